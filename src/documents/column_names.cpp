#include "documents/column_names.h"

#include <algorithm>
#include <array>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"

namespace minuted::documents {
namespace {

struct Name {
  std::string_view words;
  ColumnName column;
};

constexpr std::array names{Name{"no", ColumnName::number},
                           Name{"nr", ColumnName::number},
                           Name{"#", ColumnName::number},
                           Name{"ref", ColumnName::number},
                           Name{"reference", ColumnName::number},
                           Name{"number", ColumnName::number},
                           Name{"item", ColumnName::number},
                           Name{"item no", ColumnName::number},
                           Name{"id", ColumnName::number},
                           Name{"minute", ColumnName::number},
                           Name{"minute ref", ColumnName::number},
                           Name{"agenda item", ColumnName::number},
                           Name{"action no", ColumnName::number},
                           Name{"action number", ColumnName::number},
                           Name{"action ref", ColumnName::number},
                           Name{"date", ColumnName::number},
                           Name{"date raised", ColumnName::number},
                           Name{"raised", ColumnName::number},

                           Name{"action", ColumnName::action},
                           Name{"actions", ColumnName::action},
                           Name{"detail", ColumnName::action},
                           Name{"details", ColumnName::action},
                           Name{"description", ColumnName::action},
                           Name{"task", ColumnName::action},
                           Name{"tasks", ColumnName::action},
                           Name{"what", ColumnName::action},
                           Name{"to do", ColumnName::action},
                           Name{"action point", ColumnName::action},
                           Name{"action points", ColumnName::action},
                           Name{"action item", ColumnName::action},
                           Name{"action items", ColumnName::action},
                           Name{"action required", ColumnName::action},
                           Name{"actions required", ColumnName::action},
                           Name{"action needed", ColumnName::action},
                           Name{"action description", ColumnName::action},
                           Name{"description of action", ColumnName::action},
                           Name{"action to be taken", ColumnName::action},
                           Name{"action agreed", ColumnName::action},
                           Name{"agreed action", ColumnName::action},
                           Name{"agreed actions", ColumnName::action},
                           Name{"action/decision", ColumnName::action},
                           Name{"actions/decisions", ColumnName::action},
                           Name{"next step", ColumnName::action},
                           Name{"next steps", ColumnName::action},

                           Name{"discussion", ColumnName::discussion},
                           Name{"minutes", ColumnName::discussion},
                           Name{"notes", ColumnName::discussion},
                           Name{"note", ColumnName::discussion},
                           Name{"discussion points", ColumnName::discussion},
                           Name{"key points", ColumnName::discussion},
                           Name{"points discussed", ColumnName::discussion},
                           Name{"discussion and decisions", ColumnName::discussion},
                           Name{"discussion & decisions", ColumnName::discussion},
                           Name{"discussion/decision", ColumnName::discussion},
                           Name{"discussion/decisions", ColumnName::discussion},
                           Name{"discussion / decisions", ColumnName::discussion},
                           Name{"matters discussed", ColumnName::discussion},
                           Name{"item and discussion", ColumnName::discussion},
                           Name{"agenda item and discussion", ColumnName::discussion},
                           Name{"summary of discussion", ColumnName::discussion},
                           Name{"discussion summary", ColumnName::discussion},
                           Name{"key discussion points", ColumnName::discussion},
                           Name{"discussion and actions", ColumnName::discussion},
                           Name{"record of discussion", ColumnName::discussion},

                           Name{"decision", ColumnName::decision},
                           Name{"decisions", ColumnName::decision},
                           Name{"decision made", ColumnName::decision},
                           Name{"decisions made", ColumnName::decision},
                           Name{"resolution", ColumnName::decision},
                           Name{"resolutions", ColumnName::decision},

                           Name{"owner", ColumnName::owner},
                           Name{"owners", ColumnName::owner},
                           Name{"owner(s)", ColumnName::owner},
                           Name{"by whom", ColumnName::owner},
                           Name{"whom", ColumnName::owner},
                           Name{"who", ColumnName::owner},
                           Name{"lead", ColumnName::owner},
                           Name{"leads", ColumnName::owner},
                           Name{"resp", ColumnName::owner},
                           Name{"responsible", ColumnName::owner},
                           Name{"responsibility", ColumnName::owner},
                           Name{"assigned", ColumnName::owner},
                           Name{"assigned to", ColumnName::owner},
                           Name{"assignee", ColumnName::owner},
                           Name{"allocated to", ColumnName::owner},
                           Name{"action by", ColumnName::owner},
                           Name{"actioned by", ColumnName::owner},
                           Name{"action for", ColumnName::owner},
                           Name{"for action", ColumnName::owner},
                           Name{"for action by", ColumnName::owner},
                           Name{"person", ColumnName::owner},
                           Name{"name", ColumnName::owner},
                           Name{"initials", ColumnName::owner},
                           Name{"by", ColumnName::owner},
                           Name{"action owner", ColumnName::owner},
                           Name{"action lead", ColumnName::owner},
                           Name{"action/lead", ColumnName::owner},
                           Name{"person responsible", ColumnName::owner},
                           Name{"responsible person", ColumnName::owner},
                           Name{"responsible officer", ColumnName::owner},
                           Name{"lead officer", ColumnName::owner},
                           Name{"lead person", ColumnName::owner},

                           Name{"due", ColumnName::due},
                           Name{"due by", ColumnName::due},
                           Name{"due date", ColumnName::due},
                           Name{"deadline", ColumnName::due},
                           Name{"by when", ColumnName::due},
                           Name{"when", ColumnName::due},
                           Name{"date due", ColumnName::due},
                           Name{"target", ColumnName::due},
                           Name{"target date", ColumnName::due},
                           Name{"timescale", ColumnName::due},
                           Name{"timeframe", ColumnName::due},
                           Name{"complete by", ColumnName::due},
                           Name{"completion date", ColumnName::due},
                           Name{"date for completion", ColumnName::due},
                           Name{"timing", ColumnName::due},

                           Name{"status", ColumnName::status},
                           Name{"progress", ColumnName::status},
                           Name{"update", ColumnName::status},
                           Name{"state", ColumnName::status},
                           Name{"complete", ColumnName::status},
                           Name{"completed", ColumnName::status},
                           Name{"outcome", ColumnName::status}};

// Headings that are not in the list above are recognised by one of these words, where they consist of few words:
// 'What needs doing', 'Who by', 'Person(s) responsible'.
struct KeyWord {
  std::string_view word;
  ColumnName column;
};
constexpr std::array keyWords{KeyWord{"when", ColumnName::due},
                              KeyWord{"due", ColumnName::due},
                              KeyWord{"deadline", ColumnName::due},
                              KeyWord{"timescale", ColumnName::due},
                              KeyWord{"who", ColumnName::owner},
                              KeyWord{"whom", ColumnName::owner},
                              KeyWord{"owner", ColumnName::owner},
                              KeyWord{"responsible", ColumnName::owner},
                              KeyWord{"responsibility", ColumnName::owner},
                              KeyWord{"assigned", ColumnName::owner},
                              KeyWord{"status", ColumnName::status},
                              KeyWord{"progress", ColumnName::status},
                              KeyWord{"doing", ColumnName::action},
                              KeyWord{"task", ColumnName::action},
                              KeyWord{"action", ColumnName::action},
                              KeyWord{"actions", ColumnName::action}};

std::optional<ColumnName> byKeyWord(std::string_view heading) {
  constexpr size_t mostWords = 4, longest = 40;
  bool isHeading = heading.find_first_of(":,;") == nowhere && heading.find("plan") == nowhere;
  if (heading.size() > longest || spacedWords(heading).size() > mostWords || !isHeading) return std::nullopt;
  for (const auto& [word, column] : keyWords)
    if (findPhrase(heading, word) != nowhere) return column;
  return std::nullopt;
}

}  // namespace

std::optional<ColumnName> columnNamed(std::string_view heading) {
  auto words = toLower(foldSpace(heading));
  while (!words.empty() && std::string_view(".:?").find(words.back()) != nowhere) words.pop_back();
  auto name = std::ranges::find(names, words, &Name::words);
  return name == names.end() ? byKeyWord(words) : std::optional(name->column);
}

bool areNamesOfColumns(const std::vector<std::string_view>& headings) {
  constexpr std::array<std::string_view, 8> otherHeadings{"date", "agenda",       "items",        "name",
                                                          "role", "organisation", "representing", "detail"};
  constexpr size_t mostWords = 4, mostColumns = 8;
  if (headings.size() < 2 || headings.size() > mostColumns) return false;
  size_t recognised = 0;
  for (auto heading : headings) {
    auto words = wordsOf(heading);
    if (words.empty() || words.size() > mostWords || !isUpper(heading) || heading.ends_with('.')) return false;
    bool isOtherHeading = std::ranges::any_of(words, [&](const auto& word) { return contains(otherHeadings, word); });
    recognised += columnNamed(heading) || isOtherHeading ? 1 : 0;
  }
  return recognised * 2 >= headings.size();
}

}  // namespace minuted::documents
