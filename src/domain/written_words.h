// Whether the words and dates of a new event may be recorded: the one check that a command meets, whichever way it came
// in.
#pragma once

#include <optional>
#include <string>

#include "base/written_text.h"
#include "domain/event.h"

namespace minuted::domain {

// The form that a text of Words has in events of the type: schema::Words::text of a contactSet is a line, that of an
// actionRaised may have several. field: one of schema::Words that holds a text, or a list of texts.
TextForm formOf(EventType type, capnp::StructSchema::Field field);

// Why the texts of the event may not be recorded, as a sentence that names the text: "The note has a control character
// (U+0007) at character 3." Nothing where they may. A text that was left out is no fault.
std::optional<std::string> wordsFault(Event event, Words words);

// Whether dates are written so: with a year of four digits.
bool isInCalendar(Date date);

}  // namespace minuted::domain
