// What the server answers to programs: /api/actions?owner=Harbour+Trust. Its routes are made from the table of
// questions (questions/question.h), so the same can be asked there as on the command line.
//
// Threads: routes answer on any thread, at once; each from a snapshot, which waits for no writer.
#pragma once

#include <filesystem>

#include "register/register.h"
#include "server/api/viewer.h"
#include "server/http/routes.h"

namespace minuted::server {

class Api {
 public:
  // Both must outlive it. folder: of the register.
  Api(engine::Register& opened, std::filesystem::path folder);
  const Routes& routes() const { return routes_; }

 private:
  Viewer viewer_;
  Routes routes_;
};

}  // namespace minuted::server
