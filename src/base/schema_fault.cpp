// The schema is read once into a layout: for each struct, which bits and pointers are known, and what they should be.
// Comparing a message with it is a small part of what recording costs; reading it by the schema itself would be more.
#include "base/schema_fault.h"

#include <capnp/list.h>
#include <fmt/format.h>
#include <kj/exception.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "base/result.h"

namespace minuted {
namespace {

using capnp::AnyList;
using capnp::AnyPointer;
using capnp::AnyStruct;
using capnp::ElementSize;
using capnp::StructSchema;

constexpr size_t mostDataWords = 32, mostPointers = 64;  // of a struct; ours have far less

struct Layout;

// What a pointer should lead to.
struct Content {
  enum class Form { text, data, structure, list };
  Form form = Form::text;
  const Layout* layout = nullptr;        // of a struct, or of the structs in a list
  std::unique_ptr<Content> element;      // of a list of pointers
  ElementSize size = ElementSize::BYTE;  // of the elements of a list; of text and data
  uint16_t enumerants = 0;               // of a list of enums: how many values there are; else 0
};

struct PointerField {
  std::string name;
  uint32_t index = 0;
  Content content;
};

struct EnumField {
  std::string name;
  uint32_t byte = 0;
  uint16_t byDefault = 0, count = 0;
};

// A part of a struct: its own fields, or those of one member of a union.
struct Part {
  struct Union {
    std::string name;
    uint32_t discriminantByte = 0;
    std::vector<Part> members;  // by discriminant
  };
  std::vector<PointerField> pointers;
  std::vector<EnumField> enums;
  std::vector<uint64_t> knownBits;  // of the data section, by word
  std::vector<Union> unions;
};

struct Layout {
  Part part;
};

uint16_t u16At(kj::ArrayPtr<const capnp::byte> data, uint32_t byte) {
  return byte + 2 > data.size() ? uint16_t(0) : static_cast<uint16_t>(data[byte] | data[byte + 1] << 8);
}

// Layouts by schema. They are made when first asked for, and stay.
class Layouts {
 public:
  const Layout& of(StructSchema schema) {
    std::lock_guard lock(mutex_);
    return made(schema);
  }

 private:
  const Layout& made(StructSchema schema) {
    auto [at, isNew] = layouts_.try_emplace(schema.getProto().getId());
    if (isNew) at->second.part = partOf(schema);
    return at->second;
  }

  Part partOf(StructSchema schema) {
    Part part;
    for (auto field : schema.getNonUnionFields()) add(field, part);
    auto proto = schema.getProto().getStruct();
    if (proto.getDiscriminantCount() == 0) return part;
    auto& choice = part.unions.emplace_back();
    choice.discriminantByte = proto.getDiscriminantOffset() * 2;
    choice.members.resize(proto.getDiscriminantCount());
    markKnown(part, proto.getDiscriminantOffset() * 16, 16);
    for (auto field : schema.getUnionFields()) add(field, choice.members[field.getProto().getDiscriminantValue()]);
    return part;
  }

  void add(StructSchema::Field field, Part& part) {
    std::string name = field.getProto().getName().cStr();
    if (field.getProto().isGroup()) {
      auto group = partOf(field.getType().asStruct());
      for (auto& choice : group.unions) choice.name = choice.name.empty() ? name : choice.name;
      merge(std::move(group), part);
      return;
    }
    auto type = field.getType();
    auto offset = field.getProto().getSlot().getOffset();
    if (auto bits = bitsOf(type); bits > 0) {
      markKnown(part, offset * bits, bits);
      if (type.isEnum())
        part.enums.push_back({name, offset * 2, field.getProto().getSlot().getDefaultValue().getEnum(),
                              static_cast<uint16_t>(type.asEnum().getEnumerants().size())});
    } else if (!type.isVoid()) {
      part.pointers.push_back({name, offset, contentOf(type)});
    }
  }

  static void merge(Part from, Part& into) {
    std::ranges::move(from.pointers, std::back_inserter(into.pointers));
    std::ranges::move(from.enums, std::back_inserter(into.enums));
    std::ranges::move(from.unions, std::back_inserter(into.unions));
    if (into.knownBits.size() < from.knownBits.size()) into.knownBits.resize(from.knownBits.size());
    for (size_t i = 0; i < from.knownBits.size(); ++i) into.knownBits[i] |= from.knownBits[i];
  }

  static void markKnown(Part& part, uint32_t firstBit, uint32_t bits) {
    auto word = firstBit / 64;
    REQUIRE(word < mostDataWords);
    if (part.knownBits.size() <= word) part.knownBits.resize(word + 1);
    auto mask = bits == 64 ? ~uint64_t(0) : ((uint64_t(1) << bits) - 1) << firstBit % 64;
    part.knownBits[word] |= mask;
  }

  // Of a value in the data section; 0 of what is no part of it.
  static uint32_t bitsOf(capnp::Type type) {
    switch (type.which()) {
      case capnp::schema::Type::BOOL: return 1;
      case capnp::schema::Type::INT8:
      case capnp::schema::Type::UINT8: return 8;
      case capnp::schema::Type::INT16:
      case capnp::schema::Type::UINT16:
      case capnp::schema::Type::ENUM: return 16;
      case capnp::schema::Type::INT32:
      case capnp::schema::Type::UINT32:
      case capnp::schema::Type::FLOAT32: return 32;
      case capnp::schema::Type::INT64:
      case capnp::schema::Type::UINT64:
      case capnp::schema::Type::FLOAT64: return 64;
      default: return 0;
    }
  }

  Content contentOf(capnp::Type type) {
    Content content;
    if (type.isText()) return content;
    if (type.isData()) {
      content.form = Content::Form::data;
    } else if (type.isStruct()) {
      content.form = Content::Form::structure;
      content.layout = &made(type.asStruct());
    } else {
      content.form = Content::Form::list;
      auto element = type.asList().getElementType();
      content.size = sizeOf(element);
      if (element.isStruct()) content.layout = &made(element.asStruct());
      if (element.isEnum()) content.enumerants = static_cast<uint16_t>(element.asEnum().getEnumerants().size());
      if (content.size == ElementSize::POINTER) content.element = std::make_unique<Content>(contentOf(element));
    }
    return content;
  }

  static ElementSize sizeOf(capnp::Type element) {
    if (element.isStruct()) return ElementSize::INLINE_COMPOSITE;
    switch (bitsOf(element)) {
      case 1: return ElementSize::BIT;
      case 8: return ElementSize::BYTE;
      case 16: return ElementSize::TWO_BYTES;
      case 32: return ElementSize::FOUR_BYTES;
      case 64: return ElementSize::EIGHT_BYTES;
      default: return element.isVoid() ? ElementSize::VOID : ElementSize::POINTER;
    }
  }

  std::mutex mutex_;
  std::map<uint64_t, Layout> layouts_;  // by the schema's id; in a map, since others point to them
};

bool isUtf8(kj::ArrayPtr<const capnp::byte> text) {
  const auto* bytes = text.begin();
  auto length = static_cast<int32_t>(text.size());
  for (int32_t at = 0; at < length;) {
    if (bytes[at] < 0x80) {
      ++at;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(bytes, at, length, c);
    if (c < 0) return false;
  }
  return true;
}

// What is wrong, and where: the path of the field, from the inside outwards.
struct Wrong {
  std::string what, place;
};
using Fault = std::optional<Wrong>;

// The fault, with the place of the value in which it was found before it.
Fault within(const std::string& name, Fault fault) {
  if (!fault || name.empty()) return fault;
  bool needsDot = !fault->place.empty() && fault->place.front() != '[';
  fault->place = fmt::format("{}{}{}", name, needsDot ? "." : "", fault->place);
  return fault;
}
Fault within(uint index, Fault fault) { return fault ? within(fmt::format("[{}]", index), std::move(fault)) : fault; }

// Compares one message with its layout.
class Comparison {
 public:
  explicit Comparison(uint64_t mostWords) : wordsLeft_(mostWords) {}

  Fault compare(AnyStruct::Reader value, const Layout& layout) {
    auto data = value.getDataSection();
    auto pointers = value.getPointerSection();
    if (data.size() > sizeof(Found::unknownBits) || pointers.size() > mostPointers) return unknown();
    if (!take(data.size() / sizeof(capnp::word) + pointers.size())) return tooLong();
    Found found;
    if (data.size() > 0) std::memcpy(found.unknownBits.data(), data.begin(), data.size());
    if (auto fault = compare(layout.part, data, pointers, found)) return fault;
    if (std::ranges::any_of(found.unknownBits, [](uint64_t bits) { return bits != 0; })) return unknown();
    for (uint i = 0; i < pointers.size(); ++i)
      if ((found.knownPointers >> i & 1) == 0 && !pointers[i].isNull()) return unknown();
    return std::nullopt;
  }

 private:
  // What of a struct is not known yet, after some of its parts were looked at.
  struct Found {
    std::array<uint64_t, mostDataWords> unknownBits{};  // of its data section
    uint64_t knownPointers = 0;
  };

  Fault compare(const Part& part, kj::ArrayPtr<const capnp::byte> data, capnp::List<AnyPointer>::Reader pointers,
                Found& found) {
    for (size_t i = 0; i < part.knownBits.size(); ++i) found.unknownBits[i] &= ~part.knownBits[i];
    for (const auto& each : part.enums)
      if ((u16At(data, each.byte) ^ each.byDefault) >= each.count) return within(each.name, unknownValue());
    for (const auto& each : part.pointers) {
      if (each.index >= pointers.size()) continue;
      found.knownPointers |= uint64_t(1) << each.index;
      if (auto fault = within(each.name, compare(pointers[each.index], each.content))) return fault;
    }
    for (const auto& choice : part.unions) {
      auto member = u16At(data, choice.discriminantByte);
      if (member >= choice.members.size()) return within(choice.name, unknownValue());
      if (auto fault = within(choice.name, compare(choice.members[member], data, pointers, found))) return fault;
    }
    return std::nullopt;
  }

  Fault compare(AnyPointer::Reader pointer, const Content& content) {
    if (pointer.isNull()) return std::nullopt;
    if (content.form == Content::Form::structure)
      return pointer.isStruct() ? compare(pointer.getAs<AnyStruct>(), *content.layout) : wrong("is no struct");
    if (!pointer.isList()) return wrong("is no text, no bytes or no list");
    auto list = pointer.getAs<AnyList>();
    if (list.getElementSize() != content.size) return wrong("is a list of something else");
    switch (content.size) {
      case ElementSize::INLINE_COMPOSITE: return compareStructs(list.as<capnp::List<AnyStruct>>(), *content.layout);
      case ElementSize::POINTER: return comparePointers(list.as<capnp::List<AnyPointer>>(), *content.element);
      default: return compareNumbers(list, content);
    }
  }

  Fault compareStructs(capnp::List<AnyStruct>::Reader list, const Layout& layout) {
    for (uint i = 0; i < list.size(); ++i) {
      auto words = wordsLeft_;
      if (auto fault = within(i, compare(list[i], layout))) return fault;
      // A struct with nothing in it takes no room in the message, and there may be any number of them in a list.
      if (words == wordsLeft_ && emptyLeft_-- == 0) return wrong("has too many elements");
    }
    return std::nullopt;
  }

  Fault comparePointers(capnp::List<AnyPointer>::Reader list, const Content& element) {
    for (uint i = 0; i < list.size(); ++i) {
      if (!take(1)) return tooLong();
      if (auto fault = within(i, compare(list[i], element))) return fault;
    }
    return std::nullopt;
  }

  Fault compareNumbers(AnyList::Reader list, const Content& content) {
    auto bytes = list.getRawBytes();
    if (!take(bytes.size() / sizeof(capnp::word))) return tooLong();
    if (content.form == Content::Form::text) {
      if (bytes.size() == 0 || bytes.back() != 0) return wrong("is a text without an end");
      if (!isUtf8(bytes.slice(0, bytes.size() - 1))) return wrong("is no UTF-8");
    }
    for (uint i = 0; content.enumerants > 0 && i < list.size(); ++i)
      if (u16At(bytes, i * 2) >= content.enumerants) return unknownValue();
    return std::nullopt;
  }

  bool take(uint64_t words) {
    if (words > wordsLeft_) return false;
    wordsLeft_ -= words;
    return true;
  }

  static Fault wrong(const char* what) { return Wrong{what, ""}; }
  static Fault unknown() { return wrong("has a field that this version does not know"); }
  static Fault unknownValue() { return wrong("has a value that this version does not know"); }
  static Fault tooLong() { return wrong("names the same bytes more than once"); }

  uint64_t wordsLeft_;
  uint64_t emptyLeft_ = 1 << 16;  // structs in lists
};

}  // namespace

std::optional<std::string> schemaFault(AnyStruct::Reader value, StructSchema schema, uint64_t mostWords) {
  static Layouts layouts;
  try {
    auto fault = Comparison(mostWords).compare(value, layouts.of(schema));
    if (!fault) return std::nullopt;
    return fmt::format("{} {}.", fault->place.empty() ? "the message" : fault->place, fault->what);
  } catch (const kj::Exception& damage) {
    return fmt::format("a pointer leads nowhere ({}).", damage.getDescription().cStr());
  }
}

}  // namespace minuted
