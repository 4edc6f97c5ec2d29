// A Result is a value or an Error: a sentence for people, and a kind for programs.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace minuted {

// The kinds are the exit codes of the command line.
enum class ErrorKind { failed = 1, usage = 2, notFound = 3, refused = 4, integrity = 5 };

struct Error {
  ErrorKind kind = ErrorKind::failed;
  std::string message;  // a sentence that says what happened and what the user can do

  bool operator==(const Error&) const = default;
};

template <typename T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(ErrorKind kind, std::string message) {
  return std::unexpected(Error{kind, std::move(message)});
}

// Reports a broken invariant and aborts the program, in release builds too.
[[noreturn]] void failInvariant(const char* invariant, const char* file, int line);

}  // namespace minuted

// TRY(auto name, expression) takes the value of a Result, or returns its error from the function. The Result's name has
// a number in it, so that a lambda within the expression can use TRY too.
#define TRY(name, expression) TRY_NAMED(name, expression, TRY_JOIN(tried, __COUNTER__))
#define TRY_JOIN(a, b) TRY_JOIN_NOW(a, b)
#define TRY_JOIN_NOW(a, b) a##b
#define TRY_NAMED(name, expression, result)                       \
  auto&& result = (expression);                                   \
  if (!result) return std::unexpected(std::move(result).error()); \
  name = std::move(*(result))
// The same for a Result whose value is not needed, or that has none.
#define TRY_DONE(expression) TRY_DONE_NAMED(expression, TRY_JOIN(tried, __COUNTER__))
#define TRY_DONE_NAMED(expression, result) \
  if (auto result = (expression); !result) return std::unexpected(std::move(result).error())

#define REQUIRE(invariant) ((invariant) ? (void)0 : ::minuted::failInvariant(#invariant, __FILE__, __LINE__))
