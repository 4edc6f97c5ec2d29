// minuted serve: holds the register open and records for other commands, until it is interrupted.
#include <fmt/format.h>

#include "cli/context.h"
#include "server/serve.h"

namespace minuted::cli {

void addServe(Command app, Context& context) {
  addCommand(app, context, "serve",
             "Hold the register open, and record for other commands through a socket in its folder",
             "  minuted serve &", [&context]() -> Result<void> {
               TRY(auto* openedRegister, context.openForWriting());
               return server::serve(*openedRegister, context.folder(), [&] {
                 context.say(fmt::format("Serving the register in {}. Ctrl-C ends it.", context.folder().string()));
               });
             });
}

}  // namespace minuted::cli
