// minuted list: lists that are asked for often, by the names that they were given. 'minuted register save-list' keeps
// one.
#include <fmt/format.h>

#include "cli/context.h"
#include "cli/terminal/output.h"
#include "queries/queries.h"
#include "verbs/verb.h"

namespace minuted::cli {
namespace {

Result<void> listSavedLists(Context& context, const std::string& name) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto answer, queries::showRegister(snapshot));
  auto lists = answer.get().getLists();
  if (name.empty()) {
    if (printForPrograms(context.options, answer.get())) return {};
    std::vector<Row> rows;
    for (auto each : lists) rows.push_back({{each.getName().cStr(), each.getText().cStr()}});
    if (!rows.empty()) printTable({{"NAME", 0.3}, {"LISTS", 0.7}}, rows);
    context.say(fmt::format("{}; 'minuted register save-list NAME \"action list --overdue\"' keeps one.",
                            counted(rows.size(), "list")));
    return {};
  }
  for (auto each : lists) {
    if (foldCase(each.getName().cStr()) != foldCase(name)) continue;
    std::string text = each.getText().cStr();
    if (!verbs::listsSomething(text))
      return fail(ErrorKind::usage, fmt::format("'{}' is '{}', which lists nothing.", each.getName().cStr(), text));
    context.runNext = text;
    return {};
  }
  return fail(ErrorKind::notFound, fmt::format("There is no list '{}'. 'minuted list' names them all.", name));
}

}  // namespace

void addSavedList(Command app, Context& context) {
  auto name = std::make_shared<std::string>();
  addQueryCommand(app, context, "list", "Lists that were kept by a name: all of them, or one printed",
                  "  minuted list\n  minuted list Late --csv",
                  [&context, name] { return listSavedLists(context, *name); })
      .option("name", *name, "What it is called");
}

}  // namespace minuted::cli
