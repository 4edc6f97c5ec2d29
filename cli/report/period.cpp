#include "cli/report/period.h"

#include <fmt/format.h>

namespace minuted::cli {

void PeriodOptions::addTo(Command command) {
  command.option("--to,--until", to, "The last day of the period: 2023-03-31").required();
  command.option("--from", from, "Its first day; a year before, where it is not said");
}

Result<GivenPeriod> PeriodOptions::parse(const Context& context) const {
  TRY(auto last, context.parseDate(to));
  if (!last) return fail(ErrorKind::usage, "Until when? Say --to 2023-03-31.");
  TRY(auto first, context.parseDate(from));
  return GivenPeriod{.from = first, .to = *last};
}

Result<void> refuseOn(const Context& context, std::string_view report) {
  if (context.options.on.empty()) return {};
  return fail(ErrorKind::usage, fmt::format("{} is of a period: say --from and --to, and not --on.", report));
}

}  // namespace minuted::cli
