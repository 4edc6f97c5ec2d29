#include "verbs/opening.h"

#include "base/text.h"
#include "projections/views.h"

namespace minuted::verbs {

Result<engine::CommandMaker> openingCommand(const std::string& partnership) {
  if (projections::foldedName(partnership).empty())
    return fail(ErrorKind::usage, "The partnership needs a name: --name NAME.");
  engine::CommandMaker command;
  auto opened = command.step();
  opened.getEvent().getBody().initRegisterOpened().setPartnership(madeByStep(Kind::GROUP, 1).value);
  opened.initWords().setName(partnership);
  auto group = command.step();
  group.getEvent().getBody().initGroupEntered().setKind(schema::GroupKind::PARTNERSHIP);
  auto words = group.initWords();
  words.setName(partnership);
  if (auto letters = acronym(partnership); !letters.empty()) words.initAliases(1).set(0, letters);
  return command;
}

}  // namespace minuted::verbs
