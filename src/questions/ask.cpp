#include "questions/ask.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/written_date.h"
#include "queries/sorting.h"
#include "verbs/subject_finder.h"

namespace minuted::questions {
namespace {

using Type = Parameter::Type;

bool isSaid(const std::vector<std::string>& texts) {
  return std::ranges::any_of(texts, [](const auto& text) { return !text.empty(); });
}

Result<void> checkChoice(const Parameter& parameter, const std::string& text) {
  auto isIt = [&](const std::string& choice) { return text == choice || text == splitCamelCase(choice); };
  if (parameter.choices.empty() || std::ranges::any_of(parameter.choices, isIt)) return {};
  return fail(ErrorKind::usage,
              fmt::format("{}: '{}' is none of: {}.", parameter.name, text, fmt::join(parameter.choices, ", ")));
}

Result<void> check(const Question& question, const Values& values) {
  for (const auto& [name, texts] : values) {
    const auto* parameter = parameterNamed(question, name);
    if (parameter == nullptr)
      return fail(ErrorKind::usage, fmt::format("There is no '{}' here that could be said.", name));
    if (!isSaid(texts)) continue;
    if (texts.size() > 1 && parameter->type != Type::words)
      return fail(ErrorKind::usage, fmt::format("{} was said {} times.", parameter->name, texts.size()));
    if (parameter->type == Type::flag && texts.front() != "true" && texts.front() != "false")
      return fail(ErrorKind::usage, fmt::format("{}: '{}' is none of: true, false.", name, texts.front()));
    TRY_DONE(checkChoice(*parameter, texts.front()));
  }
  for (const auto& parameter : question.parameters) {
    if (!parameter.required) continue;
    auto isGiven = [&](std::string_view name) {
      auto found = values.find(name);
      return found != values.end() && isSaid(found->second);
    };
    if (!isGiven(parameter.name) && std::ranges::none_of(parameter.also, isGiven))
      return fail(ErrorKind::usage, fmt::format("{} is required.", parameter.name));
  }
  return {};
}

}  // namespace

const std::vector<std::string>* Asked::given(std::string_view name, Type type) const {
  const auto* parameter = parameterNamed(question_, name);
  KJ_REQUIRE(parameter != nullptr && parameter->name == name && parameter->type == type,
             "a question reads a parameter that it does not have, or not so", std::string(name).c_str());
  for (auto known = values_.begin(); known != values_.end(); ++known)
    if (parameterNamed(question_, known->first) == parameter && isSaid(known->second)) return &known->second;
  return nullptr;
}

std::string Asked::text(std::string_view name) const {
  const auto* texts = given(name, Type::text);
  return texts == nullptr ? "" : texts->front();
}

std::string Asked::words(std::string_view name) const {
  std::string words;
  if (const auto* texts = given(name, Type::words))
    for (const auto& text : *texts) words += (words.empty() ? "" : " ") + text;
  return words;
}

bool Asked::flag(std::string_view name) const {
  const auto* texts = given(name, Type::flag);
  return texts != nullptr && texts->front() == "true";
}

Result<std::optional<uint64_t>> Asked::number(std::string_view name) const {
  const auto* texts = given(name, Type::number);
  if (texts == nullptr) return std::nullopt;
  const auto& text = texts->front();
  uint64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number == 0)
    return fail(ErrorKind::usage, fmt::format("{}: '{}' is no whole number of at least 1.", name, text));
  return number;
}

Result<OptionalDate> Asked::date(std::string_view name) const {
  const auto* texts = given(name, Type::date);
  return parseWrittenDate(texts == nullptr ? "" : texts->front(), source_.today.value_or(snapshot().today()));
}

Result<Id> Asked::subject(std::string_view name) const {
  const auto* parameter = parameterNamed(question_, name);
  KJ_REQUIRE(parameter != nullptr, "a question reads a parameter that it does not have");
  const auto* texts = given(name, parameter->type);
  if (texts == nullptr) return Id();
  switch (parameter->type) {
    case Type::story: return queries::findStory(snapshot(), texts->front());
    case Type::owner: {
      TRY(auto owner, verbs::SubjectFinder(snapshot()).findOwner(texts->front()));
      return owner.party;
    }
    default: return queries::findSubject(snapshot(), texts->front(), parameter->kinds);
  }
}

Result<Answer> ask(const Question& question, const Source& source, const Values& values) {
  TRY_DONE(check(question, values));
  Asked asked(question, source, values);
  TRY(auto answer, question.ask(asked));
  if (!question.isList()) return answer;
  auto field = asked.text("sort");
  TRY_DONE(queries::sortItems(*answer, {field, asked.flag("reverse")}));
  return answer;
}

}  // namespace minuted::questions
