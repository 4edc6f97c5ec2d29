// minuted search: where words stand in what people wrote and filed.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/context.h"
#include "cli/terminal/output.h"
#include "search/search.h"

namespace minuted::cli {
namespace {

struct SearchOptions {
  std::vector<std::string> words;
  std::string kind, group, person, from, to;
  uint64_t most = 20;
};

// Fewer events than these are found faster by reading them than by indexing them first.
constexpr uint64_t worthIndexing = 256;

// The index as far as it can be used: it is brought up to date where this process may write it and no other does. The
// answer is the same without it.
Result<std::optional<search::Index>> openIndex(Context& context, const engine::Snapshot& snapshot) {
  auto folder = search::indexFolder(context.folder());
  const auto& log = snapshot.wholeLog();
  auto index = search::Index::open(folder, log);
  TRY(auto size, log::logSize(log));
  auto indexed = index && *index ? (*index)->size() : 0;
  if (size - indexed >= worthIndexing) {
    auto updated = search::bringUpToDate(folder, log, false, context.progress());
    if (!updated && updated.error().kind == ErrorKind::integrity) return std::unexpected(updated.error());
    if (updated) index = search::Index::open(folder, log);
  }
  if (index) return index;
  if (index.error().kind == ErrorKind::integrity) return std::unexpected(index.error());
  context.say(fmt::format("The log is read instead of the index, which is slower: {}.", index.error().message));
  return std::nullopt;
}

Result<search::Request> requestOf(Context& context, const engine::Snapshot& snapshot, const SearchOptions& options) {
  search::Request request;
  for (const auto& word : options.words) request.words += (request.words.empty() ? "" : " ") + word;
  if (options.most > search::mostSubjects)
    return fail(ErrorKind::usage, fmt::format("--most: at most {}.", counted(search::mostSubjects)));
  request.most = options.most;
  if (!options.kind.empty()) {
    auto kind = enumNamed<Kind>(options.kind);
    request.kinds = {*kind};
    if (*kind == Kind::DOCUMENT) request.kinds.push_back(Kind::READING);  // its text
  }
  TRY(auto group, context.findOptionalSubject(snapshot, options.group, {Kind::GROUP}));
  TRY(auto party, context.findOptionalSubject(snapshot, options.person, {Kind::PERSON, Kind::ORGANISATION}));
  for (auto each : {group, party})
    if (each) request.parties.push_back(each);
  TRY(request.from, context.parseDate(options.from));
  TRY(request.to, context.parseDate(options.to));
  return request;
}

// The text with the words in bold, on a terminal.
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

Result<void> runSearch(Context& context, const SearchOptions& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto index, openIndex(context, snapshot));
  TRY(auto request, requestOf(context, snapshot, options));
  TRY(auto answer, search::search(snapshot, index ? &*index : nullptr, request));
  auto found = answer.get();
  if (found.getItems().size() > 0 && found.getMeant().size() > 0)
    context.say(fmt::format("Nothing has '{}'. This has '{}':", request.words, found.getMeant().cStr()));
  if (printForPrograms(context.options, found)) return {};
  printHit(found);
  if (found.getItems().size() == 0)
    context.say(fmt::format("Nothing has '{}'.", request.words));
  else if (found.getMore())
    context.say(
        fmt::format("There are more: say more words, or --most {}.", std::min(5 * options.most, search::mostSubjects)));
  else
    context.say(fmt::format("{} found.", found.getSubjects()));
  return {};
}

}  // namespace

void addSearch(Command app, Context& context) {
  auto options = std::make_shared<SearchOptions>();
  auto command =
      addQueryCommand(app, context, "search", "Find words in everything that was written or filed",
                      "  minuted search drug dealing\n  minuted search '\"community safety\"' --kind decision\n"
                      "  minuted search 'commun* -board' --group OSP --from 2021-04-01\n"
                      "All of the words, in any of their forms; words in quotes as they stand; a beginning\n"
                      "with *; not what has -this. Documents are found by their lines: 'minuted document\n"
                      "text R-1 --line 92' shows one where it stands.",
                      [&context, options] { return runSearch(context, *options); });
  std::vector<std::string> kinds;
  for (auto kind : allKinds()) kinds.emplace_back(kindName(kind));
  command.option("words", options->words, "What to look for").required().arity(Option::Arity::list);
  command.option("--kind", options->kind, "Only actions, decisions, documents, …").oneOf(kinds);
  command.option("--group", options->group, "Only what was ever related to this group");
  command.option("--person", options->person, "Only what was ever related to this person or organisation");
  command.option("--from", options->from, "Only from that day on");
  command.option("--to", options->to, "Only until that day");
  command.option("--most", options->most, "How many to show; 20, if not said", 1);
}

}  // namespace minuted::cli
