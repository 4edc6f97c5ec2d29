#include "minutes/importer.h"

#include <fmt/format.h>

#include "minutes/recognisers.h"

namespace minuted {
namespace {

constexpr size_t mostProposals = 10'000;  // a proposal's number has sixteen bits, and a person is to look at each

void recognise(const Document& document, Findings& findings) {
  Minutes minutes{
      .document = document, .group = {}, .heldOn = {}, .people = {}, .organisations = {}, .initials = {}, .items = {}};
  recogniseMeeting(minutes, findings);
  recogniseAttendance(minutes, findings);
  recogniseAgenda(minutes, findings);
  recogniseActions(minutes, findings);
  recogniseDecisions(minutes, findings);
  recogniseForwardPlan(minutes, findings);
}

}  // namespace

Result<Reading> read(BytesView bytes, std::string_view fileName, const std::filesystem::path& reader) {
  TRY(auto document, readFile(bytes, fileName, reader));
  if (document.blocks.empty())
    return fail(ErrorKind::failed, fmt::format("{} holds no words: there is nothing to read in it.", fileName));

  Findings findings;
  recognise(document, findings);
  if (findings.size() > mostProposals)
    return fail(ErrorKind::failed,
                fmt::format("{} seems to hold {} proposals, which is more than the minutes of a meeting do. "
                            "Import the minutes of one meeting at a time.",
                            fileName, findings.size()));
  Reading reading{.bytes = sha256({bytes}),
                  .text = sha256({document.text}),
                  .message = std::make_unique<capnp::MallocMessageBuilder>()};
  findings.write(reading.message->initRoot<schema::Words>());
  return reading;
}

}  // namespace minuted
