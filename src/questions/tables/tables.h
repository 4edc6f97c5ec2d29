// The tables of questions, one for each group of nouns, and what their rows are made of.
#pragma once

#include "questions/ask.h"
#include "questions/question.h"

namespace minuted::questions {

std::vector<Question> actionQuestions();   // and commitments, accounts, mails
std::vector<Question> meetingQuestions();  // and decisions, the plan
std::vector<Question> partyQuestions();
std::vector<Question> recordQuestions();    // topics, priorities and other plain records
std::vector<Question> registerQuestions();  // the register, its log, its documents, searching

// Parameters of each type.
Parameter text(std::string_view name, std::string_view help);
Parameter words(std::string_view name, std::string_view help);
Parameter flag(std::string_view name, std::string_view help);
Parameter number(std::string_view name, std::string_view help);
Parameter date(std::string_view name, std::string_view help);
Parameter subject(std::string_view name, std::vector<Kind> kinds, std::string_view help);
Parameter owner(std::string_view name, std::string_view help);
Parameter story(std::string_view name, std::string_view help);
template <typename Enum>
Parameter choice(std::string_view name, std::string_view help);  // one of the names that the schema gives them

// What a function of a query returned, as the answer of any question.
template <typename T>
Result<Answer> any(Result<queries::Answer<T>> answer) {
  if (!answer) return std::unexpected(std::move(answer.error()));
  return Answer(std::move(*answer));
}

template <typename Enum>
Parameter choice(std::string_view name, std::string_view help) {
  auto parameter = text(name, help);
  for (auto each : capnp::Schema::from<Enum>().getEnumerants())
    parameter.choices.emplace_back(each.getProto().getName().cStr());
  return parameter;
}

}  // namespace minuted::questions
