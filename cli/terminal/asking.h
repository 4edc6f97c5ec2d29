// Asking a person about one thing after the other, as 'review walk' and 'meeting carry' do. For one thread.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "cli/context.h"

namespace minuted::cli {

// What was typed: a letter, and what is said behind it.
struct Typed {
  char key = 0;      // 0 for Enter alone; '?' for anything that is no single letter: 'drop' is not 'd' with 'rop'
  std::string said;  // "" where nothing is
};

struct Asking {
  std::function<bool()> isLeft;                        // whether there is anything more to ask about
  std::function<Result<void>()> show;                  // what is asked about
  std::function<Result<void>(const Typed&)> carryOut;  // the answer
  // Letters behind which nothing is said: on a terminal each is an answer as soon as it is pressed, and so is Enter.
  // From a file or a pipe every answer is a line.
  std::string_view atOnce;
};

// Whether the answer is wrong, and not the register: then the person can answer again.
bool isAboutTheAnswer(const Error& error);

// Shows, asks and carries out until nothing is left, 'q' is typed or the input ends. A wrong answer's
// error is printed, and the same is asked again.
Result<void> askUntilDone(const Asking& asking);

// ErrorKind::usage where nobody can be asked; instead: what to do then.
Result<void> requirePerson(const Context& context, std::string_view without, std::string_view forPrograms);

}  // namespace minuted::cli
