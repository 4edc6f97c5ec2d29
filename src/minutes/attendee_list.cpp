#include "minutes/attendee_list.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "documents/phrases.h"

namespace minuted {
namespace {

using namespace std::string_view_literals;

constexpr std::array organisationWords{
    "council"sv,    "trust"sv,      "police"sv,    "university"sv,  "college"sv, "partnership"sv, "society"sv,
    "group"sv,      "service"sv,    "services"sv,  "association"sv, "company"sv, "ltd"sv,         "limited"sv,
    "plc"sv,        "foundation"sv, "hub"sv,       "nhs"sv,         "school"sv,  "board"sv,       "committee"sv,
    "agency"sv,     "department"sv, "authority"sv, "church"sv,      "centre"sv,  "institute"sv,   "office"sv,
    "team"sv,       "library"sv,    "libraries"sv, "network"sv,     "forum"sv,   "charity"sv,     "alliance"sv,
    "federation"sv, "consortium"sv, "hospital"sv,  "club"sv,        "union"sv,   "ministry"sv,    "commission"sv};
constexpr std::array otherWords{"public"sv,  "absence"sv, "apologies"sv, "present"sv,
                                "minutes"sv, "members"sv, "meeting"sv};
constexpr std::array officeWords{
    "chair"sv,         "chairman"sv, "chairwoman"sv, "chairperson"sv, "vice-chair"sv,     "secretary"sv, "treasurer"sv,
    "clerk"sv,         "manager"sv,  "officer"sv,    "director"sv,    "head"sv,           "teacher"sv,   "president"sv,
    "trustee"sv,       "governor"sv, "councillor"sv, "coordinator"sv, "co-ordinator"sv,   "convenor"sv,  "convener"sv,
    "administrator"sv, "editor"sv,   "lead"sv,       "warden"sv,      "representative"sv, "rep"sv,       "executive"sv};

std::string_view withoutNotes(std::string_view piece) { return trim(piece.substr(0, piece.find('('))); }

template <typename List>
bool hasWord(std::string_view text, const List& list) {
  auto words = wordsOf(text);
  return std::ranges::any_of(words, [&](const auto& word) { return std::ranges::find(list, word) != list.end(); });
}

bool isOffice(std::string_view text) { return roleNamed(text).has_value() || hasWord(text, officeWords); }

bool hasTitle(std::string_view text) { return !splitTitle(text).title.empty(); }

// '(AL)' behind the name, or before it.
bool hasInitials(std::string_view piece) { return !readAttendee(piece).initials.empty(); }

struct Piece {
  std::string_view text;
  bool afterAnd = false;
};

// Where a title begins the next person, though nothing stands between.
size_t nextTitle(std::string_view text) {
  constexpr size_t longestEntry = 300;
  text = clipped(text, longestEntry);
  auto words = spacedWords(text);
  for (size_t i = 1; i < words.size(); ++i) {
    auto at = static_cast<size_t>(words[i].data() - text.data());
    bool title = isUpper(words[i]) && hasTitle(text.substr(at)) && !hasTitle(std::string(words[i - 1]) + " X");
    bool afterNote = words[i - 1].ends_with(')') && !words[0].starts_with('(') && isUpper(words[i]) &&
                     isFullName(withoutNotes(text.substr(at)));
    if (title || afterNote) return at;
  }
  return nowhere;
}

void splitUntitled(std::string_view text, bool afterAnd, std::vector<Piece>& pieces) {
  for (auto at = nextTitle(text); at != nowhere; at = nextTitle(text)) {
    pieces.push_back({trim(text.substr(0, at)), afterAnd});
    text = text.substr(at);
    afterAnd = false;
  }
  if (!trim(text).empty()) pieces.push_back({trim(text), afterAnd});
}

// At commas, 'and' and '&' outside brackets.
void splitSentence(std::string_view text, std::vector<Piece>& pieces) {
  int depth = 0;
  size_t begin = 0;
  bool afterAnd = false;
  auto cut = [&](size_t end, size_t next, bool isAnd) {
    if (auto piece = trim(text.substr(begin, end - begin)); !piece.empty()) splitUntitled(piece, afterAnd, pieces);
    begin = next;
    afterAnd = isAnd;
  };
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')' && depth > 0) --depth;
    if (depth > 0) continue;
    if (text[at] == ',') cut(at, at + 1, false);
    for (auto word : {" and "sv, " & "sv})
      if (at >= begin && text.substr(at).starts_with(word)) cut(at, at + word.size(), true);
  }
  cut(text.size(), text.size(), false);
}

std::vector<Piece> piecesOf(std::string_view run) {
  std::vector<Piece> pieces;
  for (auto sentence : sentences(run)) {
    while (sentence.ends_with('.') || sentence.ends_with(':')) sentence = trim(sentence.substr(0, sentence.size() - 1));
    if (sentence.starts_with("and ")) sentence = trim(sentence.substr(4));
    splitSentence(sentence, pieces);
  }
  return pieces;
}

bool isPerson(std::string_view piece) {
  return isFullName(withoutNotes(piece)) || isFullName(readAttendee(piece).name);
}

// On a line of its own, only what is plainly a list of people is taken for one.
bool severalPeople(const std::vector<Piece>& pieces) {
  size_t people = 0, cues = 0;
  for (const auto& [text, afterAnd] : pieces) {
    if (isPerson(text)) ++people;
    if (isPerson(text) && (hasTitle(text) || hasInitials(text) || text.ends_with(')'))) ++cues;
    if (!isPerson(text) && !isOffice(withoutNotes(text))) people = 0;
  }
  return cues > 1 || people > 2;
}

// 'Ann Lee Chair', 'Joe Kidman GDS', on a line of its own: first and last name, and then what is neither.
std::string withComma(const std::string& line) {
  auto words = spacedWords(line);
  if (words.size() < 3 || words[2].starts_with('(') ||
      !isFullName(std::string(words[0]) + ' ' + std::string(words[1])) || hasTitle(line))
    return line;
  auto rest = line.substr(static_cast<size_t>(words[2].data() - line.data()));
  auto acronym = [](std::string_view word) {
    return word.size() > 1 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  };
  auto restWords = spacedWords(rest);
  bool other = isOffice(rest) || hasWord(rest, organisationWords) || std::ranges::any_of(restWords, acronym);
  return other ? std::string(words[0]) + ' ' + std::string(words[1]) + ", " + rest : line;
}

// '3 members of the public'
bool saysHowMany(std::string_view text) {
  return (text[0] >= '0' && text[0] <= '9') || findPhrase(lowered(text), "public") != nowhere;
}

// 'Ann Lee (Harbour Trust)': what stands in brackets, if it is an organisation.
std::string organisationInBrackets(std::string_view entry) {
  auto open = entry.find('('), close = entry.find(')');
  if (open == nowhere || close == nowhere || close < open) return "";
  auto note = trim(entry.substr(open + 1, close - open - 1));
  return isUpper(note) && hasWord(note, organisationWords) && !isOffice(note) ? std::string(note) : "";
}

Attendee attendeeOf(const std::string& entry) {
  auto attendee = readAttendee(entry);
  if (attendee.organisation.empty()) attendee.organisation = organisationInBrackets(entry);
  while (attendee.name.ends_with('*')) attendee.name.pop_back();
  if (isOffice(attendee.organisation) && !hasWord(attendee.organisation, organisationWords)) attendee.organisation = "";
  return attendee;
}

}  // namespace

bool isFullName(std::string_view text) {
  auto name = splitTitle(text).name;
  auto words = spacedWords(name);
  auto isAcronym = [](std::string_view word) {
    return word.size() > 1 && word.size() < 6 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  };
  if (!looksLikePerson(text) || (words.size() < 2 && !hasTitle(text))) return false;
  if (std::ranges::all_of(words, isAcronym) && words.size() > 1) return false;
  return !hasWord(name, organisationWords) && !hasWord(name, otherWords) && !isOffice(name);
}

namespace {

// 'Cllrs Lee, Ray and Fry' -> 'Cllr Lee, Cllr Ray, Cllr Fry'
std::string withTitleEach(std::string_view run) {
  struct Plural {
    std::string_view plural, title;
  };
  constexpr std::array plurals{Plural{"Cllrs", "Cllr"}, Plural{"Cllrs.", "Cllr"}, Plural{"Councillors", "Cllr"},
                               Plural{"Messrs", "Mr"}, Plural{"Drs", "Dr"}};
  auto first = run.substr(0, run.find(' '));
  auto known = std::ranges::find(plurals, first, &Plural::plural);
  if (known == plurals.end()) return std::string(run);
  std::string each;
  for (const auto& piece : piecesOf(trim(run.substr(first.size())))) {
    auto name = withoutNotes(piece.text);
    bool person = isUpper(name) && !hasTitle(name) && !isOffice(name) && spacedWords(name).size() <= 3;
    each += (each.empty() ? "" : ", ") + (person ? std::string(known->title) + ' ' : "") + std::string(piece.text);
  }
  return each;
}

}  // namespace

std::vector<Attendee> readAttendees(std::string_view asWritten, bool aLine) {
  std::vector<Attendee> attendees;
  if (asWritten.find(';') != nowhere) {
    for (auto part : split(asWritten, ';'))
      for (auto& attendee : readAttendees(trim(part), true)) attendees.push_back(std::move(attendee));
    return attendees;
  }
  auto run = withTitleEach(asWritten);
  std::ranges::replace(run, '[', '(');
  std::ranges::replace(run, ']', ')');
  if (aLine && run == asWritten && run.find(',') == nowhere) run = withComma(run);
  auto pieces = piecesOf(run);
  bool several = !aLine || severalPeople(pieces);
  std::string entry;
  bool organisation = false;  // the entry's newest piece is one
  auto finish = [&] {
    if (!entry.empty()) attendees.push_back(attendeeOf(entry));
    entry.clear();
  };
  for (const auto& [text, afterAnd] : pieces) {
    bool more = organisation && afterAnd && !hasTitle(text) && !hasInitials(text);  // 'Kings Lynn and West Norfolk'
    if (isPerson(text) && !more && (several || entry.empty())) {
      finish();
      entry = text;
      organisation = !readAttendee(text).organisation.empty();
    } else if (!entry.empty() && !saysHowMany(text)) {
      entry += (more ? " and " : ", ") + std::string(text);
      organisation = !isOffice(withoutNotes(text));
    }
  }
  finish();
  return attendees;
}

}  // namespace minuted
