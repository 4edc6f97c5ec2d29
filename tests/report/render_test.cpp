#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "report/render.h"
#include "report/sample_document.h"
#include "report/templates.h"

namespace minuted::report {
namespace {

namespace fs = std::filesystem;

// For eyes: MINUTED_SAMPLES=/tmp/samples build/debug/tests/report_tests --gtest_filter='Samples.*'
TEST(Samples, areWrittenWhereSomebodyAsks) {
  const char* folder = std::getenv("MINUTED_SAMPLES");
  if (folder == nullptr) GTEST_SKIP() << "SKIPPED: Samples.areWrittenWhereSomebodyAsks: nobody asks";
  auto look = lookFrom({});
  ASSERT_TRUE(look);
  for (auto format : {Format::markdown, Format::html, Format::text, Format::docx, Format::odt, Format::pdf}) {
    auto bytes = render(sampleDocument(), format, *look);
    ASSERT_TRUE(bytes) << bytes.error().message;
    std::ofstream(fs::path(folder) / ("sample." + std::string(extensionOf(format))), std::ios::binary) << *bytes;
  }
}

}  // namespace
}  // namespace minuted::report
