// Those who were there and those who sent apologies, from lists under a label, one entry a line:
//   Attendees:
//   Jan Royall, University of Oxford, (Chair)
// or on the line of the label: 'Apologies: Ann Lee, Cllr Tom Hayes and Joe Kidman'.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "minutes/names.h"
#include "minutes/phrases.h"
#include "minutes/recognisers.h"

namespace minuted {
namespace {

using namespace std::string_view_literals;
using schema::Capacity;

struct LabelWords {
  std::string_view words;
  Capacity capacity;
};
constexpr std::array<LabelWords, 16> labels{{{"attendees", Capacity::PRESENT},
                                             {"attendance", Capacity::PRESENT},
                                             {"attending", Capacity::PRESENT},
                                             {"present", Capacity::PRESENT},
                                             {"members present", Capacity::PRESENT},
                                             {"those present", Capacity::PRESENT},
                                             {"in attendance", Capacity::IN_ATTENDANCE},
                                             {"also in attendance", Capacity::IN_ATTENDANCE},
                                             {"also present", Capacity::IN_ATTENDANCE},
                                             {"apologies", Capacity::APOLOGIES},
                                             {"apologies for absence", Capacity::APOLOGIES},
                                             {"apologies received", Capacity::APOLOGIES},
                                             {"apologies received from", Capacity::APOLOGIES},
                                             {"apologies were received from", Capacity::APOLOGIES},
                                             {"apologies from", Capacity::APOLOGIES},
                                             {"sent apologies", Capacity::APOLOGIES}}};

constexpr size_t longestEntry = 200;

bool saysNobody(std::string_view entry) {
  constexpr std::array words{"none"sv, "none received"sv, "no apologies"sv, "n/a"sv, "nil"sv, "none."sv};
  return std::ranges::find(words, lowered(entry)) != words.end();
}

bool looksLikeAttendee(std::string_view entry) {
  if (entry.size() > longestEntry || (entry.ends_with('.') && spacedWords(entry).size() > 8)) return false;
  return looksLikePerson(readAttendee(entry).name);
}

// 'Ann Lee, Cllr Tom Hayes and Joe Kidman', but not 'Ann Lee, Oxford Hub'.
std::vector<std::string_view> entriesOf(std::string_view line) {
  constexpr std::array organisationWords{"council"sv,     "trust"sv,   "police"sv,     "university"sv, "college"sv,
                                         "partnership"sv, "society"sv, "group"sv,      "service"sv,    "association"sv,
                                         "company"sv,     "ltd"sv,     "foundation"sv, "hub"sv};
  if (line.find(';') != nowhere) return split(line, ';');
  std::vector<std::string_view> entries;
  for (auto part : split(line, ',')) {
    part = trim(part);
    for (auto at = part.find(" and "); at != nowhere; at = part.find(" and ")) {
      entries.push_back(part.substr(0, at));
      part = trim(part.substr(at + 5));
    }
    if (part.starts_with("and ")) part = trim(part.substr(4));
    entries.push_back(part);
  }
  for (auto entry : entries) {
    auto name = readAttendee(entry).name;
    bool person = looksLikePerson(name) && spacedWords(name).size() > 1 && !roleNamed(entry);
    for (auto word : organisationWords) person = person && findPhrase(lowered(name), word) == nowhere;
    if (!person) return {line};
  }
  return entries;
}

class Lists {
 public:
  Lists(Minutes& minutes, Findings& findings) : minutes_(minutes), findings_(findings) {}

  // Whether it was one; a name listed twice in the same capacity is one attendee.
  bool add(const Block& block, std::string_view entry, Capacity capacity) {
    entry = trim(entry);
    while (entry.ends_with('.') || entry.ends_with(',')) entry.remove_suffix(1);
    if (saysNobody(entry)) return true;
    if (!looksLikeAttendee(entry)) return false;
    auto attendee = readAttendee(entry);
    if (block.kind == BlockKind::tableRow) attendee = fromCells(block);
    if (attendee.substitute && capacity == Capacity::PRESENT) capacity = Capacity::SUBSTITUTE;

    auto key = foldCase(splitTitle(attendee.name).name) + '\n' + foldCase(attendee.organisation) + '\n' +
               std::to_string(static_cast<int>(capacity));
    if (std::ranges::find(listed_, key) != listed_.end()) return true;
    listed_.push_back(key);

    constexpr unsigned withOrganisation = 95, nameOnly = 85;
    auto proposal = findings_.add(block.line, attendee.organisation.empty() ? nameOnly : withOrganisation, block.text)
                        .initAttendance();
    proposal.setName(attendee.name.c_str());
    proposal.setOrganisation(attendee.organisation.c_str());
    proposal.setCapacity(capacity);
    proposal.setRole(attendee.role);
    remember(minutes_.people, attendee.name);
    if (!attendee.organisation.empty()) remember(minutes_.organisations, attendee.organisation);
    return true;
  }

 private:
  // A table has a column each, and sometimes one for the dash between them.
  static Attendee fromCells(const Block& row) {
    std::string entry;
    for (const auto& cell : row.cells) {
      if (cell.empty() || dashAt(cell, 0) == cell.size()) continue;
      if (!entry.empty()) entry += ", ";
      entry += cell;
    }
    return readAttendee(entry);
  }

  static void remember(std::vector<std::string>& list, const std::string& name) {
    if (std::ranges::find(list, name) == list.end()) list.push_back(name);
  }

  Minutes& minutes_;
  Findings& findings_;
  std::vector<std::string> listed_;
};

}  // namespace

std::optional<AttendanceLabel> attendanceLabel(const Block& block) {
  constexpr size_t longestLabel = 30;
  auto text = std::string_view(block.text);
  auto colon = text.substr(0, longestLabel).find(':');
  auto label = lowered(trim(text.substr(0, colon)));
  for (const auto& [words, capacity] : labels)
    if (label == words) return AttendanceLabel{capacity, colon == nowhere ? "" : trim(text.substr(colon + 1))};
  return std::nullopt;
}

void recogniseAttendance(Minutes& minutes, Findings& findings) {
  Lists lists(minutes, findings);
  std::optional<Capacity> open;  // of the list that we are in
  for (const auto& block : minutes.document.blocks) {
    if (auto label = attendanceLabel(block)) {
      open = label->capacity;
      if (label->rest.empty()) continue;
      for (auto entry : entriesOf(label->rest)) lists.add(block, entry, *open);
    } else if (open) {
      auto entry = block.kind == BlockKind::tableRow ? std::string_view(block.cells[0]) : std::string_view(block.text);
      bool listed = block.kind != BlockKind::heading && block.number == 0 && lists.add(block, entry, *open);
      if (!listed) open.reset();
    }
  }
}

}  // namespace minuted
