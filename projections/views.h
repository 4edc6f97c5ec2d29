// The views: what a subject is found by. A view is a name, a version and one pure function from a subject to its keys.
//
// Every key is one byte that names the view, then what the view is sorted by, then the subject's id, big-endian. The
// value is the subject's row (projections/row.h) in `subjects` and in the view that is asked for most, actions by
// owner; in the others it is empty, and the key leads to the subject. So a view holds nothing that the subject's own
// story does not say.
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
  actionsByOwner = 2,    // party, live 0 or not 1, id; an owner's mandate is a party here too
  actionsByGroup = 3,    // group, live 0 or not 1, id
  decisionsByGroup = 4,  // group, id
  meetingsByGroup = 5,   // group, id
  appointments = 6,      // party or group, id
  subGroups = 7,         // parent, id
  lookups = 8,           // a folded name or alias, or a digest; 0; id
  unfinished = 9,        // kind, node, side, day, id: see unfinished.cpp
};

using EachKey = std::function<void(Bytes key)>;

struct View {
  ViewId id;
  std::string_view name;
  uint32_t version;             // a changed one rebuilds the view on opening
  std::optional<Kind> byParty;  // sorted by a party: the kind of subject that it lists
  void (*keys)(const domain::Subject& subject, const EachKey& each);
};

std::span<const View> views();

// All keys of the subject in all views; none where it does not exist.
std::vector<Bytes> keysOf(const domain::Subject& subject);

bool holdsRows(ViewId view);  // or its keys only lead to the subjects

// What stands under a key: the row, or nothing.
BytesView valueAt(BytesView key, BytesView row);

// The version of a view's rows, kept beside them.
Bytes versionKey(const View& view);
Bytes versionValue(const View& view);

// How keys begin.
Bytes subjectKey(Id id);
Bytes kindPrefix(Kind kind);  // of ViewId::subjects
Bytes partyPrefix(ViewId view, Id party);
Bytes livePrefix(ViewId view, Id party);               // of the actions that are live
Bytes lookupPrefix(Kind kind, std::string_view name);  // what it is called, folded; of exactly that name
Bytes digestPrefix(Kind kind, BytesView digest);
Id idOf(BytesView key);               // every key ends with the id
Bytes afterPrefix(BytesView prefix);  // the first key beyond all that begin so

// Stretches of keys [from, until) of ViewId::unfinished under which are all of the kind that were unfinished on that
// day, and perhaps some that were not: a span is taken from the first fact to the last, whatever lies between.
using EachStretch = std::function<void(const Bytes& from, const Bytes& until)>;
void unfinishedOn(Kind kind, int32_t day, const EachStretch& each);

// A name as it is looked up: case, accents and white space folded.
std::string foldedName(std::string_view name);

}  // namespace minuted::projections
