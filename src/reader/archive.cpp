#include "reader/archive.h"

#include <fmt/format.h>

#include "reader/readers.h"

namespace minuted::reader {
namespace {

constexpr zip_int64_t mostParts = 5'000;
constexpr zip_uint64_t largestPart = 40'000'000, largestTotal = 100'000'000;  // unpacked bytes

std::string tooLarge() {
  return fmt::format("unpacks to more than {} MB, which no minutes do. Nothing was read.", largestTotal / 1'000'000);
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
    return refuse(std::string(damaged));
  }
  Archive archive(zip);
  auto parts = zip_get_num_entries(zip, 0);
  if (parts > mostParts) return refuse(fmt::format("has {} parts, which no document has. Nothing was read.", parts));
  zip_uint64_t total = 0;
  for (zip_int64_t i = 0; i < parts; ++i) {
    zip_stat_t stat;
    if (zip_stat_index(zip, static_cast<zip_uint64_t>(i), 0, &stat) != 0) return refuse(std::string(damaged));
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
      return refuse("is locked with a password. Save it without one and import that.");
    if (stat.size > largestTotal - total) return refuse(tooLarge());
    total += stat.size;
  }
  return archive;
}

bool Archive::has(const std::string& part) const { return zip_name_locate(zip_.get(), part.c_str(), 0) >= 0; }

Result<std::string> Archive::read(const std::string& part) const {
  auto index = zip_name_locate(zip_.get(), part.c_str(), 0);
  if (index < 0) return "";
  auto* file = zip_fopen_index(zip_.get(), static_cast<zip_uint64_t>(index), 0);
  if (file == nullptr) return refuse(std::string(damaged));
  std::string text;
  char buffer[65536];
  zip_int64_t count = 0;
  // The size that the archive declares for a part may be false, so the bytes that are unpacked are limited as well.
  while ((count = zip_fread(file, buffer, sizeof buffer)) > 0 && text.size() <= largestPart)
    text.append(buffer, static_cast<size_t>(count));
  zip_fclose(file);
  if (count < 0) return refuse(std::string(damaged));
  if (text.size() > largestPart) return refuse(tooLarge());
  return text;
}

}  // namespace minuted::reader
