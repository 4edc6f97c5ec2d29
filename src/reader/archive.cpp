#include "reader/archive.h"

#include <fmt/format.h>

#include "reader/readers.h"

namespace minuted::reader {
namespace {

constexpr zip_int64_t mostParts = 5'000;
constexpr zip_uint64_t largestPart = 40'000'000, largestWhole = 100'000'000;  // bytes, unpacked

std::string tooLarge() {
  return fmt::format("unpacks to more than {} MB, which no minutes do. Nothing was read.", largestWhole / 1'000'000);
}

constexpr std::string_view damaged =
    "is damaged: it cannot be unpacked. Open it in the program it comes from, save it again and import that.";

}  // namespace

Result<Archive> Archive::open(BytesView bytes) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  auto* zip = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (zip == nullptr) {
    if (source != nullptr) zip_source_free(source);
    return refused(std::string(damaged));
  }
  Archive archive(zip);
  auto parts = zip_get_num_entries(zip, 0);
  if (parts > mostParts) return refused(fmt::format("has {} parts, which no document has. Nothing was read.", parts));
  zip_uint64_t whole = 0;
  for (zip_int64_t i = 0; i < parts; ++i) {
    zip_stat_t stat;
    if (zip_stat_index(zip, static_cast<zip_uint64_t>(i), 0, &stat) != 0) return refused(std::string(damaged));
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
      return refused("is locked with a password. Save it without one and import that.");
    whole += stat.size;
    if (whole > largestWhole) return refused(tooLarge());
  }
  return archive;
}

bool Archive::has(const std::string& part) const { return zip_name_locate(zip_.get(), part.c_str(), 0) >= 0; }

Result<std::string> Archive::read(const std::string& part) const {
  auto index = zip_name_locate(zip_.get(), part.c_str(), 0);
  if (index < 0) return "";
  auto* file = zip_fopen_index(zip_.get(), static_cast<zip_uint64_t>(index), 0);
  if (file == nullptr) return refused(std::string(damaged));
  std::string text;
  char buffer[65536];
  zip_int64_t got = 0;
  // What the archive says of a part's size need not be true: what comes out of it is what is bounded.
  while ((got = zip_fread(file, buffer, sizeof buffer)) > 0 && text.size() <= largestPart)
    text.append(buffer, static_cast<size_t>(got));
  zip_fclose(file);
  if (got < 0) return refused(std::string(damaged));
  if (text.size() > largestPart) return refused(tooLarge());
  return text;
}

}  // namespace minuted::reader
