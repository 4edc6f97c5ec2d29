// Backups: a copy of a register in another folder, which is brought up to date each time, and restoring one.
//
// A backup is the register's log and its kept documents. The log only grows, so one backup has every earlier state of
// the register, and can be restored to any of them. Its folder is a register's folder, and can be verified as one; its
// views are made when it is first opened. While it is made, others may write to the register.
//
// Threads: one at a time. Errors: ErrorKind::refused where the folder has something else in it; integrity where the
// register or the backup is damaged; failed where a disk refused.
#pragma once

#include <filesystem>

#include "register/register.h"

namespace minuted::engine {

struct Backup {
  uint64_t events = 0, added = 0;  // that the copy has; that it had not before
  uint64_t files = 0;              // that were copied
  Hash root{};
};

// Makes or brings up to date the backup in that folder, and verifies it: every event is hashed again, and every kept
// file that was copied was read and compared with its digest. Refuses the backup of another register, and one that has
// more events than the register: then the register has lost some.
Result<Backup> backUp(Register& from, const std::filesystem::path& folder, const RebuildProgress& progress);

struct Restoring {
  std::optional<uint64_t> size;  // only so many events; all, if it is not set
  std::optional<Micros> asOf;    // only what was recorded up to then
  bool replaces = false;         // a register in the folder: it is moved aside
  std::string by, why;           // who restores, and why, for the event that says so
};
struct Restored {
  Backup copy;
  std::filesystem::path replaced;  // where the register stands that was there; empty where there was none
  uint64_t lost = 0;               // events that it had more, as far as its head tells
};
// Makes a register in the folder from the backup, verifies it, and makes its views and indexes. Where it takes the
// place of another register, an event says so. ErrorKind::refused where there is a register and it is not to be
// replaced, or a process writes to it.
Result<Restored> restore(const std::filesystem::path& backup, const std::filesystem::path& folder, const Restoring& how,
                         const Register::Options& options, const RebuildProgress& progress);

}  // namespace minuted::engine
