// Views of another version are rebuilt when a register is opened, whoever opens it.
#include <gtest/gtest.h>

#include "projections/views.h"
#include "world/scenario.h"
#include "world/temp_register.h"

namespace minuted::world {
namespace {

// As another version of the program would have left the register.
void makeStale(TempRegister& reg) {
  log::Batch batch;
  batch.put(log::Table::views, projections::versionKey(projections::views().front()), "of another version");
  must(reg->log().store().write(batch));
  reg.close();
}

bool areCurrent(engine::Register& opened) {
  const auto& view = projections::views().front();
  auto version = must(opened.log().store().readPoint().get(log::Table::views, projections::versionKey(view)));
  return version == projections::versionValue(view);
}

TEST(StaleViews, AreRebuiltByOneWhoOpensTheRegisterForWriting) {
  TempRegister reg;
  makeStale(reg);
  reg.open(log::Store::Mode::write);
  EXPECT_TRUE(areCurrent(*reg));
}

TEST(StaleViews, AreRebuiltByOneWhoOpensTheRegisterForReading) {
  TempRegister reg;
  makeStale(reg);
  reg.open(log::Store::Mode::read);
  EXPECT_TRUE(areCurrent(*reg));
}

}  // namespace
}  // namespace minuted::world
