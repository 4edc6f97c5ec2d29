// A text that names attendees is read in four steps, each of which looks at what the one before left over:
// 1. A tick at either end says whether all in it were there, and is taken off.
// 2. Semicolons, bullets and slashes part it, where it has any. Each part may begin with a party of its own, 'Harbour
//    Trust: Ann Lee, Joe Kidman', or end with a word for all in it, 'Ann Lee, Joe Kidman present'.
// 3. attendee_cutter.cpp cuts each part into pieces at commas, 'and' and titles.
// 4. Each piece either begins a person or is told of the person before. Whether 'Gull Pilots' is a second person or the
//    organisation of the first depends on what the text shows as a whole: how many of the pieces are plainly people,
//    whether it is a line of its own, and what the other lines of the document are like (ListStyle).
#include "minutes/attendance/attendee_list.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/ranges.h"
#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/attendance/attendee_cutter.h"
#include "minutes/attendance/tick_marks.h"
#include "minutes/language/person_name.h"
#include "minutes/language/scanning.h"
#include "minutes/language/vocabulary.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

// isPerson for the first entry on a line, where an organisation may follow without a sign: 'Ann Lee GDS'.
bool beginsWithPerson(std::string_view line) { return isPerson(line) || isFullName(readAttendee(line).name); }

// '3 members of the public'
bool saysHowMany(std::string_view text) {
  return isDigit(text[0]) || documents::findPhrase(documents::toLower(text), "public") != documents::nowhere;
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

// Titles of several people, in lower case, and of each of them.
struct PluralTitle {
  std::string_view plural, title;
};
constexpr std::array pluralTitles{PluralTitle{"cllrs", "Cllr"},       PluralTitle{"cllrs.", "Cllr"},
                                  PluralTitle{"councillors", "Cllr"}, PluralTitle{"messrs", "Mr"},
                                  PluralTitle{"drs", "Dr"},           PluralTitle{"profs", "Prof"}};

// The one that the text begins with; null where it begins with none.
const PluralTitle* pluralTitleOf(std::string_view text) {
  auto word = documents::toLower(text.substr(0, text.find(' ')));
  const auto* known = std::ranges::find(pluralTitles, word, &PluralTitle::plural);
  return known == pluralTitles.end() ? nullptr : known;
}

// 'Ann Lee – Medical Director': what then follows a comma may belong to it.
bool hasDetail(std::string_view piece) {
  for (size_t at = 1; at + 1 < piece.size(); ++at)
    if (auto dash = documents::dashAt(piece, at);
        dash > 0 && piece[at - 1] == ' ' && piece.substr(at + dash).starts_with(' '))
      return true;
  return false;
}

// Whether a line of its own names several people. Only what is plainly a list of people is taken for one: two with a
// title or initials, three that follow each other, or nothing but names.
bool namesSeveralPeople(const std::vector<Piece>& pieces, bool onePerLine) {
  if (pluralTitleOf(pieces[0].text) != nullptr) return true;
  size_t people = 0, peopleWithCue = 0;
  size_t inSequence = 0, longestSequence = 0;  // people with nothing but offices and small words between
  for (const auto& piece : pieces) {
    auto text = piece.text;
    bool person = isPerson(text);
    people += person ? 1 : 0;
    inSequence = person                                                         ? inSequence + 1
                 : namesOffice(withoutNotes(text)) || !documents::isUpper(text) ? inSequence
                                                                                : 0;
    longestSequence = std::max(longestSequence, inSequence);
    if (person && (hasTitle(text) || !readAttendee(text).initials.empty())) ++peopleWithCue;
  }
  bool isDetailed = pieces.size() > 1 && hasDetail(pieces[0].text) && !hasDetail(pieces[1].text);
  bool hasOnlyPeople = people > 1 && people == pieces.size();
  return peopleWithCue > 1 || (longestSequence > 2 && !isDetailed) || (!onePerLine && !isDetailed && hasOnlyPeople);
}

// Whether pieces of one word, first names or initials, are people too. So it is where the first piece is one, or the
// last behind 'and'; and away from lines of their own, where they are few among full names, or no fewer than those.
bool acceptsFirstNames(const std::vector<Piece>& pieces, bool isLine) {
  size_t firstNames = 0, fullNames = 0, initials = 0;
  for (const auto& piece : pieces) {
    if (isPerson(piece.text))
      ++fullNames;
    else if (isGivenName(piece.text))
      ++firstNames;
    else if (areBareInitials(piece.text))
      ++initials;
  }
  if (initials > 0 && initials + firstNames == pieces.size()) return true;
  if (firstNames == 0) return false;
  bool isFirst = isGivenName(pieces[0].text) && !isPerson(pieces[0].text);
  bool isLast = pieces.size() > 1 && pieces.back().followsAnd && isGivenName(pieces.back().text) &&
                (isPerson(pieces.end()[-2].text) || isGivenName(pieces.end()[-2].text));
  bool areFew = !isLine && firstNames * 3 <= fullNames && firstNames + fullNames == pieces.size();
  return isFirst || isLast || areFew || (!isLine && firstNames > 1 && firstNames >= fullNames);
}

// Gives 'Ray' and 'Fry' of 'Cllrs Lee (Chair), Ray and Fry' the title that stands before the first. To be asked about
// the pieces in their order.
class Titles {
 public:
  std::string withTitle(std::string_view text) {
    if (const auto* plural = pluralTitleOf(text)) {
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

  std::string_view title_;  // "" where each has their own
};

Attendee readPerson(const std::string& entry) {
  auto attendee = readAttendee(entry);
  if (isFullName(attendee.name)) return attendee;
  // 'Chair Ann Lee', 'Parish Clerk J Taylor'
  auto words = documents::spacedWords(attendee.name);
  for (size_t i = 1; i < words.size() && (namesOffice(words[i - 1]) || isOfficePrefix(words[i - 1])); ++i) {
    auto begin = offsetIn(attendee.name, words[i]);
    auto rest = attendee.name.substr(begin);
    if (!isFullName(rest)) continue;
    if (auto role = roleNamed(attendee.name.substr(0, begin))) attendee.role = *role;
    attendee.name = rest;
    break;
  }
  return attendee;
}

// 'Chair Ann Lee'; but not 'Summer Fair Team', whose first words are as good as a name.
bool isPersonBehindOffice(const std::string& text) {
  auto name = readPerson(text).name;
  return !text.starts_with(name) && isPerson(name);
}

// 'the Clerk (Mrs P Green)' -> 'Mrs P Green (Clerk)'
std::string withNameFirst(std::string_view text) {
  auto office = withoutNotes(text);
  bool hasArticle = documents::toLower(office).starts_with("the ");
  if (hasArticle) office = trim(office.substr(4));
  auto open = text.find('('), close = text.find(')');
  if (open == documents::nowhere || close == documents::nowhere || close < open ||
      (!hasArticle && !namesOffice(office)))
    return std::string(text);
  auto name = trim(text.substr(open + 1, close - open - 1));
  if (!isFullName(name)) return std::string(text);
  return std::string(name) + " (" + std::string(office) + ")";
}

// What stands before the first comma, and what stands behind it: 'Lee', 'Ann'.
std::pair<std::string_view, std::string_view> splitAtComma(std::string_view text) {
  auto comma = text.find(',');
  if (comma == documents::nowhere) return {text, ""};
  return {trim(text.substr(0, comma)), trim(text.substr(comma + 1))};
}

Attendee readSurnameFirst(std::string_view text) {
  auto [last, first] = splitAtComma(withoutNotes(text));
  auto bracket = text.find('(');
  auto notes = bracket == documents::nowhere ? "" : text.substr(bracket);
  return readAttendee(std::string(first) + ' ' + std::string(last) + ' ' + std::string(notes));
}

// The piece with the surname of the next, where it is the first of a couple: 'Mr and Mrs Lee', 'Kit and Jo Ash'. Where
// first names will do, Kit need be no Ash.
std::string withSurname(std::string_view text, const std::vector<Piece>& pieces, size_t next, bool firstNames) {
  if (next >= pieces.size()) return std::string(text);
  auto other = withoutNotes(pieces[next].text);
  auto words = documents::spacedWords(other);
  bool isTitle = text.find(' ') == documents::nowhere && hasTitle(std::string(text) + " X");
  bool isCouple = !firstNames && isGivenName(text) && pieces[next].followsAnd && !pieces[next].followsComma &&
                  words.size() == 2 && words[1].size() > 2 && isFullName(other) && !hasTitle(other);
  return words.empty() || (!isTitle && !isCouple) ? std::string(text)
                                                  : std::string(text) + ' ' + std::string(words.back());
}

// Puts attendees together from the pieces of a text: one that names a person begins an attendee, others are appended to
// the attendee before as what is told of them.
class PieceReader {
 public:
  PieceReader(const std::vector<Piece>& pieces, ListStyle style) : pieces_(pieces), style_(style) {
    firstNames_ = style.labelled && acceptsFirstNames(pieces, style.isLine);
    // 'Zainab, Youth Voice'
    bool isOneFirstName = style.isLine && pieces.size() > 1 && !pieces[0].followsAnd && isGivenName(pieces[0].text) &&
                          !isGivenName(pieces[1].text) && !isPerson(pieces[1].text);
    several_ = !style.isLine || namesSeveralPeople(pieces, style.onePerLine) || (firstNames_ && !isOneFirstName);
  }

  std::vector<Attendee> read() {
    Titles titles;
    for (size_t i = 0; i < pieces_.size(); ++i)
      take(i, withNameFirst(withSurname(titles.withTitle(pieces_[i].text), pieces_, i + 1, firstNames_)));
    finish();
    return std::move(attendees_);
  }

 private:
  void take(size_t i, const std::string& text) {
    const auto& piece = pieces_[i];
    bool person = (i == 0 && style_.isLine ? beginsWithPerson(text) : isPerson(text)) || isPersonBehindOffice(text) ||
                  (firstNames_ && (isGivenName(text) || areBareInitials(text)));
    // 'Kings Lynn and West Norfolk'
    bool continuesOrganisation = endsWithOrganisation_ && piece.followsAnd && !piece.followsComma && !hasTitle(text) &&
                                 readAttendee(text).initials.empty() && !firstNames_;
    if (person && !continuesOrganisation && (several_ || entry_.empty())) {
      finish();
      entry_ = text;
      endsWithOrganisation_ = !readAttendee(text).organisation.empty() && !text.ends_with(')');
    } else if (!entry_.empty() && isDetail(text) && (!piece.beginsSentence || namesOffice(text))) {
      entry_ += (continuesOrganisation ? " and " : ", ") + text;
      endsWithOrganisation_ = !namesOffice(withoutNotes(text)) && !text.ends_with(')');
    }
  }

  void finish() {
    if (!entry_.empty()) attendees_.push_back(readPerson(entry_));
    entry_.clear();
  }

  const std::vector<Piece>& pieces_;
  ListStyle style_;
  bool firstNames_ = false;  // first names and initials are people too
  bool several_ = false;     // people; else only the first piece may be one
  std::vector<Attendee> attendees_;
  std::string entry_;  // the text of the newest attendee
  bool endsWithOrganisation_ = false;
};

std::vector<Attendee> readPieces(std::string_view run, ListStyle style) {
  auto pieces = piecesOf(run);
  return pieces.empty() ? std::vector<Attendee>{} : PieceReader(pieces, style).read();
}

// Names, and whether a word behind them or a tick beside them says that all were absent: 'Ann Lee, Joe Kidman excused'.
struct MarkedNames {
  std::string_view names;
  bool areAbsent = false;
};

MarkedNames splitStatus(std::string_view part) {
  constexpr std::array present{" present"sv, " here"sv};
  constexpr std::array absent{" absent"sv, " excused"sv, " apologies"sv, " sent apologies"sv};
  auto endsWith = [&](auto word) { return part.size() > word.size() && documents::toLower(part).ends_with(word); };
  while (part.ends_with('.')) part.remove_suffix(1);
  for (auto word : absent)
    if (endsWith(word)) return {trim(part.substr(0, part.size() - word.size())), true};
  for (auto word : present)
    if (endsWith(word)) return {trim(part.substr(0, part.size() - word.size())), false};
  return {part, false};
}

std::vector<Attendee> readUnderParty(std::string_view text, ListStyle style);

// Names parted by semicolons, bullets or slashes. `mayNameParties`: each part may have a party of its own before them.
std::vector<Attendee> readParts(std::string_view run, ListStyle style, bool mayNameParties) {
  auto parts = splitAtSeparators(run);
  if (parts.size() < 2) return readPieces(run, style);
  std::vector<Attendee> attendees;
  if (std::ranges::all_of(parts, isSurnameFirst)) {
    for (auto part : parts) attendees.push_back(readSurnameFirst(part));
    return attendees;
  }
  style.isLine = true;
  style.onePerLine = std::ranges::any_of(parts, tellsMoreThanNames);
  for (auto part : parts) {
    auto [names, areAbsent] = splitStatus(part);
    auto attendeesOfPart = mayNameParties ? readUnderParty(part, style) : std::vector<Attendee>{};
    if (attendeesOfPart.empty()) attendeesOfPart = readPieces(names, style);
    for (auto& attendee : attendeesOfPart) {
      attendee.isAbsent = attendee.isAbsent || areAbsent;
      attendees.push_back(std::move(attendee));
    }
  }
  return attendees;
}

// A body or an office, and behind a colon or dash the names of those who come from it.
struct PartyAndNames {
  std::string_view party, names;
  bool isDash = false;
};

std::optional<PartyAndNames> splitParty(std::string_view text) {
  constexpr size_t farthest = 300;
  if (auto colon = text.find(": "); colon != documents::nowhere)
    return PartyAndNames{trim(text.substr(0, colon)), trim(text.substr(colon + 1)), false};
  for (size_t at = 1; at < std::min(text.size(), farthest); ++at) {
    auto dash = documents::dashAt(text, at);
    if (dash > 0 && text[at - 1] == ' ' && at + dash < text.size() && text[at + dash] == ' ')
      return PartyAndNames{trim(text.substr(0, at)), trim(text.substr(at + dash)), true};
  }
  return std::nullopt;
}

bool isParty(const PartyAndNames& split) {
  constexpr std::array groups{"members"sv, "others"sv, "guests"sv, "visitors"sv, "observers"sv, "participants"sv};
  auto party = split.party;
  if (party.find_first_of(",(;") != documents::nowhere || isPerson(party) ||
      (areBareInitials(party) && areInitialsOf(party, split.names)) || !documents::isUpper(party))
    return false;
  bool isOfPeople = namesOrganisation(party) || namesOffice(party) || roleNamed(party) ||
                    contains(groups, std::string_view(documents::toLower(party)));
  if (namesMatter(party) && !isOfPeople) return false;  // 'Topic: Flood Gates'
  return !split.isDash || !isGivenName(party);          // 'Zainab - Youth Voice'
}

// 'Harbour Trust: Ann Lee, Joe Kidman'. Empty where no party stands before the names.
std::vector<Attendee> readUnderParty(std::string_view text, ListStyle style) {
  auto split = splitParty(text);
  if (!split || !isParty(*split)) return {};
  auto party = split->party;
  auto attendees = readParts(split->names, {.isLine = false, .onePerLine = style.onePerLine, .labelled = true}, false);
  for (auto& attendee : attendees) {
    if (auto role = roleNamed(party)) attendee.role = *role;
    bool isBody = !namesOffice(party) && !namesMatter(party) && !documents::toLower(party).ends_with("voting");
    if (attendee.organisation.empty() && isBody) attendee.organisation = party;
  }
  return attendees;
}

// Takes off a tick: '✓ Ann Lee', 'Joe Kidman ✗'. The names are as long as the line where it has none.
MarkedNames splitTick(std::string_view line) {
  constexpr std::array tickedBoxes{"[x]"sv, "[X]"sv};
  auto take = [&](auto mark, bool areAbsent) -> std::optional<MarkedNames> {
    if (line.starts_with(mark)) return MarkedNames{trim(line.substr(mark.size())), areAbsent};
    if (line.ends_with(mark)) return MarkedNames{trim(line.substr(0, line.size() - mark.size())), areAbsent};
    return std::nullopt;
  };
  for (auto mark : presentMarks)
    if (auto names = take(mark, false)) return *names;
  for (auto mark : tickedBoxes)
    if (auto names = take(mark, false)) return *names;
  for (auto mark : absentMarks)
    if (auto names = take(mark, true)) return *names;
  return {line};
}

// 'Ann Lee (AL), Gull Harbour [GH] - Chair': where the person has round brackets, square ones are the body's. Nothing
// for other lines.
std::optional<Attendee> readBesideBody(std::string_view line) {
  auto comma = line.find("), "), open = line.find('['), close = line.find(']', open);
  if (comma == documents::nowhere || open == documents::nowhere || close == documents::nowhere || open < comma)
    return std::nullopt;
  auto person = line.substr(0, comma + 1), body = trim(line.substr(comma + 3, open - comma - 3));
  auto letters = trim(line.substr(open + 1, close - open - 1));
  if (!isAllCapitals(letters) || body.find_first_of(",;(") != documents::nowhere || !documents::isUpper(body) ||
      !isPerson(person))
    return std::nullopt;
  if (line.find('[', close) != documents::nowhere || person.find(',') != documents::nowhere) return std::nullopt;
  auto attendee = readAttendee(person);
  auto rest = trim(line.substr(close + 1));
  if (auto dash = rest.empty() ? 0 : documents::dashAt(rest, 0); dash > 0)
    addDetails(attendee, trim(rest.substr(dash)));
  attendee.organisation = std::string(body) + " (" + std::string(letters) + ")";
  return attendee;
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
  if (pieces.size() < 2 || !isPerson(pieces[0].text) || pieces[1].beginsSentence) return false;
  return !namesSeveralPeople(pieces, true) && std::ranges::any_of(pieces, [](const auto& piece) {
    return !isPerson(piece.text) && documents::isUpper(piece.text);
  });
}

namespace {

// Of names without a tick before them.
std::vector<Attendee> readNames(std::string_view asWritten, ListStyle style) {
  if (auto attendee = readBesideBody(asWritten)) return {*attendee};
  std::string run(asWritten);
  while (run.ends_with(';') || run.ends_with(',') || run.ends_with(' ')) run.pop_back();
  std::ranges::replace(run, '[', '(');
  std::ranges::replace(run, ']', ')');
  if (style.surnameFirst && isSurnameFirst(run)) return {readSurnameFirst(run)};
  if (splitAtSeparators(run).size() > 1) return readParts(run, style, true);
  auto attendees = readUnderParty(run, style);
  return attendees.empty() ? readPieces(run, style) : attendees;
}

}  // namespace

std::vector<Attendee> readAttendees(std::string_view asWritten, ListStyle style) {
  bool areAbsent = false;
  for (bool hasTick = true; hasTick;) {
    auto [names, isCross] = splitTick(asWritten);
    hasTick = names.size() < asWritten.size();
    areAbsent = areAbsent || (hasTick && isCross);
    asWritten = names;
  }
  auto attendees = readNames(asWritten, style);
  for (auto& attendee : attendees) attendee.isAbsent = attendee.isAbsent || areAbsent;
  return attendees;
}

bool isSurnameFirst(std::string_view line) {
  auto [last, first] = splitAtComma(withoutNotes(line));
  return isGivenName(last) && isGivenName(first);
}

}  // namespace minuted::minutes
