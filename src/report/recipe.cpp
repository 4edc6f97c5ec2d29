#include "report/recipe.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace minuted::report {
namespace {

struct KindEntry {
  ReportKind kind;
  std::string_view name, before;  // of the command, and the option before what it is about
};
constexpr std::array kinds{
    KindEntry{ReportKind::annual, "annual", "--group"}, KindEntry{ReportKind::papers, "papers", "--meeting"},
    KindEntry{ReportKind::minutes, "minutes", "--meeting"}, KindEntry{ReportKind::partner, "partner", ""}};

constexpr std::string_view madeBy = "Made by minuted ", withTemplates = " with the templates ", command = ": report ";

// The next word, which is taken off the words.
std::string_view takeWord(std::vector<std::string_view>& words) {
  if (words.empty()) return "";
  auto word = words.front();
  words.erase(words.begin());
  return word;
}

// Reads the words after 'report annual'. False where one of them is not understood.
bool readOptions(std::vector<std::string_view> words, const KindEntry& kind, PrintedRecipe& to) {
  auto& recipe = to.recipe;
  while (!words.empty()) {
    auto word = takeWord(words);
    if (word == "--public") {
      recipe.publicCopy = true;
    } else if (word == "--draft") {
      recipe.draft = true;
    } else if (word == "--format") {
      to.format = takeWord(words);
    } else if (word == "--from" || word == "--to" || word == "--on") {
      auto date = parseDate(std::string(takeWord(words)));
      if (!date) return false;
      (word == "--from" ? recipe.from : word == "--to" ? recipe.to : recipe.on) = *date;
    } else {
      auto id = parseReference(std::string(word == kind.before ? takeWord(words) : word));
      if (!id) return false;
      recipe.about = *id;
    }
  }
  return static_cast<bool>(recipe.about) && !to.format.empty();
}

}  // namespace

std::string_view programVersion() { return MINUTED_VERSION; }

std::string recipeSentence(const Recipe& recipe, std::string_view format) {
  const auto& kind = *std::ranges::find(kinds, recipe.kind, &KindEntry::kind);
  auto sentence = fmt::format("{}{}", madeBy, recipe.version);
  if (!recipe.templates.empty()) sentence += fmt::format("{}{}", withTemplates, recipe.templates);
  sentence += fmt::format("{}{}", command, kind.name);
  if (!kind.before.empty()) sentence += fmt::format(" {}", kind.before);
  sentence += " " + reference(recipe.about);
  auto addDay = [&](std::string_view option, const OptionalDate& day) {
    if (day) sentence += fmt::format(" {} {}", option, isoDate(*day));
  };
  addDay("--from", recipe.from);
  addDay("--to", recipe.to);
  addDay("--on", recipe.on);
  if (recipe.publicCopy) sentence += " --public";
  if (recipe.draft) sentence += " --draft";
  return sentence + fmt::format(" --format {}.", format);
}

std::optional<PrintedRecipe> readRecipe(std::string_view text) {
  auto start = text.rfind(madeBy);
  if (start == std::string_view::npos) return std::nullopt;
  // A line may have been broken after a hyphen: '2022- 04-01'.
  std::string joined;
  for (char c : text.substr(start + madeBy.size()))
    if (c != ' ' || !joined.ends_with('-')) joined += c;
  auto at = joined.find(command);
  if (at == std::string::npos) return std::nullopt;
  PrintedRecipe printed;
  auto made = std::string_view(joined).substr(0, at);
  auto templates = made.find(withTemplates);
  printed.recipe.version = made.substr(0, templates);
  if (templates != std::string_view::npos) printed.recipe.templates = made.substr(templates + withTemplates.size());
  auto rest = std::string_view(joined).substr(at + command.size());
  // Dates and references have no full stop, so the first one ends the sentence.
  auto words = split(rest.substr(0, rest.find('.')), ' ');
  auto name = takeWord(words);
  auto kind = std::ranges::find(kinds, name, &KindEntry::name);
  if (kind == kinds.end() || !readOptions(std::move(words), *kind, printed)) return std::nullopt;
  printed.recipe.kind = kind->kind;
  return printed;
}

}  // namespace minuted::report
