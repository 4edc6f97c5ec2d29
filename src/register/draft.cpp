#include "register/draft.h"

#include <fmt/format.h>

#include <algorithm>

#include "projections/views.h"
#include "register/index_keys.h"

namespace minuted::engine {
namespace {

using Body = schema::Event::Body;
using domain::Event;
using domain::EventType;
using domain::Subject;
using domain::Words;

constexpr const char* unknownStepReason = "It names a subject that no earlier step makes.";

// Years of four digits, as dates are written.
bool inCalendar(Date date) {
  static const auto first = dateOf(1000, 1, 1).day, last = dateOf(9999, 12, 31).day;
  return date.day >= first && date.day <= last && date.precision <= Precision::YEAR;
}

// A message without any words is one word long: the root's empty pointer.
Bytes wordsBytes(Words words) {
  auto bytes = canonicalBytes(words);
  return bytes.size() <= sizeof(capnp::word) ? Bytes() : bytes;
}

}  // namespace

std::unexpected<Refusal> Draft::refuse(schema::Refusal kind, std::string reason) const {
  return std::unexpected(Refusal{kind, std::move(reason), static_cast<uint16_t>(made_.size())});
}

Micros Draft::recordedAt() const { return std::max(batch_.now_, batch_.memory_.lastRecorded + 1) + events_.size(); }

Result<Subject> Draft::current(Id subject) {
  auto changed = changed_.find(subject);
  if (changed != changed_.end()) return changed->second;
  auto before = batch_.current(subject);
  if (before) before_.insert_or_assign(subject, *before);
  return before;
}

Draft::Judged Draft::by(std::string_view name) {
  auto folded = projections::foldedName(name);
  if (folded.empty()) return refuse(schema::Refusal::MALFORMED, "It must be said who records.");
  auto known = batch_.memory_.users.find(folded);
  if (known != batch_.memory_.users.end()) {
    user_ = known->second;
    return {};
  }
  auto prefix = projections::lookupPrefix(Kind::USER, name);
  auto read =
      batch_.at_.scan(log::Table::views, prefix, projections::afterPrefix(prefix), [&](BytesView key, BytesView) {
        user_ = projections::idOf(key);
        return false;
      });
  if (!read) return refuse(schema::Refusal::STOPPED, read.error().message);
  newUser_ = folded;
  if (user_) return {};
  user_ = Id(Kind::USER, numbers_[static_cast<size_t>(Kind::USER)] + 1);
  capnp::MallocMessageBuilder event, words;
  auto entered = event.initRoot<schema::Event>();
  entered.getBody().initUserEntered();
  words.initRoot<schema::Words>().setName(capnp::Text::Reader(std::string(name).c_str()));
  auto added = add(entered, words.getRoot<schema::Words>().asReader(), 0);
  made_.clear();  // it is no step of the command's
  return added;
}

Draft::Judged Draft::take(schema::Step::Reader step) {
  capnp::word scratch[128] = {};
  capnp::MallocMessageBuilder message(scratch);
  message.setRoot(step.getEvent());
  return add(message.getRoot<schema::Event>(), step.getWords(), step.getBasedOn());
}

Draft::Judged Draft::add(schema::Event::Builder event, Words words, uint64_t basedOn) {
  if (event.getBody().which() == Body::NOTHING) return refuse(schema::Refusal::MALFORMED, "A step without an event.");
  if (auto given = giveSubject(event); !given) return given;
  event.setPosition(nextPosition());
  event.setRecordedAt(recordedAt());
  event.setRecordedBy(user_.value);
  event.setCommand({reinterpret_cast<const capnp::byte*>(command_.data()), command_.size()});
  if (!event.hasHappenedOn()) writeDate(localDay(batch_.now_), event.initHappenedOn());
  if (auto dated = checkDates(event); !dated) return dated;
  if (auto mentioned = checkMentions(event); !mentioned) return mentioned;

  auto id = domain::subjectOf(event);
  auto subject = current(id);
  if (!subject) return refuse(schema::Refusal::STOPPED, subject.error().message);
  if (auto version = checkVersion(*subject, basedOn); !version) return version;
  if (auto numbered = numberAgendaItem(event, id); !numbered) return numbered;
  Made made{id, {canonicalBytes(event.asReader()), wordsBytes(words)}};
  if (auto judged = judge(*subject, event, words, made); !judged) return judged;

  changed_.insert_or_assign(id, std::move(*subject));
  events_.push_back(std::move(made));
  made_.push_back(id);
  return {};
}

// Gives a new subject its number, and replaces the ids of subjects that earlier steps made.
Draft::Judged Draft::giveSubject(schema::Event::Builder event) {
  auto step = static_cast<uint32_t>(made_.size());
  auto type = event.getBody().which();
  auto kinds = domain::kindsOfSubject(type);
  auto subject = domain::subjectOf(event);
  bool isNew = domain::beginsSubject(type) && type != Body::REGISTER_OPENED &&
               (!subject || subject == madeByStep(kinds.front(), step));
  if (isNew)
    domain::setSubject(event, Id(kinds.front(), ++numbers_[static_cast<size_t>(kinds.front())]));
  else if (type == Body::REGISTER_OPENED)
    numbers_[static_cast<size_t>(Kind::REGISTER)] = 1;

  // A partnership is named by the opening of its register, which comes before it: later steps may be named there alone.
  bool unknownStep = false;
  if (step > 0 || type == Body::REGISTER_OPENED)
    domain::replaceIds(event, [&](Id id) {
      if (!isLocal(id)) return id;
      auto local = id.number() - firstLocal;
      if (local < made_.size() && made_[local].kind() == id.kind()) return made_[local];
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

Draft::Judged Draft::checkId(Id id, domain::Kinds asked) const {
  auto kind = static_cast<size_t>(id.kind());
  if (kind == 0 || kind >= kindCount || id.number() == 0) {
    auto text = reference(id);
    return refuse(schema::Refusal::MALFORMED,
                  fmt::format("{} is no reference.", text.empty() ? fmt::to_string(id.value) : text));
  }
  if (!domain::isOneOf(id.kind(), asked))
    return refuse(schema::Refusal::MALFORMED, fmt::format("{} is no {}.", reference(id), domain::kindNames(asked)));
  if (isLocal(id)) return refuse(schema::Refusal::MALFORMED, unknownStepReason);
  if (id.number() > numbers_[kind])
    return refuse(schema::Refusal::NOT_FOUND, fmt::format("There is no {}.", reference(id)));
  return {};
}

Draft::Judged Draft::checkMentions(Event event) const {
  if (event.getBody().isRegisterOpened()) return {};  // names the partnership that the next step enters
  Judged checked;
  domain::forEachMention(event, [&](Id id, domain::Kinds asked) {
    if (checked) checked = checkId(id, asked);
  });
  return checked;
}

Draft::Judged Draft::checkDates(Event event) const {
  bool known = true;
  domain::forEachDate(event, [&](Date date) { known = known && inCalendar(date); });
  if (!known) return refuse(schema::Refusal::MALFORMED, "It has a date that is in no calendar.");
  auto happened = *readDate(true, event.getHappenedOn());
  if (happened.day > localDay(batch_.now_).day)
    return refuse(schema::Refusal::RULE,
                  fmt::format("{} is still to come: only what has happened can be recorded.", longDate(happened)));
  return {};
}

// The next number in its meeting. One that was entered in error keeps its number: decisions may name it.
Draft::Judged Draft::numberAgendaItem(schema::Event::Builder event, Id meeting) {
  auto body = event.getBody();
  if (!body.isAgendaItemAdded() || body.getAgendaItemAdded().getItem() != 0) return {};
  auto story = this->story(meeting);
  if (!story) return refuse(schema::Refusal::STOPPED, story.error().message);
  uint16_t last = 0;
  for (const auto& stored : *story) {
    auto earlier = stored->event().getBody();
    if (earlier.isAgendaItemAdded()) last = std::max(last, earlier.getAgendaItemAdded().getItem());
  }
  body.getAgendaItemAdded().setItem(static_cast<uint16_t>(last + 1));
  return {};
}

// Its events up to now, this draft's own included.
Result<Story> Draft::story(Id subject) const {
  auto story = batch_.story(subject);
  if (!story) return story;
  for (const auto& earlier : events_)
    if (earlier.subject == subject)
      story->push_back(std::make_unique<StoredEvent>(earlier.bytes.event, earlier.bytes.words));
  return story;
}

Draft::Judged Draft::checkVersion(const Subject& subject, uint64_t basedOn) const {
  if (basedOn == 0 || subject.newest == basedOn) return {};
  return refuse(
      schema::Refusal::CONFLICT,
      fmt::format("{} has changed since: its newest event is {}, and this was decided on {}. See 'minuted history {}'.",
                  reference(subject.id), subject.newest, basedOn, reference(subject.id)));
}

Draft::Judged Draft::judge(Subject& subject, Event event, Words words, const Made& made) {
  bool next = subject.events == 0 || domain::placeOf(event) > subject.last;
  if (!next || event.getBody().isEnteredInError()) return judgeInStory(subject, event, made);
  if (auto reason = domain::refusal(subject, event, words))
    return refuse(schema::Refusal::RULE, reference(subject.id) + ": " + *reason);
  domain::apply(subject, event, words);
  return {};
}

// An event that happened before others which are known, or that takes one away: the whole story is judged again from
// there on.
Draft::Judged Draft::judgeInStory(Subject& subject, Event event, const Made& made) {
  auto story = this->story(subject.id);
  if (!story) return refuse(schema::Refusal::STOPPED, story.error().message);
  auto from = domain::placeOf(event);
  if (event.getBody().isEnteredInError()) {
    auto position = event.getBody().getEnteredInError().getEvent();
    auto named = std::ranges::find_if(*story, [&](auto& each) { return each->event().getPosition() == position; });
    if (named == story->end())
      return refuse(schema::Refusal::NOT_FOUND,
                    fmt::format("Event {} is not in the story of {}.", position, reference(subject.id)));
    from = domain::Place();
  }
  story->push_back(std::make_unique<StoredEvent>(made.bytes.event, made.bytes.words));
  auto folded = foldJudged(subject.id, *story, from);
  if (folded) {
    subject = std::move(*folded);
    return {};
  }
  if (folded.error().position == event.getPosition())
    return refuse(schema::Refusal::RULE, reference(subject.id) + ": " + folded.error().reason);
  return refuse(schema::Refusal::RULE,
                fmt::format("{}: then what was recorded as event {} could not have happened: {}", reference(subject.id),
                            folded.error().position, folded.error().reason));
}

Recorded Draft::keep() {
  Recorded recorded;
  for (auto& made : events_) {
    auto position = batch_.pending_.append(made.bytes.event, made.bytes.words);
    if (recorded.count++ == 0) recorded.first = position;
    recorded.subjects.push_back(made.subject);
    StoredEvent stored(made.bytes.event, {});
    index(made.subject, stored.event());
    batch_.freshStory_[made.subject].push_back(position);
    batch_.memory_.lastRecorded = stored.event().getRecordedAt();
    batch_.fresh_.emplace(position, std::move(made.bytes));
  }
  Bytes place;
  appendU64(place, recorded.first);
  appendU32(place, recorded.count);
  batch_.pending_.changes().put(log::Table::index, commandKey(command_), place);
  batch_.freshCommands_.emplace(Bytes(command_), recorded);
  if (!newUser_.empty()) batch_.memory_.users.emplace(newUser_, user_);
  for (auto& [id, after] : changed_) {
    auto touched = batch_.touched_.find(id);
    if (touched != batch_.touched_.end())
      touched->second.after = std::move(after);
    else
      batch_.touched_.emplace(id, Deciding::Touched{std::move(before_.at(id)), std::move(after)});
  }
  batch_.memory_.numbers = numbers_;
  return recorded;
}

void Draft::index(Id subject, Event event) {
  auto position = event.getPosition();
  auto& changes = batch_.pending_.changes();
  auto put = [&](const Bytes& key) { changes.put(log::Table::index, key, {}); };
  put(storyKey(subject, position));
  domain::forEachCompanion(event, [&](Id id) { put(companionKey(id, position)); });
  domain::forEachRelation(event, [&](Id id) { put(relationKey(id, subject)); });
  if (!domain::isKnowledge(event.getBody().which())) put(happenedKey(event.getHappenedOn().getDay(), position));
}

}  // namespace minuted::engine
