#include "queries/reminders.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/bytes.h"
#include "queries/states.h"

namespace minuted::queries {

uint64_t fingerprintOf(const std::string& text) {
  auto hash = sha256({text});
  return readU64(view(hash));
}

Result<WrittenBefore> writtenBefore(const engine::Snapshot& snapshot, Id party) {
  WrittenBefore before;
  TRY(auto mails, snapshot.relatedSubjects(party, Kind::MAIL));
  for (auto id : mails) {
    TRY(auto mail, findState<domain::Mail>(snapshot, id));  // none where it was prepared later
    if (!mail || mail->status == domain::MailStatus::RETURNED) continue;
    auto day = mail->preparedOn ? mail->preparedOn->day : 0;
    for (auto ask : mail->asks) before.days[ask] = std::max(before.days[ask], day);
    auto& last = before.lastDay[mail->purpose];
    last = std::max(last, day);
  }
  return before;
}

Round roundOf(const WrittenBefore& before, uint64_t first, uint16_t remindEvery, Date today) {
  Round round{.fingerprint = first};
  while (true) {
    auto asked = before.days.find(round.fingerprint);
    if (asked == before.days.end()) return round;
    ++round.times;
    if (remindEvery == 0 || today.day - asked->second < remindEvery) {
      round.isWritten = true;
      return round;
    }
    round.fingerprint = fingerprintOf(fmt::format("{:016x} reminder {}", first, round.times));
  }
}

Result<domain::Chasing> chasingOf(const engine::Snapshot& snapshot, Id group) {
  std::set<Id> seen;  // a group may have come to be part of itself
  while (group && seen.insert(group).second) {
    TRY(auto state, findState<domain::Group>(snapshot, group));
    if (!state) break;
    if (state->chasing != domain::Chasing()) return state->chasing;
    group = state->parent;
  }
  return domain::Chasing();
}

}  // namespace minuted::queries
