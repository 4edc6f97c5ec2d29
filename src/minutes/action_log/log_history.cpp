#include "minutes/action_log/log_history.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "documents/markup.h"
#include "documents/phrases.h"
#include "minutes/language/dates.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;
using schema::ActionNews;

struct StatusWords {
  std::string_view words;
  ActionNews news;
};
// What a status begins with; the longer before the shorter.
constexpr std::array statuses{StatusWords{"not yet started", ActionNews::RAISED},
                              StatusWords{"not started", ActionNews::RAISED},
                              StatusWords{"not done", ActionNews::RAISED},
                              StatusWords{"not complete", ActionNews::RAISED},
                              StatusWords{"outstanding", ActionNews::RAISED},
                              StatusWords{"open", ActionNews::RAISED},
                              StatusWords{"new", ActionNews::RAISED},
                              StatusWords{"to do", ActionNews::RAISED},
                              StatusWords{"todo", ActionNews::RAISED},
                              StatusWords{"pending", ActionNews::RAISED},
                              StatusWords{"live", ActionNews::RAISED},
                              StatusWords{"no", ActionNews::RAISED},
                              StatusWords{"overdue", ActionNews::RAISED},
                              StatusWords{"red", ActionNews::RAISED},
                              StatusWords{"accepted", ActionNews::ACCEPTED},
                              StatusWords{"declined", ActionNews::DECLINED},
                              StatusWords{"rejected by owner", ActionNews::DECLINED},
                              StatusWords{"in progress", ActionNews::PROGRESSED},
                              StatusWords{"partially complete", ActionNews::PROGRESSED},
                              StatusWords{"partly complete", ActionNews::PROGRESSED},
                              StatusWords{"part complete", ActionNews::PROGRESSED},
                              StatusWords{"ongoing", ActionNews::PROGRESSED},
                              StatusWords{"on going", ActionNews::PROGRESSED},
                              StatusWords{"on-going", ActionNews::PROGRESSED},
                              StatusWords{"underway", ActionNews::PROGRESSED},
                              StatusWords{"under way", ActionNews::PROGRESSED},
                              StatusWords{"started", ActionNews::PROGRESSED},
                              StatusWords{"on track", ActionNews::PROGRESSED},
                              StatusWords{"on hold", ActionNews::PROGRESSED},
                              StatusWords{"blocked", ActionNews::PROGRESSED},
                              StatusWords{"amber", ActionNews::PROGRESSED},
                              StatusWords{"green", ActionNews::PROGRESSED},
                              StatusWords{"wip", ActionNews::PROGRESSED},
                              StatusWords{"carried forward", ActionNews::CARRIED_FORWARD},
                              StatusWords{"carried over", ActionNews::CARRIED_FORWARD},
                              StatusWords{"carry forward", ActionNews::CARRIED_FORWARD},
                              StatusWords{"c/f", ActionNews::CARRIED_FORWARD},
                              StatusWords{"deferred", ActionNews::CARRIED_FORWARD},
                              StatusWords{"closed", ActionNews::CLOSED},
                              StatusWords{"completed", ActionNews::CLOSED},
                              StatusWords{"complete", ActionNews::CLOSED},
                              StatusWords{"done", ActionNews::CLOSED},
                              StatusWords{"discharged", ActionNews::CLOSED},
                              StatusWords{"yes", ActionNews::CLOSED},
                              StatusWords{"achieved", ActionNews::CLOSED},
                              StatusWords{"finished", ActionNews::CLOSED},
                              StatusWords{"claimed", ActionNews::CLAIMED},
                              StatusWords{"superseded", ActionNews::DROPPED},
                              StatusWords{"dropped", ActionNews::DROPPED},
                              StatusWords{"withdrawn", ActionNews::DROPPED},
                              StatusWords{"cancelled", ActionNews::DROPPED},
                              StatusWords{"canceled", ActionNews::DROPPED},
                              StatusWords{"abandoned", ActionNews::DROPPED},
                              StatusWords{"no longer", ActionNews::DROPPED},
                              StatusWords{"not required", ActionNews::DROPPED},
                              StatusWords{"not applicable", ActionNews::DROPPED},
                              StatusWords{"transferred to", ActionNews::REASSIGNED},
                              StatusWords{"reassigned to", ActionNews::REASSIGNED},
                              StatusWords{"passed to", ActionNews::REASSIGNED},
                              StatusWords{"extended", ActionNews::EXTENDED},
                              StatusWords{"due date extended", ActionNews::EXTENDED},
                              StatusWords{"deadline extended", ActionNews::EXTENDED},
                              StatusWords{"due date moved", ActionNews::EXTENDED},
                              StatusWords{"due date revised", ActionNews::EXTENDED}};

const StatusWords* statusOf(std::string_view text) {
  auto lower = documents::lowered(text);
  const StatusWords* best = nullptr;
  for (const auto& each : statuses)
    if (documents::beginsWithPhrase(lower, each.words) && (best == nullptr || each.words.size() > best->words.size()))
      best = &each;
  return best;
}

// ' – JS has written.' -> 'JS has written'
std::string_view withoutLead(std::string_view text) {
  while (true) {
    text = trim(text);
    auto dash = documents::dashAt(text, 0);
    if (dash == 0 && (text.empty() || std::string_view(":.,;)]").find(text[0]) == documents::nowhere)) return text;
    text = text.substr(std::max<size_t>(dash, 1));
  }
}

// What an update says that happened. Only one that begins with a status word tells of more than progress.
LogNews readNews(std::string_view text, OptionalDate on) {
  LogNews news{.on = on, .note = std::string(trim(text))};
  const auto* status = statusOf(text);
  if (status == nullptr || status->news == ActionNews::RAISED) return news;
  // 'Completed form sent' is no end, 'Completed – form sent' is one.
  auto behind = trim(text.substr(status->words.size()));
  bool alone = behind.empty() || std::string_view(".,:;!()").find(behind[0]) != documents::nowhere ||
               documents::dashAt(behind, 0) != 0;
  bool ends = status->news == ActionNews::CLOSED || status->news == ActionNews::DROPPED;
  if (ends && !alone) return news;
  news.news = status->news;
  auto rest = withoutLead(text.substr(status->words.size()));
  if (news.news == ActionNews::EXTENDED) {
    auto due = findDate(rest, on);
    if (due)
      news.due = due->date;
    else
      news.news = ActionNews::PROGRESSED;
  }
  if (news.news == ActionNews::REASSIGNED) {
    auto owner = rest.substr(0, rest.find_first_of(".;,("));
    news.owners = {std::string(trim(owner))};
    if (owner.empty()) news.news = ActionNews::PROGRESSED;
  }
  return news;
}

// Whether a date at this place begins an update: at the beginning of a line, in brackets or bare, or behind the end of
// a sentence with a colon or dash after it.
bool beginsUpdate(std::string_view text, const FoundDate& date) {
  auto before = text.substr(0, date.begin);
  while (!before.empty() && std::string_view(" -([*•").find(before.back()) != documents::nowhere)
    before.remove_suffix(1);
  if (before.ends_with("•") || before.empty() || before.back() == '\n') return true;
  auto after = withoutLead(text.substr(date.end));
  bool marked = after.data() != trim(text.substr(date.end)).data();
  return marked && std::string_view(".;!?/|").find(before.back()) != documents::nowhere;
}

}  // namespace

LogNews readStatus(std::string_view cell, OptionalDate reference) {
  auto text = documents::withoutMarkup(cell);
  LogNews news{.news = ActionNews::RAISED};
  const auto* status = statusOf(text);
  if (text.empty()) return news;
  if (status == nullptr) return readNews(text, std::nullopt);
  std::string_view rest = std::string_view(text).substr(status->words.size());
  if (status->news == ActionNews::EXTENDED || status->news == ActionNews::REASSIGNED)
    return readNews(text, std::nullopt);
  constexpr size_t farthest = 16;  // '(12/3/25)', 'on 5 May'
  if (auto date = findDate(rest, reference);
      date && date->begin <= farthest && date->date.precision == Precision::DAY) {
    news.on = date->date;
    rest = rest.substr(date->end);
  }
  news.news = status->news;
  news.note = withoutLead(rest);
  // 'Open – waiting for the county' tells of progress
  if (news.news == ActionNews::RAISED && !news.note.empty()) news.news = ActionNews::PROGRESSED;
  return news;
}

std::vector<LogNews> readUpdates(std::string_view cell, OptionalDate reference) {
  std::vector<std::pair<size_t, std::optional<FoundDate>>> begins{{0, std::nullopt}};
  for (const auto& date : findDates(cell, reference))
    if (date.date.precision == Precision::DAY && beginsUpdate(cell, date)) begins.emplace_back(date.begin, date);
  std::vector<LogNews> updates;
  for (size_t i = 0; i < begins.size(); ++i) {
    auto end = i + 1 < begins.size() ? begins[i + 1].first : cell.size();
    auto from = begins[i].second ? begins[i].second->end : 0;
    auto plain = documents::withoutMarkup(withoutLead(cell.substr(from, end - std::min(from, end))));
    auto text = trim(plain);
    while (!text.empty() && std::string_view("-([*/|").find(text.back()) != documents::nowhere)
      text = trim(text.substr(0, text.size() - 1));
    if (text.empty()) continue;
    auto on = begins[i].second ? OptionalDate(begins[i].second->date) : std::nullopt;
    updates.push_back(readNews(text, on));
  }
  return updates;
}

}  // namespace minuted::minutes
