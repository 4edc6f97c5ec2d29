#include "register/draft.h"

#include <fmt/format.h>

#include <algorithm>

#include "domain/document.h"
#include "domain/group_end.h"
#include "domain/rules.h"
#include "domain/written_words.h"
#include "log/kept_files.h"
#include "projections/views.h"
#include "register/dependents.h"
#include "register/index/index_keys.h"

namespace minuted::engine {
namespace {

using Body = schema::Event::Body;
using domain::Event;
using domain::EventType;
using domain::Subject;
using domain::Words;

constexpr const char* unknownStepReason = "It names a subject that no earlier step makes.";

// The canonical bytes of an event's words; none where nothing is said. Such a message is one word of Cap'n Proto long:
// the empty pointer of its root.
Bytes wordsBytes(Words words) {
  auto bytes = canonicalBytes(words);
  return bytes.size() <= sizeof(capnp::word) ? Bytes() : bytes;
}

}  // namespace

std::unexpected<Refusal> Draft::refuse(schema::Refusal kind, std::string reason) const {
  return std::unexpected(Refusal{kind, std::move(reason), static_cast<uint16_t>(subjects_.size())});
}

std::unexpected<Refusal> Draft::refuse(const Error& error) const {
  return std::unexpected(refusalBy(error, static_cast<uint16_t>(subjects_.size())));
}

Micros Draft::recordedAt() const { return std::max(batch_.now, batch_.memory.lastRecorded + 1) + events_.size(); }

Result<Subject> Draft::current(Id subject) {
  auto changed = changed_.find(subject);
  if (changed != changed_.end()) return changed->second;
  auto read = before_.find(subject);
  if (read != before_.end()) return read->second;
  auto before = batch_.current(subject);
  if (before) before_.insert_or_assign(subject, *before);
  return before;
}

Draft::Verdict Draft::setRecorder(std::string_view name) {
  auto folded = projections::foldedName(name);
  if (folded.empty()) return refuse(schema::Refusal::MALFORMED, "It must be said who records.");
  auto known = batch_.memory.users.find(folded);
  if (known != batch_.memory.users.end()) {
    user_ = known->second;
    return {};
  }
  auto prefix = projections::lookupPrefix(Kind::USER, name);
  auto read =
      batch_.at.scan(log::Table::views, prefix, projections::afterPrefix(prefix), [&](BytesView key, BytesView) {
        user_ = projections::idOf(key);
        return false;
      });
  if (!read) return refuse(read.error());
  newUser_ = folded;
  if (user_) return {};
  if (auto fault = textFault(name, TextForm::name))
    return refuse(schema::Refusal::MALFORMED, fmt::format("The name of who records {}.", *fault));
  user_ = Id(Kind::USER, numbers_[static_cast<size_t>(Kind::USER)] + 1);
  capnp::MallocMessageBuilder event, words;
  auto entered = event.initRoot<schema::Event>();
  entered.getBody().initUserEntered();
  words.initRoot<schema::Words>().setName(capnp::Text::Reader(std::string(name).c_str()));
  auto added = addEvent(entered, words.getRoot<schema::Words>().asReader(), 0);
  subjects_.clear();  // entering the user is no step of the command
  return added;
}

Draft::Verdict Draft::add(schema::Step::Reader step) {
  capnp::word scratch[128] = {};
  capnp::MallocMessageBuilder message(scratch);
  message.setRoot(step.getEvent());
  return addEvent(message.getRoot<schema::Event>(), step.getWords(), step.getBasedOn());
}

Draft::Verdict Draft::addEvent(schema::Event::Builder event, Words words, uint64_t basedOn) {
  if (event.getBody().which() == Body::NOTHING) return refuse(schema::Refusal::MALFORMED, "A step without an event.");
  if (auto fault = domain::wordsFault(event, words)) return refuse(schema::Refusal::MALFORMED, *fault);
  if (auto assigned = assignSubject(event); !assigned) return assigned;
  event.setPosition(nextPosition());
  event.setRecordedAt(recordedAt());
  event.setRecordedBy(user_.value);
  event.setCommand(dataOf(commandId_));
  if (!event.hasHappenedOn()) writeDate(localDay(batch_.now), event.initHappenedOn());
  if (auto dated = checkDates(event); !dated) return dated;
  if (auto mentioned = checkMentions(event); !mentioned) return mentioned;

  auto id = domain::subjectOf(event);
  auto subject = current(id);
  if (!subject) return refuse(subject.error());
  if (auto version = checkVersion(*subject, basedOn); !version) return version;
  if (auto numbered = number(event, id); !numbered) return numbered;
  NewEvent added{id, {canonicalBytes(event.asReader()), wordsBytes(words)}};
  if (auto given = checkGroups(*subject, event); !given) return given;
  if (auto judged = judge(*subject, event, words, added); !judged) return judged;
  if (auto checked = checkFiles(*subject, event); !checked) return checked;

  changed_.insert_or_assign(id, std::move(*subject));
  events_.push_back(std::move(added));
  subjects_.push_back(id);
  return {};
}

// Bytes that an event says are kept have come before it.
Draft::Verdict Draft::checkFiles(const Subject& subject, Event event) {
  auto digest = domain::keptFileOf(std::get_if<domain::Document>(&subject.state), event);
  if (digest.empty() || batch_.namedFiles.contains(digest)) return {};
  auto arrived = log::hasArrived(batch_.at, digest);
  if (!arrived) return refuse(arrived.error());
  // A piece that this batch writes was not among those that were read.
  if (!*arrived || batch_.changedFiles.contains(digest))
    return refuse(schema::Refusal::NOT_FOUND,
                  "The bytes of this document have not come, or are others: send them again, and then this.");
  files_.push_back(digest);
  return {};
}

// Gives a new subject its number, and puts real ids in the place of the placeholders of subjects that earlier steps
// began.
Draft::Verdict Draft::assignSubject(schema::Event::Builder event) {
  auto step = static_cast<uint32_t>(subjects_.size());
  auto type = event.getBody().which();
  auto kinds = domain::kindsOfSubject(type);
  auto subject = domain::subjectOf(event);
  bool isNew = domain::beginsSubject(type) && type != Body::REGISTER_OPENED &&
               (!subject || subject == madeByStep(kinds.front(), step));
  if (isNew)
    domain::setSubject(event, Id(kinds.front(), ++numbers_[static_cast<size_t>(kinds.front())]));
  else if (type == Body::REGISTER_OPENED)
    numbers_[static_cast<size_t>(Kind::REGISTER)] = 1;

  // The opening of a register names the partnership, which only the next step enters: there alone a step may name a
  // later one.
  bool unknownStep = false;
  if (step > 0 || type == Body::REGISTER_OPENED)
    domain::replaceIds(event, [&](Id id) {
      if (!isLocal(id)) return id;
      auto local = id.number() - firstLocal;
      if (local < subjects_.size() && subjects_[local].kind() == id.kind()) return subjects_[local];
      if (type == Body::REGISTER_OPENED) return Id(id.kind(), 1);
      unknownStep = true;
      return id;
    });
  if (unknownStep) return refuse(schema::Refusal::MALFORMED, unknownStepReason);

  subject = domain::subjectOf(event);
  if (!subject)
    return refuse(schema::Refusal::MALFORMED, fmt::format("{}: of which subject?", domain::eventName(type)));
  return checkId(subject, kinds);
}

Draft::Verdict Draft::checkId(Id id, domain::Kinds allowed) const {
  auto kind = static_cast<size_t>(id.kind());
  if (kind == 0 || kind >= kindCount || id.number() == 0) {
    auto text = reference(id);
    return refuse(schema::Refusal::MALFORMED,
                  fmt::format("{} is no reference.", text.empty() ? fmt::to_string(id.value) : text));
  }
  if (!domain::isOneOf(id.kind(), allowed))
    return refuse(schema::Refusal::MALFORMED, fmt::format("{} is no {}.", reference(id), domain::kindNames(allowed)));
  if (isLocal(id)) return refuse(schema::Refusal::MALFORMED, unknownStepReason);
  if (id.number() > numbers_[kind])
    return refuse(schema::Refusal::NOT_FOUND, fmt::format("There is no {}.", reference(id)));
  return {};
}

Draft::Verdict Draft::checkMentions(Event event) {
  if (event.getBody().isRegisterOpened()) return {};  // names the partnership that the next step enters
  Verdict checked;
  domain::forEachMention(event, [&](Id id, domain::Kinds allowed) {
    if (checked) checked = checkId(id, allowed);
    if (!checked) return;
    if (auto named = current(id); !named)
      checked = refuse(named.error());
    else if (!domain::exists(*named))
      checked = refuse(schema::Refusal::NOT_FOUND, fmt::format("{} was entered in error: nothing new can name it. See "
                                                               "'minuted history {}'.",
                                                               reference(id), reference(id)));
  });
  return checked;
}

// A group that has ended is given nothing: neither by an event that names it, nor by moving a meeting of its own.
Draft::Verdict Draft::checkGroups(const Subject& subject, Event event) {
  Verdict checked;
  auto check = [&](Id id) {
    if (!checked || id.kind() != Kind::GROUP || id == subject.id) return;
    auto group = current(id);
    if (!group)
      checked = refuse(group.error());
    else if (auto reason = domain::refusalByEnd(id, std::get<domain::Group>(group->state), event))
      checked = refuse(schema::Refusal::RULE, *reason);
  };
  if (domain::givesToGroups(event.getBody().which())) domain::forEachRelation(event, check);
  if (event.getBody().isMeetingMoved()) check(std::get<domain::Meeting>(subject.state).group);
  return checked;
}

Draft::Verdict Draft::checkDates(Event event) const {
  bool known = true;
  domain::forEachDate(event, [&](Date date) { known = known && domain::isInCalendar(date); });
  if (!known) return refuse(schema::Refusal::MALFORMED, "It has a date that is in no calendar.");
  auto happened = *readDate(true, event.getHappenedOn());
  if (happened.day > localDay(batch_.now).day)
    return refuse(schema::Refusal::RULE,
                  fmt::format("{} is still to come: only what has happened can be recorded.", longDate(happened)));
  return {};
}

// Gives an agenda item or an amendment the next number in its meeting. One that was entered in error keeps its number,
// since other events may name it.
Draft::Verdict Draft::number(schema::Event::Builder event, Id meeting) {
  auto body = event.getBody();
  bool isItem = body.isAgendaItemAdded() && body.getAgendaItemAdded().getItem() == 0;
  bool isAmendment = body.isAmendmentProposed() && body.getAmendmentProposed().getAmendment() == 0;
  if (!isItem && !isAmendment) return {};
  auto story = this->story(meeting);
  if (!story) return refuse(story.error());
  uint16_t last = 0;
  for (const auto& stored : *story) {
    auto earlier = stored->event().getBody();
    if (isItem && earlier.isAgendaItemAdded()) last = std::max(last, earlier.getAgendaItemAdded().getItem());
    if (isAmendment && earlier.isAmendmentProposed())
      last = std::max(last, earlier.getAmendmentProposed().getAmendment());
  }
  if (isItem)
    body.getAgendaItemAdded().setItem(static_cast<uint16_t>(last + 1));
  else
    body.getAmendmentProposed().setAmendment(static_cast<uint16_t>(last + 1));
  return {};
}

// The subject's events up to now: in the store, in the batch and in this draft.
Result<Story> Draft::story(Id subject) const {
  auto story = batch_.story(subject);
  if (!story) return story;
  for (const auto& earlier : events_)
    if (earlier.subject == subject)
      story->push_back(std::make_unique<StoredEvent>(earlier.bytes.event, earlier.bytes.words));
  return story;
}

Draft::Verdict Draft::checkVersion(const Subject& subject, uint64_t basedOn) const {
  if (basedOn == 0 || subject.newest == basedOn) return {};
  return refuse(
      schema::Refusal::CONFLICT,
      fmt::format("{} has changed since: its newest event is {}, and this was decided on {}. See 'minuted history {}'.",
                  reference(subject.id), subject.newest, basedOn, reference(subject.id)));
}

Draft::Verdict Draft::judge(Subject& subject, Event event, Words words, const NewEvent& added) {
  bool next = subject.events == 0 || domain::placeOf(event) > subject.last;
  if (!next || event.getBody().isEnteredInError()) return judgeInStory(subject, event, added);
  if (auto reason = domain::refusal(subject, event, words))
    return refuse(schema::Refusal::RULE, reference(subject.id) + ": " + *reason);
  domain::apply(subject, event, words);
  return {};
}

namespace {

// Why an event cannot be recorded after which a later one of the story could not have happened, and what to do.
std::string clash(Event event, const Story& story, const ImpossibleEvent& impossible) {
  auto later =
      std::ranges::find_if(story, [&](const auto& each) { return each->event().getPosition() == impossible.position; });
  auto dayOf = [](Event each) { return longDate(*readDate(each.hasHappenedOn(), each.getHappenedOn())); };
  auto which = fmt::format("'{}' of {} (event {})", domain::verbOf((*later)->event().getBody().which()),
                           dayOf((*later)->event()), impossible.position);
  if (event.getBody().isEnteredInError())
    return fmt::format("{} could then not have happened: {} Undo that one first: 'minuted undo {}'.", which,
                       impossible.reason, impossible.position);
  return fmt::format(
      "{} comes after {}, and could then not have happened: {} Give this a later day, with --on or a "
      "later meeting; or undo that one ('minuted undo {}') and record it with its own day.",
      which, dayOf(event), impossible.reason, impossible.position);
}

}  // namespace

// Why a note of an error may not be recorded, as far as the noted event itself says.
Draft::Verdict Draft::checkUndoing(const Story& story, schema::EnteredInError::Reader error) const {
  auto position = error.getEvent();
  auto named = std::ranges::find_if(story, [&](auto& each) { return each->event().getPosition() == position; });
  if (named == story.end())
    return refuse(schema::Refusal::NOT_FOUND,
                  fmt::format("Event {} is not in the story of {}.", position, reference(Id(error.getSubject()))));
  auto note = std::ranges::find_if(story, [&](auto& each) {
    auto body = each->event().getBody();
    return body.isEnteredInError() && body.getEnteredInError().getEvent() == position;
  });
  if (positionsInError(story).contains(position))
    return refuse(schema::Refusal::RULE,
                  fmt::format("Event {0} was entered in error already: event {1} says so. 'minuted undo {1}' would "
                              "make it count again.",
                              position, (*note)->event().getPosition()));
  switch ((*named)->event().getBody().which()) {
    case Body::REGISTER_OPENED:
      return refuse(schema::Refusal::RULE, fmt::format("Event {} opened the register, and stays.", position));
    case Body::USER_ENTERED:
      return refuse(schema::Refusal::RULE,
                    fmt::format("Event {} enters somebody who records: what they recorded names them.", position));
    default: return {};
  }
}

Result<std::unique_ptr<StoredEvent>> Draft::eventAt(uint64_t position) const {
  auto ofBatch = batch_.events.find(position);
  if (ofBatch != batch_.events.end())
    return std::make_unique<StoredEvent>(ofBatch->second.event, ofBatch->second.words);
  if (auto first = batch_.pending.nextPosition(); position >= first) {
    const auto& bytes = events_.at(position - first).bytes;
    return std::make_unique<StoredEvent>(bytes.event, bytes.words);
  }
  return readEvent(batch_.at, position);
}

// An event that began its subject, or a meeting's being held, cannot be taken away while events that count name the
// subject; in the second case those that came after it, since a planned meeting can be named before.
Draft::Verdict Draft::checkDependents(Event undone) const {
  auto subject = domain::subjectOf(undone);
  const auto& after = changed_.at(subject);
  bool wasHeld = undone.getBody().isMeetingHeld();
  if (domain::exists(after) && !wasHeld) return {};
  if (subject == Id(Kind::GROUP, 1))
    return refuse(schema::Refusal::RULE,
                  fmt::format("{} is the partnership whose register this is.", reference(subject)));
  auto ofSubject = story(subject);
  if (!ofSubject) return refuse(ofSubject.error());
  auto first = domain::exists(after) ? undone.getPosition() + 1 : ofSubject->front()->event().getPosition();
  auto naming = eventsConcerning(subject, first, nextPosition() - 1, [&](auto each) { return eventAt(each); }, 4);
  if (!naming) return refuse(naming.error());
  if (naming->empty()) return {};
  std::string which;
  for (size_t i = 0; i < std::min<size_t>(naming->size(), 3); ++i)
    which += fmt::format("{}{}", i == 0 ? "" : ", ", (*naming)[i]);
  return refuse(schema::Refusal::RULE,
                fmt::format("{} is named by what was recorded since (event {}{}), which would then name nothing. "
                            "'minuted undo {} --together --dry-run' shows all of it, and without --dry-run undoes it.",
                            reference(subject), which, naming->size() > 3 ? " and others" : "", undone.getPosition()));
}

// Judges the events of the subject that this command takes away, or lets count again.
Draft::Verdict Draft::checkUndone(Id subject) {
  auto before = batch_.story(subject), after = story(subject);
  if (!before || !after) return refuse((before ? after : before).error());
  auto inErrorBefore = positionsInError(*before), inErrorAfter = positionsInError(*after);
  for (const auto& stored : *after) {
    auto event = stored->event();
    bool was = inErrorBefore.contains(event.getPosition()), is = inErrorAfter.contains(event.getPosition());
    if (was == is || event.getBody().isEnteredInError()) continue;
    if (auto checked = is ? checkDependents(event) : checkMentions(event); !checked) return checked;
  }
  return {};
}

Draft::Verdict Draft::finish() {
  for (const auto& added : events_) {
    StoredEvent stored(added.bytes.event, {});
    if (stored.event().getBody().isEnteredInError())
      if (auto checked = checkUndone(added.subject); !checked) return checked;
    if (auto indexed = index(stored.event()); !indexed) return refuse(indexed.error());
  }
  return {};
}

// Notes the keys by which the event will be found.
Result<void> Draft::index(Event event) {
  Result<void> read;
  forEachIndexKey(event, [&](const Bytes& key) {
    if (!read) return;
    auto list = listOf(key);
    if (list.starts_with('R')) {
      auto related = batch_.isRelated(key);
      if (!related) return (void)(read = std::unexpected(related.error()));
      if (*related || !relations_.insert(key).second) return;
    }
    if (!list.empty()) read = batch_.loadTally(list);
    indexKeys_.push_back(key);
  });
  return read;
}

// Judges an event that happened before others which are known, or one that says that another was entered in error. The
// whole story is judged again from there on, since what came later may have become impossible. What the rules do not
// allow even without the new event is no reason against it: rules may have been others when that was recorded.
Draft::Verdict Draft::judgeInStory(Subject& subject, Event event, const NewEvent& added) {
  auto story = this->story(subject.id);
  if (!story) return refuse(story.error());
  auto from = domain::placeOf(event);
  if (event.getBody().isEnteredInError()) {
    if (auto checked = checkUndoing(*story, event.getBody().getEnteredInError()); !checked) return checked;
    from = domain::Place();
  }
  auto tolerated = impossibleEvents(subject.id, *story);
  story->push_back(std::make_unique<StoredEvent>(added.bytes.event, added.bytes.words));
  auto folded = foldJudged(subject.id, *story, from, tolerated);
  if (folded) {
    subject = std::move(*folded);
    return {};
  }
  if (folded.error().position == event.getPosition())
    return refuse(schema::Refusal::RULE, reference(subject.id) + ": " + folded.error().reason);
  return refuse(schema::Refusal::RULE, reference(subject.id) + ": " + clash(event, *story, folded.error()));
}

Recorded Draft::addToBatch() {
  Recorded recorded;
  for (auto& added : events_) {
    auto position = batch_.pending.append(added.bytes.event, added.bytes.words);
    if (recorded.count++ == 0) recorded.first = position;
    recorded.subjects.push_back(added.subject);
    batch_.eventsOf[added.subject].push_back(position);
    batch_.memory.lastRecorded = StoredEvent(added.bytes.event, {}).event().getRecordedAt();
    batch_.events.emplace(position, std::move(added.bytes));
  }
  if (recorded.count == 0) return recorded;
  auto& changes = batch_.pending.changes();
  for (const auto& key : indexKeys_) {
    changes.put(log::Table::index, key, {});
    auto list = Bytes(listOf(key));
    if (list.empty()) continue;
    batch_.tallies.at(list).add(lastNumber(key));
    batch_.changedLists.insert(list);
  }
  for (const auto& digest : files_) changes.remove(log::Table::files, log::arrivingKey(digest));
  batch_.namedFiles.insert(files_.begin(), files_.end());
  batch_.relations.merge(relations_);
  Bytes place;
  appendU64(place, recorded.first);
  appendU32(place, recorded.count);
  changes.put(log::Table::index, commandKey(commandId_), place);
  batch_.commands.emplace(Bytes(commandId_), recorded);
  if (!newUser_.empty()) batch_.memory.users.emplace(newUser_, user_);
  for (auto& [id, after] : changed_) {
    auto touched = batch_.touched.find(id);
    if (touched != batch_.touched.end())
      touched->second.after = std::move(after);
    else
      batch_.touched.emplace(id, BatchState::Touched{std::move(before_.at(id)), std::move(after)});
  }
  batch_.memory.numbers = numbers_;
  return recorded;
}

}  // namespace minuted::engine
