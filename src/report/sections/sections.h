// The sections of an annual update that follow from the register, one function each. See annual.cpp for their keys.
#pragma once

#include "report/annual.h"
#include "report/narratives.h"
#include "report/writing.h"
#include "report/year.h"

namespace minuted::report {

struct Material {
  Year& year;
  Writing& writing;
  const TakeSnapshot& take;
  std::optional<ReportFound> report;  // with what people have written for it
  bool draft;
  std::string section;  // the key of the one being written
};

// The place for a person's own words in the section, or in its part about one group: shown where there are any, or it
// is a draft.
Result<void> writeWords(Material& material, Id about = {});

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
