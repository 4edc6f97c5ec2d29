// Asking a question of questions/question.h with the values that somebody gave for its parameters: options of the
// command line, or the query of a URL. Functions that keep nothing, for any thread.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/enums.h"
#include "questions/question.h"
#include "register/snapshot.h"

namespace minuted::search {
class Index;
}

namespace minuted::questions {

// The values of each parameter, by its name; of a flag "true". Empty texts and lists are not said.
using Values = std::map<std::string, std::vector<std::string>, std::less<>>;

struct Source {
  const engine::Snapshot& snapshot;
  const search::Index* index = nullptr;  // of words; without one the log is read, which is slower
  uint64_t most = UINT32_MAX;            // of a list's items, how many from the first on will be looked at
  OptionalDate today = {};               // from which dates are reckoned: 'next Friday'; else the snapshot's day
};

// What the function of a question is asked. Each value is read by the name of its parameter, which must be one of the
// question's; one that was not given is empty, false or nothing.
// Errors: ErrorKind::usage where a value is none of its type; for subjects those of queries::findSubject.
class Asked {
 public:
  Asked(const Question& question, const Source& source, const Values& values)
      : question_(question), source_(source), values_(values) {}

  const engine::Snapshot& snapshot() const { return source_.snapshot; }
  const search::Index* index() const { return source_.index; }
  uint64_t most() const { return source_.most; }

  bool has(std::string_view name) const { return !text(name).empty(); }
  std::string text(std::string_view name) const;
  std::string words(std::string_view name) const;  // with a space between two of them
  bool flag(std::string_view name) const;
  Result<std::optional<uint64_t>> number(std::string_view name) const;
  Result<OptionalDate> date(std::string_view name) const;
  Result<Id> subject(std::string_view name) const;  // an owner and a story too
  template <typename Enum>
  std::optional<Enum> choice(std::string_view name) const {
    return enumNamed<Enum>(text(name));  // ask() has checked it
  }

 private:
  const std::vector<std::string>* given(std::string_view name, Parameter::Type type) const;

  const Question& question_;
  const Source& source_;
  const Values& values_;
};

// The answer; of a list in the order of the field "sort", if that was given. ErrorKind::usage where a value is none of
// its parameter's, a required one is missing, or there is no such parameter.
Result<Answer> ask(const Question& question, const Source& source, const Values& values);

}  // namespace minuted::questions
