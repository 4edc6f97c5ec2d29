#include "cli/terminal/asking.h"

#include <iostream>

#include "base/text.h"
#include "cli/terminal/output.h"

namespace minuted::cli {
namespace {

Typed typedIn(const std::string& input) {
  if (input.empty()) return {};
  if (input.size() > 1 && input[1] != ' ') return {'?', ""};
  return {input[0], std::string(trim(std::string_view(input).substr(1)))};
}

}  // namespace

bool isAboutTheAnswer(const Error& error) {
  return error.kind == ErrorKind::refused || error.kind == ErrorKind::usage || error.kind == ErrorKind::notFound;
}

Result<void> askUntilDone(const Asking& asking) {
  while (asking.isLeft()) {
    TRY_DONE(asking.show());
    printOut("> ");
    flushOutput();
    std::string input;
    if (!std::getline(std::cin, input)) return {};
    input = trim(input);
    if (input == "q") return {};
    auto outcome = asking.carryOut(typedIn(input));
    if (!outcome && !isAboutTheAnswer(outcome.error())) return outcome;
    if (!outcome) printWrapped("{}\n", outcome.error().message);
  }
  return {};
}

Result<void> requirePerson(const Context& context, std::string_view without, std::string_view forPrograms) {
  if (context.options.noInput) return fail(ErrorKind::usage, std::string(without));
  if (isForPrograms(context.options)) return fail(ErrorKind::usage, std::string(forPrograms));
  return {};
}

}  // namespace minuted::cli
