// The annotations of schema/row.capnp that comparisons tell the fields of rows by.
#include <capnp/schema.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "base/annotations.h"
#include "row.capnp.h"

namespace minuted::queries {
namespace {

bool holdsIds(capnp::Type type) {
  return type.isUInt64() || (type.isList() && holdsIds(type.asList().getElementType()));
}

// All structs that a row consists of, but those of other files of the schema.
std::vector<capnp::StructSchema> structsOfRows() {
  std::vector<capnp::StructSchema> structs;
  std::set<uint64_t> known;
  auto add = [&](capnp::Type type) {
    if (type.isList()) type = type.asList().getElementType();
    if (!type.isStruct()) return;
    auto found = type.asStruct();
    std::string file = found.getProto().getDisplayName().cStr();
    if (file.find("row.capnp:") != std::string::npos && known.insert(found.getProto().getId()).second)
      structs.push_back(found);
  };
  for (auto member : capnp::Schema::from<schema::Row>().getUnionFields()) add(member.getType());
  for (size_t i = 0; i < structs.size(); ++i)
    for (auto field : structs[i].getFields()) add(field.getType());
  return structs;
}

TEST(FieldChanges, EveryNumberThatCouldBeAReferenceSaysWhatItMeans) {
  auto structs = structsOfRows();
  EXPECT_GT(structs.size(), 20u);
  for (auto each : structs)
    for (auto field : each.getFields())
      if (holdsIds(field.getType())) {
        EXPECT_TRUE(annotation::has(field, annotation::meaning))
            << each.getProto().getDisplayName().cStr() << "." << field.getProto().getName().cStr();
      }
}

}  // namespace
}  // namespace minuted::queries
