// The commands that record one event. Each is a row of a table in src/verbs/.
#include <fmt/format.h>

#include "cli/context.h"
#include "verbs/command_builder.h"

namespace minuted::cli {
namespace {

using verbs::Field;
using verbs::Values;
using verbs::Verb;

void addField(Command command, const Verb& verb, const Field& field, const std::shared_ptr<Values>& values) {
  std::string name(field.name), help(field.help);
  auto option = (field.use == Field::Use::positional ? "" : "--") + name;
  for (auto also : field.also) option += fmt::format(",--{}", also);
  auto& texts = (*values)[name];
  auto type = verbs::fieldOf(verb, field).getType();
  if (type.isBool()) {
    command.flag(option, [&texts] { texts = {"true"}; }, help);
    return;
  }
  auto arity = !type.isList()                        ? Option::Arity::one
               : field.use != Field::Use::positional ? Option::Arity::repeated
                                                     : Option::Arity::list;
  command.option(option, texts, help).arity(arity).required(field.use != Field::Use::optional);
}

Result<void> recordVerb(Context& context, const Verb& verb, const Values& values) {
  TRY(auto* recorder, context.recorder());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto on, context.happenedOn());
  verbs::CommandBuilder builder(snapshot, context.userName());
  Values given;
  for (const auto& [name, texts] : values)
    if (!texts.empty()) given.emplace(name, texts);
  TRY(auto namesake, builder.namesakeOf(verb, given));
  if (namesake && context.canAsk() && verbs::fieldNamed(verb, "another") != nullptr) {
    auto question = fmt::format("There is {} already. Is this another one?", *namesake);
    if (!context.ask(question)) return fail(ErrorKind::refused, "Nothing was recorded.");
    given["another"] = {"true"};
  }
  TRY_DONE(builder.add(verb, given, on));
  TRY_DONE(context.record(builder.command(), verb.outcome, verb.next));
  return {};
}

}  // namespace

void addVerbs(Command app, Context& context) {
  for (const auto& verb : verbs::all()) {
    auto values = std::make_shared<Values>();
    auto command =
        addCommand(nounCommand(app, std::string(verb.noun)), context, std::string(verb.name), std::string(verb.help),
                   std::string(verb.example), [&context, &verb, values] { return recordVerb(context, verb, *values); });
    for (const auto& field : verb.fields) addField(command, verb, field, values);
  }
}

}  // namespace minuted::cli
