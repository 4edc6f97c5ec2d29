#include "report/citing.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>

#include "base/guard.h"
#include "base/text.h"

namespace minuted::report {

Result<const engine::Story*> Citing::story(Id subject) {
  auto known = stories_.find(subject);
  if (known == stories_.end()) {
    TRY(auto read, engine::readStory(snapshot_.at(), subject, snapshot_.cut().until));
    known = stories_.emplace(subject, std::move(read)).first;
  }
  return &known->second;
}

Result<const std::optional<domain::Subject>*> Citing::subjectOf(Id id) {
  auto known = subjects_.find(id);
  if (known == subjects_.end()) {
    TRY(auto found, snapshot_.find(id));
    known = subjects_.emplace(id, std::move(found)).first;
  }
  return &known->second;
}

Result<Citations> Citing::cite(Id subject, const Wanted& wanted) {
  Citations cites;
  TRY(const auto* events, story(subject));
  return guarded("the story of " + reference(subject), [&]() -> Result<Citations> {
    auto gone = engine::positionsInError(*events);
    for (const auto& stored : *events) {
      auto event = stored->event();
      auto place = domain::placeOf(event);
      if (place.day <= today().day && !gone.contains(place.position) && wanted(event)) cites.push_back(place.position);
    }
    return cites;
  });
}

namespace {

Citing::Wanted anyOf(std::initializer_list<domain::EventType> types) {
  return [wanted = std::vector<domain::EventType>(types)](domain::Event event) {
    return std::ranges::find(wanted, event.getBody().which()) != wanted.end();
  };
}

}  // namespace

Result<Citations> Citing::cite(Id subject, std::initializer_list<domain::EventType> types) {
  return cite(subject, anyOf(types));
}

// By the day on which it happened, and of one day by position.
Result<Citations> Citing::citeNewest(Id subject, const Wanted& wanted) {
  std::optional<domain::Place> newest;
  TRY_DONE(cite(subject, [&](domain::Event event) {
    if (wanted(event)) newest = std::max(newest, std::optional(domain::placeOf(event)));
    return false;
  }));
  return newest ? Citations{newest->position} : Citations();
}

Result<Citations> Citing::citeNewest(Id subject, std::initializer_list<domain::EventType> types) {
  return citeNewest(subject, anyOf(types));
}

Result<const domain::Subject*> Citing::asKnown(Id id) {
  auto known = known_.find(id);
  if (known == known_.end()) {
    TRY(auto story, engine::readStory(snapshot_.at(), id, std::numeric_limits<uint64_t>::max()));
    TRY(auto folded, guarded("the story of " + reference(id), [&]() -> Result<domain::Subject> {
          return engine::fold(id, story, std::numeric_limits<int32_t>::max());
        }));
    known = known_.emplace(id, std::move(folded)).first;
  }
  return &known->second;
}

Result<bool> Citing::isConfidential(Id id, uint16_t number) {
  if (!id || number == 0) return false;
  TRY(const auto* subject, asKnown(id));
  const auto* meeting = std::get_if<domain::Meeting>(&subject->state);
  return meeting != nullptr && std::ranges::any_of(meeting->agenda, [&](const domain::AgendaItem& item) {
           return item.number == number && item.confidential;
         });
}

Result<bool> Citing::isLeftOut(Id subject) {
  if (!publicCopy_) return false;
  bool leftOut = false;
  auto judge = [&](const auto& state) -> Result<void> {
    if (!state) return {};
    TRY(auto item, isConfidential(state->meeting, state->item));
    leftOut = state->confidential || item;
    return {};
  };
  if (subject.kind() == Kind::ACTION) {
    TRY(const auto* known, asKnown(subject));
    TRY_DONE(judge(std::get_if<domain::Action>(&known->state)));
  } else if (subject.kind() == Kind::DECISION) {
    TRY(const auto* known, asKnown(subject));
    TRY_DONE(judge(std::get_if<domain::Decision>(&known->state)));
  }
  if (leftOut) leftOut_.insert(subject);
  return leftOut;
}

bool Citing::isLeftOut(Id meeting, const domain::AgendaItem& item) {
  if (!publicCopy_ || !item.confidential) return false;
  leftOutItems_.emplace(meeting, item.item);
  return true;
}

Result<bool> Citing::isLeftOut(domain::Event event) {
  auto body = event.getBody();
  if (publicCopy_ && body.isAgendaItemAdded()) {
    auto said = body.getAgendaItemAdded();
    TRY(auto meeting, find<domain::Meeting>(Id(said.getMeeting())));
    return said.getConfidential() || (meeting && std::ranges::any_of(meeting->agenda, [&](const auto& item) {
                                        return item.item == said.getItem() && item.confidential;
                                      }));
  }
  if (body.isMinutesCorrected()) return isLeftOut(Id(body.getMinutesCorrected().getSubject()));
  return isLeftOut(domain::subjectOf(event));
}

std::string Citing::leftOutSentence() const {
  if (!publicCopy_) return "";
  auto ofKind = [&](Kind kind) {
    return static_cast<size_t>(std::ranges::count_if(leftOut_, [&](Id id) { return id.kind() == kind; }));
  };
  std::vector<std::string> parts;
  auto add = [&](size_t count, std::string_view noun) {
    if (count > 0) parts.push_back(counted(count, noun));
  };
  add(ofKind(Kind::ACTION), "action");
  add(ofKind(Kind::DECISION), "decision");
  add(leftOutItems_.size(), "agenda item");
  if (parts.empty()) return "This is a public copy. Nothing in it was confidential, so nothing is left out.";
  bool one = leftOut_.size() + leftOutItems_.size() == 1;
  return fmt::format("This is a public copy: {} {} confidential and left out.", inOneLine(parts), one ? "is" : "are");
}

Citations both(Citations a, const Citations& b) {
  if (a.empty() || b.empty() || a.back() < b.front()) {  // as a rule what comes later was recorded later
    a.insert(a.end(), b.begin(), b.end());
    return a;
  }
  Citations together;
  together.reserve(a.size() + b.size());
  std::ranges::set_union(a, b, std::back_inserter(together));
  return together;
}

}  // namespace minuted::report
