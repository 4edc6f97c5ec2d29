#include "minutes/importer.h"

#include <fmt/format.h>

#include "documents/long_blocks.h"
#include "minutes/recognisers.h"

namespace minuted::minutes {
namespace {

void recogniseMinutes(const documents::Document& document, Findings& findings) {
  Minutes minutes{
      .document = document, .group = {}, .heldOn = {}, .people = {}, .organisations = {}, .initials = {}, .items = {}};
  recogniseMeeting(minutes, findings);
  recogniseAttendance(minutes, findings);
  recogniseAgenda(minutes, findings);
  recogniseActions(minutes, findings);
  recogniseDecisions(minutes, findings);
  recogniseForwardPlan(minutes, findings);
  recogniseTopics(minutes, findings);
}

// What the text's digest covers of the type that was asked for.
std::string_view digestSuffix(ReadOptions::Type type) {
  return type == ReadOptions::Type::minutes ? "\nminutes" : type == ReadOptions::Type::log ? "\nlog" : "";
}

// What the text's digest covers of how a log was to be read.
std::string digestSuffix(const LogOptions& options) {
  std::string suffix = options.group.empty() ? "" : "\ngroup " + options.group;
  for (const auto& [column, content] : options.columns) suffix += fmt::format("\n{} = {}", column, nameOf(content));
  return suffix;
}

std::unexpected<Error> failWithoutRows(std::string_view fileName) {
  return fail(
      ErrorKind::failed,
      fmt::format("{} holds no row of an action log: none of its tables has a column for actions or decisions and "
                  "one for owners, due dates, status or the like. Say which is which: --columns 'C=action, "
                  "D=owner, F=due'.",
                  fileName));
}

}  // namespace

Result<Reading> readDocument(const documents::Document& document, std::string_view fileName,
                             const ReadOptions& options) {
  if (document.blocks.empty())
    return fail(ErrorKind::failed, fmt::format("{} holds no words: there is nothing to read in it.", fileName));
  if (documents::hasLongBlocks(document)) return readDocument(documents::withShortBlocks(document), fileName, options);

  Reading reading{.sheets = document.sheets,
                  .text = documents::textLinesOf(document),
                  .message = std::make_unique<capnp::MallocMessageBuilder>()};
  Findings findings;
  bool isLog =
      options.type == ReadOptions::Type::log || (options.type == ReadOptions::Type::detect && isActionLog(document));
  if (isLog) {
    TRY(reading.leftOutRows, readActionLog(document, fileName, options.log, findings));
    if (findings.size() < 2) return failWithoutRows(fileName);
  } else {
    recogniseMinutes(document, findings);
  }
  if (findings.size() > mostProposals)
    return fail(
        ErrorKind::failed,
        fmt::format("{} seems to hold {} proposals, which is more than {}. {}", fileName, findings.size(),
                    isLog ? "can be looked through" : "the minutes of a meeting do",
                    isLog ? "Import a sheet or a year at a time." : "Import the minutes of one meeting at a time."));
  reading.textDigest = sha256({document.text, isLog ? digestSuffix(options.log) : "", digestSuffix(options.type)});
  findings.write(document, reading.message->initRoot<schema::Words>());
  return reading;
}

}  // namespace minuted::minutes
