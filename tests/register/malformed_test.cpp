// Commands that are not what the schema says: every pointer of every type of event led to something of another kind,
// every enum beyond its values, texts that are no UTF-8. None is recorded; whatever is recorded reads back in every
// way.
#include <capnp/any.h>
#include <capnp/dynamic.h>
#include <gtest/gtest.h>

#include <functional>

#include "base/schema_fault.h"
#include "formats/log_export.h"
#include "formats/read_back.h"
#include "register/command.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

using capnp::AnyPointer;
using capnp::AnyStruct;
using capnp::DynamicStruct;
using capnp::StructSchema;

// --- A message with everything in it ---

void fill(DynamicStruct::Builder value);

void fill(DynamicStruct::Builder value, StructSchema::Field field) {
  if (field.getProto().isGroup()) return;
  auto type = field.getType();
  if (auto kinds = domain::referredKinds(field); kinds && type.isUInt64())
    return value.set(field, Id(kinds->empty() ? Kind::ACTION : kinds->front(), 1).value);
  if (type.isText()) return value.set(field, "Words");
  if (type.isData()) return value.set(field, capnp::Data::Reader(kj::StringPtr("0123456789abcdef").asBytes()));
  if (type.isStruct() && type.asStruct() == capnp::Schema::from<schema::Date>())
    return writeDate(dateOf(2025, 1, 16), value.init(field).as<schema::Date>());
  if (type.isStruct()) return fill(value.init(field).as<DynamicStruct>());
  if (!type.isList()) return;
  auto list = value.init(field, 2).as<capnp::DynamicList>();
  for (uint i = 0; i < list.size(); ++i)
    if (type.asList().getElementType().isStruct())
      fill(list[i].as<DynamicStruct>());
    else if (type.asList().getElementType().isText())
      list.set(i, "Word");
}

void fill(DynamicStruct::Builder value) {
  for (auto field : value.getSchema().getNonUnionFields()) fill(value, field);
}

// A command of one step with the event, of whose words there is one proposal of each kind.
void writeCommand(StructSchema::Field member, schema::Command::Builder command) {
  auto id = engine::newCommandId();
  command.setId({reinterpret_cast<const capnp::byte*>(id.data()), id.size()});
  command.setBy("Officer");
  auto step = command.initSteps(1)[0];
  fill(DynamicStruct::Builder(step.initEvent()));
  auto body = DynamicStruct::Builder(step.getEvent().getBody());
  if (member.getType().isStruct()) fill(body.init(member).as<DynamicStruct>());
  auto words = step.initWords();
  fill(DynamicStruct::Builder(words));
  auto kinds = capnp::Schema::from<schema::Proposal>().getUnionFields();
  auto proposals = words.initProposals(kinds.size());
  for (uint i = 0; i < kinds.size(); ++i) {
    DynamicStruct::Builder proposal(proposals[i]);
    fill(proposal);
    if (kinds[i].getType().isStruct()) fill(proposal.init(kinds[i]).as<DynamicStruct>());
  }
}

// --- Its pointers and its enums ---

// Calls visit for each pointer in the struct, by the schema, the ones behind other pointers included.
using PointerVisitor = std::function<void(const std::string& path, AnyPointer::Builder pointer)>;
void forEachPointer(AnyStruct::Builder value, StructSchema schema, const std::string& path,
                    const PointerVisitor& visit) {
  auto pointers = value.getPointerSection();
  auto visitField = [&](StructSchema::Field field, const auto& self) -> void {
    if (field.getProto().isGroup()) {
      auto group = value.as<DynamicStruct>(schema).get(field).template as<DynamicStruct>();
      for (auto inner : group.getSchema().getNonUnionFields()) self(inner, self);
      KJ_IF_MAYBE (which, group.which()) {
        self(*which, self);
      }
      return;
    }
    auto type = field.getType();
    if (!type.isText() && !type.isData() && !type.isStruct() && !type.isList()) return;
    auto index = field.getProto().getSlot().getOffset();
    if (index >= pointers.size()) return;
    auto place = path + "." + field.getProto().getName().cStr();
    if (type.isStruct() && !pointers[index].isNull())
      forEachPointer(pointers[index].getAs<AnyStruct>(), type.asStruct(), place, visit);
    if (type.isList() && type.asList().getElementType().isStruct() && !pointers[index].isNull()) {
      auto list = pointers[index].getAs<capnp::DynamicList>(type.asList());
      for (uint i = 0; i < list.size(); ++i)
        forEachPointer(AnyStruct::Builder(list[i].as<DynamicStruct>().as<AnyStruct>()),
                       type.asList().getStructElementType(), place + "[" + std::to_string(i) + "]", visit);
    }
    visit(place, pointers[index]);
  };
  for (auto field : schema.getNonUnionFields()) visitField(field, visitField);
  KJ_IF_MAYBE (which, value.as<DynamicStruct>(schema).which()) {
    visitField(*which, visitField);
  }
}

struct Content {
  const char* name;
  void (*write)(AnyPointer::Builder);
};

template <typename Element>
void writeList(AnyPointer::Builder to) {
  to.initAs<capnp::List<Element>>(3);
}
void writeBytes(AnyPointer::Builder to, std::string_view bytes) {
  to.setAs<capnp::Data>({reinterpret_cast<const capnp::byte*>(bytes.data()), bytes.size()});
}

// Everything that a pointer can lead to.
constexpr Content contents[]{
    {"a struct of numbers", [](AnyPointer::Builder to) { to.initAs<schema::Date>().setDay(7); }},
    {"a struct of pointers", [](AnyPointer::Builder to) { to.initAs<schema::Words>().setText("Inside"); }},
    {"a list of nothing", writeList<capnp::Void>},
    {"a list of bits", writeList<bool>},
    {"a list of two bytes", writeList<uint16_t>},
    {"a list of four bytes", writeList<uint32_t>},
    {"a list of eight bytes", writeList<uint64_t>},
    {"a list of texts", [](AnyPointer::Builder to) { to.initAs<capnp::List<capnp::Text>>(2).set(0, "Inside"); }},
    {"a list of structs", writeList<schema::Date>},
    {"a list of lists", [](AnyPointer::Builder to) { to.initAs<capnp::List<capnp::List<uint64_t>>>(2).init(0, 2); }},
    {"a text", [](AnyPointer::Builder to) { to.setAs<capnp::Text>("Other words"); }},
    {"bytes without an end", [](AnyPointer::Builder to) { writeBytes(to, "endless"); }},
    {"a text that is no UTF-8", [](AnyPointer::Builder to) { writeBytes(to, std::string_view("caf\xE9\0", 5)); }},
    {"a text with half of a pair",
     [](AnyPointer::Builder to) { writeBytes(to, std::string_view("\xED\xA0\x80\0", 4)); }},
    {"no bytes", [](AnyPointer::Builder to) { writeBytes(to, ""); }},
};

// Whether the message can be read to the end by its schema: the reader that knows nothing of ours.
bool isReadable(schema::Command::Reader command) {
  try {
    return kj::str(command).size() > 0;
  } catch (const kj::Exception&) {
    return false;
  }
}

class Malformed : public testing::Test {
 protected:
  Malformed() {
    for (const auto& line : harbour()) EXPECT_TRUE(register_->record(commandOf({line})));
  }

  // Records the command. What cannot be read to its end must be refused for that reason.
  void record(schema::Command::Builder command, const std::string& what) {
    ++tried_;
    auto outcome = register_->record(canonicalBytes(command.asReader()));
    if (outcome) ++recorded_;
    if (!isReadable(command)) {
      ++unreadable_;
      ASSERT_FALSE(outcome) << what;
      EXPECT_EQ(outcome.error().kind, schema::Refusal::MALFORMED) << what << ": " << outcome.error().reason;
    }
  }

  // Whatever was recorded reads back in every way.
  void expectWhole() {
    auto snapshot = must(register_->snapshot());
    must(formats::readBackAll(snapshot, nullptr));
    std::string exported;
    auto sink = [&](BytesView piece) -> Result<void> { return (void)exported.append(piece), Result<void>(); };
    must(formats::exportJson(snapshot, sink));
    must(formats::exportCapnp(snapshot, sink));
    EXPECT_FALSE(exported.empty());
    must(log::Log::verify(register_->log(), nullptr));
    EXPECT_EQ(must(register_->compareViews({})).differences, 0u);
    EXPECT_EQ(must(register_->rebuild({})).differences, 0u);
  }

  TempRegister register_;
  size_t tried_ = 0, recorded_ = 0, unreadable_ = 0;
};

StructSchema bodySchema() { return capnp::Schema::from<schema::Event>().getFieldByName("body").getType().asStruct(); }

// Leads each pointer of the command, one after the other, to each kind of thing. `within`: only pointers of that path.
template <typename Record>
void swapPointers(StructSchema::Field member, std::string_view within, const Record& record) {
  auto schema = capnp::Schema::from<schema::Command>();
  auto write = [&](capnp::MallocMessageBuilder& message) {
    writeCommand(member, message.initRoot<schema::Command>());
    return message.getRoot<AnyStruct>();
  };
  std::vector<std::string> paths;
  capnp::MallocMessageBuilder whole;
  forEachPointer(write(whole), schema, "", [&](const std::string& path, AnyPointer::Builder) {
    if (path.starts_with(within)) paths.push_back(path);
  });
  for (const auto& swapped : paths)
    for (const auto& content : contents) {
      capnp::MallocMessageBuilder message;
      forEachPointer(write(message), schema, "", [&](const std::string& path, AnyPointer::Builder pointer) {
        if (path == swapped) content.write(pointer);
      });
      record(message.getRoot<schema::Command>(), swapped + " is " + content.name);
    }
}

TEST_F(Malformed, NoPointerOfAnyTypeOfEventLeadsToSomethingElse) {
  for (auto member : bodySchema().getUnionFields())
    swapPointers(member, ".steps[0].event", [&](auto command, const auto& what) { record(command, what); });
  EXPECT_GT(unreadable_, 5'000u);
  expectWhole();
}

TEST_F(Malformed, NoPointerOfACommandOrOfItsWordsLeadsToSomethingElse) {
  for (const auto* type : {"documentRead", "personEntered"}) {
    auto member = bodySchema().getFieldByName(type);
    swapPointers(member, "", [&](auto command, const auto& what) { record(command, what); });
  }
  EXPECT_GT(unreadable_, 1'000u);
  expectWhole();
}

TEST_F(Malformed, NoEnumHasAValueThatIsUnknown) {
  for (auto member : bodySchema().getUnionFields()) {
    if (!member.getType().isStruct()) continue;
    for (auto field : member.getType().asStruct().getFields()) {
      if (!field.getType().isEnum()) continue;
      auto count = static_cast<uint16_t>(field.getType().asEnum().getEnumerants().size());
      for (uint16_t value : {count, static_cast<uint16_t>(0xFFFF)}) {
        capnp::MallocMessageBuilder message;
        auto command = message.initRoot<schema::Command>();
        writeCommand(member, command);
        auto body = DynamicStruct::Builder(command.getSteps()[0].getEvent().getBody());
        body.get(member).as<DynamicStruct>().set(field, capnp::DynamicEnum(field.getType().asEnum(), value));
        auto outcome = register_->record(canonicalBytes(command.asReader()));
        ASSERT_FALSE(outcome);
        EXPECT_EQ(outcome.error().kind, schema::Refusal::MALFORMED) << outcome.error().reason;
        EXPECT_NE(outcome.error().reason.find(field.getProto().getName().cStr()), std::string::npos)
            << outcome.error().reason;
      }
    }
  }
  expectWhole();
}

TEST_F(Malformed, NoFrameIsCutOrOfAnOddLength) {
  auto command = commandOf({"personEntered name = \"Asha Rao\""});
  for (size_t length = 0; length < command.size(); ++length) {
    auto outcome = register_->record(command.substr(0, length));
    ASSERT_FALSE(outcome) << length;
    EXPECT_EQ(outcome.error().kind, schema::Refusal::MALFORMED) << outcome.error().reason;
  }
  expectWhole();
}

// Two aliases that are one text of 100 words: copied, the message would be longer than it is.
TEST(SchemaFault, IsThatTheSameBytesAreNamedTwice) {
  std::vector<uint64_t> words{0x0003'0000'0000'0000, 0, 0, uint64_t(2 << 3 | 6) << 32 | 1};
  auto text = [](uint64_t offset) { return uint64_t(800 << 3 | 2) << 32 | offset << 2 | 1; };
  words.push_back(text(1));
  words.push_back(text(0));
  words.resize(words.size() + 100, 0x6161'6161'6161'6161);
  words.back() = 0x0061'6161'6161'6161;
  Bytes bytes(reinterpret_cast<const char*>(words.data()), words.size() * 8);
  Message<schema::Words> message(bytes);
  EXPECT_EQ(message.get().getAliases()[1].size(), 799u);
  EXPECT_EQ(schemaFault(message.get(), capnp::Schema::from<schema::Words>(), words.size()),
            "aliases[1] names the same bytes more than once.");
  EXPECT_EQ(schemaFault(message.get(), capnp::Schema::from<schema::Words>(), words.size() + 100), std::nullopt);
}

TEST(SchemaFault, IsWhateverTheSchemaDoesNotKnow) {
  capnp::MallocMessageBuilder message;
  auto event = message.initRoot<schema::Event>();
  auto faultOf = [&] { return schemaFault(event.asReader(), capnp::Schema::from<schema::Event>(), 1000); };
  event.getBody().initMeetingHeld().setMeeting(7);
  event.initSource().setLine(3);
  EXPECT_EQ(faultOf(), std::nullopt);
  capnp::MallocMessageBuilder other;
  auto longer = other.initRoot<AnyPointer>().initAsAnyStruct(8, 6);
  EXPECT_EQ(schemaFault(longer.asReader(), capnp::Schema::from<schema::Event>(), 1000), std::nullopt)
      << "zeros at the end say nothing";
  longer.getDataSection()[60] = 1;
  EXPECT_EQ(schemaFault(longer.asReader(), capnp::Schema::from<schema::Event>(), 1000),
            "the message has a field that this version does not know.");
  longer.getDataSection()[60] = 0;
  longer.getPointerSection()[5].setAs<capnp::Text>("hidden");
  EXPECT_EQ(schemaFault(longer.asReader(), capnp::Schema::from<schema::Event>(), 1000),
            "the message has a field that this version does not know.");
  longer.getPointerSection()[5].clear();
  longer.getPointerSection()[3].setAs<capnp::Text>("a body, and nothing that it is of");
  EXPECT_EQ(schemaFault(longer.asReader(), capnp::Schema::from<schema::Event>(), 1000),
            "the message has a field that this version does not know.");
}

TEST(SchemaFault, NamesThePlace) {
  capnp::MallocMessageBuilder message;
  auto command = message.initRoot<schema::Command>();
  auto step = command.initSteps(2)[1];
  auto raised = step.initEvent().getBody().initActionRaised();
  raised.initOwners(1);
  AnyStruct::Builder(kj::mv(raised)).getPointerSection()[0].setAs<capnp::Text>("nobody");
  EXPECT_EQ(schemaFault(command.asReader(), capnp::Schema::from<schema::Command>(), 1000),
            "steps[1].event.body.actionRaised.owners is a list of something else.");
}

}  // namespace
}  // namespace minuted::world
