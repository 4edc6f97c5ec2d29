// The one place where a kj::Exception from damaged bytes becomes an Error.
#pragma once

#include <kj/exception.h>

#include <string>
#include <type_traits>

#include "base/result.h"

namespace minuted {

// Calls read(), which returns a Result. If it throws, the error says that `what` is damaged: "event 17".
template <typename Read>
auto guarded(const std::string& what, Read&& read) -> std::invoke_result_t<Read> {
  try {
    return read();
  } catch (const kj::Exception& damage) {
    return fail(ErrorKind::integrity, what + " is damaged: " + damage.getDescription().cStr() +
                                          ". Run 'minuted verify', and restore the register from a backup.");
  }
}

}  // namespace minuted
