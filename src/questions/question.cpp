#include "questions/question.h"

#include <algorithm>

#include "questions/tables/tables.h"

namespace minuted::questions {
namespace {

constexpr std::string_view sortHelp = "By which column of --csv it is sorted, such as ref";
constexpr std::string_view reverseHelp = "With --sort, the highest and the newest first";

std::vector<Question> makeAll() {
  std::vector<Question> table;
  for (auto part : {actionQuestions, meetingQuestions, partyQuestions, recordQuestions, registerQuestions})
    std::ranges::move(part(), std::back_inserter(table));
  for (auto& question : table) {
    if (!question.isList()) continue;
    question.parameters.push_back(text("sort", sortHelp));
    question.parameters.push_back(flag("reverse", reverseHelp));
  }
  return table;
}

}  // namespace

bool Question::isList() const { return name == "list"; }

bool Question::hasItems() const { return answer.findFieldByName("items") != nullptr; }

std::span<const Question> all() {
  static const auto table = makeAll();
  return table;
}

const Question* find(std::string_view noun, std::string_view name) {
  auto table = all();
  auto found = std::ranges::find_if(table, [&](const auto& each) { return each.noun == noun && each.name == name; });
  return found == table.end() ? nullptr : &*found;
}

const Parameter* parameterNamed(const Question& question, std::string_view name) {
  auto found = std::ranges::find_if(question.parameters, [&](const auto& each) {
    return each.name == name || std::ranges::find(each.also, name) != each.also.end();
  });
  return found == question.parameters.end() ? nullptr : &*found;
}

Parameter text(std::string_view name, std::string_view help) { return {.name = name, .help = help}; }

Parameter words(std::string_view name, std::string_view help) {
  return {.name = name, .type = Parameter::Type::words, .help = help};
}

Parameter flag(std::string_view name, std::string_view help) {
  return {.name = name, .type = Parameter::Type::flag, .help = help};
}

Parameter number(std::string_view name, std::string_view help) {
  return {.name = name, .type = Parameter::Type::number, .help = help};
}

Parameter date(std::string_view name, std::string_view help) {
  return {.name = name, .type = Parameter::Type::date, .help = help};
}

Parameter subject(std::string_view name, std::vector<Kind> kinds, std::string_view help) {
  return {.name = name, .type = Parameter::Type::subject, .help = help, .kinds = std::move(kinds)};
}

Parameter owner(std::string_view name, std::string_view help) {
  return {.name = name, .type = Parameter::Type::owner, .help = help};
}

Parameter story(std::string_view name, std::string_view help) {
  return {.name = name, .type = Parameter::Type::story, .help = help};
}

}  // namespace minuted::questions
