// What a viewer may not see, as one filter: a snapshot with a sieve answers what the register would say if that had
// never been entered. It is made by reading the log once; a snapshot without one costs nothing more than before.
//
// Hidden is every action and decision that is confidential; every confidential item of an agenda, and the actions and
// decisions that came of it; a document from which something hidden was read, and its readings; a mail that asks for
// nothing else; that hidden papers were sent; a note that a hidden event was entered in error, and a correction of
// hidden words; and whoever was entered together with something hidden and is named by nothing that can be seen. Any
// other event that names what is hidden is told without that reference. The text of a published report, or of papers,
// is not told: it may have hidden words in it, whether it was published whole or is a copy of a time when less was
// confidential.
//
// What is confidential is judged by all that is known, whatever day or time a snapshot is of.
//
// Threads: a sieve does not change once it was made; any number of threads may use it.
// Errors: ErrorKind::integrity where the log is damaged, failed where the disk refused to read.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

#include "domain/confidential.h"
#include "log/log.h"
#include "register/story.h"

namespace minuted::engine {

// Whether a viewer may read that confidential action or decision, or the confidential items of that meeting.
using MayRead = std::function<bool(const domain::Subject& confidential)>;

class Sieve {
 public:
  // size: how much of the log is known.
  static Result<std::shared_ptr<const Sieve>> make(const log::ReadPoint& at, uint64_t size, const MayRead& mayRead);

  // Whether it is also that of the log when `size` events were known: whether none of those after the first `known` has
  // anything to do with what is, or was said to be, confidential.
  Result<bool> holdsUntil(const log::ReadPoint& at, uint64_t known, uint64_t size) const;

  bool isEmpty() const { return positions_.empty(); }  // it hides nothing
  bool hides(Id subject) const { return subjects_.contains(subject); }
  bool hidesEvent(uint64_t position) const;
  bool operator==(const Sieve&) const = default;
  // Whether some of the subject's events are hidden, or told without something that they name: then its stored row does
  // not hold, and it has to be folded from what is left.
  bool changes(Id subject) const { return changed_.contains(subject); }
  // The event as it is told to the viewer. Not of a hidden one.
  std::unique_ptr<StoredEvent> told(std::unique_ptr<StoredEvent> event) const;

 private:
  friend class SieveMaker;
  bool namesHidden(domain::Event event) const;
  bool mayChangeBy(domain::Event event) const;

  std::set<Id> subjects_;
  std::set<domain::AgendaPlace> items_;
  std::vector<uint64_t> positions_;  // of all hidden events, ascending
  std::set<Id> changed_;
  std::set<Id> marked_;  // of which it was ever said that they are confidential, or a part of them
};

// The sieves of one viewer, who asks again and again: the newest is kept, and serves until something is recorded that
// has to do with what is confidential. So asking costs as much as was recorded since it was last asked.
// Threads: any, at once.
class Sieves {
 public:
  explicit Sieves(MayRead mayRead) : mayRead_(std::move(mayRead)) {}
  Result<std::shared_ptr<const Sieve>> at(const log::ReadPoint& at, uint64_t size);

 private:
  MayRead mayRead_;
  std::mutex mutex_;
  uint64_t size_ = 0;
  std::shared_ptr<const Sieve> newest_;
};

// What the public may read of the confidential: nothing.
MayRead publicMayRead();

}  // namespace minuted::engine
