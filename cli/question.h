// The commands that ask a question of the table (questions/question.h): what they take comes from there, and how the
// answer is shown to people from the file of the noun.
#pragma once

#include <functional>
#include <string_view>

#include "cli/context.h"
#include "questions/ask.h"

namespace minuted::cli {

// An answer, and what was asked.
struct Shown {
  Context& context;
  const engine::Snapshot& snapshot;
  const questions::Values& given;
  const questions::Answer& answer;

  // The first value of a parameter as it was typed; "" where it was not given.
  std::string typed(std::string_view name) const;
};

// Adds the command of a question. Programs are shown the answer as it is, people what `show` prints of it.
Command addQuestion(Command app, Context& context, std::string_view noun, std::string_view name,
                    std::function<Result<void>(const Shown& shown)> show);

// The same for a command that does more than to show the answer; `run` is given what was typed.
Command addQuestionCommand(Command app, Context& context, const questions::Question& question,
                           std::function<Result<void>(const questions::Values& given)> run);

// The answer to a question of the register as a snapshot has it.
Result<questions::Answer> ask(Context& context, const questions::Question& question, const engine::Snapshot& snapshot,
                              const questions::Values& given);

}  // namespace minuted::cli
