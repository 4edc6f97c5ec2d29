#include "minutes/action_log/log_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

struct NamedColumn {
  LogColumn column;
  std::string_view name;
};

// Each content by the name that nameOf gives it, and by which a setting asks for it.
constexpr std::array contentNames{NamedColumn{LogColumn::reference, "reference"},
                                  NamedColumn{LogColumn::raised, "raised"},
                                  NamedColumn{LogColumn::text, "action"},
                                  NamedColumn{LogColumn::decision, "decision"},
                                  NamedColumn{LogColumn::owner, "owner"},
                                  NamedColumn{LogColumn::ownerList, "owner list"},
                                  NamedColumn{LogColumn::group, "group"},
                                  NamedColumn{LogColumn::due, "due"},
                                  NamedColumn{LogColumn::revisedDue, "revised due"},
                                  NamedColumn{LogColumn::status, "status"},
                                  NamedColumn{LogColumn::statusDate, "status date"},
                                  NamedColumn{LogColumn::closed, "closed"},
                                  NamedColumn{LogColumn::updates, "updates"},
                                  NamedColumn{LogColumn::nothing, "nothing"}};

// What logs call their columns, in lower case and without punctuation. The whole name goes before a part of it, and the
// longer part before the shorter: 'revised due date' is no 'due', 'action owner' no 'action'.
// documents/column_names.h has another such list, for tables in minutes. The two cannot be one, for the same name means
// different things: 'Date' is when an action was raised in a log and no more than a number in minutes, 'Update' tells
// history here and a status there; and a log has columns, like 'Revised due date', that minutes do not have.
constexpr std::array headings{NamedColumn{LogColumn::reference, "ref"},
                              NamedColumn{LogColumn::reference, "ref no"},
                              NamedColumn{LogColumn::reference, "reference"},
                              NamedColumn{LogColumn::reference, "no"},
                              NamedColumn{LogColumn::reference, "number"},
                              NamedColumn{LogColumn::reference, "id"},
                              NamedColumn{LogColumn::reference, "action no"},
                              NamedColumn{LogColumn::reference, "action number"},
                              NamedColumn{LogColumn::reference, "action ref"},
                              NamedColumn{LogColumn::reference, "action id"},
                              NamedColumn{LogColumn::reference, "item no"},
                              NamedColumn{LogColumn::reference, "minute ref"},
                              NamedColumn{LogColumn::reference, "log no"},
                              NamedColumn{LogColumn::reference, "decision ref"},
                              NamedColumn{LogColumn::raised, "raised"},
                              NamedColumn{LogColumn::raised, "date raised"},
                              NamedColumn{LogColumn::raised, "raised on"},
                              NamedColumn{LogColumn::raised, "date"},
                              NamedColumn{LogColumn::raised, "meeting"},
                              NamedColumn{LogColumn::raised, "meeting date"},
                              NamedColumn{LogColumn::raised, "date of meeting"},
                              NamedColumn{LogColumn::raised, "date agreed"},
                              NamedColumn{LogColumn::raised, "date set"},
                              NamedColumn{LogColumn::raised, "date added"},
                              NamedColumn{LogColumn::raised, "date logged"},
                              NamedColumn{LogColumn::raised, "opened"},
                              NamedColumn{LogColumn::raised, "date opened"},
                              NamedColumn{LogColumn::raised, "created"},
                              NamedColumn{LogColumn::raised, "assigned on"},
                              NamedColumn{LogColumn::raised, "date assigned"},
                              NamedColumn{LogColumn::raised, "start date"},
                              NamedColumn{LogColumn::raised, "when raised"},
                              NamedColumn{LogColumn::raised, "source meeting"},
                              NamedColumn{LogColumn::text, "action"},
                              NamedColumn{LogColumn::text, "actions"},
                              NamedColumn{LogColumn::text, "action agreed"},
                              NamedColumn{LogColumn::text, "agreed action"},
                              NamedColumn{LogColumn::text, "action required"},
                              NamedColumn{LogColumn::text, "action point"},
                              NamedColumn{LogColumn::text, "action points"},
                              NamedColumn{LogColumn::text, "action item"},
                              NamedColumn{LogColumn::text, "action items"},
                              NamedColumn{LogColumn::text, "action description"},
                              NamedColumn{LogColumn::text, "description"},
                              NamedColumn{LogColumn::text, "description of action"},
                              NamedColumn{LogColumn::text, "detail"},
                              NamedColumn{LogColumn::text, "details"},
                              NamedColumn{LogColumn::text, "task"},
                              NamedColumn{LogColumn::text, "what"},
                              NamedColumn{LogColumn::text, "actions to be taken"},
                              NamedColumn{LogColumn::text, "action to be taken"},
                              NamedColumn{LogColumn::text, "activity"},
                              NamedColumn{LogColumn::decision, "decision"},
                              NamedColumn{LogColumn::decision, "decisions"},
                              NamedColumn{LogColumn::decision, "decision made"},
                              NamedColumn{LogColumn::decision, "decision agreed"},
                              NamedColumn{LogColumn::decision, "resolution"},
                              NamedColumn{LogColumn::owner, "owner"},
                              NamedColumn{LogColumn::owner, "owners"},
                              NamedColumn{LogColumn::owner, "lead"},
                              NamedColumn{LogColumn::owner, "lead officer"},
                              NamedColumn{LogColumn::owner, "lead partner"},
                              NamedColumn{LogColumn::owner, "lead agency"},
                              NamedColumn{LogColumn::owner, "who"},
                              NamedColumn{LogColumn::owner, "by whom"},
                              NamedColumn{LogColumn::owner, "resp"},
                              NamedColumn{LogColumn::owner, "responsible"},
                              NamedColumn{LogColumn::owner, "responsible officer"},
                              NamedColumn{LogColumn::owner, "responsible person"},
                              NamedColumn{LogColumn::owner, "responsibility"},
                              NamedColumn{LogColumn::owner, "person responsible"},
                              NamedColumn{LogColumn::owner, "assigned to"},
                              NamedColumn{LogColumn::owner, "assignee"},
                              NamedColumn{LogColumn::owner, "action owner"},
                              NamedColumn{LogColumn::owner, "action by"},
                              NamedColumn{LogColumn::owner, "allocated to"},
                              NamedColumn{LogColumn::owner, "officer"},
                              NamedColumn{LogColumn::owner, "initials"},
                              NamedColumn{LogColumn::owner, "for action by"},
                              NamedColumn{LogColumn::group, "group"},
                              NamedColumn{LogColumn::group, "board"},
                              NamedColumn{LogColumn::group, "sub group"},
                              NamedColumn{LogColumn::group, "subgroup"},
                              NamedColumn{LogColumn::group, "committee"},
                              NamedColumn{LogColumn::group, "workstream"},
                              NamedColumn{LogColumn::group, "working group"},
                              NamedColumn{LogColumn::due, "due"},
                              NamedColumn{LogColumn::due, "due date"},
                              NamedColumn{LogColumn::due, "date due"},
                              NamedColumn{LogColumn::due, "deadline"},
                              NamedColumn{LogColumn::due, "by when"},
                              NamedColumn{LogColumn::due, "when"},
                              NamedColumn{LogColumn::due, "target"},
                              NamedColumn{LogColumn::due, "target date"},
                              NamedColumn{LogColumn::due, "original due date"},
                              NamedColumn{LogColumn::due, "original target date"},
                              NamedColumn{LogColumn::due, "timescale"},
                              NamedColumn{LogColumn::due, "complete by"},
                              NamedColumn{LogColumn::due, "completion due"},
                              NamedColumn{LogColumn::revisedDue, "revised due"},
                              NamedColumn{LogColumn::revisedDue, "revised due date"},
                              NamedColumn{LogColumn::revisedDue, "revised date"},
                              NamedColumn{LogColumn::revisedDue, "revised target"},
                              NamedColumn{LogColumn::revisedDue, "revised target date"},
                              NamedColumn{LogColumn::revisedDue, "revised deadline"},
                              NamedColumn{LogColumn::revisedDue, "new date"},
                              NamedColumn{LogColumn::revisedDue, "new due date"},
                              NamedColumn{LogColumn::revisedDue, "extended to"},
                              NamedColumn{LogColumn::status, "status"},
                              NamedColumn{LogColumn::status, "state"},
                              NamedColumn{LogColumn::status, "open closed"},
                              NamedColumn{LogColumn::status, "complete"},
                              NamedColumn{LogColumn::status, "completed"},
                              NamedColumn{LogColumn::status, "done"},
                              NamedColumn{LogColumn::status, "current status"},
                              NamedColumn{LogColumn::closed, "closed"},
                              NamedColumn{LogColumn::closed, "date closed"},
                              NamedColumn{LogColumn::closed, "closed on"},
                              NamedColumn{LogColumn::closed, "date completed"},
                              NamedColumn{LogColumn::closed, "completed on"},
                              NamedColumn{LogColumn::closed, "completion date"},
                              NamedColumn{LogColumn::closed, "date complete"},
                              NamedColumn{LogColumn::closed, "closed date"},
                              NamedColumn{LogColumn::closed, "actual completion date"},
                              NamedColumn{LogColumn::updates, "update"},
                              NamedColumn{LogColumn::updates, "updates"},
                              NamedColumn{LogColumn::updates, "progress"},
                              NamedColumn{LogColumn::updates, "progress update"},
                              NamedColumn{LogColumn::updates, "comments"},
                              NamedColumn{LogColumn::updates, "comment"},
                              NamedColumn{LogColumn::updates, "notes"},
                              NamedColumn{LogColumn::updates, "outcome"},
                              NamedColumn{LogColumn::updates, "latest update"},
                              NamedColumn{LogColumn::updates, "history"},
                              NamedColumn{LogColumn::updates, "commentary"}};

// What the columns of our own exports hold, by their names (schema/answer.capnp); those of actions, then of decisions.
constexpr std::array exportedActions{
    NamedColumn{LogColumn::reference, "ref"},    NamedColumn{LogColumn::text, "text"},
    NamedColumn{LogColumn::ownerList, "owners"}, NamedColumn{LogColumn::group, "group"},
    NamedColumn{LogColumn::status, "status"},    NamedColumn{LogColumn::statusDate, "statusOn"},
    NamedColumn{LogColumn::due, "firstDue"},     NamedColumn{LogColumn::revisedDue, "due"},
    NamedColumn{LogColumn::raised, "raisedOn"}};
constexpr std::array exportedDecisions{
    NamedColumn{LogColumn::reference, "ref"}, NamedColumn{LogColumn::decision, "text"},
    NamedColumn{LogColumn::raised, "decidedOn"}, NamedColumn{LogColumn::group, "group"}};

// Nothing where the names are not those of such an export.
std::optional<LogColumns> exportedColumns(const std::vector<std::string>& names) {
  auto read = [&](const auto& exported) -> std::optional<LogColumns> {
    LogColumns columns;
    for (const auto& [content, name] : exported) {
      auto at = std::ranges::find(names, name);
      if (at == names.end()) return std::nullopt;
      columns[static_cast<size_t>(at - names.begin())] = content;
    }
    return columns;
  };
  auto columns = read(exportedActions);
  return columns ? columns : read(exportedDecisions);
}

// A name as the lists have it: its words in lower case, with single spaces.
std::string plainName(std::string_view name) {
  std::string words;
  for (const auto& word : wordsOf(name)) words += (words.empty() ? "" : " ") + word;
  return words;
}

// 'owner', 'revised due'
std::optional<LogColumn> contentNamed(std::string_view name) {
  const auto* known = std::ranges::find(contentNames, plainName(name), &NamedColumn::name);
  return known == contentNames.end() ? std::nullopt : std::optional(known->column);
}

std::optional<LogColumn> guessContent(std::string_view heading) {
  constexpr size_t mostWords = 6;
  auto name = plainName(heading);
  if (name.empty() || wordsOf(name).size() > mostWords) return std::nullopt;
  const NamedColumn* longest = nullptr;
  for (const auto& known : headings) {
    if (name == known.name) return known.column;
    bool isPart = known.name.size() > 3 && documents::findPhrase(name, known.name) != documents::nowhere;
    if (isPart && (longest == nullptr || known.name.size() > longest->name.size())) longest = &known;
  }
  return longest == nullptr ? std::nullopt : std::optional(longest->column);
}

}  // namespace

std::string_view nameOf(LogColumn column) {
  return std::ranges::find(contentNames, column, &NamedColumn::column)->name;
}

std::optional<LogColumns> guessColumns(const std::vector<std::string>& names) {
  if (auto columns = exportedColumns(names)) return columns;
  LogColumns columns;
  auto hasAny = [&](std::initializer_list<LogColumn> contents) {
    return std::ranges::any_of(columns, [&](const auto& column) { return contains(contents, column.second); });
  };
  for (size_t i = 0; i < names.size(); ++i) {
    auto content = guessContent(names[i]);
    // 'Update' and 'Comments' both tell what happened; of anything else there is one column.
    if (content && (*content == LogColumn::updates || !hasAny({*content}))) columns[i] = *content;
  }
  bool isLog = hasAny({LogColumn::text, LogColumn::decision}) &&
               hasAny({LogColumn::owner, LogColumn::due, LogColumn::status, LogColumn::raised, LogColumn::updates});
  return isLog ? std::optional(columns) : std::nullopt;
}

Result<std::vector<ColumnSetting>> parseColumnSettings(std::string_view text) {
  std::vector<ColumnSetting> settings;
  for (auto part : split(text, ',')) {
    if (trim(part).empty()) continue;
    auto equals = part.rfind('=');
    auto content = equals == documents::nowhere ? std::nullopt : contentNamed(part.substr(equals + 1));
    if (!content) {
      std::string choices;
      for (const auto& each : contentNames) choices += (choices.empty() ? "" : ", ") + std::string(each.name);
      return fail(ErrorKind::usage, fmt::format("'{}' does not say what a column holds. Say 'Lead=owner' or 'C=due'; "
                                                "a column may hold: {}.",
                                                trim(part), choices));
    }
    settings.push_back({std::string(trim(part.substr(0, equals))), *content});
  }
  return settings;
}

bool namesColumnsAgain(const std::vector<std::string>& cells) {
  size_t filled = 0, names = 0;
  for (const auto& cell : cells) {
    auto name = plainName(cell);
    filled += name.empty() ? 0 : 1;
    names += std::ranges::any_of(headings, [&](const auto& known) { return known.name == name; }) ? 1 : 0;
  }
  return names > 1 && names * 2 > filled;
}

std::vector<bool> applySettings(const std::vector<ColumnSetting>& settings, const std::vector<std::string>& names,
                                LogColumns& columns) {
  std::vector<bool> fits(settings.size());
  for (size_t s = 0; s < settings.size(); ++s)
    for (size_t i = 0; i < names.size(); ++i) {
      const auto& [column, content] = settings[s];
      auto name = plainName(column);
      bool isNamed = (!name.empty() && plainName(names[i]) == name) || foldSpace(names[i]) == foldSpace(column);
      if (!isNamed && documents::toLower(columnLetters(i)) != documents::toLower(column)) continue;
      if (content != LogColumn::updates)  // of which there may be several
        std::erase_if(columns, [&](const auto& each) { return each.second == content; });
      columns[i] = content;
      fits[s] = true;
      if (isNamed) break;  // a name goes before a letter
    }
  std::erase_if(columns, [](const auto& each) { return each.second == LogColumn::nothing; });
  return fits;
}

std::string columnLetters(size_t column) {
  std::string letters;
  for (++column; column > 0; column = (column - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters;
}

}  // namespace minuted::minutes
