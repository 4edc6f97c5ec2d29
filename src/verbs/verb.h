// What a person can ask to be recorded, by name: `minuted action extend A-17 --due 2025-09-30`. One table for the
// command line, for files of many commands (minuted apply) and for their help. A verb asks for one event; what kind of
// value a field takes is read from the event's schema. Constant, for any thread.
#pragma once

#include <capnp/schema.h>

#include <span>
#include <string_view>
#include <vector>

#include "domain/event.h"

namespace minuted::verbs {

struct Field {
  enum class Use { positional, required, optional };
  std::string_view name;  // as people give it: "granted-by"
  std::string_view to;    // what it sets: the event's field, or words.FIELD; "": the event's subject
  std::string_view help;
  Use use = Use::optional;
  std::vector<std::string_view> also = {};  // other names that are understood and not shown
};

struct Verb {
  std::string_view noun, name, help;
  domain::EventType event;
  std::string_view outcome;  // as told when it is recorded: "A-17: OUTCOME (event 42)."
  std::vector<Field> fields;
  std::string_view example;     // commands that one might type, a line each
  std::string_view next = {};   // what one might do next; "{}" stands for the reference
  std::string_view fixed = {};  // FIELD=VALUE of the event that the verb always sets
};

// The schema of the verb's event, and that of the field of the event, or of its words, which a field of the verb sets.
capnp::StructSchema bodyOf(const Verb& verb);
capnp::StructSchema::Field fieldOf(const Verb& verb, const Field& field);

// All verbs, in the order in which help lists them.
std::span<const Verb> all();
// The verb of that noun and name; nullptr where there is none.
const Verb* find(std::string_view noun, std::string_view name);

// Whether what is typed after the program's name lists something, as a saved list has to: 'action list --overdue'.
bool listsSomething(std::string_view typed);

// What help says of a noun: "What was asked of whom, and whether it was done"; "" for an unknown one.
std::string_view nounHelp(std::string_view noun);

// The field that people call so, by its name or by one that is understood too; nullptr where the verb has none.
const Field* fieldNamed(const Verb& verb, std::string_view name);

// The field of which several values mean the same of each, one after the other: 'action close A-1 A-4 A-9'. It is the
// last that is typed without a name, and refers to one subject. nullptr where the verb has none.
const Field* fieldOfEach(const Verb& verb);

// The kind of subject that a noun names; Kind::NONE where it is none.
Kind kindOf(std::string_view noun);

}  // namespace minuted::verbs
