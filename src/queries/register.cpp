// What is said of the register itself.
#include <algorithm>

#include "queries/answer_fields.h"
#include "queries/queries.h"
#include "queries/states.h"

namespace minuted::queries {

Result<Answer<schema::RegisterAnswer>> showRegister(const engine::Snapshot& snapshot) {
  Id id(Kind::REGISTER, 1);
  TRY(auto state, stateOf<domain::Register>(snapshot, id));
  Answer<schema::RegisterAnswer> answer;
  auto to = *answer;
  to.setRef(reference(id));
  Names names(snapshot);
  setNamed(
      names, state.partnership, [&](const auto& text) { to.setName(text); },
      [&](const auto& text) { to.setPartnershipRef(text); });
  setText(state.timeZone, [&](const auto& text) { to.setTimeZone(text); });
  std::ranges::sort(state.daysOff.weekdays);
  auto weekdays = to.initWeekdaysOff(static_cast<uint>(state.daysOff.weekdays.size()));
  for (uint i = 0; i < weekdays.size(); ++i) weekdays.set(i, state.daysOff.weekdays[i]);
  std::ranges::sort(state.daysOff.spans, {}, &domain::DaysOff::Span::from);
  auto spans = to.initDaysOff(static_cast<uint>(state.daysOff.spans.size()));
  for (uint i = 0; i < spans.size(); ++i) {
    spans[i].setFrom(isoDate(state.daysOff.spans[i].from));
    setDate(state.daysOff.spans[i].until, [&](const auto& text) { spans[i].setUntil(text); });
  }
  auto lists = to.initLists(static_cast<uint>(state.lists.size()));
  for (uint i = 0; i < lists.size(); ++i) {
    lists[i].setName(state.lists[i].name);
    lists[i].setText(state.lists[i].text);
  }
  return answer;
}

}  // namespace minuted::queries
