// Those who were there and those who sent apologies, from lists under a label, one entry a line:
//   Attendees:
//   Jan Royall, University of Oxford, (Chair)
// from the line of the label: 'Apologies: Ann Lee, Cllr Tom Hayes and Joe Kidman', and from sentences: 'Apologies were
// received from Ann Lee'.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "minutes/attendee_list.h"
#include "minutes/names.h"
#include "documents/phrases.h"
#include "minutes/recognisers.h"

namespace minuted {
namespace {

using namespace std::string_view_literals;
using schema::Capacity;

struct LabelWords {
  std::string_view words;
  Capacity capacity;
};
constexpr std::array labels{LabelWords{"attendees", Capacity::PRESENT},
                            LabelWords{"attendance", Capacity::PRESENT},
                            LabelWords{"attending", Capacity::PRESENT},
                            LabelWords{"attended", Capacity::PRESENT},
                            LabelWords{"present", Capacity::PRESENT},
                            LabelWords{"participants", Capacity::PRESENT},
                            LabelWords{"in person", Capacity::PRESENT},
                            LabelWords{"on the phone", Capacity::PRESENT},
                            LabelWords{"by phone", Capacity::PRESENT},
                            LabelWords{"by telephone", Capacity::PRESENT},
                            LabelWords{"dialled in", Capacity::PRESENT},
                            LabelWords{"remotely", Capacity::PRESENT},
                            LabelWords{"online", Capacity::PRESENT},
                            LabelWords{"via zoom", Capacity::PRESENT},
                            LabelWords{"via teams", Capacity::PRESENT},
                            LabelWords{"members", Capacity::PRESENT},
                            LabelWords{"committee members", Capacity::PRESENT},
                            LabelWords{"members present", Capacity::PRESENT},
                            LabelWords{"trustees present", Capacity::PRESENT},
                            LabelWords{"councillors present", Capacity::PRESENT},
                            LabelWords{"board members present", Capacity::PRESENT},
                            LabelWords{"those present", Capacity::PRESENT},
                            LabelWords{"present were", Capacity::PRESENT},
                            LabelWords{"in attendance", Capacity::IN_ATTENDANCE},
                            LabelWords{"also in attendance", Capacity::IN_ATTENDANCE},
                            LabelWords{"also present", Capacity::IN_ATTENDANCE},
                            LabelWords{"also attending", Capacity::IN_ATTENDANCE},
                            LabelWords{"guests", Capacity::IN_ATTENDANCE},
                            LabelWords{"guest", Capacity::IN_ATTENDANCE},
                            LabelWords{"visitors", Capacity::IN_ATTENDANCE},
                            LabelWords{"observers", Capacity::IN_ATTENDANCE},
                            LabelWords{"officers present", Capacity::IN_ATTENDANCE},
                            LabelWords{"apologies", Capacity::APOLOGIES},
                            LabelWords{"apologies for absence", Capacity::APOLOGIES},
                            LabelWords{"apologies of absence", Capacity::APOLOGIES},
                            LabelWords{"apologies received", Capacity::APOLOGIES},
                            LabelWords{"apologies received from", Capacity::APOLOGIES},
                            LabelWords{"apologies were received from", Capacity::APOLOGIES},
                            LabelWords{"apologies from", Capacity::APOLOGIES},
                            LabelWords{"sent apologies", Capacity::APOLOGIES},
                            LabelWords{"regrets", Capacity::APOLOGIES},
                            LabelWords{"absent with apologies", Capacity::APOLOGIES}};

constexpr size_t longestEntry = 200;

bool saysNobody(std::string_view entry) {
  constexpr std::array words{"none"sv, "none received"sv, "no apologies"sv, "n/a"sv, "nil"sv, "none."sv};
  return std::ranges::find(words, lowered(entry)) != words.end();
}

// The names of a table's columns: 'Name | Organisation'.
bool isHeader(const Block& block) {
  constexpr std::array names{"name"sv,   "names"sv,          "member"sv,  "attendee"sv,
                             "person"sv, "representative"sv, "initials"sv};
  return !block.cells.empty() && std::ranges::find(names, lowered(block.cells[0])) != names.end();
}

bool looksLikeAttendee(std::string_view entry) {
  if (entry.size() > longestEntry || (entry.ends_with('.') && spacedWords(entry).size() > 8)) return false;
  return looksLikePerson(readAttendee(entry).name);
}

// What is compared with the labels: 'Also, in Attendance' is one of them.
std::string labelText(std::string_view text) {
  auto label = lowered(trim(text));
  std::erase(label, ',');
  return label;
}

// 'Panel members attending', 'Additional attendees': a few words, the last of which says what they are.
std::optional<AttendanceLabel> generalLabel(std::string_view label) {
  constexpr size_t mostWords = 4;
  auto words = wordsOf(label);
  if (words.empty() || words.size() > mostWords) return std::nullopt;
  const auto& last = words.back();
  if (last != "attending" && last != "attendees" && last != "present") return std::nullopt;
  bool more =
      words.front() == "non" || words.front() == "additional" || words.front() == "other" || words.front() == "also";
  return AttendanceLabel{more ? Capacity::IN_ATTENDANCE : Capacity::PRESENT, ""};
}

// 'Also in attendance Cllr Ann Lee': the longest label at the beginning, before somebody's full name.
std::optional<AttendanceLabel> labelWithoutColon(std::string_view text) {
  std::optional<AttendanceLabel> longest;
  size_t length = 0;
  for (const auto& [words, capacity] : labels)
    for (auto written : {std::string(words), words.starts_with("also ") ? "also, " + std::string(words.substr(5)) : ""})
      if (written.size() > length && beginsWithPhrase(lowered(text.substr(0, 40)), written)) {
        longest = AttendanceLabel{capacity, trim(text.substr(written.size()))};
        length = written.size();
      }
  if (!longest || longest->rest.empty() || !isUpper(longest->rest)) return std::nullopt;
  bool anybody = !readAttendees(longest->rest.substr(0, longestEntry), false).empty();
  return anybody ? longest : std::nullopt;
}

// The names at the beginning of what follows 'apologies … from': up to a word in small letters.
std::string_view namesAtBeginning(std::string_view text) {
  size_t end = 0;
  for (auto word : spacedWords(text)) {
    auto at = static_cast<size_t>(word.data() - text.data());
    bool small = !word.empty() && word[0] >= 'a' && word[0] <= 'z' && word != "and" && word != "de" && word != "van";
    if (small) break;
    end = at + word.size();
  }
  return trim(text.substr(0, end));
}

class Lists {
 public:
  Lists(Minutes& minutes, Findings& findings) : minutes_(minutes), findings_(findings) {}

  // Whether it names anybody, or says that there is nobody.
  bool add(const Block& block, std::string_view entry, Capacity capacity, bool aLine) {
    entry = trim(entry);
    while (entry.ends_with('.') || entry.ends_with(',')) entry.remove_suffix(1);
    if (saysNobody(entry) || isHeader(block)) return true;
    auto attendees = block.kind == BlockKind::tableRow ? std::vector{fromCells(block)} : readAttendees(entry, aLine);
    if (aLine && !block.gap && attendees.empty() && looksLikeAttendee(entry)) attendees = {readAttendee(entry)};
    if (aLine && attendees.size() == 1 && !looksLikeAttendee(entry)) return false;
    for (auto& attendee : attendees)
      if (looksLikePerson(attendee.name)) propose(block, attendee, capacity);
    return !attendees.empty();
  }

 private:
  // A name listed twice in the same capacity is one attendee.
  void propose(const Block& block, const Attendee& attendee, Capacity capacity) {
    if (attendee.substitute && capacity == Capacity::PRESENT) capacity = Capacity::SUBSTITUTE;
    auto key = foldCase(splitTitle(attendee.name).name) + '\n' + foldCase(attendee.organisation) + '\n' +
               std::to_string(static_cast<int>(capacity));
    if (std::ranges::find(listed_, key) != listed_.end()) return;
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
    if (!attendee.initials.empty()) minutes_.initials.emplace(attendee.initials, splitTitle(attendee.name).name);
  }

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
  constexpr size_t longestLabel = 40;
  auto text = std::string_view(block.text);
  auto colon = text.substr(0, longestLabel).find_first_of(":;");
  auto label = labelText(text.substr(0, colon));
  for (const auto& [words, capacity] : labels)
    if (label == words) return AttendanceLabel{capacity, colon == nowhere ? "" : trim(text.substr(colon + 1))};
  bool alone = colon == nowhere || trim(text.substr(colon + 1)).empty();
  if (auto last = alone ? generalLabel(label) : std::nullopt) return last;
  if (colon == nowhere && block.kind == BlockKind::paragraph) return labelWithoutColon(text);
  return std::nullopt;
}

namespace {

// 'Apologies were accepted for Cllr Mandy Leamon (work commitment).'
void addApologiesInProse(const Block& block, Lists& lists) {
  for (auto sentence : sentences(block.text)) {
    auto lower = lowered(sentence);
    auto apologies = findPhrase(lower, "apologies");
    if (apologies == nowhere) continue;
    for (auto word : {" from "sv, " for "sv})
      for (auto at = lower.find(word, apologies); at != nowhere; at = lower.find(word, at + 1)) {
        auto names = namesAtBeginning(sentence.substr(at + word.size()));
        if (isFullName(names.substr(0, names.find_first_of(",(."))) || !readAttendees(names, false).empty())
          lists.add(block, names, Capacity::APOLOGIES, false);
      }
  }
}

}  // namespace

void recogniseAttendance(Minutes& minutes, Findings& findings) {
  Lists lists(minutes, findings);
  std::optional<Capacity> open;  // of the list that we are in
  for (const auto& block : minutes.document.blocks) {
    if (auto label = attendanceLabel(block)) {
      open = label->capacity;
      if (!label->rest.empty() && !lists.add(block, label->rest, *open, false)) open.reset();
      continue;
    }
    if (!open && isHeader(block)) open = Capacity::PRESENT;  // a table of names, whatever stands above it
    if (open) {
      auto entry = block.kind == BlockKind::tableRow ? std::string_view(block.cells[0]) : std::string_view(block.text);
      bool listed = block.kind != BlockKind::heading && block.number == 0 && lists.add(block, entry, *open, true);
      if (listed) continue;
      open.reset();
    }
    addApologiesInProse(block, lists);
  }
}

}  // namespace minuted
