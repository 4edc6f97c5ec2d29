#include "minutes/reading_message.h"

#include <capnp/dynamic.h>
#include <fmt/format.h>
#include <kj/debug.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/written_text.h"

namespace minuted::minutes {
namespace {

using Type = ReadOptions::Type;

constexpr std::string_view wantsFindings = "findings";
constexpr std::array<std::pair<Type, std::string_view>, 3> typeNames{
    {{Type::detect, "detect"}, {Type::minutes, "minutes"}, {Type::log, "log"}}};

std::string cleaned(capnp::Text::Reader text) { return withoutControls({text.begin(), text.size()}); }

void cleanTexts(capnp::DynamicStruct::Builder of);

void cleanTexts(capnp::DynamicList::Builder list) {
  auto element = list.getSchema().getElementType();
  for (uint i = 0; i < list.size(); ++i) {
    if (element.isText()) list.set(i, cleaned(list[i].as<capnp::Text>().asReader()).c_str());
    if (element.isStruct()) cleanTexts(list[i].as<capnp::DynamicStruct>());
  }
}

// Removes control characters from all texts of the struct.
void cleanTexts(capnp::DynamicStruct::Builder of) {
  auto clean = [&](capnp::StructSchema::Field field) {
    auto type = field.getType();
    if (!of.has(field)) return;
    if (type.isText()) of.set(field, cleaned(of.get(field).as<capnp::Text>().asReader()).c_str());
    if (type.isStruct()) cleanTexts(of.get(field).as<capnp::DynamicStruct>());
    if (type.isList()) cleanTexts(of.get(field).as<capnp::DynamicList>());
  };
  for (auto field : of.getSchema().getNonUnionFields()) clean(field);
  KJ_IF_MAYBE (which, of.which()) clean(*which);
}

}  // namespace

std::vector<std::string> argumentsFor(std::string_view fileName, const ReadOptions& options) {
  auto type = std::ranges::find(typeNames, options.type, [](const auto& each) { return each.first; });
  std::vector<std::string> wanted{std::string(wantsFindings), std::string(fileName), std::string(type->second),
                                  options.log.group};
  for (const auto& [column, content] : options.log.columns)
    wanted.push_back(fmt::format("{}={}", column, nameOf(content)));
  return wanted;
}

Result<Reading> recogniseAs(const documents::Document& document, const std::vector<std::string>& wanted) {
  constexpr size_t settings = 4;
  REQUIRE(wanted.size() >= settings && wanted[0] == wantsFindings);
  ReadOptions options;
  auto type = std::ranges::find(typeNames, std::string_view(wanted[2]), [](const auto& each) { return each.second; });
  REQUIRE(type != typeNames.end());
  options.type = type->first;
  options.log.group = wanted[3];
  for (size_t i = settings; i < wanted.size(); ++i) {
    TRY(auto setting, parseColumnSettings(wanted[i]));
    options.log.columns.insert(options.log.columns.end(), setting.begin(), setting.end());
  }
  return readDocument(document, wanted[1], options);
}

void write(const Reading& reading, schema::Findings::Builder to) {
  to.setWords(reading.words());
  to.setTextDigest({reading.textDigest.data(), reading.textDigest.size()});
  documents::write(reading.text, to.initText(static_cast<uint>(reading.text.size())));
  auto sheets = to.initSheets(static_cast<uint>(reading.sheets.size()));
  for (uint i = 0; i < sheets.size(); ++i) sheets.set(i, reading.sheets[i]);
  auto rows = to.initLeftOut(static_cast<uint>(reading.leftOutRows.size()));
  for (uint i = 0; i < rows.size(); ++i) {
    const auto& row = reading.leftOutRows[i];
    rows[i].setSheet(static_cast<uint>(row.sheet));
    rows[i].setLine(static_cast<uint>(row.line));
    rows[i].setPage(static_cast<uint>(row.page));
    rows[i].setText(row.text);
    rows[i].setWhy(row.why);
  }
}

Reading readFindings(schema::Findings::Reader from) {
  Reading reading{.message = std::make_unique<capnp::MallocMessageBuilder>()};
  reading.message->setRoot(from.getWords());
  auto words = reading.message->getRoot<schema::Words>();
  KJ_REQUIRE(words.getProposals().size() <= mostProposals, "more proposals than can be numbered");
  cleanTexts(capnp::DynamicStruct::Builder(words));
  KJ_REQUIRE(from.getTextDigest().size() == reading.textDigest.size(), "no digest");
  std::ranges::copy(from.getTextDigest(), reading.textDigest.begin());
  reading.text = documents::readTextLines(from.getText());
  for (auto sheet : from.getSheets()) reading.sheets.push_back(cleaned(sheet));
  constexpr uint32_t mostLines = 0x7FFFFFFF;
  for (auto row : from.getLeftOut())
    reading.leftOutRows.push_back(
        {static_cast<int>(row.getSheet() & mostLines), static_cast<int>(row.getLine() & mostLines),
         static_cast<int>(row.getPage() & mostLines), cleaned(row.getText()), cleaned(row.getWhy())});
  return reading;
}

}  // namespace minuted::minutes
