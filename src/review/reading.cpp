#include "review/reading.h"

#include "minutes/reading_message.h"

namespace minuted::review {

Result<minutes::Reading> readFile(BytesView bytes, std::string_view fileName, const minutes::ReadOptions& options,
                                  const std::filesystem::path& reader) {
  minutes::Reading reading;
  TRY_DONE(documents::askReader(bytes, fileName, minutes::argumentsFor(fileName, options), reader,
                                [&](auto answer) -> Result<void> {
                                  reading = minutes::readFindings(answer.getFound());
                                  return {};
                                }));
  reading.fileDigest = sha256({bytes});
  return reading;
}

}  // namespace minuted::review
