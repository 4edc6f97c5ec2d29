// What can be asked of plain records: topics, priorities, programmes, measures, achievements and funding.
#include "questions/tables/tables.h"

namespace minuted::questions {
namespace {

template <auto query>
Result<Answer> listRecords(const Asked& asked) {
  TRY(auto group, asked.subject("group"));
  return any(query(asked.snapshot(), group));
}

template <typename One, auto query>
Result<Answer> showRecord(const Asked& asked) {
  TRY(auto id, asked.subject("ref"));
  TRY(auto records, query(asked.snapshot(), Id()));
  queries::Answer<One> one;
  for (auto item : records.get().getItems())
    if (item.getRef() == reference(id).c_str()) one.set(item);
  return Answer(std::move(one));
}

struct Texts {
  std::string_view noun, path, helpOfList, examplesOfList, exampleOfOne;
};

template <typename List, typename One, auto query>
void addNoun(std::vector<Question>& table, Kind kind, const Texts& texts) {
  table.push_back({.noun = texts.noun,
                   .name = "list",
                   .path = std::string(texts.path),
                   .help = texts.helpOfList,
                   .example = texts.examplesOfList,
                   .parameters = {subject("group", {Kind::GROUP}, "Only those of this group")},
                   .answer = capnp::Schema::from<List>(),
                   .ask = listRecords<query>});
  table.push_back({.noun = texts.noun,
                   .name = "show",
                   .path = std::string(texts.path) + "/{ref}",
                   .help = "One of them",
                   .example = texts.exampleOfOne,
                   .parameters = {subject("ref", {kind}, "Reference or name").first()},
                   .answer = capnp::Schema::from<One>(),
                   .ask = showRecord<One, query>});
}

}  // namespace

std::vector<Question> recordQuestions() {
  using namespace schema;
  std::vector<Question> table;
  addNoun<PriorityList, PriorityAnswer, queries::listPriorities>(
      table, Kind::PRIORITY,
      {"priority", "/priorities", "All priorities",
       "  minuted priority list\n  minuted priority list --group \"Safer Streets\"", "  minuted priority show P-2"});
  addNoun<ProgrammeList, ProgrammeAnswer, queries::listProgrammes>(
      table, Kind::PROGRAMME,
      {"programme", "/programmes", "All programmes",
       "  minuted programme list\n  minuted programme list --group \"Safer Streets\"",
       "  minuted programme show PG-2"});
  addNoun<MeasureList, MeasureAnswer, queries::listMeasures>(
      table, Kind::MEASURE,
      {"measure", "/measures", "All measures",
       "  minuted measure list\n  minuted measure list --group \"Safer Streets\"", "  minuted measure show ME-2"});
  addNoun<AchievementList, AchievementAnswer, queries::listAchievements>(
      table, Kind::ACHIEVEMENT,
      {"achievement", "/achievements", "All achievements",
       "  minuted achievement list\n  minuted achievement list --group \"Safer Streets\"",
       "  minuted achievement show AC-2"});
  addNoun<FundingList, FundingAnswer, queries::listFundings>(
      table, Kind::FUNDING,
      {"funding", "/funding", "All awards and budgets",
       "  minuted funding list\n  minuted funding list --group \"Safer Streets\"", "  minuted funding show F-2"});
  addNoun<TopicList, TopicAnswer, queries::listTopics>(
      table, Kind::TOPIC,
      {"topic", "/topics", "All topics", "  minuted topic list\n  minuted topic list --group \"Safer Streets\"",
       "  minuted topic show T-2"});
  return table;
}

}  // namespace minuted::questions
