// The views, by which subjects are found. A view has a name, a version and one pure function from a subject to its
// keys.
//
// A key is one byte for the view, then the fields that the view is sorted by, then the subject's id, with numbers in
// big-endian order. The value is the subject's row (projections/row.h) in `subjects` and in the view that is read most,
// actions by owner. In the others the value is empty, and the id at the end of the key leads to the row. So a view
// depends on nothing but the subject's own story.
//
// All functions are pure, for any thread.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "domain/subject.h"

namespace minuted::projections {

enum class ViewId : uint8_t {
  subjects = 1,          // id
  actionsByOwner = 2,    // party, 0 if live or else 1, id; whom an owner acts for is a party here too
  actionsByGroup = 3,    // group, 0 if live or else 1, id
  decisionsByGroup = 4,  // group, id
  meetingsByGroup = 5,   // group, id
  appointments = 6,      // party or group, id
  subGroups = 7,         // parent, id
  lookups = 8,           // a folded name or alias, or a digest; 0; id
  unfinished = 9,        // kind, node, side, day, id: see unfinished.cpp
};

using KeyVisitor = std::function<void(Bytes key)>;

struct View {
  ViewId id;
  std::string_view name;
  uint32_t version;             // after a change of it, the view is rebuilt when a register is opened
  std::optional<Kind> byParty;  // of a view sorted by a party: the kind of subject that it lists
  void (*keys)(const domain::Subject& subject, const KeyVisitor& visit);
};

std::span<const View> views();

// All keys of the subject in all views; none where it does not exist.
std::vector<Bytes> keysOf(const domain::Subject& subject);

bool holdsRows(ViewId view);  // whether its values are rows

// The value of a key: the row, or nothing in a view that does not hold rows.
BytesView valueAt(BytesView key, BytesView row);

// The key and the value by which the version of a view is stored beside its rows.
Bytes versionKey(const View& view);
Bytes versionValue(const View& view);

// Keys, and what all keys of a kind begin with.
Bytes subjectKey(Id id);
Bytes kindPrefix(Kind kind);  // of ViewId::subjects
Bytes partyPrefix(ViewId view, Id party);
Bytes livePrefix(ViewId view, Id party);               // of the actions that are live
Bytes lookupPrefix(Kind kind, std::string_view name);  // the name need not be folded
Bytes digestPrefix(Kind kind, BytesView digest);
Id idOf(BytesView key);               // the id that ends every key
Bytes afterPrefix(BytesView prefix);  // the first key after all that begin with the prefix

// Calls visit(from, until) for ranges of keys of ViewId::unfinished that contain all subjects of the kind that were
// unfinished on that day. They may contain others too, which were finished for a time between their first and last
// fact.
using KeyRangeVisitor = std::function<void(const Bytes& from, const Bytes& until)>;
void unfinishedOn(Kind kind, int32_t day, const KeyRangeVisitor& visit);

// A name as it is looked up: case, accents and white space folded.
std::string foldedName(std::string_view name);

}  // namespace minuted::projections
