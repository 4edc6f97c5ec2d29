// A value, or an Error that says what happened in words for a person and in a kind for a program.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace minuted {

// The kinds are the exit codes of the command line.
enum class ErrorKind { failed = 1, usage = 2, notFound = 3, refused = 4, integrity = 5 };

struct Error {
  ErrorKind kind = ErrorKind::failed;
  std::string message;  // a sentence: what happened, and what one might do

  bool operator==(const Error&) const = default;
};

template <typename T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(ErrorKind kind, std::string message) {
  return std::unexpected(Error{kind, std::move(message)});
}

// A broken invariant: says so and stops the program, in release builds too.
[[noreturn]] void broken(const char* invariant, const char* file, int line);

}  // namespace minuted

// The value of a Result, or an early return of its error. Counted names, so that a lambda within the expression may TRY
// too.
#define TRY(name, expression) TRY_NAMED(name, expression, TRY_JOIN(tried, __COUNTER__))
#define TRY_JOIN(a, b) TRY_JOIN_NOW(a, b)
#define TRY_JOIN_NOW(a, b) a##b
#define TRY_NAMED(name, expression, result)                       \
  auto&& result = (expression);                                   \
  if (!result) return std::unexpected(std::move(result).error()); \
  name = std::move(*(result))
// The same where there is no value to take.
#define TRY_DONE(expression) TRY_DONE_NAMED(expression, TRY_JOIN(tried, __COUNTER__))
#define TRY_DONE_NAMED(expression, result) \
  if (auto result = (expression); !result) return std::unexpected(std::move(result).error())

#define REQUIRE(invariant) ((invariant) ? (void)0 : ::minuted::broken(#invariant, __FILE__, __LINE__))
