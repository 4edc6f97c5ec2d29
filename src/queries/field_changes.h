// What differs between two states of a subject, field by field of its row, in words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/subject.h"
#include "queries/names.h"

namespace minuted::queries {

struct FieldChange {
  std::string name;  // 'due', 'status', 'owners'
  std::string before, after;
  bool parts = false;  // of a longer list: what went, and what came
};

// Names are those of the snapshot that each state is of. The two states are of the same kind. Where there is none at
// one end, every field of the other that says something.
std::vector<FieldChange> fieldChanges(const domain::State* before, const domain::State* after, Names& namesBefore,
                                      Names& namesAfter);

// What people know the subject by: its name, its text, or a few words made of its fields.
std::string calledBy(const domain::Subject& subject, Names& names);

}  // namespace minuted::queries
