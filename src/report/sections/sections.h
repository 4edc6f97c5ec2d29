// The computed sections of an annual update, one function each. Their keys are in annual.cpp.
#pragma once

#include "report/annual.h"
#include "report/document_writer.h"
#include "report/narratives.h"
#include "report/year.h"

namespace minuted::report {

struct Material {
  Year& year;
  DocumentWriter& writer;
  const TakeSnapshot& take;
  std::optional<StoredReport> report;  // has the narratives
  bool draft;
  std::string section;  // the key of the section that is being written
};

// Writes the narrative of the section, or of its part about one group. Where nobody has written it, a draft has a place
// for it and other documents have nothing.
Result<void> writeNarrative(Material& material, Id about = {});

Result<void> writeSummary(Material& material);
Result<void> writeIntroduction(Material& material);
Result<void> writeVision(Material& material);
Result<void> writeAims(Material& material);
Result<void> writeSteeringGroup(Material& material);
Result<void> writeSubGroups(Material& material);
Result<void> writeMembers(Material& material);
Result<void> writeActivity(Material& material);
Result<void> writeAccountability(Material& material);
Result<void> writeCounted(Material& material);
Result<void> writeImpact(Material& material);
Result<void> writePriorities(Material& material);
Result<void> writeDecisions(Material& material);
Result<void> writeOtherActivities(Material& material);
Result<void> writeForwardPlan(Material& material);
Result<void> writeFinance(Material& material);

}  // namespace minuted::report
