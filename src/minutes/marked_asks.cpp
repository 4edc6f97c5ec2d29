// Actions that are marked where they stand:
//   [Action – consider a campaign and respond to Cllr Brown by 30 June 2024 (DCI Senior)]
//   Action JS: write to the council.   ACTIONS: Clerk to write. Chair to call.
// and what the marks say of older ones: [Action carried forward – consider a campaign (DCI Senior)]
#include <algorithm>
#include <array>

#include "base/id.h"
#include "base/text.h"
#include "minutes/asks.h"
#include "minutes/marks.h"
#include "minutes/owners.h"
#include "documents/phrases.h"

namespace minuted {
namespace {

using namespace std::string_view_literals;

// 'Action 3:' and 'Action A-17 completed –' say which one by a number.
std::string_view withoutReference(std::string_view qualifier) {
  auto word = qualifier.substr(0, qualifier.find(' '));
  bool number = !word.empty() && word.find_first_not_of("0123456789.#/") == nowhere;
  if (!number && !parseReference(word)) return qualifier;
  return word.size() == qualifier.size() ? "" : qualifier.substr(word.size() + 1);
}

bool isPlain(std::string_view qualifier) {
  constexpr std::array words{""sv, "point"sv, "points"sv, "item"sv, "items"sv, "required"sv, "agreed"sv};
  return std::ranges::find(words, qualifier) != words.end();
}

// 'on Steve', 'for JS', 'AB': who it is, as written; '' where it is nobody.
std::string_view ownerIn(std::string_view qualifier, const Minutes& minutes) {
  for (auto lead : {"on "sv, "for "sv, "by "sv})
    if (lowered(qualifier).starts_with(lead)) qualifier = trim(qualifier.substr(lead.size()));
  bool initials = !qualifier.empty() && std::ranges::all_of(qualifier, [](char c) {
    return (c >= 'A' && c <= 'Z') || c == '/' || c == '&' || c == ' ' || c == ',';
  });
  auto owners = namedOwners(qualifier, minutes);
  bool known = !owners.empty() && std::ranges::all_of(owners, [&](const auto& owner) {
    return initials || resolveParty(owner, minutes).has_value();
  });
  return known ? qualifier : "";
}

// 'He will pass on our thanks. ACTION: DT': a mark that names nobody but its owner is for what stands before it.
struct OwnerAlone {
  std::string text, owners;
};

bool isOffice(std::string_view word) {
  constexpr std::array offices{"clerk"sv,     "chair"sv,     "chairman"sv, "councillors"sv,
                               "secretary"sv, "treasurer"sv, "all"sv};
  auto parts = split(word, '/');
  return std::ranges::all_of(parts,
                             [&](auto part) { return std::ranges::find(offices, lowered(part)) != offices.end(); });
}

// What names the owners at the beginning of the body, where the next item goes on in the same line: 'Clerk. ii. Roads',
// 'Clerk Rest of the item'.
std::string_view ownersAtBeginning(std::string_view body) {
  body = body.substr(0, body.find(". "));
  for (auto marker : {" i. "sv, " ii."sv, " iii."sv, " iv."sv, " v."sv, " vi."sv})
    body = body.substr(0, body.find(marker));
  auto first = body.substr(0, body.find(' '));
  if (isOffice(first) && first.size() < body.size() && isUpper(body.substr(first.size() + 1))) return first;
  while (body.ends_with('.') || body.ends_with(',')) body = trim(body.substr(0, body.size() - 1));
  return body;
}

// Of what stands before a mark: the last sentence, or a nearer one that says what the owner will do.
std::string askedBefore(std::string_view before, std::string_view owners) {
  constexpr size_t farthest = 4;
  auto all = sentences(before);
  if (all.empty()) return "";
  for (size_t back = 1; back <= std::min(farthest, all.size()); ++back)
    for (auto verb : {" will "sv, " to "sv, " agreed "sv, " would "sv})
      if (all[all.size() - back].starts_with(std::string(owners) + std::string(verb)))
        return std::string(all[all.size() - back]);
  for (auto clause : {" and he will "sv, " and she will "sv, " and they will "sv})
    if (auto at = all.back().find(clause); at != nowhere) return std::string(all.back().substr(at + 5));
  return std::string(all.back());
}

std::optional<OwnerAlone> ownerAlone(const Minutes& minutes, size_t block, const Mark& mark) {
  constexpr size_t mostWords = 8;
  const auto& blocks = minutes.document.blocks;
  auto owners = ownersAtBeginning(mark.body);
  if (owners.empty() || owners.find(" to ") != nowhere || spacedWords(owners).size() > mostWords ||
      namedOwners(owners, minutes).empty())
    return std::nullopt;
  auto text = std::string_view(blocks[block].text);
  auto before = trim(text.substr(0, static_cast<size_t>(mark.quote.data() - text.data())));
  if (before.empty() && block > 0 && attendanceLabel(blocks[block - 1])) return std::nullopt;
  if (before.empty() && block > 0) before = blocks[block - 1].text;
  auto asked = askedBefore(before, owners);
  return asked.empty() ? std::nullopt : std::optional(OwnerAlone{asked, std::string(owners)});
}

// 'ACTION JS to write', 'Action 3.2 Ann to write': plain enough where somebody is named who is on the list.
std::optional<Ask> markedWithoutColon(const Minutes& minutes, size_t block) {
  std::string_view text = minutes.document.blocks[block].text;
  if (!beginsWithPhrase(lowered(text.substr(0, 8)), "action")) return std::nullopt;
  auto rest = withoutReference(trim(text.substr(6)));
  if (!isUpper(rest) || !rest.contains(" to ") || !readAsked(rest, minutes).certain) return std::nullopt;
  auto ask = askOf(minutes, block, AskOrigin::mark, {.text = rest, .quote = text});
  return ask.owners.empty() ? std::nullopt : std::optional(ask);
}

}  // namespace

Asks markedAsks(const Minutes& minutes) {
  Asks asks;
  const auto& blocks = minutes.document.blocks;
  for (size_t i = 0; i < blocks.size(); ++i) {
    auto marks = findMarks(blocks[i].text);
    if (auto ask = marks.empty() ? markedWithoutColon(minutes, i) : std::nullopt) asks.push_back(std::move(*ask));
    for (const auto& mark : marks) {
      if (mark.label != "action" && mark.label != "actions" && mark.label != "todo") continue;
      auto words = withoutReference(mark.qualifier);
      auto news = isPlain(lowered(words)) ? std::optional(schema::ActionNews::RAISED) : newsNamed(lowered(words));
      std::string_view owner;
      if (!news) {
        owner = ownerIn(words, minutes);
        if (owner.empty()) continue;
      }
      bool raised = !news || news == schema::ActionNews::RAISED;
      if (auto alone = raised ? ownerAlone(minutes, i, mark) : std::nullopt) {
        auto ask =
            askOf(minutes, i, AskOrigin::mark, {.text = alone->text, .quote = mark.quote, .owners = alone->owners});
        if (!ask.text.empty()) asks.push_back(std::move(ask));
        continue;
      }
      for (const auto& body : raised ? splitAsks(mark.body, minutes) : std::vector{std::string(mark.body)}) {
        auto ask = askOf(
            minutes, i, AskOrigin::mark,
            {.text = body, .quote = mark.quote, .owners = owner, .news = news.value_or(schema::ActionNews::RAISED)});
        if (!ask.text.empty()) asks.push_back(std::move(ask));
      }
    }
  }
  return asks;
}

}  // namespace minuted
