#include "cli/question.h"

#include <fmt/format.h>

#include "cli/terminal/output.h"
#include "search/index.h"

namespace minuted::cli {
namespace {

using questions::Parameter;
using questions::Question;
using questions::Values;

constexpr size_t mostChoicesInHelp = 10;

void addParameter(Command command, const Parameter& parameter, Values& given) {
  std::string names = (parameter.positional ? "" : "--") + std::string(parameter.name);
  for (auto also : parameter.also) names += fmt::format(",--{}", also);
  std::string help(parameter.help);
  if (!parameter.choices.empty() && parameter.choices.size() <= mostChoicesInHelp)
    help += fmt::format(": {}", fmt::join(parameter.choices, ", "));
  auto& texts = given[std::string(parameter.name)];
  if (parameter.type == Parameter::Type::flag) {
    command.flag(names, [&texts] { texts = {"true"}; }, help);
    return;
  }
  auto arity = parameter.type == Parameter::Type::words ? Option::Arity::list : Option::Arity::one;
  command.option(names, texts, help).arity(arity).required(parameter.required);
}

}  // namespace

std::string Shown::typed(std::string_view name) const {
  auto found = given.find(name);
  return found == given.end() || found->second.empty() ? "" : found->second.front();
}

Result<questions::Answer> ask(Context& context, const Question& question, const engine::Snapshot& snapshot,
                              const Values& given) {
  search::UsableIndex usable;
  if (question.readsWords) {
    TRY(usable, search::openUpToDate(context.folder(), snapshot.wholeLog(), context.progress()));
    if (!usable.whyNot.empty())
      context.say(fmt::format("The log is read instead of the index, which is slower: {}.", usable.whyNot));
  }
  return questions::ask(
      question, {.snapshot = snapshot, .index = usable.index ? &*usable.index : nullptr, .today = context.today()},
      given);
}

Command addQuestionCommand(Command app, Context& context, const Question& question,
                           std::function<Result<void>(const Values& given)> run) {
  auto given = std::make_shared<Values>();
  auto parent = question.noun.empty() ? app : nounCommand(app, std::string(question.noun));
  auto addShowing = question.isForOfficers ? addCommand : addQueryCommand;
  auto command = addShowing(parent, context, std::string(question.name), std::string(question.help),
                            std::string(question.example), [given, run = std::move(run)] { return run(*given); });
  for (const auto& parameter : question.parameters) addParameter(command, parameter, *given);
  return command;
}

Command addQuestion(Command app, Context& context, std::string_view noun, std::string_view name,
                    std::function<Result<void>(const Shown& shown)> show) {
  const auto& question = *questions::find(noun, name);
  return addQuestionCommand(app, context, question,
                            [&context, &question, show = std::move(show)](const Values& given) -> Result<void> {
                              TRY(auto snapshot, context.snapshot());
                              TRY(auto answer, ask(context, question, snapshot, given));
                              if (printForPrograms(context.options, answer.get())) return {};
                              return show({context, snapshot, given, answer});
                            });
}

}  // namespace minuted::cli
