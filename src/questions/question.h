// What can be asked of a register, by name: `minuted action list --owner "Harbour Trust"`, or
// GET /api/actions?owner=Harbour+Trust. One table for the command
// line and the API, for their help and for what describes them to other programs. What can be recorded is in
// verbs/verb.h. Constant, for any thread.
#pragma once

#include <capnp/schema.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "questions/answer.h"

namespace minuted::questions {

class Asked;

struct Parameter {
  // owner: a party, as people write the owner of an action. story: any subject, also one that was merged into another.
  // words: several texts, which are meant together.
  enum class Type { text, words, flag, number, date, subject, owner, story };

  std::string_view name;  // as people give it: "due-from"
  Type type = Type::text;
  std::string_view help;
  std::vector<Kind> kinds = {};             // of a subject
  std::vector<std::string> choices = {};    // of a text that has to be one of these
  std::vector<std::string_view> also = {};  // other names that are understood and not shown
  bool positional = false, required = false;

  Parameter first() && { return positional = required = true, std::move(*this); }
  Parameter firstIfGiven() && { return positional = true, std::move(*this); }
  Parameter needed() && { return required = true, std::move(*this); }
  Parameter orCalled(std::string_view name) && { return also.push_back(name), std::move(*this); }
};

struct Question {
  std::string_view noun;  // "" where the name stands alone: `minuted search`
  std::string_view name;
  std::string path;  // where the API answers it: "/actions/{ref}", with the names of parameters that are required
  std::string_view help;
  std::string_view example;  // commands that one might type, a line each
  std::vector<Parameter> parameters;
  capnp::StructSchema answer;
  Result<Answer> (*ask)(const Asked& asked);  // called through questions::ask() (questions/ask.h)
  bool isForOfficers = false;                 // it shows what waits for them, and has no public copy
  bool readsWords = false;                    // it is answered faster with the index of words

  // Whether the answer is a list, which can be sorted by any of the fields of its items. Then "sort" and "reverse" are
  // parameters, too.
  bool isList() const;
  // Whether the answer has items, which can be looked at page by page.
  bool hasItems() const;
};

// All questions, in the order in which help lists them.
std::span<const Question> all();
// nullptr where there is none of that name.
const Question* find(std::string_view noun, std::string_view name);

// The parameter that people call so; nullptr where the question has none.
const Parameter* parameterNamed(const Question& question, std::string_view name);

}  // namespace minuted::questions
