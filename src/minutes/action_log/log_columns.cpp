#include "minutes/action_log/log_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "documents/phrases.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

struct Named {
  LogColumn column;
  std::string_view name;  // as people say it: 'revised due'
};
constexpr std::array names{Named{LogColumn::reference, "reference"},
                           Named{LogColumn::raised, "raised"},
                           Named{LogColumn::text, "action"},
                           Named{LogColumn::decision, "decision"},
                           Named{LogColumn::owner, "owner"},
                           Named{LogColumn::group, "group"},
                           Named{LogColumn::due, "due"},
                           Named{LogColumn::revisedDue, "revised due"},
                           Named{LogColumn::status, "status"},
                           Named{LogColumn::closed, "closed"},
                           Named{LogColumn::updates, "updates"},
                           Named{LogColumn::nothing, "nothing"}};

// What a column is called, in lower case and without punctuation. The whole name goes before a part of it, and the
// longer part before the shorter: 'revised due date' is no 'due', 'action owner' no 'action'.
constexpr std::array headings{Named{LogColumn::reference, "ref"},
                              Named{LogColumn::reference, "ref no"},
                              Named{LogColumn::reference, "reference"},
                              Named{LogColumn::reference, "no"},
                              Named{LogColumn::reference, "number"},
                              Named{LogColumn::reference, "id"},
                              Named{LogColumn::reference, "action no"},
                              Named{LogColumn::reference, "action number"},
                              Named{LogColumn::reference, "action ref"},
                              Named{LogColumn::reference, "action id"},
                              Named{LogColumn::reference, "item no"},
                              Named{LogColumn::reference, "minute ref"},
                              Named{LogColumn::reference, "log no"},
                              Named{LogColumn::reference, "decision ref"},
                              Named{LogColumn::raised, "raised"},
                              Named{LogColumn::raised, "date raised"},
                              Named{LogColumn::raised, "raised on"},
                              Named{LogColumn::raised, "date"},
                              Named{LogColumn::raised, "meeting"},
                              Named{LogColumn::raised, "meeting date"},
                              Named{LogColumn::raised, "date of meeting"},
                              Named{LogColumn::raised, "date agreed"},
                              Named{LogColumn::raised, "date set"},
                              Named{LogColumn::raised, "date added"},
                              Named{LogColumn::raised, "date logged"},
                              Named{LogColumn::raised, "opened"},
                              Named{LogColumn::raised, "date opened"},
                              Named{LogColumn::raised, "created"},
                              Named{LogColumn::raised, "assigned on"},
                              Named{LogColumn::raised, "date assigned"},
                              Named{LogColumn::raised, "start date"},
                              Named{LogColumn::raised, "when raised"},
                              Named{LogColumn::raised, "source meeting"},
                              Named{LogColumn::text, "action"},
                              Named{LogColumn::text, "actions"},
                              Named{LogColumn::text, "action agreed"},
                              Named{LogColumn::text, "agreed action"},
                              Named{LogColumn::text, "action required"},
                              Named{LogColumn::text, "action point"},
                              Named{LogColumn::text, "action points"},
                              Named{LogColumn::text, "action item"},
                              Named{LogColumn::text, "action items"},
                              Named{LogColumn::text, "action description"},
                              Named{LogColumn::text, "description"},
                              Named{LogColumn::text, "description of action"},
                              Named{LogColumn::text, "detail"},
                              Named{LogColumn::text, "details"},
                              Named{LogColumn::text, "task"},
                              Named{LogColumn::text, "what"},
                              Named{LogColumn::text, "actions to be taken"},
                              Named{LogColumn::text, "action to be taken"},
                              Named{LogColumn::text, "activity"},
                              Named{LogColumn::decision, "decision"},
                              Named{LogColumn::decision, "decisions"},
                              Named{LogColumn::decision, "decision made"},
                              Named{LogColumn::decision, "decision agreed"},
                              Named{LogColumn::decision, "resolution"},
                              Named{LogColumn::owner, "owner"},
                              Named{LogColumn::owner, "owners"},
                              Named{LogColumn::owner, "lead"},
                              Named{LogColumn::owner, "lead officer"},
                              Named{LogColumn::owner, "lead partner"},
                              Named{LogColumn::owner, "lead agency"},
                              Named{LogColumn::owner, "who"},
                              Named{LogColumn::owner, "by whom"},
                              Named{LogColumn::owner, "resp"},
                              Named{LogColumn::owner, "responsible"},
                              Named{LogColumn::owner, "responsible officer"},
                              Named{LogColumn::owner, "responsible person"},
                              Named{LogColumn::owner, "responsibility"},
                              Named{LogColumn::owner, "person responsible"},
                              Named{LogColumn::owner, "assigned to"},
                              Named{LogColumn::owner, "assignee"},
                              Named{LogColumn::owner, "action owner"},
                              Named{LogColumn::owner, "action by"},
                              Named{LogColumn::owner, "allocated to"},
                              Named{LogColumn::owner, "officer"},
                              Named{LogColumn::owner, "initials"},
                              Named{LogColumn::owner, "for action by"},
                              Named{LogColumn::group, "group"},
                              Named{LogColumn::group, "board"},
                              Named{LogColumn::group, "sub group"},
                              Named{LogColumn::group, "subgroup"},
                              Named{LogColumn::group, "committee"},
                              Named{LogColumn::group, "workstream"},
                              Named{LogColumn::group, "working group"},
                              Named{LogColumn::due, "due"},
                              Named{LogColumn::due, "due date"},
                              Named{LogColumn::due, "date due"},
                              Named{LogColumn::due, "deadline"},
                              Named{LogColumn::due, "by when"},
                              Named{LogColumn::due, "when"},
                              Named{LogColumn::due, "target"},
                              Named{LogColumn::due, "target date"},
                              Named{LogColumn::due, "original due date"},
                              Named{LogColumn::due, "original target date"},
                              Named{LogColumn::due, "timescale"},
                              Named{LogColumn::due, "complete by"},
                              Named{LogColumn::due, "completion due"},
                              Named{LogColumn::revisedDue, "revised due"},
                              Named{LogColumn::revisedDue, "revised due date"},
                              Named{LogColumn::revisedDue, "revised date"},
                              Named{LogColumn::revisedDue, "revised target"},
                              Named{LogColumn::revisedDue, "revised target date"},
                              Named{LogColumn::revisedDue, "revised deadline"},
                              Named{LogColumn::revisedDue, "new date"},
                              Named{LogColumn::revisedDue, "new due date"},
                              Named{LogColumn::revisedDue, "extended to"},
                              Named{LogColumn::status, "status"},
                              Named{LogColumn::status, "state"},
                              Named{LogColumn::status, "open closed"},
                              Named{LogColumn::status, "complete"},
                              Named{LogColumn::status, "completed"},
                              Named{LogColumn::status, "done"},
                              Named{LogColumn::status, "current status"},
                              Named{LogColumn::closed, "closed"},
                              Named{LogColumn::closed, "date closed"},
                              Named{LogColumn::closed, "closed on"},
                              Named{LogColumn::closed, "date completed"},
                              Named{LogColumn::closed, "completed on"},
                              Named{LogColumn::closed, "completion date"},
                              Named{LogColumn::closed, "date complete"},
                              Named{LogColumn::closed, "closed date"},
                              Named{LogColumn::closed, "actual completion date"},
                              Named{LogColumn::updates, "update"},
                              Named{LogColumn::updates, "updates"},
                              Named{LogColumn::updates, "progress"},
                              Named{LogColumn::updates, "progress update"},
                              Named{LogColumn::updates, "comments"},
                              Named{LogColumn::updates, "comment"},
                              Named{LogColumn::updates, "notes"},
                              Named{LogColumn::updates, "outcome"},
                              Named{LogColumn::updates, "latest update"},
                              Named{LogColumn::updates, "history"},
                              Named{LogColumn::updates, "commentary"}};

std::string plain(std::string_view name) {
  std::string words;
  for (const auto& word : wordsOf(name)) words += (words.empty() ? "" : " ") + word;
  return words;
}

// What somebody says that a column holds: 'owner', 'revised due'.
std::optional<LogColumn> said(std::string_view name) {
  auto wanted = plain(name);
  auto known = std::ranges::find(names, wanted, &Named::name);
  return known == names.end() ? std::nullopt : std::optional(known->column);
}

std::optional<LogColumn> guess(std::string_view heading) {
  constexpr size_t mostWords = 6;
  auto name = plain(heading);
  if (name.empty() || wordsOf(name).size() > mostWords) return std::nullopt;
  const Named* best = nullptr;
  for (const auto& each : headings) {
    if (name == each.name) return each.column;
    bool part = each.name.size() > 3 && documents::findPhrase(name, each.name) != documents::nowhere;
    if (part && (best == nullptr || each.name.size() > best->name.size())) best = &each;
  }
  return best == nullptr ? std::nullopt : std::optional(best->column);
}

}  // namespace

std::string_view nameOf(LogColumn column) { return std::ranges::find(names, column, &Named::column)->name; }

std::optional<LogColumns> logColumns(const std::vector<std::string>& cells) {
  LogColumns columns;
  for (size_t i = 0; i < cells.size(); ++i) {
    auto column = guess(cells[i]);
    bool taken = column && std::ranges::any_of(columns, [&](const auto& each) { return each.second == *column; });
    // 'Update' and 'Comments' both tell what happened; of anything else there is one.
    if (column && (!taken || *column == LogColumn::updates)) columns[i] = *column;
  }
  auto has = [&](LogColumn wanted) {
    return std::ranges::any_of(columns, [&](const auto& each) { return each.second == wanted; });
  };
  bool subject = has(LogColumn::text) || has(LogColumn::decision);
  bool more = has(LogColumn::owner) || has(LogColumn::due) || has(LogColumn::status) || has(LogColumn::raised) ||
              has(LogColumn::updates);
  return subject && more ? std::optional(columns) : std::nullopt;
}

Result<std::vector<ColumnSetting>> parseColumns(std::string_view text) {
  std::vector<ColumnSetting> settings;
  for (auto part : split(text, ',')) {
    if (trim(part).empty()) continue;
    auto equals = part.rfind('=');
    auto holds = equals == documents::nowhere ? std::nullopt : said(part.substr(equals + 1));
    if (!holds) {
      std::string known;
      for (const auto& each : names) known += (known.empty() ? "" : ", ") + std::string(each.name);
      return fail(ErrorKind::usage, fmt::format("'{}' does not say what a column holds. Say 'Lead=owner' or 'C=due'; "
                                                "a column may hold: {}.",
                                                trim(part), known));
    }
    settings.push_back({std::string(trim(part.substr(0, equals))), *holds});
  }
  return settings;
}

bool namesColumnsAgain(const std::vector<std::string>& cells) {
  size_t filled = 0, names = 0;
  for (const auto& cell : cells) {
    auto name = plain(cell);
    filled += name.empty() ? 0 : 1;
    names += std::ranges::any_of(headings, [&](const auto& each) { return each.name == name; }) ? 1 : 0;
  }
  return names > 1 && names * 2 > filled;
}

std::vector<bool> set(const std::vector<ColumnSetting>& settings, const std::vector<std::string>& cells,
                      LogColumns& columns) {
  std::vector<bool> fits(settings.size());
  for (size_t s = 0; s < settings.size(); ++s)
    for (size_t i = 0; i < cells.size(); ++i) {
      const auto& [wanted, holds] = settings[s];
      auto name = plain(wanted);
      bool named = (!name.empty() && plain(cells[i]) == name) || foldSpace(cells[i]) == foldSpace(wanted);
      if (!named && documents::lowered(letterOf(i)) != documents::lowered(wanted)) continue;
      if (holds != LogColumn::updates)  // one column for each
        std::erase_if(columns, [&](const auto& each) { return each.second == holds; });
      columns[i] = holds;
      fits[s] = true;
      if (named) break;
    }
  std::erase_if(columns, [](const auto& each) { return each.second == LogColumn::nothing; });
  return fits;
}

std::string letterOf(size_t column) {
  std::string letters;
  for (++column; column > 0; column = (column - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters;
}

}  // namespace minuted::minutes
