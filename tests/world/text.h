// Reads and writes events, states and answers as lines of text. The syntax is Cap'n Proto's text format, except that
// ids are written as references, dates in ISO 8601, and a list of texts may hold bytes:
//
//   2025-01-16 actionRaised(owners = [(party = PE-1)], group = G-1, due = 2025-03-31) text = "Draft the plan"
//
// The line of an event begins with the date on which it happened (today, if there is none). Then come the event with
// its fields, the fields of its words, and, if needed, `source = (…)` and `basedOn = 7`. In a command of several steps,
// $G-0 is the group that the first step makes.
#pragma once

#include <capnp/dynamic.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "command.capnp.h"
#include "domain/event.h"

namespace minuted::world {

using Lines = std::vector<std::string>;

// These throw std::invalid_argument, with the line and the place, if a line cannot be read.
void readStep(const std::string& line, schema::Step::Builder to);
void readFields(const std::string& fields, capnp::DynamicStruct::Builder to);  // a = 1, b = (c = 2)
Id idOf(const std::string& reference);

// The line that readStep would read. Fields with their default value are left out, and so is what the register adds.
std::string lineOf(domain::Event event, domain::Words words);
std::string lineOf(const std::string& line);  // the same line in the form that the function above writes
// The value of a field, as it is written after the field's name.
std::string fieldText(capnp::DynamicStruct::Reader of, const std::string& field);
std::string fieldsText(capnp::DynamicStruct::Reader of);  // a = 1, b = (c = 2)
Lines namesOf(const std::string& fields);                 // the names: a, b

}  // namespace minuted::world
