// What minuted-reader is asked to recognise in a file, and how it answers.
#pragma once

#include <string>
#include <vector>

#include "document.capnp.h"
#include "minutes/importer.h"

namespace minuted::minutes {

// The arguments of minuted-reader that ask for a reading, and the reading that they ask for; `wanted` are the same.
std::vector<std::string> argumentsFor(std::string_view fileName, const ReadOptions& options);
Result<Reading> recogniseAs(const documents::Document& document, const std::vector<std::string>& wanted);

void write(const Reading& reading, schema::Findings::Builder to);

// Does not trust the message: removes control characters from all texts. Throws kj::Exception where the message is
// damaged, or has more proposals than can be numbered. The file's digest is left empty.
Reading readFindings(schema::Findings::Reader from);

}  // namespace minuted::minutes
