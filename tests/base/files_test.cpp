// Reading and writing whole files: the reasons of errors, and that a file is written completely or not at all.
#include "base/files.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace minuted {
namespace {

namespace fs = std::filesystem;

class Files : public testing::Test {
 protected:
  Files() {
    std::string name = (fs::temp_directory_path() / "minuted-files-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
  }
  ~Files() override { fs::remove_all(folder_); }
  fs::path folder_;
};

TEST_F(Files, ReadBackWhatWasWrittenInPlaceOfWhatWasThere) {
  auto file = folder_ / "register.md";
  ASSERT_TRUE(writeWholeFile(file, "first"));
  ASSERT_TRUE(writeWholeFile(file, std::string_view("a\0b\n", 4)));
  EXPECT_EQ(readWholeFile(file), std::string("a\0b\n", 4));
  EXPECT_EQ(std::distance(fs::directory_iterator(folder_), {}), 1);
}

TEST_F(Files, KeepALinkAndPermissionsWhereTheyAreWrittenAgain) {
  auto file = folder_ / "update.md", link = folder_ / "link.md";
  ASSERT_TRUE(writeWholeFile(file, "first"));
  fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink(file, link);
  ASSERT_TRUE(writeWholeFile(link, "second"));
  EXPECT_TRUE(fs::is_symlink(link));
  EXPECT_EQ(readWholeFile(file), "second");
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(Files, AreNotPutInThePlaceOfADevice) {
  EXPECT_TRUE(writeWholeFile("/dev/null", "gone"));
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
  auto full = writeWholeFile("/dev/full", "too much");
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error().message, "Could not write /dev/full.");
  EXPECT_TRUE(fs::is_character_file("/dev/full"));
}

TEST_F(Files, SayWhyTheyCannotBeRead) {
  auto missing = readWholeFile(folder_ / "missing.txt");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, ErrorKind::notFound);
  auto folder = readWholeFile(folder_);
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().kind, ErrorKind::usage);
}

TEST_F(Files, AreNotLeftHalfWrittenWhereTheyCannotBePut) {
  fs::create_directory(folder_ / "taken");
  fs::create_directory(folder_ / "taken" / "inside");
  EXPECT_FALSE(writeWholeFile(folder_ / "taken", "text"));
  EXPECT_FALSE(fs::exists(folder_ / "taken.part"));
  EXPECT_FALSE(writeWholeFile(folder_ / "no" / "such" / "folder.txt", "text"));
}

}  // namespace
}  // namespace minuted
