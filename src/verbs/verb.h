// What a person can ask to be recorded, by name: `minuted action extend A-17 --due 2025-09-30`. One table for the
// command line, for files of many commands (minuted apply) and for their help. A verb asks for one event; what kind of
// value a field takes is read from the event's schema.
#pragma once

#include <capnp/schema.h>

#include <span>
#include <string_view>
#include <vector>

#include "domain/event.h"

namespace minuted::verbs {

struct Field {
  enum class Use { positional, required, optional };
  std::string_view name;  // as it is asked for: "granted-by"
  std::string_view to;    // the event's field, or words.FIELD; "": the event's subject
  std::string_view help;
  Use use = Use::optional;
};

struct Verb {
  std::string_view noun, name, help;
  domain::EventType event;
  std::string_view said;  // "A-17: SAID (event 42)."
  std::vector<Field> fields;
  std::string_view example;     // of several lines for several
  std::string_view next = {};   // what one might do next; {} stands for the reference
  std::string_view fixed = {};  // FIELD=VALUE that the verb itself says
};

// The struct of its event, and the field of it, or of its words, that is set.
capnp::StructSchema bodyOf(const Verb& verb);
capnp::StructSchema::Field fieldOf(const Verb& verb, const Field& field);

std::span<const Verb> all();
const Verb* find(std::string_view noun, std::string_view name);

// What is said of a noun as a whole: "Actions: what was asked of whom, and whether it was done".
std::string_view nounHelp(std::string_view noun);

// The kind of subject that a noun names; Kind::NONE where it is none.
Kind kindOf(std::string_view noun);

}  // namespace minuted::verbs
