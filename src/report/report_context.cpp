#include "report/report_context.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <limits>

#include "base/guard.h"
#include "base/text.h"

namespace minuted::report {

Result<const engine::Story*> ReportContext::story(Id subject) {
  auto known = stories_.find(subject);
  if (known == stories_.end()) {
    TRY(auto read, engine::readStory(snapshot_.at(), subject, snapshot_.cut().until));
    known = stories_.emplace(subject, std::move(read)).first;
  }
  return &known->second;
}

Result<const std::optional<domain::Subject>*> ReportContext::subjectOf(Id id) {
  auto known = subjects_.find(id);
  if (known == subjects_.end()) {
    TRY(auto found, snapshot_.find(id));
    known = subjects_.emplace(id, std::move(found)).first;
  }
  return &known->second;
}

Result<Citations> ReportContext::cite(Id subject, const Wanted& wanted) {
  Citations cites;
  TRY(const auto* events, story(subject));
  return guarded("the story of " + reference(subject), [&]() -> Result<Citations> {
    auto inError = engine::positionsInError(*events);
    for (const auto& stored : *events) {
      auto event = stored->event();
      auto place = domain::placeOf(event);
      if (place.day <= today().day && !inError.contains(place.position) && wanted(event))
        cites.push_back(place.position);
    }
    return cites;
  });
}

namespace {

ReportContext::Wanted anyOfTypes(std::initializer_list<domain::EventType> types) {
  return [wanted = std::vector<domain::EventType>(types)](domain::Event event) {
    return std::ranges::find(wanted, event.getBody().which()) != wanted.end();
  };
}

}  // namespace

Result<Citations> ReportContext::cite(Id subject, std::initializer_list<domain::EventType> types) {
  return cite(subject, anyOfTypes(types));
}

// The newest event is that of the latest day and, on the same day, of the highest position.
Result<Citations> ReportContext::citeNewest(Id subject, const Wanted& wanted) {
  std::optional<domain::Place> newest;
  TRY_DONE(cite(subject, [&](domain::Event event) {
    if (wanted(event)) newest = std::max(newest, std::optional(domain::placeOf(event)));
    return false;
  }));
  return newest ? Citations{newest->position} : Citations();
}

Result<Citations> ReportContext::citeNewest(Id subject, std::initializer_list<domain::EventType> types) {
  return citeNewest(subject, anyOfTypes(types));
}

Result<const domain::Subject*> ReportContext::latestState(Id id) {
  auto known = latestStates_.find(id);
  if (known == latestStates_.end()) {
    TRY(auto story, engine::readStory(snapshot_.at(), id, snapshot_.newestKnown()));
    TRY(auto folded, guarded("the story of " + reference(id), [&]() -> Result<domain::Subject> {
          return engine::fold(id, story, std::numeric_limits<int32_t>::max());
        }));
    known = latestStates_.emplace(id, std::move(folded)).first;
  }
  return &known->second;
}

Result<bool> ReportContext::isConfidential(Id id, uint16_t number) {
  if (!id || number == 0) return false;
  TRY(const auto* subject, latestState(id));
  const auto* meeting = std::get_if<domain::Meeting>(&subject->state);
  return meeting != nullptr && std::ranges::any_of(meeting->agenda, [&](const domain::AgendaItem& item) {
           return item.number == number && item.confidential;
         });
}

Result<bool> ReportContext::isLeftOut(Id subject) {
  TRY(auto confidential, isConfidential(subject));
  if (confidential) leftOut_.insert(subject);
  return confidential;
}

Result<bool> ReportContext::isConfidential(Id subject) {
  if (!publicCopy_) return false;
  bool leftOut = false;
  auto judge = [&](const auto& state) -> Result<void> {
    if (!state) return {};
    TRY(auto item, isConfidential(state->meeting, state->item));
    leftOut = state->confidential || item;
    return {};
  };
  if (subject.kind() == Kind::ACTION) {
    TRY(const auto* known, latestState(subject));
    TRY_DONE(judge(std::get_if<domain::Action>(&known->state)));
  } else if (subject.kind() == Kind::DECISION) {
    TRY(const auto* known, latestState(subject));
    TRY_DONE(judge(std::get_if<domain::Decision>(&known->state)));
  }
  return leftOut;
}

bool ReportContext::isLeftOut(Id meeting, const domain::AgendaItem& item) {
  if (!publicCopy_ || !item.confidential) return false;
  leftOutItems_.emplace(meeting, item.item);
  return true;
}

Result<bool> ReportContext::isLeftOut(domain::Event event) {
  auto body = event.getBody();
  if (publicCopy_ && body.isAgendaItemAdded()) {
    auto added = body.getAgendaItemAdded();
    TRY(auto meeting, find<domain::Meeting>(Id(added.getMeeting())));
    return added.getConfidential() || (meeting && std::ranges::any_of(meeting->agenda, [&](const auto& item) {
                                         return item.item == added.getItem() && item.confidential;
                                       }));
  }
  if (body.isMinutesCorrected()) return isLeftOut(Id(body.getMinutesCorrected().getSubject()));
  return isLeftOut(domain::subjectOf(event));
}

std::string ReportContext::leftOutSentence() const {
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
  bool isSingle = leftOut_.size() + leftOutItems_.size() == 1;
  return fmt::format("This is a public copy: {} {} confidential and left out.", joinTexts(parts),
                     isSingle ? "is" : "are");
}

Citations mergeCitations(Citations a, const Citations& b) {
  if (a.empty() || b.empty() || a.back() < b.front()) {  // the usual case needs no merging
    a.insert(a.end(), b.begin(), b.end());
    return a;
  }
  Citations together;
  together.reserve(a.size() + b.size());
  std::ranges::set_union(a, b, std::back_inserter(together));
  return together;
}

}  // namespace minuted::report
