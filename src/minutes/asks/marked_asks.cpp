// Actions that are marked in the text:
//   [Action – consider a campaign and respond to Cllr Brown by 30 June 2024 (DCI Senior)]
//   Action JS: write to the council.   ACTIONS: Clerk to write. Chair to call.
// and news of older actions in such marks: [Action carried forward – consider a campaign (DCI Senior)]
#include <algorithm>
#include <array>

#include "base/id.h"
#include "base/text.h"
#include "documents/column_names.h"
#include "documents/phrases.h"
#include "minutes/asks/ask.h"
#include "minutes/attendance/labelled_block.h"
#include "minutes/language/dates.h"
#include "minutes/language/marks.h"
#include "minutes/language/owner_words.h"
#include "minutes/language/owners.h"
#include "minutes/language/undertakings.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

// Removes the number from a qualifier: 'Action 3:', 'Action no. 17.1 on JS:', 'Action A-17 completed –'.
std::string_view withoutReference(std::string_view qualifier) {
  for (auto lead : {"no. "sv, "no "sv, "No. "sv, "number "sv})
    if (qualifier.starts_with(lead)) qualifier = trim(qualifier.substr(lead.size()));
  auto word = qualifier.substr(0, qualifier.find(' '));
  bool hasDigit = word.find_first_of("0123456789") != documents::nowhere;
  bool isNumber = hasDigit && word.find_first_not_of("0123456789.#/-ABCD") == documents::nowhere;
  if (!isNumber && !parseReference(word)) return qualifier;
  return word.size() == qualifier.size() ? "" : trim(qualifier.substr(word.size() + 1));
}

bool isNeutralQualifier(std::string_view words) {
  constexpr std::array plain{"point"sv,   "points"sv, "item"sv, "items"sv,       "required"sv, "agreed"sv,
                             "arising"sv, "needed"sv, "new"sv,  "provisional"sv, "for"sv,      "by"sv};
  return std::ranges::all_of(documents::spacedWords(words),
                             [&](auto word) { return std::ranges::find(plain, word) != plain.end(); });
}

// The words between 'Action' and the colon: news of an older action, or the owners.
struct Qualifier {
  schema::ActionNews news = schema::ActionNews::RAISED;
  std::string owners;
  bool isUnderstood = true;
};

Qualifier readQualifier(std::string_view text, const Minutes& minutes) {
  Qualifier read;
  auto words = withoutReference(text);
  auto first = trim(words.substr(0, words.find(',')));
  auto second = first.size() < words.size() ? trim(words.substr(words.find(',') + 1)) : "";
  if (auto news = newsNamed(documents::toLower(first)); news && isNeutralQualifier(documents::toLower(second))) {
    read.news = *news;
    return read;
  }
  if (isNeutralQualifier(documents::toLower(first)) && isNeutralQualifier(documents::toLower(second))) return read;
  bool isOn = false;
  for (auto lead : {"on "sv, "for "sv, "by "sv})
    if (documents::toLower(words).starts_with(lead)) {
      isOn = lead == "on ";
      words = trim(words.substr(lead.size()));
    }
  read.owners = words;
  // After 'Action on' the owner need not be known; after 'Action for' he must be, since 'Action for Children:' is a
  // name.
  read.isUnderstood = isOn ? !ownerNames(words, minutes).empty() : namesKnownOwners(words, minutes);
  return read;
}

// A mark that has only an owner is about the text before it: 'He will pass on our thanks. ACTION: DT'.
struct OwnerOnlyMark {
  std::string text, owners;
};

// The owners at the beginning of the body of a mark. An office may be followed by other text on the same line: 'Clerk
// Rest of the item'.
std::string_view ownersAtBeginning(std::string_view body) {
  body = body.substr(0, body.find(". "));
  auto first = body.substr(0, body.find(' '));
  bool isOfficeName = std::ranges::all_of(split(first, '/'), [](auto part) { return isOffice(part) || isBody(part); });
  auto rest = trim(body.substr(first.size()));
  bool isContinued =
      documents::isUpper(rest) && documents::spacedWords(rest).size() > 2 && !isOffice(body) && !isBody(body);
  if (isOfficeName && isContinued) return first;
  while (body.ends_with('.') || body.ends_with(',')) body = trim(body.substr(0, body.size() - 1));
  return body;
}

// The sentence before a mark that says what the owner will do; where none of the last four does, the last one.
std::string sentenceBeforeMark(std::string_view before, std::string_view owners) {
  constexpr size_t maxSentencesBack = 4;
  auto all = documents::sentences(before);
  if (all.empty()) return "";
  for (size_t back = 1; back <= std::min(maxSentencesBack, all.size()); ++back)
    for (auto verb : {" will "sv, " to "sv, " agreed "sv, " would "sv})
      if (all[all.size() - back].starts_with(std::string(owners) + std::string(verb)))
        return std::string(all[all.size() - back]);
  for (auto clause : {" and he will "sv, " and she will "sv, " and they will "sv})
    if (auto at = all.back().find(clause); at != documents::nowhere) return std::string(all.back().substr(at + 5));
  return std::string(all.back());
}

std::optional<OwnerOnlyMark> readOwnerOnlyMark(const Minutes& minutes, size_t block, const Mark& mark) {
  constexpr size_t maxWords = 8;
  const auto& blocks = minutes.document.blocks;
  auto owners = ownersAtBeginning(mark.body);
  if (owners.empty() || owners.find(" to ") != documents::nowhere || documents::spacedWords(owners).size() > maxWords)
    return std::nullopt;
  // A single word such as 'Bins' must be a known owner if the minutes list any people.
  bool isSingleWord = owners.find(' ') == documents::nowhere && !minutes.people.empty();
  if (isSingleWord ? !namesKnownOwners(owners, minutes) : ownerNames(owners, minutes).empty()) return std::nullopt;
  auto text = std::string_view(blocks[block].text);
  auto before = trim(text.substr(0, static_cast<size_t>(mark.quote.data() - text.data())));
  if (before.empty() && block > 0 && beginsAttendanceList(blocks[block - 1])) return std::nullopt;
  if (before.empty() && block > 0) before = blocks[block - 1].text;
  auto request = sentenceBeforeMark(before, owners);
  return request.empty() ? std::nullopt : std::optional(OwnerOnlyMark{request, std::string(owners)});
}

// A mark without a colon, which must name a known owner: 'ACTION JS to write', 'Action 3.2 Ann to write'.
std::optional<Ask> readMarkWithoutColon(const Minutes& minutes, size_t block) {
  std::string_view text = minutes.document.blocks[block].text;
  for (auto label : {"AI: "sv, "AP: "sv})  // these may also be the initials of a person
    if (auto rest = text.substr(std::min(text.size(), label.size()));
        text.starts_with(label) && (rest.starts_with('@') || rest.starts_with('[') || beginsWithOwner(rest, minutes)))
      return makeAsk(minutes, block, AskOrigin::mark, {.text = rest, .quote = text});
  if (!documents::beginsWithPhrase(documents::toLower(text.substr(0, 8)), "action")) return std::nullopt;
  auto rest = withoutReference(trim(text.substr(6)));
  auto to = rest.find(" to ");
  if (!documents::isUpper(rest) || to == documents::nowhere || !namesKnownOwners(rest.substr(0, to), minutes))
    return std::nullopt;
  auto ask = makeAsk(minutes, block, AskOrigin::mark, {.text = rest, .quote = text});
  return ask.owners.empty() ? std::nullopt : std::optional(ask);
}

// A sentence that only says who is to act, on what the sentence before it says: 'Clerk to action.', 'For action by JS',
// '(Action JS)'.
std::optional<Ask> readActionNote(const Minutes& minutes, size_t block) {
  auto all = documents::sentences(minutes.document.blocks[block].text);
  auto before = std::string_view();  // the last sentence of the block before, if this block has only one
  if (all.size() == 1 && block > 0 && minutes.document.blocks[block - 1].kind != documents::BlockKind::heading &&
      !beginsAttendanceList(minutes.document.blocks[block - 1]))
    for (auto sentence :
         documents::sentences(documents::shorten(minutes.document.blocks[block - 1].text, longestProposalText)))
      before = sentence;
  for (size_t i = before.empty() ? 1 : 0; i < all.size(); ++i) {
    auto who = all[i];
    while (who.ends_with('.') || who.ends_with(')')) who.remove_suffix(1);
    if (who.starts_with('(')) who.remove_prefix(1);
    bool isNote = false;
    for (auto end : {" to action"sv, " to progress"sv, " to take forward"sv})
      if (documents::toLower(who).ends_with(end)) {
        who.remove_suffix(end.size());
        isNote = true;
      }
    for (auto begin : {"for action by "sv, "action by "sv, "to be actioned by "sv, "action "sv})
      if (documents::toLower(who).starts_with(begin)) {
        who.remove_prefix(begin.size());
        isNote = true;
      }
    if (!isNote || !namesKnownOwners(who, minutes)) continue;
    return makeAsk(minutes, block, AskOrigin::mark,
                   {.text = i > 0 ? all[i - 1] : before, .quote = i > 0 ? all[i - 1] : before, .owners = who});
  }
  return std::nullopt;
}

bool isAction(const Mark& mark) {
  constexpr std::array labels{"action"sv, "actions"sv, "todo"sv, "to do"sv, "to-do"sv, "next steps"sv, "next step"sv};
  // 'Outcome: ask the county' is an action, 'Outcome: the county was asked' is not.
  auto verb = documents::toLower(mark.body.substr(0, mark.body.find(' ')));
  if (mark.label == "outcome") return mark.qualifier.empty() && isTaskVerb(verb);
  bool isAgreed =
      mark.label == "agreed" && documents::toLower(mark.qualifier).starts_with("action");  // 'Agreed action: …'
  return isAgreed || std::ranges::find(labels, mark.label) != labels.end();
}

void readMark(const Minutes& minutes, size_t block, const Mark& mark, Asks& asks) {
  auto words = std::string_view(mark.qualifier);
  if (mark.label == "agreed") words = trim(words.substr(std::min(words.find(' '), words.size())));
  auto qualifier = readQualifier(words, minutes);
  if (!qualifier.isUnderstood) return;
  auto add = [&](const AskSource& source) {
    auto ask = makeAsk(minutes, block, AskOrigin::mark, source);
    if (!ask.text.empty()) asks.push_back(std::move(ask));
  };
  bool isRaised = qualifier.news == schema::ActionNews::RAISED;
  if (auto ownerOnly = isRaised && qualifier.owners.empty() ? readOwnerOnlyMark(minutes, block, mark) : std::nullopt) {
    add({.text = ownerOnly->text, .quote = mark.quote, .owners = ownerOnly->owners});
    return;
  }
  if (mark.body.empty() && !qualifier.owners.empty()) return;
  for (const auto& body : isRaised ? splitAsks(mark.body, minutes) : std::vector{std::string(mark.body)})
    add({.text = body, .quote = mark.quote, .owners = qualifier.owners, .news = qualifier.news});
}

// Reads 'Owner: JS' and 'Due: 5 May' on the lines below a mark. True if the block is such a line.
bool readBelow(const Minutes& minutes, size_t block, Ask& ask) {
  std::string_view text = minutes.document.blocks[block].text;
  auto colon = text.find(':');
  if (colon == documents::nowhere || colon + 1 >= text.size()) return false;
  auto name = documents::columnNamed(text.substr(0, colon));
  auto value = trim(text.substr(colon + 1));
  if (name == documents::ColumnName::owner && ask.owners.empty())
    ask.owners = ownerNames(value, minutes);
  else if (auto date = name == documents::ColumnName::due ? findDate(value, minutes.heldOn) : std::nullopt;
           date && !ask.due)
    ask.due = date->date;
  return name == documents::ColumnName::owner || name == documents::ColumnName::due;
}

}  // namespace

Asks markedAsks(const Minutes& minutes) {
  Asks asks;
  const auto& blocks = minutes.document.blocks;
  size_t lastLineOfMark = 0;  // the last block that belongs to the last mark
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (!asks.empty() && i > 0 && lastLineOfMark + 1 == i && readBelow(minutes, i, asks.back())) {
      lastLineOfMark = i;
      continue;
    }
    auto marks = findMarks(blocks[i].text);
    // A line 'CD to call' directly after a mark 'Action: AB to write' is an action too.
    bool isNextLine = !asks.empty() && asks.back().block + 1 == i && minutes.items[i] == minutes.items[i - 1];
    if (marks.empty() && isNextLine && beginsWithOwner(blocks[i].text, minutes)) {
      asks.push_back(makeAsk(minutes, i, AskOrigin::mark, {.text = blocks[i].text, .quote = blocks[i].text}));
      continue;
    }
    if (auto ask = marks.empty() ? readMarkWithoutColon(minutes, i) : std::nullopt) asks.push_back(std::move(*ask));
    if (auto ask = marks.empty() ? readActionNote(minutes, i) : std::nullopt) asks.push_back(std::move(*ask));
    for (const auto& mark : marks)
      if (isAction(mark)) readMark(minutes, i, mark, asks);
    if (!asks.empty() && asks.back().block == i) lastLineOfMark = i;
  }
  return asks;
}

}  // namespace minuted::minutes
