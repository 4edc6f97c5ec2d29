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
// What a status or an update begins with, in lower case; where two fit, the longer counts. Minutes have words of their
// own for news of older actions (in src/minutes/asks): there 'open' and 'outstanding' say that an action was carried
// forward at the meeting, here that nothing has happened, and words like 'no', 'new' and 'red' mean a status only in a
// column of them. So there are two lists.
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

// The status that a text begins with; null where it begins with none.
const StatusWords* findStatus(std::string_view text) {
  auto lower = documents::toLower(text);
  const StatusWords* longest = nullptr;
  for (const auto& known : statuses)
    if (documents::beginsWithPhrase(lower, known.words) &&
        (longest == nullptr || known.words.size() > longest->words.size()))
      longest = &known;
  return longest;
}

// Without the signs at its beginning: ' – JS has written.' -> 'JS has written.'
std::string_view withoutLeadingSigns(std::string_view text) {
  while (true) {
    text = trim(text);
    auto dash = documents::dashAt(text, 0);
    if (dash == 0 && (text.empty() || std::string_view(":.,;)]").find(text[0]) == documents::nowhere)) return text;
    text = text.substr(std::max<size_t>(dash, 1));
  }
}

// Whether a status that ends an action does so by what stands behind it: 'Completed – form sent' is an end, 'Completed
// form sent' is none.
bool standsAlone(std::string_view behindStatus) {
  auto behind = trim(behindStatus);
  return behind.empty() || std::string_view(".,:;!()").find(behind[0]) != documents::nowhere ||
         documents::dashAt(behind, 0) != 0;
}

// What an update tells. Only one that begins with a status tells of more than progress; and an extension has to have a
// date, a new owner a name.
LogNews readNews(std::string_view text, OptionalDate on) {
  LogNews news{.on = on, .note = std::string(trim(text))};
  const auto* status = findStatus(text);
  if (status == nullptr || status->news == ActionNews::RAISED) return news;
  if (endsAction(status->news) && !standsAlone(text.substr(status->words.size()))) return news;
  news.news = status->news;
  auto rest = withoutLeadingSigns(text.substr(status->words.size()));
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

// Whether a date begins an update: it stands at the beginning of a line, in brackets or bare, or behind the end of a
// sentence and with a colon or dash after it.
bool beginsUpdate(std::string_view text, const FoundDate& date) {
  auto before = text.substr(0, date.begin);
  while (!before.empty() && std::string_view(" -([*•").find(before.back()) != documents::nowhere)
    before.remove_suffix(1);
  if (before.ends_with("•") || before.empty() || before.back() == '\n') return true;
  auto after = withoutLeadingSigns(text.substr(date.end));
  bool hasSignBehind = after.data() != trim(text.substr(date.end)).data();
  return hasSignBehind && std::string_view(".;!?/|").find(before.back()) != documents::nowhere;
}

}  // namespace

bool endsAction(ActionNews news) { return news == ActionNews::CLOSED || news == ActionNews::DROPPED; }

LogNews readStatus(std::string_view cell, OptionalDate reference) {
  auto text = documents::withoutMarkup(cell);
  LogNews news{.news = ActionNews::RAISED};
  const auto* status = findStatus(text);
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
  news.note = withoutLeadingSigns(rest);
  // 'Open – waiting for the county' tells of progress
  if (news.news == ActionNews::RAISED && !news.note.empty()) news.news = ActionNews::PROGRESSED;
  return news;
}

std::vector<LogNews> readUpdates(std::string_view cell, OptionalDate reference) {
  struct Beginning {
    size_t at = 0;                  // byte of the cell
    std::optional<FoundDate> date;  // nothing for what stands before the first date
  };
  std::vector<Beginning> beginnings(1);
  for (const auto& date : findDates(cell, reference))
    if (date.date.precision == Precision::DAY && beginsUpdate(cell, date)) beginnings.push_back({date.begin, date});
  std::vector<LogNews> updates;
  for (size_t i = 0; i < beginnings.size(); ++i) {
    const auto& date = beginnings[i].date;
    auto begin = date ? date->end : 0;
    auto end = i + 1 < beginnings.size() ? beginnings[i + 1].at : cell.size();
    auto plain = documents::withoutMarkup(withoutLeadingSigns(cell.substr(begin, end - std::min(begin, end))));
    auto text = trim(plain);
    while (!text.empty() && std::string_view("-([*/|").find(text.back()) != documents::nowhere)
      text = trim(text.substr(0, text.size() - 1));
    if (text.empty()) continue;
    updates.push_back(readNews(text, date ? OptionalDate(date->date) : std::nullopt));
  }
  return updates;
}

}  // namespace minuted::minutes
