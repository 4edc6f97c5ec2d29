// Annual updates of registers that tests have filled.
#pragma once

#include "report/annual.h"
#include "report/render/render.h"
#include "report/render/templates.h"
#include "world/scenario.h"

namespace minuted::report {

inline AnnualOptions yearTo(const char* to, const char* from = nullptr) {
  AnnualOptions options;
  options.group = world::idOf("G-1");
  options.to = *parseDate(to);
  if (from != nullptr) options.from = parseDate(from);
  options.layout = std::string(templateFile("annual.md"));
  return options;
}

inline Document updateOf(world::TempRegister& on, const AnnualOptions& options) {
  return world::must(annualUpdate([&](const engine::Times& times) { return on->snapshot(times); }, options)).document;
}

inline std::string updateText(world::Scenario& scenario, const AnnualOptions& options) {
  return markdownOf(updateOf(*scenario, options));
}

}  // namespace minuted::report
