#include "projections/views.h"

#include <array>

#include "base/text.h"
#include "projections/keys.h"

namespace minuted::projections {
namespace {

constexpr std::array<View, 9> allViews{
    {{ViewId::subjects, "subjects", 11, std::nullopt, subjectKeys},
     {ViewId::actionsByOwner, "actions by owner", 11, Kind::ACTION, actionsByOwnerKeys},
     {ViewId::actionsByGroup, "actions by group", 1, Kind::ACTION, actionsByGroupKeys},
     {ViewId::decisionsByGroup, "decisions by group", 1, Kind::DECISION, decisionsByGroupKeys},
     {ViewId::meetingsByGroup, "meetings by group", 1, Kind::MEETING, meetingsByGroupKeys},
     {ViewId::appointments, "appointments", 1, Kind::APPOINTMENT, appointmentKeys},
     {ViewId::subGroups, "sub-groups", 1, Kind::GROUP, subGroupKeys},
     {ViewId::lookups, "lookups", 1, std::nullopt, lookupKeys},
     {ViewId::unfinished, "unfinished", 1, std::nullopt, unfinishedKeys}}};

Bytes viewPrefix(ViewId view) { return Bytes(1, static_cast<char>(view)); }

}  // namespace

std::span<const View> views() { return allViews; }

std::vector<Bytes> keysOf(const domain::Subject& subject) {
  std::vector<Bytes> keys;
  if (!exists(subject)) return keys;
  for (const auto& view : allViews) view.keys(subject, [&](Bytes key) { keys.push_back(std::move(key)); });
  return keys;
}

bool holdsRows(ViewId view) { return view == ViewId::subjects || view == ViewId::actionsByOwner; }

BytesView valueAt(BytesView key, BytesView row) {
  return holdsRows(static_cast<ViewId>(key.front())) ? row : BytesView();
}

Bytes versionKey(const View& view) { return '\0' + Bytes(view.name); }

Bytes versionValue(const View& view) {
  Bytes value;
  appendU32(value, view.version);
  return value;
}

Bytes subjectKey(Id id) {
  auto key = viewPrefix(ViewId::subjects);
  appendU64(key, id.value);
  return key;
}

Bytes kindPrefix(Kind kind) {
  auto key = viewPrefix(ViewId::subjects);
  appendU32(key, static_cast<uint32_t>(kind));
  return key;
}

Bytes partyPrefix(ViewId view, Id party) {
  auto key = viewPrefix(view);
  appendU64(key, party.value);
  return key;
}

Bytes livePrefix(ViewId view, Id party) { return partyPrefix(view, party) + '\0'; }

Bytes lookupPrefix(Kind kind, std::string_view name) {
  return viewPrefix(ViewId::lookups) + static_cast<char>(kind) + foldedName(name) + '\0';
}

Bytes digestPrefix(Kind kind, BytesView digest) {
  return viewPrefix(ViewId::lookups) + static_cast<char>(kind) + Bytes(digest) + '\0';
}

Id idOf(BytesView key) {
  if (key.size() < 8) return {};
  return Id(readU64(key.substr(key.size() - 8)));
}

Bytes afterPrefix(BytesView prefix) {
  Bytes after(prefix);
  while (!after.empty() && static_cast<uint8_t>(after.back()) == 0xFF) after.pop_back();
  if (!after.empty()) after.back() = static_cast<char>(static_cast<uint8_t>(after.back()) + 1);
  return after;
}

std::string foldedName(std::string_view name) { return foldCase(foldSpace(name)); }

}  // namespace minuted::projections
