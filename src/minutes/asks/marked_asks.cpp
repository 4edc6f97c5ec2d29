// Actions that are marked where they stand:
//   [Action – consider a campaign and respond to Cllr Brown by 30 June 2024 (DCI Senior)]
//   Action JS: write to the council.   ACTIONS: Clerk to write. Chair to call.
// and what the marks say of older ones: [Action carried forward – consider a campaign (DCI Senior)]
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

// 'Action 3:', 'Action no. 17.1 on JS:' and 'Action A-17 completed –' say which one by a number.
std::string_view withoutReference(std::string_view qualifier) {
  for (auto lead : {"no. "sv, "no "sv, "No. "sv, "number "sv})
    if (qualifier.starts_with(lead)) qualifier = trim(qualifier.substr(lead.size()));
  auto word = qualifier.substr(0, qualifier.find(' '));
  bool digit = word.find_first_of("0123456789") != documents::nowhere;
  bool number = digit && word.find_first_not_of("0123456789.#/-ABCD") == documents::nowhere;
  if (!number && !parseReference(word)) return qualifier;
  return word.size() == qualifier.size() ? "" : trim(qualifier.substr(word.size() + 1));
}

bool isPlain(std::string_view words) {
  constexpr std::array plain{"point"sv,   "points"sv, "item"sv, "items"sv,       "required"sv, "agreed"sv,
                             "arising"sv, "needed"sv, "new"sv,  "provisional"sv, "for"sv,      "by"sv};
  return std::ranges::all_of(documents::spacedWords(words),
                             [&](auto word) { return std::ranges::find(plain, word) != plain.end(); });
}

// What stands between 'Action' and its colon: news of it, or whom it is on.
struct Qualifier {
  schema::ActionNews news = schema::ActionNews::RAISED;
  std::string owners;
  bool understood = true;
};

Qualifier readQualifier(std::string_view text, const Minutes& minutes) {
  Qualifier read;
  auto words = withoutReference(text);
  auto first = trim(words.substr(0, words.find(',')));
  auto second = first.size() < words.size() ? trim(words.substr(words.find(',') + 1)) : "";
  if (auto news = newsNamed(documents::lowered(first)); news && isPlain(documents::lowered(second))) {
    read.news = *news;
    return read;
  }
  if (isPlain(documents::lowered(first)) && isPlain(documents::lowered(second))) return read;
  bool on = false;
  for (auto lead : {"on "sv, "for "sv, "by "sv})
    if (documents::lowered(words).starts_with(lead)) {
      on = lead == "on ";
      words = trim(words.substr(lead.size()));
    }
  read.owners = words;
  // 'Action on Steve:' names one that need not be listed; 'Action for Children:' is another thing.
  read.understood = on ? !ownerNames(words, minutes).empty() : namesKnownOwners(words, minutes);
  return read;
}

// 'He will pass on our thanks. ACTION: DT': a mark that names nobody but its owner is for what stands before it.
struct OwnerAlone {
  std::string text, owners;
};

// What names the owners at the beginning of the body, where the text goes on in the same line: 'Clerk Rest of the
// item'.
std::string_view ownersAtBeginning(std::string_view body) {
  body = body.substr(0, body.find(". "));
  auto first = body.substr(0, body.find(' '));
  bool office = std::ranges::all_of(split(first, '/'), [](auto part) { return isOffice(part) || isBody(part); });
  auto rest = trim(body.substr(first.size()));
  bool goesOn = documents::isUpper(rest) && documents::spacedWords(rest).size() > 2 && !isOffice(body) && !isBody(body);
  if (office && goesOn) return first;
  while (body.ends_with('.') || body.ends_with(',')) body = trim(body.substr(0, body.size() - 1));
  return body;
}

// Of what stands before a mark: the last sentence, or a nearer one that says what the owner will do.
std::string askedBefore(std::string_view before, std::string_view owners) {
  constexpr size_t farthest = 4;
  auto all = documents::sentences(before);
  if (all.empty()) return "";
  for (size_t back = 1; back <= std::min(farthest, all.size()); ++back)
    for (auto verb : {" will "sv, " to "sv, " agreed "sv, " would "sv})
      if (all[all.size() - back].starts_with(std::string(owners) + std::string(verb)))
        return std::string(all[all.size() - back]);
  for (auto clause : {" and he will "sv, " and she will "sv, " and they will "sv})
    if (auto at = all.back().find(clause); at != documents::nowhere) return std::string(all.back().substr(at + 5));
  return std::string(all.back());
}

std::optional<OwnerAlone> ownerAlone(const Minutes& minutes, size_t block, const Mark& mark) {
  constexpr size_t mostWords = 8;
  const auto& blocks = minutes.document.blocks;
  auto owners = ownersAtBeginning(mark.body);
  if (owners.empty() || owners.find(" to ") != documents::nowhere || documents::spacedWords(owners).size() > mostWords)
    return std::nullopt;
  // 'Action: Bins' names nobody, if there is a list of people and no Bins on it.
  bool one = owners.find(' ') == documents::nowhere && !minutes.people.empty();
  if (one ? !namesKnownOwners(owners, minutes) : ownerNames(owners, minutes).empty()) return std::nullopt;
  auto text = std::string_view(blocks[block].text);
  auto before = trim(text.substr(0, static_cast<size_t>(mark.quote.data() - text.data())));
  if (before.empty() && block > 0 && beginsAttendanceList(blocks[block - 1])) return std::nullopt;
  if (before.empty() && block > 0) before = blocks[block - 1].text;
  auto asked = askedBefore(before, owners);
  return asked.empty() ? std::nullopt : std::optional(OwnerAlone{asked, std::string(owners)});
}

// 'ACTION JS to write', 'Action 3.2 Ann to write': plain enough where somebody is named who is on the list.
std::optional<Ask> markedWithoutColon(const Minutes& minutes, size_t block) {
  std::string_view text = minutes.document.blocks[block].text;
  for (auto label : {"AI: "sv, "AP: "sv})  // which may be somebody's initials as well
    if (auto rest = text.substr(std::min(text.size(), label.size()));
        text.starts_with(label) && (rest.starts_with('@') || rest.starts_with('[') || beginsWithOwner(rest, minutes)))
      return askOf(minutes, block, AskOrigin::mark, {.text = rest, .quote = text});
  if (!documents::beginsWithPhrase(documents::lowered(text.substr(0, 8)), "action")) return std::nullopt;
  auto rest = withoutReference(trim(text.substr(6)));
  auto to = rest.find(" to ");
  if (!documents::isUpper(rest) || to == documents::nowhere || !namesKnownOwners(rest.substr(0, to), minutes))
    return std::nullopt;
  auto ask = askOf(minutes, block, AskOrigin::mark, {.text = rest, .quote = text});
  return ask.owners.empty() ? std::nullopt : std::optional(ask);
}

// 'Clerk to action.', 'For action by JS', '(Action JS)': the whole of a sentence, for what stands before it.
std::optional<Ask> askedToAct(const Minutes& minutes, size_t block) {
  auto all = documents::sentences(minutes.document.blocks[block].text);
  auto before = std::string_view();  // of a block that holds nothing else
  if (all.size() == 1 && block > 0 && minutes.document.blocks[block - 1].kind != documents::BlockKind::heading &&
      !beginsAttendanceList(minutes.document.blocks[block - 1]))
    for (auto sentence :
         documents::sentences(documents::clipped(minutes.document.blocks[block - 1].text, longestProposalText)))
      before = sentence;
  for (size_t i = before.empty() ? 1 : 0; i < all.size(); ++i) {
    auto who = all[i];
    while (who.ends_with('.') || who.ends_with(')')) who.remove_suffix(1);
    if (who.starts_with('(')) who.remove_prefix(1);
    bool found = false;
    for (auto end : {" to action"sv, " to progress"sv, " to take forward"sv})
      if (documents::lowered(who).ends_with(end)) {
        who.remove_suffix(end.size());
        found = true;
      }
    for (auto begin : {"for action by "sv, "action by "sv, "to be actioned by "sv, "action "sv})
      if (documents::lowered(who).starts_with(begin)) {
        who.remove_prefix(begin.size());
        found = true;
      }
    if (!found || !namesKnownOwners(who, minutes)) continue;
    return askOf(minutes, block, AskOrigin::mark,
                 {.text = i > 0 ? all[i - 1] : before, .quote = i > 0 ? all[i - 1] : before, .owners = who});
  }
  return std::nullopt;
}

bool isAction(const Mark& mark) {
  constexpr std::array labels{"action"sv, "actions"sv, "todo"sv, "to do"sv, "to-do"sv, "next steps"sv, "next step"sv};
  // 'Outcome: ask the county' is to be done, 'Outcome: the county was asked' is not.
  auto verb = documents::lowered(mark.body.substr(0, mark.body.find(' ')));
  if (mark.label == "outcome") return mark.qualifier.empty() && isTaskVerb(verb);
  bool agreed =
      mark.label == "agreed" && documents::lowered(mark.qualifier).starts_with("action");  // 'Agreed action: …'
  return agreed || std::ranges::find(labels, mark.label) != labels.end();
}

void readMark(const Minutes& minutes, size_t block, const Mark& mark, Asks& asks) {
  auto words = std::string_view(mark.qualifier);
  if (mark.label == "agreed") words = trim(words.substr(std::min(words.find(' '), words.size())));
  auto qualifier = readQualifier(words, minutes);
  if (!qualifier.understood) return;
  auto add = [&](const Said& said) {
    auto ask = askOf(minutes, block, AskOrigin::mark, said);
    if (!ask.text.empty()) asks.push_back(std::move(ask));
  };
  bool raised = qualifier.news == schema::ActionNews::RAISED;
  if (auto alone = raised && qualifier.owners.empty() ? ownerAlone(minutes, block, mark) : std::nullopt) {
    add({.text = alone->text, .quote = mark.quote, .owners = alone->owners});
    return;
  }
  if (mark.body.empty() && !qualifier.owners.empty()) return;
  for (const auto& body : raised ? splitAsks(mark.body, minutes) : std::vector{std::string(mark.body)})
    add({.text = body, .quote = mark.quote, .owners = qualifier.owners, .news = qualifier.news});
}

// 'Owner: JS' and 'Due: 5 May' on the lines below a mark. True where the block says such a thing.
bool readBelow(const Minutes& minutes, size_t block, Ask& ask) {
  std::string_view text = minutes.document.blocks[block].text;
  auto colon = text.find(':');
  if (colon == documents::nowhere || colon + 1 >= text.size()) return false;
  auto name = documents::columnNamed(text.substr(0, colon));
  auto said = trim(text.substr(colon + 1));
  if (name == documents::ColumnName::owner && ask.owners.empty())
    ask.owners = ownerNames(said, minutes);
  else if (auto date = name == documents::ColumnName::due ? findDate(said, minutes.heldOn) : std::nullopt;
           date && !ask.due)
    ask.due = date->date;
  return name == documents::ColumnName::owner || name == documents::ColumnName::due;
}

}  // namespace

Asks markedAsks(const Minutes& minutes) {
  Asks asks;
  const auto& blocks = minutes.document.blocks;
  size_t below = 0;  // the block up to which the last mark goes on
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (!asks.empty() && i > 0 && below + 1 == i && readBelow(minutes, i, asks.back())) {
      below = i;
      continue;
    }
    auto marks = findMarks(blocks[i].text);
    // 'Action: AB to write' and, on a line of its own, 'CD to call'.
    bool follows = !asks.empty() && asks.back().block + 1 == i && minutes.items[i] == minutes.items[i - 1];
    if (marks.empty() && follows && beginsWithOwner(blocks[i].text, minutes)) {
      asks.push_back(askOf(minutes, i, AskOrigin::mark, {.text = blocks[i].text, .quote = blocks[i].text}));
      continue;
    }
    if (auto ask = marks.empty() ? markedWithoutColon(minutes, i) : std::nullopt) asks.push_back(std::move(*ask));
    if (auto ask = marks.empty() ? askedToAct(minutes, i) : std::nullopt) asks.push_back(std::move(*ask));
    for (const auto& mark : marks)
      if (isAction(mark)) readMark(minutes, i, mark, asks);
    if (!asks.empty() && asks.back().block == i) below = i;
  }
  return asks;
}

}  // namespace minuted::minutes
