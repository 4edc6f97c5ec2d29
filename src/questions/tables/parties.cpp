// What can be asked of groups, people and organisations.
#include "questions/tables/tables.h"

namespace minuted::questions {
namespace {

template <Kind kind>
Result<Answer> listParties(const Asked& asked) {
  return any(queries::listParties(asked.snapshot(), kind));
}

Result<Answer> showParty(const Asked& asked) {
  TRY(auto party, asked.subject("ref"));
  return any(queries::showParty(asked.snapshot(), party));
}

Result<Answer> listMembers(const Asked& asked) {
  TRY(auto group, asked.subject("ref"));
  return any(queries::listMembers(asked.snapshot(), group));
}

Result<Answer> groupTree(const Asked& asked) {
  TRY(auto root, asked.subject("ref"));
  return any(queries::groupTree(asked.snapshot(), root));
}

template <Kind kind>
void addNoun(std::vector<Question>& table, std::string_view noun, std::string_view path, std::string_view helpOfList,
             std::string_view exampleOfList, std::string_view exampleOfOne) {
  table.push_back({.noun = noun,
                   .name = "list",
                   .path = std::string(path),
                   .help = helpOfList,
                   .example = exampleOfList,
                   .parameters = {},
                   .answer = capnp::Schema::from<schema::PartyList>(),
                   .ask = listParties<kind>});
  table.push_back({.noun = noun,
                   .name = "show",
                   .path = std::string(path) + "/{ref}",
                   .help = "One, with appointments",
                   .example = exampleOfOne,
                   .parameters = {subject("ref", {kind}, "Name or reference").first()},
                   .answer = capnp::Schema::from<schema::PartyAnswer>(),
                   .ask = showParty});
}

}  // namespace

std::vector<Question> partyQuestions() {
  std::vector<Question> table;
  addNoun<Kind::GROUP>(table, "group", "/groups", "All groups", "  minuted group list",
                       "  minuted group show \"Safer Streets Sub-Group\"");
  table.push_back({.noun = "group",
                   .name = "members",
                   .path = "/groups/{ref}/members",
                   .help = "Who speaks for whom in it, on that day",
                   .example = "  minuted group members G-1 --on 2023-03-01",
                   .parameters = {subject("ref", {Kind::GROUP}, "Name or reference").first()},
                   .answer = capnp::Schema::from<schema::MemberList>(),
                   .ask = listMembers});
  table.push_back({.noun = "group",
                   .name = "tree",
                   .path = "/groups/tree",
                   .help = "A group and its parts, or all of them",
                   .example = "  minuted group tree",
                   .parameters = {subject("ref", {Kind::GROUP}, "Name or reference").firstIfGiven()},
                   .answer = capnp::Schema::from<schema::GroupTree>(),
                   .ask = groupTree});
  addNoun<Kind::PERSON>(table, "person", "/people", "All people", "  minuted person list",
                        "  minuted person show \"Priya Nair\"");
  addNoun<Kind::ORGANISATION>(table, "org", "/organisations", "All organisations", "  minuted org list",
                              "  minuted org show \"Harbour Trust\"");
  return table;
}

}  // namespace minuted::questions
