#include "minutes/attendance/attendee_list.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/attendance/attendee_cutter.h"
#include "minutes/language/person_name.h"
#include "minutes/language/vocabulary.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

constexpr size_t longestEntry = 300;  // looked through for the sign behind a party

// The same of the first entry on a line, where an organisation may follow: 'Ann Lee GDS'.
bool beginsWithPerson(std::string_view line) { return isPerson(line) || isFullName(readAttendee(line).name); }

// '3 members of the public'
bool saysHowMany(std::string_view text) {
  return (text[0] >= '0' && text[0] <= '9') ||
         documents::findPhrase(documents::lowered(text), "public") != documents::nowhere;
}

// What may be told of somebody behind the name: a few words that begin with a capital, and no sentence.
bool isDetail(std::string_view piece) {
  constexpr std::array verbs{" was "sv,  " were "sv,  " is "sv,     " has "sv, " had "sv,
                             " will "sv, " would "sv, " joined "sv, " left "sv};
  constexpr size_t mostWords = 10;
  auto plain = withoutNotes(piece);
  if (saysHowMany(piece) || documents::spacedWords(plain).size() > mostWords) return false;
  if (std::ranges::any_of(verbs, [&](auto verb) { return plain.find(verb) != documents::nowhere; })) return false;
  return piece.starts_with('(') || documents::isUpper(plain) || namesOffice(plain) ||
         documents::beginsWithPhrase(plain, "for");
}

struct Plural {
  std::string_view plural, title;
};
constexpr std::array plurals{Plural{"cllrs", "Cllr"}, Plural{"cllrs.", "Cllr"}, Plural{"councillors", "Cllr"},
                             Plural{"messrs", "Mr"},  Plural{"drs", "Dr"},      Plural{"profs", "Prof"}};

bool isPlural(std::string_view piece) {
  return std::ranges::find(plurals, documents::lowered(piece.substr(0, piece.find(' '))), &Plural::plural) !=
         plurals.end();
}

// 'Ann Lee – Medical Director': what then follows a comma may belong to it.
bool hasDetail(std::string_view piece) {
  for (size_t at = 1; at + 1 < piece.size(); ++at)
    if (auto dash = documents::dashAt(piece, at);
        dash > 0 && piece[at - 1] == ' ' && piece.substr(at + dash).starts_with(' '))
      return true;
  return false;
}

// On a line of its own, only what is plainly a list of people is taken for one.
bool severalPeople(const std::vector<Piece>& pieces, bool onePerLine) {
  if (isPlural(pieces[0].text)) return true;
  size_t people = 0, most = 0, cues = 0, named = 0;
  for (const auto& [text, afterAnd, sentence, afterComma] : pieces) {
    bool person = isPerson(text);
    named += person ? 1 : 0;
    people = person ? people + 1 : namesOffice(withoutNotes(text)) || !documents::isUpper(text) ? people : 0;
    most = std::max(most, people);
    if (person && (hasTitle(text) || !readAttendee(text).initials.empty())) ++cues;
  }
  bool detailed = pieces.size() > 1 && hasDetail(pieces[0].text) && !hasDetail(pieces[1].text);
  return cues > 1 || (most > 2 && !detailed) || (!onePerLine && !detailed && named > 1 && named == pieces.size());
}

// Whether single words are people too: the first is one, or the last behind 'and', or there are more of them than of
// full names.
bool firstNamesWillDo(const std::vector<Piece>& pieces, bool line) {
  size_t given = 0, full = 0, initials = 0;
  for (const auto& piece : pieces) {
    if (isPerson(piece.text))
      ++full;
    else if (isGivenName(piece.text))
      ++given;
    else if (areBareInitials(piece.text))
      ++initials;
  }
  if (initials > 0 && initials + given == pieces.size()) return true;
  if (given == 0) return false;
  bool first = isGivenName(pieces[0].text) && !isPerson(pieces[0].text);
  bool lastOfAll = pieces.size() > 1 && pieces.back().afterAnd && isGivenName(pieces.back().text) &&
                   (isPerson(pieces.end()[-2].text) || isGivenName(pieces.end()[-2].text));
  bool nearlyAllFull = !line && given * 3 <= full && given + full == pieces.size();
  return first || lastOfAll || nearlyAllFull || (!line && given > 1 && given >= full);
}

// 'Cllrs Lee (Chair), Ray and Fry': each has the title.
class Titles {
 public:
  std::string before(std::string_view text) {
    auto plural = std::ranges::find(plurals, documents::lowered(text.substr(0, text.find(' '))), &Plural::plural);
    if (plural != plurals.end()) {
      title_ = plural->title;
      text = trim(text.substr(std::min(text.size(), plural->plural.size())));
    } else if (hasTitle(text) || !isName(text)) {
      if (hasTitle(text)) title_ = "";
      return std::string(text);
    }
    return title_.empty() || !isName(text) ? std::string(text) : std::string(title_) + ' ' + std::string(text);
  }

 private:
  static bool isName(std::string_view text) {
    constexpr size_t mostWords = 3;
    auto name = withoutNotes(text);
    return documents::isUpper(name) && !namesOffice(name) && !namesOrganisation(name) &&
           documents::spacedWords(name).size() <= mostWords;
  }

  std::string_view title_;
};

Attendee attendeeOf(const std::string& entry) {
  auto attendee = readAttendee(entry);
  if (isFullName(attendee.name)) return attendee;
  // 'Chair Ann Lee', 'Parish Clerk J Taylor'
  auto words = documents::spacedWords(attendee.name);
  for (size_t i = 1; i < words.size() && (namesOffice(words[i - 1]) || isOfficePrefix(words[i - 1])); ++i) {
    auto begin = static_cast<size_t>(words[i].data() - attendee.name.data());
    auto rest = attendee.name.substr(begin);
    if (!isFullName(rest)) continue;
    if (auto role = roleNamed(attendee.name.substr(0, begin))) attendee.role = *role;
    attendee.name = rest;
    break;
  }
  return attendee;
}

// 'Chair Ann Lee'; but not 'Summer Fair Team', whose first words are as good as a name.
bool isPersonWithOffice(const std::string& text) {
  auto name = attendeeOf(text).name;
  return !text.starts_with(name) && isPerson(name);
}

// 'the Clerk (Mrs P Green)' -> 'Mrs P Green (Clerk)'
std::string withNameFirst(std::string_view text) {
  auto office = withoutNotes(text);
  bool definite = documents::lowered(office).starts_with("the ");
  if (definite) office = trim(office.substr(4));
  auto open = text.find('('), close = text.find(')');
  if (open == documents::nowhere || close == documents::nowhere || close < open || (!definite && !namesOffice(office)))
    return std::string(text);
  auto name = trim(text.substr(open + 1, close - open - 1));
  if (!isFullName(name)) return std::string(text);
  return std::string(name) + " (" + std::string(office) + ")";
}

// 'Lee, Ann'
std::pair<std::string_view, std::string_view> aroundComma(std::string_view text) {
  auto comma = text.find(',');
  if (comma == documents::nowhere) return {text, ""};
  return {trim(text.substr(0, comma)), trim(text.substr(comma + 1))};
}

Attendee readSurnameFirst(std::string_view text) {
  auto [last, first] = aroundComma(withoutNotes(text));
  auto notes = text.find('(');
  auto behind = notes == documents::nowhere ? "" : text.substr(notes);
  return readAttendee(std::string(first) + ' ' + std::string(last) + ' ' + std::string(behind));
}

// 'Mr and Mrs Lee' are two, and so are 'Kit and Jo Ash', but where first names will do.
std::string withSurname(std::string_view text, const std::vector<Piece>& pieces, size_t next, bool firstNames) {
  if (next >= pieces.size()) return std::string(text);
  auto other = withoutNotes(pieces[next].text);
  auto words = documents::spacedWords(other);
  bool titleOnly = text.find(' ') == documents::nowhere && hasTitle(std::string(text) + " X");
  bool couple = !firstNames && isGivenName(text) && pieces[next].afterAnd && !pieces[next].afterComma &&
                words.size() == 2 && words[1].size() > 2 && isFullName(other) && !hasTitle(other);
  return words.empty() || (!titleOnly && !couple) ? std::string(text)
                                                  : std::string(text) + ' ' + std::string(words.back());
}

std::vector<Attendee> readPieces(std::string_view run, ListStyle style) {
  auto pieces = piecesOf(run);
  if (pieces.empty()) return {};
  bool several = !style.line || severalPeople(pieces, style.onePerLine);
  bool firstNames = style.labelled && firstNamesWillDo(pieces, style.line);
  bool alone = style.line && pieces.size() > 1 && !pieces[0].afterAnd && isGivenName(pieces[0].text) &&
               !isGivenName(pieces[1].text) && !isPerson(pieces[1].text);  // 'Zainab, Youth Voice'
  if (firstNames && !alone) several = true;
  std::vector<Attendee> attendees;
  Titles titles;
  std::string entry;
  bool organisation = false;  // the entry's newest piece is one
  auto finish = [&] {
    if (!entry.empty()) attendees.push_back(attendeeOf(entry));
    entry.clear();
  };
  for (size_t i = 0; i < pieces.size(); ++i) {
    auto text = withNameFirst(withSurname(titles.before(pieces[i].text), pieces, i + 1, firstNames));
    bool person = (i == 0 && style.line ? beginsWithPerson(text) : isPerson(text)) || isPersonWithOffice(text) ||
                  (firstNames && (isGivenName(text) || areBareInitials(text)));
    // 'Kings Lynn and West Norfolk'
    bool more = organisation && pieces[i].afterAnd && !pieces[i].afterComma && !hasTitle(text) &&
                readAttendee(text).initials.empty() && !firstNames;
    if (person && !more && (several || entry.empty())) {
      finish();
      entry = text;
      organisation = !readAttendee(text).organisation.empty() && !text.ends_with(')');
    } else if (!entry.empty() && isDetail(text) && (!pieces[i].sentence || namesOffice(text))) {
      entry += (more ? " and " : ", ") + text;
      organisation = !namesOffice(withoutNotes(text)) && !text.ends_with(')');
    }
  }
  finish();
  return attendees;
}

// 'Ann Lee, Joe Kidman present; Kit Ash excused': what a part says of all that it names.
struct Status {
  std::string_view names;
  bool absent = false;
};

Status statusOf(std::string_view part) {
  constexpr std::array present{" present"sv, " here"sv};
  constexpr std::array absent{" absent"sv, " excused"sv, " apologies"sv, " sent apologies"sv};
  auto end = [&](auto word) { return part.size() > word.size() && documents::lowered(part).ends_with(word); };
  while (part.ends_with('.')) part.remove_suffix(1);
  for (auto word : absent)
    if (end(word)) return {trim(part.substr(0, part.size() - word.size())), true};
  for (auto word : present)
    if (end(word)) return {trim(part.substr(0, part.size() - word.size())), false};
  return {part, false};
}

std::vector<Attendee> readUnderParty(std::string_view text, ListStyle style);

// Parted by semicolons, bullets or slashes; each part may have a party of its own before its names.
std::vector<Attendee> readParts(std::string_view run, ListStyle style, bool parties) {
  auto parts = partsOf(run);
  if (parts.size() < 2) return readPieces(run, style);
  std::vector<Attendee> attendees;
  if (std::ranges::all_of(parts, isSurnameFirst)) {
    for (auto part : parts) attendees.push_back(readSurnameFirst(part));
    return attendees;
  }
  style.line = true;
  style.onePerLine = std::ranges::any_of(parts, tellsMoreThanNames);
  for (auto part : parts) {
    auto [names, absent] = parts.size() > 1 ? statusOf(part) : Status{part};
    auto read = parties ? readUnderParty(part, style) : std::vector<Attendee>{};
    if (read.empty()) read = readPieces(names, style);
    for (auto& attendee : read) {
      attendee.absent = attendee.absent || absent;
      attendees.push_back(std::move(attendee));
    }
  }
  return attendees;
}

// What stands before the colon or dash, and names a body or an office: 'Harbour Trust: Ann Lee, Joe Kidman'.
std::vector<Attendee> readUnderParty(std::string_view text, ListStyle style) {
  auto colon = text.find(": ");
  size_t dash = 0;
  auto at = colon;
  if (colon == documents::nowhere)
    for (at = 1; at < std::min(text.size(), longestEntry); ++at) {
      dash = documents::dashAt(text, at);
      if (dash > 0 && text[at - 1] == ' ' && at + dash < text.size() && text[at + dash] == ' ') break;
      dash = 0;
    }
  if (colon == documents::nowhere && dash == 0) return {};
  auto party = trim(text.substr(0, at)), names = trim(text.substr(at + (dash > 0 ? dash : 1)));
  if (party.find_first_of(",(;") != documents::nowhere || isPerson(party) ||
      (areBareInitials(party) && areInitialsOf(party, names)) || !documents::isUpper(party))
    return {};
  constexpr std::array groups{"members"sv, "others"sv, "guests"sv, "visitors"sv, "observers"sv, "participants"sv};
  bool people = namesOrganisation(party) || namesOffice(party) || roleNamed(party) ||
                std::ranges::find(groups, documents::lowered(party)) != groups.end();
  if (namesMatter(party) && !people) return {};   // 'Topic: Flood Gates'
  if (dash > 0 && isGivenName(party)) return {};  // 'Zainab - Youth Voice'
  auto attendees = readParts(names, {.line = false, .onePerLine = style.onePerLine, .labelled = true}, false);
  for (auto& attendee : attendees) {
    if (auto role = roleNamed(party)) attendee.role = *role;
    bool body = !namesOffice(party) && !namesMatter(party) && !documents::lowered(party).ends_with("voting");
    if (attendee.organisation.empty() && body) attendee.organisation = party;
  }
  return attendees;
}

// Signs by which lists are ticked off, and whether they say that somebody was not there.
constexpr std::array<std::pair<std::string_view, bool>, 9> marks{{{"✓", false},
                                                                  {"✔", false},
                                                                  {"✅", false},
                                                                  {"☑", false},
                                                                  {"[x]", false},
                                                                  {"[X]", false},
                                                                  {"✗", true},
                                                                  {"✘", true},
                                                                  {"❌", true}}};

// '✓ Ann Lee', 'Joe Kidman ✗'
struct Ticked {
  std::string_view name;
  bool absent = false;
};

Ticked ticked(std::string_view line) {
  for (auto [mark, absent] : marks) {
    if (line.starts_with(mark)) return {trim(line.substr(mark.size())), absent};
    if (line.ends_with(mark)) return {trim(line.substr(0, line.size() - mark.size())), absent};
  }
  return {line};
}

// 'Ann Lee (AL), Gull Harbour [GH] - Chair': brackets of another kind are of a body.
std::optional<Attendee> readBesideBody(std::string_view line) {
  auto comma = line.find("), "), open = line.find('['), close = line.find(']', open);
  if (comma == documents::nowhere || open == documents::nowhere || close == documents::nowhere || open < comma)
    return std::nullopt;
  auto person = line.substr(0, comma + 1), body = trim(line.substr(comma + 3, open - comma - 3));
  auto letters = trim(line.substr(open + 1, close - open - 1));
  bool capitals = letters.size() > 1 && std::ranges::all_of(letters, [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!capitals || body.find_first_of(",;(") != documents::nowhere || !documents::isUpper(body) || !isPerson(person))
    return std::nullopt;
  if (line.find('[', close) != documents::nowhere || person.find(',') != documents::nowhere) return std::nullopt;
  auto attendee = readAttendee(person);
  auto rest = trim(line.substr(close + 1));
  if (auto dash = rest.empty() ? 0 : documents::dashAt(rest, 0); dash > 0)
    readDetails(attendee, trim(rest.substr(dash)));
  attendee.organisation = std::string(body) + " (" + std::string(letters) + ")";
  return attendee;
}

// 'Ann Lee | AL | Joe Kidman | JK': each behind whom are the initials. Empty where the row is another.
std::vector<Attendee> readWithInitials(std::span<const std::string_view> cells) {
  std::vector<Attendee> all;
  if (cells.size() < 3) return all;
  for (size_t i = 0; i < cells.size(); i += 2) {
    auto attendee = readAttendee(cells[i]);
    if (!isPerson(cells[i])) return {};
    if (i + 1 < cells.size()) {  // the last initials may stand in the margin
      if (!isInitials(cells[i + 1]) || !areInitialsOf(cells[i + 1], attendee.name)) return {};
      attendee.initials = cells[i + 1];
    }
    all.push_back(std::move(attendee));
  }
  return all;
}

// 'Ann Lee | P', 'Joe Kidman | A': present or late; absent, excused or let off. Empty where the row is another.
std::vector<Attendee> readWithLetter(std::span<const std::string_view> cells) {
  constexpr std::string_view present = "PLY", absent = "AENS";
  if (cells.size() != 2 || cells[1].size() != 1 || !isPerson(cells[0])) return {};
  bool away = absent.find(cells[1]) != documents::nowhere;
  if (!away && present.find(cells[1]) == documents::nowhere) return {};
  auto attendee = readAttendee(cells[0]);
  attendee.absent = attendee.absent || away;
  return {attendee};
}

}  // namespace

bool listsOnlyPeople(std::string_view run, size_t least) {
  auto pieces = piecesOf(run);
  return pieces.size() >= least && std::ranges::all_of(pieces, [](const auto& piece) {
           return isPerson(piece.text) || isGivenName(piece.text) || areBareInitials(piece.text);
         });
}

bool tellsMoreThanNames(std::string_view line) {
  auto pieces = piecesOf(line);
  if (pieces.size() < 2 || !isPerson(pieces[0].text) || pieces[1].sentence) return false;
  return !severalPeople(pieces, true) && std::ranges::any_of(pieces, [](const auto& piece) {
    return !isPerson(piece.text) && documents::isUpper(piece.text);
  });
}

std::vector<Attendee> readAttendees(std::string_view asWritten, ListStyle style) {
  if (auto [name, absent] = ticked(asWritten); name.size() < asWritten.size()) {
    auto attendees = readAttendees(name, style);
    for (auto& attendee : attendees) attendee.absent = attendee.absent || absent;
    return attendees;
  }
  if (auto attendee = readBesideBody(asWritten)) return {*attendee};
  std::string run(asWritten);
  while (run.ends_with(';') || run.ends_with(',') || run.ends_with(' ')) run.pop_back();
  std::ranges::replace(run, '[', '(');
  std::ranges::replace(run, ']', ')');
  if (style.surnameFirst && isSurnameFirst(run)) return {readSurnameFirst(run)};
  if (partsOf(run).size() > 1) return readParts(run, style, true);
  auto attendees = readUnderParty(run, style);
  return attendees.empty() ? readPieces(run, style) : attendees;
}

std::vector<Attendee> readRow(std::span<const std::string_view> cells, ListStyle style) {
  std::vector<std::string_view> filled;
  for (auto cell : cells)
    if (!cell.empty() && documents::dashAt(cell, 0) != cell.size()) filled.push_back(cell);
  if (filled.empty()) return {};
  if (filled.size() == 1) return readAttendees(filled[0], style);
  if (auto all = readWithInitials(filled); !all.empty()) return all;
  if (auto one = readWithLetter(filled); !one.empty()) return one;
  bool aRun = std::ranges::any_of(filled.begin(), filled.end() - 1,
                                  [](auto cell) { return cell.ends_with(',') || cell.ends_with(';'); });
  if (aRun) {  // spread over the width of the line
    std::string run;
    for (auto cell : filled) run.append(run.empty() ? "" : " ").append(cell);
    style.line = false;
    return readAttendees(run, style);
  }
  auto people = static_cast<size_t>(std::ranges::count_if(filled, isPerson));
  auto bare = [](std::string_view cell) {
    bool brackets =
        cell.size() > 2 && (cell[0] == '(' || cell[0] == '[') && (cell.ends_with(')') || cell.ends_with(']'));
    return brackets ? trim(cell.substr(1, cell.size() - 2)) : cell;
  };
  if (people > 1 && people == filled.size() && !style.onePerLine) {  // names side by side
    std::vector<Attendee> all;
    for (auto cell : filled)
      for (auto& attendee : readAttendees(cell, style)) all.push_back(std::move(attendee));
    return all;
  }
  auto who = std::ranges::find_if(filled, isPerson);
  if (who == filled.end() && style.labelled) who = std::ranges::find_if(filled, isGivenName);
  if (who == filled.end()) return {};
  auto attendees =
      readAttendees(*who, {.line = filled.front() == *who, .onePerLine = style.onePerLine, .labelled = style.labelled});
  for (auto& attendee : attendees)
    for (auto cell : filled) {
      if (cell.data() == who->data()) continue;
      if (isInitials(bare(cell)) && areInitialsOf(bare(cell), attendee.name))
        attendee.initials = bare(cell);
      else
        readDetails(attendee, cell);
    }
  return attendees;
}

bool isSurnameFirst(std::string_view line) {
  auto [last, first] = aroundComma(withoutNotes(line));
  return isGivenName(last) && isGivenName(first);
}

std::vector<Attendee> readCells(std::span<const std::string_view> cells, ListStyle style) {
  return cells.size() > 1 ? readRow(cells, style) : readAttendees(cells[0], style);
}

}  // namespace minuted::minutes
