// Checks a property on a number of random cases; on twenty times as many with MINUTED_FULL=1 (world/temp_register.h). A
// failure prints the shrunk case, and how to run it again (RC_PARAMS, see RapidCheck's documentation).
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
  std::ostringstream message;
  rc::detail::printResultMessage(result, message);
  ADD_FAILURE() << message.str();
}

}  // namespace minuted::world
