// minuted serve: holds the register open, records for other commands and answers over HTTP, until it is interrupted.
#include <fmt/format.h>

#include <memory>

#include "cli/context.h"
#include "server/serve.h"

namespace minuted::cli {
namespace {

Result<void> serve(Context& context, const std::string& http) {
  server::ServeOptions options;
  if (!http.empty()) options.http = http;
  TRY(auto* openedRegister, context.openForWriting());
  return server::serve(*openedRegister, context.folder(), options, [&](const std::string& url) {
    context.say(fmt::format("Serving the register in {}{}. Ctrl-C ends it.", context.folder().string(),
                            url.empty() ? "" : fmt::format(", and its public copy at {}/api/", url)));
  });
}

}  // namespace

void addServe(Command app, Context& context) {
  auto http = std::make_shared<std::string>();
  addCommand(app, context, "serve",
             "Hold the register open, and record for other commands through a socket in its folder",
             "  minuted serve &\n  minuted serve --http 8080  # then: curl http://127.0.0.1:8080/api/actions",
             [&context, http] { return serve(context, *http); })
      .option("--http", *http, "Answer over HTTP too, at this port or address: 8080, 127.0.0.1:8080, [::1]:8080");
}

}  // namespace minuted::cli
