// The bytes of a filed document, as a file to save. A function that keeps nothing, for any thread.
#pragma once

#include "server/api/viewer.h"
#include "server/http/routes.h"

namespace minuted::server {

// Never shown by a browser, whatever it is: what somebody filed may hold a program.
Response answerWithDocument(const Viewer& viewer, const Request& request, const Matched& matched);

}  // namespace minuted::server
