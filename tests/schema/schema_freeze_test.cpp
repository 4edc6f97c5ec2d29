// Stored events must be readable for ever, so what the schema once said it goes on saying: each struct, field, member
// of a union and enumerant of the frozen copy (tests/schema/frozen) is in the live schema under the same name, at the
// same place, with the same type. What is new may only be added. The negative tests alter a small schema in memory and
// see that each kind of change is noticed and named.
//
// `scripts/check --freeze` refreshes the frozen copy, at a release.

#include <capnp/schema-parser.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <kj/filesystem.h>

#include <string>
#include <vector>

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Changes = std::vector<std::string>;

std::string text(auto&& part) { return kj::str(part).cStr(); }

// Notes a change if a part of the schema is another than it was.
void expectSame(const std::string& where, const std::string& what, auto&& was, auto&& is, Changes& changes) {
  if (text(was) != text(is)) changes.push_back(where + ": " + what + " was " + text(was) + ", is " + text(is));
}

void compareStructs(const std::string& where, capnp::StructSchema was, capnp::StructSchema is, Changes& changes);

void compareFields(const std::string& where, capnp::StructSchema::Field was, capnp::StructSchema::Field is,
                   Changes& changes) {
  auto before = was.getProto(), now = is.getProto();
  expectSame(where, "ordinal", before.getOrdinal(), now.getOrdinal(), changes);
  expectSame(where, "place in its union", before.getDiscriminantValue(), now.getDiscriminantValue(), changes);
  if (before.isGroup() && now.isGroup())
    return compareStructs(where, was.getType().asStruct(), is.getType().asStruct(), changes);
  if (before.isGroup() != now.isGroup())
    return changes.push_back(where + ": a group has become a field, or a field a group");
  expectSame(where, "offset", before.getSlot().getOffset(), now.getSlot().getOffset(), changes);
  expectSame(where, "type", before.getSlot().getType(), now.getSlot().getType(), changes);
  expectSame(where, "default", before.getSlot().getDefaultValue(), now.getSlot().getDefaultValue(), changes);
}

void compareStructs(const std::string& where, capnp::StructSchema was, capnp::StructSchema is, Changes& changes) {
  for (auto field : was.getFields()) {
    std::string place = where + "." + field.getProto().getName().cStr();
    KJ_IF_MAYBE (same, is.findFieldByName(field.getProto().getName()))
      compareFields(place, field, *same, changes);
    else
      changes.push_back(place + ": is gone");
  }
  if (was.getUnionFields().size() > 0)
    expectSame(where, "place of its union's tag", was.getProto().getStruct().getDiscriminantOffset(),
               is.getProto().getStruct().getDiscriminantOffset(), changes);
}

void compareEnums(const std::string& where, capnp::EnumSchema was, capnp::EnumSchema is, Changes& changes) {
  for (auto enumerant : was.getEnumerants()) {
    std::string place = where + "." + enumerant.getProto().getName().cStr();
    KJ_IF_MAYBE (same, is.findEnumerantByName(enumerant.getProto().getName()))
      expectSame(place, "ordinal", enumerant.getOrdinal(), same->getOrdinal(), changes);
    else
      changes.push_back(place + ": is gone");
  }
}

// Everything in a file, or in a struct, that has a name of its own.
void compareNested(const std::string& where, capnp::ParsedSchema was, capnp::ParsedSchema is, Changes& changes) {
  for (auto nested : was.getProto().getNestedNodes()) {
    std::string place = (where.empty() ? "" : where + ".") + nested.getName().cStr();
    auto before = was.getNested(nested.getName());
    KJ_IF_MAYBE (now, is.findNested(nested.getName())) {
      auto kind = before.getProto().which();
      expectSame(place, "id", before.getProto().getId(), now->getProto().getId(), changes);
      if (kind != now->getProto().which()) {
        changes.push_back(place + ": has become another kind of declaration");
        continue;
      }
      if (kind == capnp::schema::Node::STRUCT) compareStructs(place, before.asStruct(), now->asStruct(), changes);
      if (kind == capnp::schema::Node::ENUM) compareEnums(place, before.asEnum(), now->asEnum(), changes);
      compareNested(place, before, *now, changes);
    } else {
      changes.push_back(place + ": is gone");
    }
  }
}

using Directory = kj::Own<const kj::ReadableDirectory>;

Directory onDisk(const char* path) {
  auto disk = kj::newDiskFilesystem();
  return disk->getRoot().openSubdir(disk->getCurrentPath().evalNative(path));
}

Directory holding(const std::string& schema) {
  auto directory = kj::newInMemoryDirectory(kj::nullClock());
  directory->openFile(kj::Path("small.capnp"), kj::WriteMode::CREATE)->writeAll(schema.c_str());
  return directory;
}

// Both schemas have the same ids, so each is read by a parser of its own.
Changes changesBetween(const Directory& frozen, const Directory& live, const char* file) {
  auto includes = onDisk(CAPNP_INCLUDES);
  const kj::ReadableDirectory* imports[] = {includes.get()};
  capnp::SchemaParser before, now;
  auto was = before.parseFromDirectory(*frozen, kj::Path(file), imports);
  auto is = now.parseFromDirectory(*live, kj::Path(file), imports);
  Changes changes;
  expectSame(file, "id", was.getProto().getId(), is.getProto().getId(), changes);
  compareNested("", was, is, changes);
  return changes;
}

Changes changesBetween(const std::string& was, const std::string& is) {
  return changesBetween(holding(was), holding(is), "small.capnp");
}

TEST(SchemaFreeze, WhatWasReleasedHasNotMoved) {
  auto frozen = onDisk(MINUTED_SOURCE "/tests/schema/frozen"), live = onDisk(MINUTED_SOURCE "/schema");
  for (const char* file : {"event.capnp", "command.capnp"})
    EXPECT_THAT(changesBetween(frozen, live, file), IsEmpty()) << file;
}

const std::string small = R"(@0xb1f6a3e2c4d59780;
enum Colour { red @0; green @1; }
struct Paint {
  colour @0 :Colour;
  amount @1 :Int32 = 5;
  label @2 :Text;
  shade :group { depth @3 :UInt8; tones @4 :List(UInt8); }
  finish :union { matt @5 :Void; gloss @6 :UInt16; }
  struct Tin { size @0 :UInt16; }
}
)";

// The small schema with a part of it replaced.
std::string with(const std::string& replaced, const std::string& replacement) {
  auto text = small;
  auto at = text.find(replaced);
  EXPECT_NE(at, std::string::npos) << replaced;
  return text.replace(at, replaced.size(), replacement);
}

TEST(SchemaFreeze, TheSameIsNoChange) { EXPECT_THAT(changesBetween(small, small), IsEmpty()); }

TEST(SchemaFreeze, AdditionsAreAllowed) {
  EXPECT_THAT(changesBetween(small, with("green @1;", "green @1; blue @2;")), IsEmpty());
  EXPECT_THAT(changesBetween(small, with("struct Tin", "weight @7 :UInt64;\n  struct Tin")), IsEmpty());
  EXPECT_THAT(changesBetween(small, with("gloss @6 :UInt16;", "gloss @6 :UInt16; satin @7 :UInt64;")), IsEmpty());
  EXPECT_THAT(changesBetween(small, with("struct Tin", "struct Brush { width @0 :UInt8; }\n  struct Tin")), IsEmpty());
}

TEST(SchemaFreeze, MovedOrdinalsAreNoticed) {
  auto swapped = with("label @2 :Text;\n  shade :group { depth @3", "label @3 :Text;\n  shade :group { depth @2");
  EXPECT_THAT(changesBetween(small, swapped),
              ElementsAre("Paint.label: ordinal was (explicit = 2), is (explicit = 3)",
                          "Paint.shade.depth: ordinal was (explicit = 3), is (explicit = 2)"));
  EXPECT_THAT(changesBetween(small, with("red @0; green @1;", "red @1; green @0;")),
              ElementsAre("Colour.red: ordinal was 0, is 1", "Colour.green: ordinal was 1, is 0"));
}

TEST(SchemaFreeze, MovedMembersOfAUnionAreNoticed) {
  EXPECT_THAT(changesBetween(small, with("matt @5 :Void; gloss @6 :UInt16;", "gloss @6 :UInt16; matt @5 :Void;")),
              IsEmpty())
      << "the ordinal counts, not the order in the text";
  EXPECT_THAT(changesBetween(small, with("matt @5 :Void; gloss @6 :UInt16;", "gloss @5 :UInt16; matt @6 :Void;")),
              testing::Contains("Paint.finish.matt: place in its union was 0, is 1"));
}

TEST(SchemaFreeze, ChangedTypesAreNoticed) {
  EXPECT_THAT(changesBetween(small, with("label @2 :Text", "label @2 :Data")),
              testing::Contains("Paint.label: type was (text = void), is (data = void)"));
  EXPECT_THAT(changesBetween(small, with("tones @4 :List(UInt8)", "tones @4 :List(Int8)")),
              ElementsAre("Paint.shade.tones: type was (list = (elementType = (uint8 = void))), is (list = "
                          "(elementType = (int8 = void)))"));
  EXPECT_THAT(changesBetween(small, with("amount @1 :Int32 = 5", "amount @1 :Int32 = 6")),
              ElementsAre("Paint.amount: default was (int32 = 5), is (int32 = 6)"));
}

TEST(SchemaFreeze, WhatIsGoneOrRenamedIsNoticed) {
  EXPECT_THAT(changesBetween(small, with("label", "title")), ElementsAre("Paint.label: is gone"));
  EXPECT_THAT(changesBetween(small, with("green", "lime")), ElementsAre("Colour.green: is gone"));
  EXPECT_THAT(changesBetween(small, with("struct Tin { size @0 :UInt16; }", "")), ElementsAre("Paint.Tin: is gone"));
}

}  // namespace
