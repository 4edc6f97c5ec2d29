// minuted serve: holds the register open, records for other commands and answers over HTTP, until it is interrupted.
#include <fmt/format.h>

#include <memory>

#include "cli/context.h"
#include "server/serve.h"

namespace minuted::cli {
namespace {

struct Options {
  std::string http, log;
};

Result<void> serve(Context& context, const Options& given) {
  server::ServeOptions options{.log = given.log};
  if (!given.http.empty()) options.http = given.http;
  TRY(auto* openedRegister, context.openForWriting());
  return server::serve(*openedRegister, context.folder(), options, [&](const std::string& url) {
    context.say(fmt::format("Serving the register in {}{}. Ctrl-C ends it.", context.folder().string(),
                            url.empty() ? "" : fmt::format(", and its public copy at {}/api/", url)));
  });
}

}  // namespace

void addServe(Command app, Context& context) {
  auto options = std::make_shared<Options>();
  auto command = addCommand(
      app, context, "serve", "Hold the register open, and record for other commands through a socket in its folder",
      "  minuted serve &\n  minuted serve --http 8080  # then: curl http://127.0.0.1:8080/api/actions",
      [&context, options] { return serve(context, *options); });
  command.option("--http", options->http, "Answer over HTTP too, at this port or address: 8080, 127.0.0.1:8080");
  command.path("--log", options->log, "Note each request over HTTP in this file, a line of JSON each; - is stderr");
}

}  // namespace minuted::cli
