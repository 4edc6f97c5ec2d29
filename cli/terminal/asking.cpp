#include "cli/terminal/asking.h"

#include <iostream>
#include <optional>

#include "base/text.h"
#include "cli/terminal/keys.h"
#include "cli/terminal/output.h"

namespace minuted::cli {
namespace {

Typed typedIn(const std::string& input) {
  if (input.empty()) return {};
  if (input.size() > 1 && input[1] != ' ') return {'?', ""};
  return {input[0], std::string(trim(std::string_view(input).substr(1)))};
}

// The next answer; nothing where the input has ended.
std::optional<Typed> nextAnswer(std::string_view atOnce) {
  std::string input;
  if (isKeyboard()) {
    auto key = readKey();
    if (!key) return std::nullopt;
    bool isWhole = *key == '\n' || atOnce.find(*key) != std::string_view::npos;
    printOut("{}{}", *key == '\n' ? "" : std::string(1, *key), isWhole ? "\n" : "");
    flushOutput();
    if (isWhole) return Typed{*key == '\n' ? '\0' : *key, ""};
    input = *key;
  }
  std::string line;
  if (!std::getline(std::cin, line)) return std::nullopt;
  return typedIn(std::string(trim(input + line)));
}

}  // namespace

bool isAboutTheAnswer(const Error& error) {
  return error.kind == ErrorKind::refused || error.kind == ErrorKind::usage || error.kind == ErrorKind::notFound;
}

Result<void> askUntilDone(const Asking& asking) {
  if (isKeyboard() && asking.isLeft())
    printWrapped("{}\n", "What is said behind a letter ends with Enter; the other keys need none.");
  while (asking.isLeft()) {
    TRY_DONE(asking.show());
    printOut("> ");
    flushOutput();
    auto typed = nextAnswer(asking.atOnce);
    if (!typed || (typed->key == 'q' && typed->said.empty())) return {};
    auto outcome = asking.carryOut(*typed);
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
