// minuted search: where words stand in what people wrote and filed.
#include <fmt/format.h>

#include <algorithm>

#include "cli/question.h"
#include "cli/terminal/output.h"
#include "search/search.h"

namespace minuted::cli {
namespace {

std::string withWordsInBold(const std::string& text, const std::string& words) {
  if (!usesColours()) return text;
  std::string marked;
  size_t done = 0;
  for (const auto& match : search::matchesIn(text, words)) {
    if (match.begin < done) continue;
    marked += text.substr(done, match.begin - done) + bold(text.substr(match.begin, match.end - match.begin));
    done = match.end;
  }
  return marked + text.substr(done);
}

std::string placeOfHit(schema::SearchPlace::Reader item) {
  using Field = schema::SearchField;
  if (item.getField() == Field::DOCUMENT)
    return item.getPage() > 0 ? fmt::format("line {}, page {}", item.getLine(), item.getPage())
                              : fmt::format("line {}", item.getLine());
  auto what = [&] {
    switch (item.getField()) {
      case Field::TEXT: return "worded";
      case Field::NAME: return "named";
      case Field::ALIAS: return "also called";
      case Field::QUOTE: return "in the minutes";
      default: return "";
    }
  }();
  auto name = *what != '\0' ? std::string(what) : inWords(item.getField());
  return fmt::format("{}, {}", name, longDate(*parseDate(item.getDate().cStr())));
}

void printHit(schema::SearchAnswer::Reader answer) {
  std::string words = answer.hasMeant() && answer.getMeant().size() > 0 ? answer.getMeant() : answer.getWords();
  std::string last;
  for (auto item : answer.getItems()) {
    std::string ref = item.getRef(), name = item.getName();
    if (ref != last) printField(ref, withWordsInBold(name, words), 8);
    last = ref;
    if (item.getContext() == item.getName()) continue;  // it has just been printed
    printField("", fmt::format("{}: {}", placeOfHit(item), withWordsInBold(item.getContext(), words)), 8);
  }
}

Result<void> showHits(const Shown& shown) {
  auto found = shown.answer.as<schema::SearchAnswer>();
  std::string words = found.getWords();
  auto say = [&](const std::string& text) { shown.context.say(text); };
  if (found.getItems().size() > 0 && found.getMeant().size() > 0)
    say(fmt::format("Nothing has '{}'. This has '{}':", words, found.getMeant().cStr()));
  printHit(found);
  if (found.getItems().size() == 0) {
    say(fmt::format("Nothing has '{}'.", words));
  } else if (found.getMore()) {
    auto most = shown.typed("most").empty() ? search::Request().most : std::stoul(shown.typed("most"));
    say(fmt::format("There are more: say more words, or --most {}.", std::min(5 * most, search::mostSubjects)));
  } else {
    say(fmt::format("{} found.", found.getSubjects()));
  }
  return {};
}

}  // namespace

void addSearch(Command app, Context& context) { addQuestion(app, context, "", "search", showHits); }

}  // namespace minuted::cli
