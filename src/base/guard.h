// The one place where an exception from damaged bytes becomes an Error.
#pragma once

#include <kj/exception.h>

#include <string>
#include <type_traits>

#include "base/result.h"

namespace minuted {

// Thrown by look-ups that return a plain value, such as a name (queries/parties/names.h), where it cannot be read: a
// failed read is never taken for a value that is not there.
struct ReadFailure {
  Error error;
};

// Calls read(), which returns a Result. If it throws a ReadFailure, that is the error. If it throws what Cap'n Proto
// throws at damaged bytes, the error says that `what` is damaged: "event 17".
template <typename Read>
auto guarded(const std::string& what, Read&& read) -> std::invoke_result_t<Read> {
  try {
    return read();
  } catch (const ReadFailure& failure) {
    return std::unexpected(failure.error);
  } catch (const kj::Exception& damage) {
    return fail(ErrorKind::integrity, what + " is damaged: " + damage.getDescription().cStr() +
                                          ". Run 'minuted verify', and restore the register from a backup.");
  }
}

}  // namespace minuted
