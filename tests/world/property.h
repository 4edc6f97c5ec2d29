// Properties checked on so many random cases; twenty times as many with MINUTED_FULL=1 (world/temp_register.h). A
// failure prints the case, shrunk, and how to run it again (RC_PARAMS, see RapidCheck's documentation).
#pragma once

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <sstream>

#include "world/temp_register.h"

namespace minuted::world {

template <typename Property>
void holdsFor(size_t cases, Property property) {
  auto parameters = rc::detail::configuration().testParams;
  parameters.maxSuccess = static_cast<int>(count(cases));
  auto result = rc::detail::checkTestable(property, rc::detail::TestMetadata(), parameters);
  if (result.template is<rc::detail::SuccessResult>()) return;
  std::ostringstream told;
  rc::detail::printResultMessage(result, told);
  ADD_FAILURE() << told.str();
}

}  // namespace minuted::world
