// What differs between two states of a subject, field by field of its row (schema/row.capnp), in words. One thread at a
// time, as the Names that are handed in.
#pragma once

#include <string>
#include <vector>

#include "domain/subject.h"
#include "queries/parties/names.h"

namespace minuted::queries {

struct FieldChange {
  std::string name;  // 'due', 'status', 'owners'
  std::string before, after;
  std::vector<Id> namedBefore, namedAfter;  // the subjects that these name, in the order in which they do
  bool parts = false;                       // of a long list: before has the elements that went, after those that came
};

// The two states are of the same kind, and each Names reads the snapshot that its state is of. Where one state is null,
// the subject did not exist there, and every field of the other that says something is a change. Not both may be null.
std::vector<FieldChange> fieldChanges(const domain::State* before, const domain::State* after, Names& namesBefore,
                                      Names& namesAfter);

// What people know the subject by: its name, its text, or a few words made of its fields.
std::string displayName(const domain::Subject& subject, Names& names);

}  // namespace minuted::queries
