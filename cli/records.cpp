// The commands 'list' and 'show' of plain records: topics, priorities, programmes, measures, achievements and funding.
// They print fields of the answer by their names in schema/answer.capnp. Also the members of a group, and the tree of
// groups.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "cli/question.h"
#include "cli/terminal/output.h"
#include "queries/parties/roster.h"

namespace minuted::cli {
namespace {

// A column of a table: its title, the field of the answer that it shows, and its share of the width.
struct FieldColumn {
  const char* title;
  const char* field;
  double share = 0;
};

using FieldColumns = std::vector<FieldColumn>;

std::string textOf(capnp::DynamicStruct::Reader item, const char* field) {
  auto value = item.get(field);
  switch (value.getType()) {
    case capnp::DynamicValue::TEXT: return value.as<capnp::Text>().cStr();
    case capnp::DynamicValue::BOOL: return value.as<bool>() ? "yes" : "no";
    case capnp::DynamicValue::UINT: return value.as<uint64_t>() == 0 ? "" : std::to_string(value.as<uint64_t>());
    case capnp::DynamicValue::ENUM: {
      auto named = inWords(value.as<capnp::DynamicEnum>());
      return named == "not said" ? "" : named;
    }
    case capnp::DynamicValue::LIST: {
      std::string text;
      for (auto each : value.as<capnp::DynamicList>())
        text += (text.empty() ? "" : ", ") + std::string(each.as<capnp::Text>().cStr());
      return text;
    }
    default: return "";
  }
}

void printItems(capnp::DynamicList::Reader items, const FieldColumns& fieldColumns) {
  std::vector<Column> columns;
  for (const auto& column : fieldColumns) columns.push_back({column.title, column.share});
  std::vector<Row> rows;
  for (auto item : items) {
    Row row;
    for (const auto& column : fieldColumns) row.cells.push_back(textOf(item.as<capnp::DynamicStruct>(), column.field));
    rows.push_back(std::move(row));
  }
  if (!rows.empty()) printTable(columns, rows);
}

// A noun, how several of it are called, and the columns of a list.
struct Records {
  const char* noun;
  const char* plural;
  FieldColumns columns;
};

Result<void> showRecords(const Shown& shown, const Records& records) {
  auto items = shown.answer.get().get("items").as<capnp::DynamicList>();
  printItems(items, records.columns);
  shown.context.say(fmt::format("{} {}.", items.size(), items.size() == 1 ? records.noun : records.plural));
  return {};
}

// Draws the readings of a measure as bars.
void drawMeasure(schema::MeasureAnswer::Reader measure) {
  constexpr double longestBar = 40;
  double largest = 0;
  for (auto reading : measure.getReadings())
    if (reading.getIsFigure()) largest = std::max(largest, std::abs(reading.getFigure()));
  std::vector<Row> rows;
  for (auto reading : measure.getReadings()) {
    std::string bar;
    auto length =
        largest == 0 || !reading.getIsFigure() ? 0 : std::lround(longestBar * std::abs(reading.getFigure()) / largest);
    for (long i = 0; i < length; ++i) bar += "█";
    rows.push_back({{reading.getAsOf().cStr(), bar, reading.getValue().cStr(), reading.getSource().cStr()}});
  }
  if (!rows.empty()) printTable({{"DAY"}, {""}, {"VALUE"}, {"FROM", 0.3}}, rows);
}

// Prints every field of a record that is not empty, each on a line of its own; of references that stand beside a name,
// the name alone.
void printRecord(capnp::DynamicStruct::Reader item) {
  printWrapped("{}\n", bold(fmt::format("{}  {}", textOf(item, "ref"),
                                        item.getSchema().findFieldByName("name") == nullptr ? textOf(item, "text")
                                                                                            : textOf(item, "name"))));
  for (auto field : item.getSchema().getFields()) {
    std::string name = field.getProto().getName().cStr();
    auto type = field.getType();
    bool isTextList = type.isList() && type.asList().getElementType().isText();
    bool isBesideName = name.ends_with("Ref") || name.ends_with("Refs");
    if (name == "ref" || name == "name" || isBesideName || (type.isList() && !isTextList)) continue;
    auto text = textOf(item, name.c_str());
    if (!text.empty() && !(type.isBool() && text == "no")) printField(name, text);
  }
}

Result<void> showRecord(const Shown& shown) {
  auto record = shown.answer.get();
  printRecord(record);
  if (shown.answer.type() == capnp::Schema::from<schema::MeasureAnswer>())
    drawMeasure(shown.answer.as<schema::MeasureAnswer>());
  shown.context.say(fmt::format("'minuted history {}' tells its story.", textOf(record, "ref")));
  return {};
}

void addRecord(Command app, Context& context, Records records) {
  addQuestion(app, context, records.noun, "list",
              [records](const Shown& shown) { return showRecords(shown, records); });
  addQuestion(app, context, records.noun, "show", showRecord);
}

// --- Groups: members and tree ---

// "12 members, 3 presumed, and 1 other": others look on or help.
std::string memberCounts(schema::MemberList::Reader list) {
  size_t members = 0, presumed = 0, others = 0;
  for (auto each : list.getItems())
    ++(each.getPresumed() ? presumed : queries::isMember(each.getRole()) ? members : others);
  auto text = counted(members, "member");
  if (presumed > 0) text += fmt::format(", {} presumed from attendance", presumed);
  return others > 0 ? fmt::format("{}, and {}", text, counted(others, "other")) : text;
}

Result<void> showMembers(const Shown& shown) {
  auto list = shown.answer.as<schema::MemberList>();
  std::vector<Row> rows;
  for (auto each : list.getItems())
    rows.push_back({{each.getPresumed() ? "-" : each.getRef().cStr(), each.getName().cStr(), each.getTitle().cStr(),
                     each.getOrganisation().cStr(),
                     each.getPresumed() ? fmt::format("member (presumed, at {})", each.getMeeting().cStr())
                                        : inWords(each.getRole())}});
  if (!rows.empty()) printTable({{"REF"}, {"WHO", 0.3}, {"TITLE", 0.25}, {"FOR", 0.3}, {"AS"}}, rows);
  shown.context.say(fmt::format("{} on {}.", memberCounts(list), longDate(shown.snapshot.today())));
  return {};
}

// The lines of the tree before an item: '├─' before each part of a group, '└─' before its last part.
std::string treeLines(capnp::List<schema::GroupTree::Branch>::Reader items, uint index) {
  auto hasNext = [&](uint16_t depth) {
    for (uint i = index + 1; i < items.size() && items[i].getDepth() >= depth; ++i)
      if (items[i].getDepth() == depth) return true;
    return false;
  };
  auto depth = items[index].getDepth();
  std::string text;
  for (uint16_t level = 1; level < depth; ++level) text += hasNext(level) ? "│  " : "   ";
  return depth == 0 ? "" : text + (hasNext(depth) ? "├─ " : "└─ ");
}

Result<void> showTree(const Shown& shown) {
  auto items = shown.answer.as<schema::GroupTree>().getItems();
  for (uint i = 0; i < items.size(); ++i) {
    auto open = items[i].getOpen() == 0 ? "" : fmt::format(", {} open", items[i].getOpen());
    printWrapped("{}{} ({}{})\n", treeLines(items, i), items[i].getName().cStr(), items[i].getRef().cStr(), open);
  }
  return {};
}

}  // namespace

void addRecords(Command app, Context& context) {
  addRecord(app, context,
            {"priority",
             "priorities",
             {{"REF", "ref"},
              {"NO", "number"},
              {"PRIORITY", "text", 0.5},
              {"GROUP", "group", 0.2},
              {"STATUS", "status"},
              {"REPORTED", "reported"}}});
  addRecord(app, context,
            {"programme",
             "programmes",
             {{"REF", "ref"}, {"NAME", "name", 0.5}, {"KIND", "kind"}, {"STATUS", "status"}, {"SINCE", "statusOn"}}});
  addRecord(app, context,
            {"measure",
             "measures",
             {{"REF", "ref"},
              {"MEASURE", "name", 0.4},
              {"BASELINE", "baseline", 0.15},
              {"LATEST", "latest", 0.15},
              {"ON", "latestOn"},
              {"TARGET", "target", 0.15}}});
  addRecord(
      app, context,
      {"achievement",
       "achievements",
       {{"REF", "ref"}, {"KIND", "kind"}, {"ACHIEVEMENT", "text", 0.6}, {"GROUP", "group", 0.2}, {"ON", "toldOn"}}});
  addRecord(app, context,
            {"funding",
             "awards and budgets",
             {{"REF", "ref"},
              {"KIND", "kind"},
              {"AMOUNT", "amount"},
              {"FOR", "text", 0.35},
              {"BY", "funder", 0.2},
              {"MATCH", "match", 0.2},
              {"ON", "on"}}});
  addRecord(app, context,
            {"topic",
             "topics",
             {{"REF", "ref"},
              {"TOPIC", "text", 0.5},
              {"BY", "raisedBy", 0.2},
              {"STATUS", "status"},
              {"MEETING", "meeting"}}});
  addQuestion(app, context, "group", "members", showMembers);
  addQuestion(app, context, "group", "tree", showTree);
}

}  // namespace minuted::cli
