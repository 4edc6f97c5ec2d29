// Making a sieve, in passes over the log. The first notes what is said to be confidential; the subjects that this
// concerns are folded, to see whether it still is. The second finds the events that follow from there. The third, where
// parties or users were entered together with what is hidden, looks whether anything else names them.
#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "base/guard.h"
#include "base/message.h"
#include "register/sieve.h"

namespace minuted::engine {
namespace {

using Body = schema::Event::Body;
using domain::AgendaPlace;
using domain::Event;
using domain::Subject;

// From the event at position `first` on, until visit returns false.
Result<void> forEachEvent(const log::ReadPoint& at, uint64_t first, uint64_t size,
                          const std::function<bool(Event event)>& visit) {
  std::optional<Error> damage;
  TRY_DONE(guarded("the log", [&]() -> Result<void> {
    return at.scanOnce(log::Table::records, log::recordKey(first), log::recordKey(size + 1),
                       [&](BytesView, BytesView stored) {
                         auto record = log::decodeParts(stored);
                         if (!record) {
                           damage = record.error();
                           return false;
                         }
                         return visit(Message<schema::Event>(record->event).get());
                       });
  }));
  if (damage) return std::unexpected(*damage);
  return {};
}

Result<void> forEachEvent(const log::ReadPoint& at, uint64_t size, const std::function<void(Event event)>& visit) {
  return forEachEvent(at, 1, size, [&](Event event) { return visit(event), true; });
}

Bytes commandOf(Event event) {
  auto command = event.getCommand();
  return Bytes(reinterpret_cast<const char*>(command.begin()), command.size());
}

// Kinds of subjects that are entered for the sake of what names them.
bool isSupporting(Kind kind) {
  return kind == Kind::USER || kind == Kind::PERSON || kind == Kind::ORGANISATION || kind == Kind::GROUP;
}

}  // namespace

class SieveMaker {
 public:
  SieveMaker(const log::ReadPoint& at, uint64_t size, const MayRead& mayRead)
      : at_(at), size_(size), mayRead_(mayRead) {}

  Result<std::shared_ptr<const Sieve>> make() {
    TRY_DONE(forEachEvent(at_, size_, [&](Event event) { note(event); }));
    for (auto id : sieve_.marked_) TRY_DONE(judge(id));
    for (const auto& [id, place] : placed_)
      if (sieve_.items_.contains(place)) TRY_DONE(judgePlaced(id));
    if (sieve_.subjects_.empty() && positions_.empty()) return std::make_shared<const Sieve>(std::move(sieve_));
    for (auto id : std::set<Id>(sieve_.subjects_))
      if (id.kind() != Kind::DOCUMENT) TRY_DONE(noteSources(id));
    hideDocuments();
    TRY_DONE(forEachEvent(at_, size_, [&](Event event) { follow(event); }));
    endCommand();
    if (!supporting_.empty()) TRY_DONE(hideSupporting());
    sieve_.positions_.assign(positions_.begin(), positions_.end());
    return std::make_shared<const Sieve>(std::move(sieve_));
  }

 private:
  // --- What is said ---

  void note(Event event) {
    auto subject = domain::subjectOf(event);
    auto body = event.getBody();
    if (domain::saysConfidential(event)) sieve_.marked_.insert(subject);
    if (auto place = domain::placeOnAgenda(event)) placed_.emplace_back(subject, *place);
    if (body.isDocumentRead()) documentOf_[subject] = Id(body.getDocumentRead().getDocument());
    if (body.isDocumentAttached()) {
      auto attached = body.getDocumentAttached();
      attached_.push_back({subject, Id(attached.getTo()), attached.getAgendaItem()});
    }
    if (body.isProposalAccepted()) accepted_.emplace_back(subject, Id(body.getProposalAccepted().getSubject()));
  }

  // --- What is so ---

  Result<void> judge(Id id) {
    TRY(auto story, readStory(at_, id, size_));
    return guarded("the story of " + reference(id), [&]() -> Result<void> {
      auto subject = fold(id, story, Cut().on);
      if (mayRead_(subject)) return {};
      if (id.kind() == Kind::MEETING)
        judgeAgenda(std::get<domain::Meeting>(subject.state), story);
      else if (!domain::exists(subject) || domain::isConfidential(subject))
        sieve_.subjects_.insert(id);
      else
        hideErrors(story);
      return {};
    });
  }

  // What was said of it in confidence and entered in error stays so, though it is no longer so of the subject.
  void hideErrors(const Story& story) {
    auto inError = positionsInError(story);
    for (const auto& stored : story)
      if (inError.contains(stored->event().getPosition()) && domain::saysConfidential(stored->event())) {
        positions_.insert(stored->event().getPosition());
        noteSource(stored->event());
      }
  }

  void judgeAgenda(const domain::Meeting& meeting, const Story& story) {
    hideErrors(story);
    auto hidden = confidentialItems(meeting, story);
    for (const auto& stored : story) {
      auto event = stored->event();
      auto item = domain::agendaItemOf(event);
      if (item == 0 || !hidden.contains(item)) continue;
      positions_.insert(event.getPosition());
      noteSource(event);
      hiddenItems_.insert({domain::subjectOf(event), item});
      if (auto number = domain::numberOf(meeting, item); number != 0)
        sieve_.items_.insert({domain::subjectOf(event), number});
    }
  }

  // By AgendaItem::item. Of an item that was entered in error, what it said last holds: what was noted of it stays as
  // hidden as it was.
  static std::set<uint16_t> confidentialItems(const domain::Meeting& meeting, const Story& story) {
    std::set<uint16_t> items;
    for (const auto& stored : story)
      if (auto item = domain::agendaItemOf(stored->event()); domain::saysConfidential(stored->event()))
        items.insert(item);
    for (const auto& item : meeting.agenda)
      if (!item.confidential) items.erase(item.item);
    return items;
  }

  // An action or decision that was raised or taken at a hidden item, if it still says so.
  Result<void> judgePlaced(Id id) {
    if (sieve_.hides(id)) return {};
    TRY(auto story, readStory(at_, id, size_));
    return guarded("the story of " + reference(id), [&]() -> Result<void> {
      auto subject = fold(id, story, Cut().on);
      auto place = domain::placeOnAgenda(subject);
      if (!domain::exists(subject) || (place && sieve_.items_.contains(*place))) sieve_.subjects_.insert(id);
      return {};
    });
  }

  // --- Where it was read ---

  void noteSource(Event event) {
    auto source = event.getSource();
    for (auto id : {Id(source.getDocument()), Id(source.getReading())})
      if (id) sources_.insert(id);
  }

  Result<void> noteSources(Id id) {
    TRY(auto story, readStory(at_, id, size_));
    return guarded("the story of " + reference(id), [&]() -> Result<void> {
      for (const auto& stored : story) noteSource(stored->event());
      return {};
    });
  }

  void hideDocuments() {
    for (auto id : sieve_.subjects_)
      if (id.kind() == Kind::DOCUMENT) sources_.insert(id);
    for (const auto& [reading, subject] : accepted_)
      if (sieve_.hides(subject)) sources_.insert(reading);
    for (const auto& [document, to, agendaItem] : attached_)
      if (sieve_.hides(to) || hiddenItems_.contains({to, agendaItem})) sources_.insert(document);
    for (const auto& [reading, document] : documentOf_)
      if (sources_.contains(reading)) sources_.insert(document);
    for (const auto& [reading, document] : documentOf_)
      if (sources_.contains(document)) sources_.insert(reading);
    sieve_.subjects_.insert(sources_.begin(), sources_.end());
  }

  // --- What follows ---

  void follow(Event event) {
    auto subject = domain::subjectOf(event);
    if (auto command = commandOf(event); command != command_) {
      endCommand();
      command_ = std::move(command);
    }
    if (isSupporting(subject.kind()) && domain::beginsSubject(event.getBody().which())) entered_.push_back(subject);
    if (hides(event)) {
      isHiddenCommand_ = true;
      positions_.insert(event.getPosition());
      if (!sieve_.hides(subject)) sieve_.changed_.insert(subject);
    } else if (sieve_.namesHidden(event)) {
      sieve_.changed_.insert(subject);
    }
  }

  bool hides(Event event) {
    auto body = event.getBody();
    if (sieve_.hides(domain::subjectOf(event)) || positions_.contains(event.getPosition())) return true;
    if (body.isEnteredInError()) return positions_.contains(body.getEnteredInError().getEvent());
    if (body.isPapersPublished()) return sieve_.hides(Id(body.getPapersPublished().getDocument()));
    if (body.isMinutesCorrected()) return sieve_.hides(Id(body.getMinutesCorrected().getSubject()));
    if (!body.isMailPrepared() || body.getMailPrepared().getActions().size() == 0) return false;
    for (auto action : body.getMailPrepared().getActions())
      if (!sieve_.hides(Id(action))) return false;
    sieve_.subjects_.insert(domain::subjectOf(event));
    return true;
  }

  // --- Who was entered for it ---

  void endCommand() {
    if (isHiddenCommand_)
      for (auto id : entered_) supporting_.emplace(id, Supporting{command_, {}, {}});
    entered_.clear();
    isHiddenCommand_ = false;
  }

  struct Supporting {
    Bytes command;  // that it was entered by
    std::set<Id> names;
    std::vector<uint64_t> events;
  };

  // Hides those whom nothing that can be seen names, or says anything of, but what they were entered by.
  Result<void> hideSupporting() {
    std::vector<Id> named;
    TRY_DONE(forEachEvent(at_, size_, [&](Event event) {
      if (positions_.contains(event.getPosition())) return;
      auto own = supporting_.find(domain::subjectOf(event));
      bool isSupporting = own != supporting_.end();
      if (isSupporting) own->second.events.push_back(event.getPosition());
      if (isSupporting && own->second.command != commandOf(event)) named.push_back(own->first);
      auto name = [&](Id id) {
        if (isSupporting)
          own->second.names.insert(id);
        else
          named.push_back(id);
      };
      name(Id(event.getRecordedBy()));
      domain::forEachMention(event, [&](Id id, domain::Kinds) { name(id); });
    }));
    while (!named.empty()) {
      auto found = supporting_.find(named.back());
      named.pop_back();
      if (found == supporting_.end()) continue;
      named.insert(named.end(), found->second.names.begin(), found->second.names.end());
      supporting_.erase(found);
    }
    for (const auto& [id, supporting] : supporting_) {
      sieve_.subjects_.insert(id);
      positions_.insert(supporting.events.begin(), supporting.events.end());
    }
    return {};
  }

  const log::ReadPoint& at_;
  uint64_t size_;
  const MayRead& mayRead_;
  Sieve sieve_;
  std::set<uint64_t> positions_;  // of hidden events

  std::vector<std::pair<Id, AgendaPlace>> placed_;
  struct Attached {
    Id document, to;
    uint16_t agendaItem;  // AgendaItem::item, of a meeting
  };
  std::vector<Attached> attached_;
  std::set<std::pair<Id, uint16_t>> hiddenItems_;  // meetings, and AgendaItem::item
  std::map<Id, Id> documentOf_;                    // of a reading
  std::vector<std::pair<Id, Id>> accepted_;        // a reading, and what came of one of its proposals
  std::set<Id> sources_;                           // documents and readings that something hidden was read from

  Bytes command_;  // that the pass is at
  bool isHiddenCommand_ = false;
  std::vector<Id> entered_;
  std::map<Id, Supporting> supporting_;
};

Result<std::shared_ptr<const Sieve>> Sieve::make(const log::ReadPoint& at, uint64_t size, const MayRead& mayRead) {
  return SieveMaker(at, size, mayRead).make();
}

Result<bool> Sieve::holdsUntil(const log::ReadPoint& at, uint64_t known, uint64_t size) const {
  bool holds = true;
  TRY_DONE(forEachEvent(at, known + 1, size, [&](Event event) { return holds = !mayChangeBy(event); }));
  return holds;
}

}  // namespace minuted::engine
