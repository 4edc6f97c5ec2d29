#include "log/head.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>

#include "log/layout.h"
#include "log/merkle.h"

namespace minuted::log {
namespace {

constexpr BytesView magic = "MINUTEDH";
constexpr uint32_t formatVersion = 1;
constexpr size_t slotSize = 512;  // the size of a disk sector, which disks normally write as a whole
constexpr size_t slotCount = 2;
constexpr size_t hashSize = std::tuple_size_v<Hash>;
constexpr size_t sequenceOffset = 12, sizeOffset = 20, rootOffset = 28, digestOffset = 60;

Bytes encodeSlot(const Head& head) {
  Bytes slot(magic);
  appendU32(slot, formatVersion);
  appendU64(slot, head.sequence);
  appendU64(slot, head.size);
  slot.append(view(head.root));
  slot.append(view(sha256({slot})));
  slot.resize(slotSize, '\0');
  return slot;
}

std::optional<Head> decodeSlot(BytesView slot) {
  if (slot.size() < slotSize || !slot.starts_with(magic)) return std::nullopt;
  if (view(sha256({slot.substr(0, digestOffset)})) != slot.substr(digestOffset, hashSize)) return std::nullopt;
  Bytes version;
  appendU32(version, formatVersion);
  if (slot.substr(magic.size(), version.size()) != version) return std::nullopt;
  Head head{.sequence = readU64(slot.substr(sequenceOffset)), .size = readU64(slot.substr(sizeOffset))};
  auto root = slot.substr(rootOffset, hashSize);
  std::copy(root.begin(), root.end(), head.root.begin());
  return head;
}

// Returns 0, or an errno.
int writeSlot(int descriptor, const Head& head) {
  auto slot = encodeSlot(head);
  auto start = static_cast<off_t>(head.sequence % slotCount * slotSize);
  for (size_t done = 0; done < slot.size();) {
    auto written = ::pwrite(descriptor, slot.data() + done, slot.size() - done, start + static_cast<off_t>(done));
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return written < 0 ? errno : EIO;
    done += static_cast<size_t>(written);
  }
  return ::fdatasync(descriptor) == 0 ? 0 : errno;
}

Result<Bytes> readSlots(int descriptor, const std::filesystem::path& file) {
  Bytes slots(slotSize * slotCount, '\0');
  size_t done = 0;
  while (done < slots.size()) {
    auto count = ::pread(descriptor, slots.data() + done, slots.size() - done, static_cast<off_t>(done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return systemError("could not read", file, errno);
    if (count == 0) break;
    done += static_cast<size_t>(count);
  }
  slots.resize(done);
  return slots;
}

}  // namespace

Result<HeadFile> HeadFile::create(const std::filesystem::path& file) {
  TRY(auto opened, openFile(file, O_RDWR | O_CREAT | O_EXCL));
  // Both slots exist from the start, so that no later write makes the file longer.
  if (::ftruncate(opened.descriptor(), slotSize * slotCount) != 0) return systemError("could not write", file, errno);
  Head head{.sequence = 1, .size = 0, .root = emptyRoot()};
  if (int error = writeSlot(opened.descriptor(), head)) return systemError("could not write", file, error);
  TRY_DONE(syncFolder(file.parent_path()));
  return HeadFile(std::move(opened), head, false);
}

Result<HeadFile> HeadFile::open(const std::filesystem::path& file, bool writable) {
  struct stat status{};
  if (::stat(file.c_str(), &status) != 0 && errno == ENOENT)
    return fail(ErrorKind::integrity, "the head file " + file.string() +
                                          " is missing: without it nobody can tell whether events are missing. " +
                                          restoreAdvice);
  TRY(auto opened, openFile(file, writable ? O_RDWR : O_RDONLY));
  TRY(auto slots, readSlots(opened.descriptor(), file));
  std::optional<Head> newest;
  size_t readable = 0;
  for (size_t i = 0; i < slotCount && slots.size() >= (i + 1) * slotSize; ++i) {
    auto head = decodeSlot(BytesView(slots).substr(i * slotSize, slotSize));
    if (!head || head->sequence % slotCount != i) continue;
    ++readable;
    if (!newest || head->sequence > newest->sequence) newest = head;
  }
  if (!newest)
    return fail(ErrorKind::integrity, "the head file " + file.string() +
                                          " is damaged: neither of its two slots can be read. " + restoreAdvice);
  return HeadFile(std::move(opened), *newest, readable == slotCount);
}

Result<void> HeadFile::write(uint64_t size, const Hash& root) {
  Head next{.sequence = head_.sequence + 1, .size = size, .root = root};
  if (int error = writeSlot(file_.descriptor(), next)) return systemError("could not write", "the head file", error);
  head_ = next;
  return {};
}

}  // namespace minuted::log
