// What can be asked of the register itself, of its log and its documents, and of its words.
#include <fmt/format.h>

#include "questions/tables/tables.h"
#include "search/search.h"

namespace minuted::questions {
namespace {

Result<Answer> showRegister(const Asked& asked) { return any(queries::showRegister(asked.snapshot())); }

Result<Answer> showHistory(const Asked& asked) {
  TRY(auto subject, asked.subject("ref"));
  return any(queries::history(asked.snapshot(), subject));
}

Result<Answer> showLog(const Asked& asked) {
  const auto& snapshot = asked.snapshot();
  TRY(auto from, asked.number("from"));
  TRY(auto last, asked.number("last"));
  if (!from) {
    from = snapshot.size() + 1;
    for (uint64_t count = 0; count < last.value_or(20) && snapshot.lastPosition(*from - 1) > 0; ++count)
      from = snapshot.lastPosition(*from - 1);
  }
  bool isOfADay = !snapshot.cut().isOpen();  // then not every position counts
  return any(queries::logFrom(snapshot, *from, isOfADay ? UINT32_MAX : asked.most()));
}

Result<Answer> listDocuments(const Asked& asked) {
  TRY(auto of, asked.subject("of"));
  return any(queries::listDocuments(asked.snapshot(), of));
}

Result<Answer> showDocument(const Asked& asked) {
  TRY(auto document, asked.subject("ref"));
  return any(queries::showDocument(asked.snapshot(), document));
}

Result<Answer> textOfDocument(const Asked& asked) {
  TRY(auto document, asked.subject("ref"));
  TRY(auto line, asked.number("line"));
  return any(queries::textOfDocument(
      asked.snapshot(), document,
      line ? std::optional(static_cast<uint32_t>(std::min<uint64_t>(*line, UINT32_MAX))) : std::nullopt));
}

Result<Answer> search(const Asked& asked) {
  search::Request request{.words = asked.words("words")};
  TRY(auto most, asked.number("most"));
  request.most = most.value_or(request.most);
  if (request.most > search::mostSubjects)
    return fail(ErrorKind::usage, fmt::format("most: at most {}.", counted(search::mostSubjects)));
  if (auto kind = asked.choice<Kind>("kind")) {
    request.kinds = {*kind};
    if (*kind == Kind::DOCUMENT) request.kinds.push_back(Kind::READING);  // its text
  }
  TRY(auto group, asked.subject("group"));
  TRY(auto party, asked.subject("person"));
  for (auto each : {group, party})
    if (each) request.parties.push_back(each);
  TRY(request.from, asked.date("from"));
  TRY(request.to, asked.date("to"));
  return any(search::search(asked.snapshot(), asked.index(), request));
}

Parameter kindToFind() {
  auto parameter = text("kind", "Only actions, decisions, documents, …");
  for (auto kind : allKinds()) parameter.choices.emplace_back(kindName(kind));
  return parameter;
}

std::vector<Question> documentQuestions() {
  return {
      {.noun = "document",
       .name = "list",
       .path = "/documents",
       .help = "All documents that were filed",
       .example = "  minuted document list\n  minuted document list --of A-1",
       .parameters = {subject("of", {Kind::ACTION, Kind::DECISION, Kind::MEETING},
                              "Only those that belong to it, or that it was read from: A-1, D-9, M-4")},
       .answer = capnp::Schema::from<schema::DocumentList>(),
       .ask = listDocuments},
      {.noun = "document",
       .name = "show",
       .path = "/documents/{ref}",
       .help = "One of them",
       .example = "  minuted document show DOC-2",
       .parameters = {subject("ref", {Kind::DOCUMENT}, "Its reference").first()},
       .answer = capnp::Schema::from<schema::DocumentAnswer>(),
       .ask = showDocument},
      {.noun = "document",
       .name = "text",
       .path = "/documents/{ref}/text",
       .help = "Its text as it was read, with the lines that proposals name",
       .example = "  minuted document text DOC-2\n  minuted document text R-1 --line 92",
       .parameters = {subject("ref", {Kind::DOCUMENT, Kind::READING}, "The document, or one reading of it").first(),
                      number("line", "Only this line and those around it")},
       .answer = capnp::Schema::from<schema::DocumentText>(),
       .ask = textOfDocument},
  };
}

}  // namespace

std::vector<Question> registerQuestions() {
  std::vector<Question> table = {
      {.noun = "register",
       .name = "show",
       .path = "/register",
       .help = "Its partnership, time zone and days off",
       .example = "  minuted register show",
       .parameters = {},
       .answer = capnp::Schema::from<schema::RegisterAnswer>(),
       .ask = showRegister},
      {.noun = "",
       .name = "history",
       .path = "/history/{ref}",
       .help = "The story of an action, a decision, a meeting, a person, …",
       .example = "  minuted history A-17\n  minuted history \"Priya Nair\" --as-of 2025-06-01",
       .parameters = {story("ref", "A reference or a name").first()},
       .answer = capnp::Schema::from<schema::EventList>(),
       .ask = showHistory},
      {.noun = "",
       .name = "log",
       .path = "/log",
       .help = "Events in the order in which they were recorded",
       .example = "  minuted log --last 50\n  minuted log --from 1 --json\n  minuted log --follow",
       .parameters = {number("from", "From this event on"), number("last", "The last so many; 20, if nothing is said")},
       .answer = capnp::Schema::from<schema::EventList>(),
       .ask = showLog},
      {.noun = "",
       .name = "search",
       .path = "/search",
       .help = "Find words in everything that was written or filed",
       .example = "  minuted search drug dealing\n  minuted search '\"community safety\"' --kind decision\n"
                  "  minuted search 'commun* -board' --group OSP --from 2021-04-01\n"
                  "All of the words, in any of their forms; words in quotes as they stand; a beginning\n"
                  "with *; not what has -this. Documents are found by their lines: 'minuted document\n"
                  "text R-1 --line 92' shows one where it stands.",
       .parameters = {words("words", "What to look for").first(), kindToFind(),
                      subject("group", {Kind::GROUP}, "Only what was ever related to this group"),
                      subject("person", {Kind::PERSON, Kind::ORGANISATION},
                              "Only what was ever related to this person or organisation"),
                      date("from", "Only from that day on"), date("to", "Only until that day"),
                      number("most", "How many to show; 20, if not said")},
       .answer = capnp::Schema::from<schema::SearchAnswer>(),
       .ask = search,
       .readsWords = true},
  };
  std::ranges::move(documentQuestions(), std::back_inserter(table));
  return table;
}

}  // namespace minuted::questions
