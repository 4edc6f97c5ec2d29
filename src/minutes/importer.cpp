#include "minutes/importer.h"

#include <fmt/format.h>

#include "minutes/recognisers.h"

namespace minuted::minutes {
namespace {

constexpr size_t mostProposals = 10'000;  // a proposal's number has sixteen bits, and a person is to look at each

void recognise(const documents::Document& document, Findings& findings) {
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

// So that what was read as the wrong kind can be read again as the other.
std::string_view nameOf(ReadOptions::As as) {
  return as == ReadOptions::As::minutes ? "\nminutes" : as == ReadOptions::As::log ? "\nlog" : "";
}

// What enters the digest of how a log was to be read.
std::string described(const LogOptions& options) {
  std::string text = options.group.empty() ? "" : "\ngroup " + options.group;
  for (const auto& [column, holds] : options.columns) text += fmt::format("\n{} = {}", column, nameOf(holds));
  return text;
}

std::unexpected<Error> noRows(std::string_view fileName) {
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

  Reading reading{.sheets = document.sheets, .message = std::make_unique<capnp::MallocMessageBuilder>()};
  Findings findings;
  bool log =
      options.as == ReadOptions::As::log || (options.as == ReadOptions::As::whateverItIs && isActionLog(document));
  if (log) {
    TRY(reading.leftOut, readActionLog(document, fileName, options.log, findings));
    if (findings.size() < 2) return noRows(fileName);
  } else {
    recognise(document, findings);
  }
  if (findings.size() > mostProposals)
    return fail(
        ErrorKind::failed,
        fmt::format("{} seems to hold {} proposals, which is more than {}. {}", fileName, findings.size(),
                    log ? "can be looked through" : "the minutes of a meeting do",
                    log ? "Import a sheet or a year at a time." : "Import the minutes of one meeting at a time."));
  reading.text = sha256({document.text, log ? described(options.log) : "", nameOf(options.as)});
  findings.write(document, reading.message->initRoot<schema::Words>());
  return reading;
}

}  // namespace minuted::minutes
