#include "report/render/package.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <chrono>
#include <memory>

namespace minuted::report {
namespace {

struct ZipDeleter {
  void operator()(zip_t* zip) const { zip_discard(zip); }
  void operator()(zip_source_t* source) const { zip_source_free(source); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Zip = std::unique_ptr<zip_t, ZipDeleter>;
using Source = std::unique_ptr<zip_source_t, ZipDeleter>;

constexpr uint64_t largestPart = 200'000'000;

std::unexpected<Error> zipError(std::string_view why) {
  return fail(ErrorKind::failed, fmt::format("The parts of the document cannot be packed or unpacked: {}.", why));
}

// A time as zip files store it: since 1980, in steps of two seconds, here in UTC.
struct DosTime {
  uint16_t time = 0, date = (1 << 5) | 1;  // 1 January 1980
};
DosTime dosTime(Micros micros) {
  using namespace std::chrono;
  auto at = sys_seconds(seconds(micros / 1'000'000));
  year_month_day date(floor<days>(at));
  hh_mm_ss clock(at - floor<days>(at));
  if (date.year() < year(1980) || date.year() > year(2107)) return {};
  return {
      static_cast<uint16_t>((clock.hours().count() << 11) | (clock.minutes().count() << 5) |
                            (clock.seconds().count() / 2)),
      static_cast<uint16_t>(((int(date.year()) - 1980) << 9) | (unsigned(date.month()) << 5) | unsigned(date.day()))};
}

Result<void> add(zip_t* zip, const Part& part, DosTime time) {
  Source source(zip_source_buffer(zip, part.bytes.data(), part.bytes.size(), 0));
  if (!source) return zipError(zip_strerror(zip));
  auto index = zip_file_add(zip, part.name.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
  if (index < 0) return zipError(zip_strerror(zip));
  (void)source.release();  // owned by the zip from here on
  // OpenDocument requires its first part, the type of the file, to be uncompressed.
  auto method = part.name == "mimetype" ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
  auto at = static_cast<zip_uint64_t>(index);
  if (zip_set_file_compression(zip, at, method, 9) != 0 || zip_file_set_dostime(zip, at, time.time, time.date, 0) != 0)
    return zipError(zip_strerror(zip));
  return {};
}

}  // namespace

Result<Parts> unpack(BytesView bytes) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) return zipError(zip_error_strerror(&error));
  Zip zip(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (!zip) {
    zip_source_free(source);
    return zipError(zip_error_strerror(&error));
  }
  Parts parts;
  auto count = static_cast<zip_uint64_t>(zip_get_num_entries(zip.get(), 0));
  for (zip_uint64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    if (zip_stat_index(zip.get(), i, 0, &stat) != 0) return zipError(zip_strerror(zip.get()));
    std::string name = stat.name;
    if (name.ends_with('/')) continue;
    if (stat.size > largestPart) return zipError("one of them is too large");
    std::unique_ptr<zip_file_t, ZipDeleter> file(zip_fopen_index(zip.get(), i, 0));
    if (!file) return zipError(zip_strerror(zip.get()));
    Bytes content(stat.size, '\0');
    if (zip_fread(file.get(), content.data(), content.size()) != static_cast<zip_int64_t>(content.size()))
      return zipError("one of them is cut short");
    parts.push_back({std::move(name), std::move(content)});
  }
  return parts;
}

Result<Bytes> pack(const Parts& parts, Micros time) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (source == nullptr) return zipError(zip_error_strerror(&error));
  zip_source_keep(source);  // keeps the bytes after the zip is closed
  Source kept(source);
  Zip zip(zip_open_from_source(source, ZIP_TRUNCATE, &error));
  if (!zip) {
    zip_source_free(source);
    return zipError(zip_error_strerror(&error));
  }
  for (const auto& part : parts) TRY_DONE(add(zip.get(), part, dosTime(time)));
  if (zip_close(zip.get()) != 0) return zipError(zip_strerror(zip.get()));
  (void)zip.release();
  zip_stat_t stat;
  if (zip_source_stat(source, &stat) != 0 || zip_source_open(source) != 0) return zipError("nothing was written");
  Bytes bytes(stat.size, '\0');
  auto got = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (got != static_cast<zip_int64_t>(bytes.size())) return zipError("not all was written");
  return bytes;
}

Part* partNamed(Parts& parts, std::string_view name) {
  auto found = std::ranges::find(parts, name, &Part::name);
  return found == parts.end() ? nullptr : &*found;
}

}  // namespace minuted::report
