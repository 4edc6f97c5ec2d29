// Lists and tables of actions:
//   Actions                          | No. | Detail                  | Resp. | Due   |
//   1. AB to write to the council    | 2.1 | Write to the council    | AB    | 5 May |
#include <algorithm>
#include <array>

#include "base/text.h"
#include "documents/phrases.h"
#include "minutes/asks/ask.h"
#include "minutes/asks/ask_parser.h"
#include "minutes/asks/tabled_asks.h"
#include "minutes/attendance/labelled_block.h"
#include "minutes/language/owners.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

// True for the heading of a list of actions: 'ACTIONS:', 'Action log', 'Summary of actions', 'Actions agreed tonight',
// 'Who does what'; false for 'Actions from the last meeting' and 'Action plan'.
bool isLabel(const documents::Block& block) {
  constexpr std::array labels{"next steps"sv,    "to do"sv,        "to-do"sv,     "to do list"sv, "todo"sv,
                              "todos"sv,         "tasks"sv,        "follow-up"sv, "follow up"sv,  "follow-ups"sv,
                              "who does what"sv, "things to do"sv, "jobs"sv,      "homework"sv,   "action"sv};
  constexpr std::array names{"actions"sv,      "action log"sv,     "action list"sv,    "action points"sv,
                             "action items"sv, "action summary"sv, "action tracker"sv, "action table"sv};
  constexpr std::array excludedWords{
      "last"sv,      "previous"sv, "matters"sv, "review"sv,   "outstanding"sv, "old"sv,      "plan"sv,
      "plans"sv,     "update"sv,   "updates"sv, "prior"sv,    "past"sv,        "earlier"sv,  "closed"sv,
      "completed"sv, "carried"sv,  "minutes"sv, "progress"sv, "decisions"sv,   "reviewed"sv, "status"sv};
  constexpr size_t maxWords = 7;
  if (!block.cells.empty()) return false;
  auto text = documents::toLower(trim(block.text));
  bool hasColon = text.ends_with(':');
  while (text.ends_with(':') || text.ends_with('.')) text.pop_back();
  if (std::ranges::find(labels, text) != labels.end() || std::ranges::find(names, text) != names.end()) return true;
  auto words = wordsOf(text);
  if (words.size() > maxWords || block.kind == documents::BlockKind::listItem) return false;
  if (text.ends_with("who does what")) return true;
  bool named =
      std::ranges::any_of(names, [&](auto name) { return documents::findPhrase(text, name) != documents::nowhere; }) ||
      text.starts_with("actions/");
  bool hasExcludedWord = std::ranges::any_of(words, [&](const auto& word) {
    return std::ranges::find(excludedWords, word) != excludedWords.end() || (word[0] >= '0' && word[0] <= '9');
  });
  bool heading = block.kind == documents::BlockKind::heading || hasColon || words.size() <= 4;
  return named && !hasExcludedWord && heading && !block.text.ends_with('.');
}

// True for the heading of a list of older actions with their news: 'Actions from the last meeting', 'Review of
// actions'.
bool isReviewLabel(const documents::Block& block) {
  constexpr std::array words{"last"sv, "previous"sv, "review"sv, "outstanding"sv,
                             "old"sv,  "update"sv,   "from"sv,   "earlier"sv};
  constexpr size_t maxWords = 8;
  auto text = documents::toLower(block.text);
  bool mentionsActions = documents::findPhrase(text, "actions") != documents::nowhere ||
                         documents::findPhrase(text, "action points") != documents::nowhere ||
                         documents::findPhrase(text, "action items") != documents::nowhere;
  return block.cells.empty() && mentionsActions && documents::spacedWords(text).size() <= maxWords &&
         !text.ends_with('.') &&
         std::ranges::any_of(words, [&](auto word) { return documents::findPhrase(text, word) != documents::nowhere; });
}

// True if the block is the first one after a list: a heading, an agenda item or, after a blank line, a block that is no
// ask.
bool endsList(const Minutes& minutes, size_t block, bool isFirst) {
  const auto& next = minutes.document.blocks[block];
  // An entry such as '* 2.1 Ann to write' may have been taken for an agenda item.
  bool isNewItem = minutes.items[block] != minutes.items[block - 1] && next.kind != documents::BlockKind::listItem;
  if ((next.kind == documents::BlockKind::heading && next.number == 0) || isNewItem || beginsAttendanceList(next) ||
      isLabel(next))
    return true;
  if (isFirst || !next.gap) return false;
  return next.kind == documents::BlockKind::paragraph || parseAskText(next.text, minutes).owners.empty();
}

// An entry of a checklist: '[ ] write', '[x] done', '☐ write'. A ticked entry is closed, one that is struck out
// dropped.
struct Checkbox {
  std::string_view rest;
  schema::ActionNews news = schema::ActionNews::RAISED;
};

std::optional<Checkbox> checkboxOf(const documents::Block& block) {
  using schema::ActionNews;
  struct Box {
    std::string_view sign;
    ActionNews news;
  };
  constexpr std::array boxes{Box{"[ ]", ActionNews::RAISED}, Box{"[]", ActionNews::RAISED},
                             Box{"☐", ActionNews::RAISED},   Box{"[x]", ActionNews::CLOSED},
                             Box{"[X]", ActionNews::CLOSED}, Box{"[✓]", ActionNews::CLOSED},
                             Box{"☑", ActionNews::CLOSED},   Box{"☒", ActionNews::CLOSED},
                             Box{"✅", ActionNews::CLOSED},  Box{"✓", ActionNews::CLOSED}};
  if (block.kind != documents::BlockKind::listItem) return std::nullopt;
  for (const auto& box : boxes) {
    if (!block.text.starts_with(box.sign)) continue;
    auto rest = trim(std::string_view(block.text).substr(box.sign.size()));
    bool isStruckOut = rest.starts_with("~~");
    if (isStruckOut) rest = rest.substr(2, rest.find("~~", 2) - 2);
    return rest.empty() ? std::nullopt : std::optional(Checkbox{rest, isStruckOut ? ActionNews::DROPPED : box.news});
  }
  return std::nullopt;
}

// 'AI 1.4 @ann: write' -> '@ann: write'
std::string_view withoutItemReference(std::string_view entry) {
  for (auto lead : {"AI "sv, "AP "sv, "Action "sv, "AI"sv, "AP"sv, "#"sv})
    if (entry.starts_with(lead)) {
      auto end = entry.find_first_not_of("0123456789./-", lead.size());
      if (end != documents::nowhere && end > lead.size() &&
          std::string_view(" :)").find(entry[end]) != documents::nowhere)
        return trim(entry.substr(end + 1));
    }
  auto end = entry.find_first_not_of("0123456789./-");
  auto number = entry.substr(0, end);
  bool isReference = end != documents::nowhere && entry[end] == ' ' &&
                     number.find_first_of("./-") != documents::nowhere && number.size() > 2;
  return isReference ? trim(entry.substr(end)) : entry;
}

class List {
 public:
  List(const Minutes& minutes, size_t label, Asks& asks) : minutes_(minutes), label_(label), asks_(asks) {}

  // Reads the entries. Returns the number of the block after the last one.
  size_t read() {
    const auto& blocks = minutes_.document.blocks;
    size_t i = label_ + 1;
    // Entries that are numbered from 1 and name owners belong to the list although they look like agenda items.
    bool isNumbered =
        i < blocks.size() && blocks[i].number == 1 && !parseAskText(blocks[i].text, minutes_).owners.empty();
    for (; i < blocks.size() && blocks[i].kind != documents::BlockKind::tableRow; ++i) {
      if (introducesOwner(i)) {
        owners_ = blocks[i].text;
        continue;
      }
      bool isNextNumber = isNumbered && blocks[i].number == static_cast<int>(i - label_);
      if (!isNextNumber && endsList(minutes_, i, i == label_ + 1)) break;
      readEntry(i);
    }
    return i;
  }

 private:
  // True for a block that only names owners, with a list of their actions below it.
  bool introducesOwner(size_t block) const {
    constexpr size_t maxLength = 60;
    const auto& blocks = minutes_.document.blocks;
    std::string_view text = blocks[block].text;
    while (text.ends_with(':')) text.remove_suffix(1);
    bool hasList =
        blocks[block].number == 0 && block + 1 < blocks.size() &&
        blocks[block + 1].kind == documents::BlockKind::listItem &&
        (blocks[block].kind != documents::BlockKind::listItem || blocks[block].indent < blocks[block + 1].indent);
    return hasList && text.size() <= maxLength && namesKnownOwners(text, minutes_);
  }

  void readEntry(size_t block) {
    const auto& text = minutes_.document.blocks[block].text;
    auto box = checkboxOf(minutes_.document.blocks[block]);
    auto entry = withoutItemReference(box ? box->rest : std::string_view(text));
    bool hasBracket = entry.starts_with('[') || entry.starts_with('@');
    // Where all entries so far name their owners in brackets, one without brackets belongs to the entry before it.
    if (!hasBracket && !box && bracketedEntries_ >= 2 && bracketedEntries_ == entries_) return;
    ++entries_;
    bracketedEntries_ += hasBracket ? 1 : 0;
    auto bodies = hasBracket || splitLeadingOwners(entry, minutes_) ? std::vector{std::string(entry)}
                                                                    : splitAsks(entry, minutes_);
    for (const auto& body : bodies) {
      auto owners =
          minutes_.document.blocks[block].kind == documents::BlockKind::listItem ? std::string_view(owners_) : "";
      if (!owners.empty() && !parseAskText(body, minutes_).owners.empty()) owners = "";
      auto ask = makeAsk(
          minutes_, block, AskOrigin::entry,
          {.text = body, .quote = text, .owners = owners, .news = box ? box->news : schema::ActionNews::RAISED});
      ask.list = label_;
      if (!ask.text.empty()) asks_.push_back(std::move(ask));
    }
  }

  const Minutes& minutes_;
  size_t label_;
  Asks& asks_;
  std::string owners_;  // the owners named above the entries
  size_t entries_ = 0, bracketedEntries_ = 0;
};

// An older action with its news after the last sign that is followed by any: 'NF to ring the bank - done', 'OG to
// write: ongoing, no reply yet', '(carried forward)'.
std::optional<Ask> readReviewedAction(const Minutes& minutes, size_t block) {
  const auto& text = minutes.document.blocks[block].text;
  auto entry = withoutItemReference(text);
  for (auto at = entry.size(); at-- > 1;) {
    auto dash = documents::dashAt(entry, at);
    bool isSign = (dash > 0 && entry[at - 1] == ' ') || std::string_view(":.(;").find(entry[at]) != documents::nowhere;
    if (!isSign) continue;
    auto news = newsIn(entry.substr(at + std::max<size_t>(dash, 1)));
    if (!news) continue;
    auto ask = makeAsk(minutes, block, AskOrigin::entry, {.text = entry.substr(0, at), .quote = text, .news = *news});
    return ask.text.empty() || ask.owners.empty() ? std::nullopt : std::optional(ask);
  }
  return std::nullopt;
}

// Entries of checklists are asks even without a heading above them, except on an agenda.
void readCheckbox(const Minutes& minutes, size_t block, bool isAgenda, Asks& asks) {
  auto box = isAgenda ? std::nullopt : checkboxOf(minutes.document.blocks[block]);
  if (!box) return;
  auto ask = makeAsk(
      minutes, block, AskOrigin::entry,
      {.text = withoutItemReference(box->rest), .quote = minutes.document.blocks[block].text, .news = box->news});
  if (!ask.text.empty()) asks.push_back(std::move(ask));
}

}  // namespace

Asks listedAsks(const Minutes& minutes) {
  Asks asks;
  const auto& blocks = minutes.document.blocks;
  std::optional<AskColumns> columns;  // of the current table
  size_t header = 0;
  bool isAgenda = false;
  size_t review = documents::nowhere;  // the heading of the current list of older actions
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind != documents::BlockKind::tableRow) {
      columns.reset();
      if (blocks[i].kind == documents::BlockKind::heading)
        isAgenda = documents::findPhrase(documents::toLower(blocks[i].text), "agenda") != documents::nowhere;
      auto reviewed = review < i ? readReviewedAction(minutes, i) : std::nullopt;
      if (isReviewLabel(blocks[i]))
        review = i;
      else if (reviewed && blocks[i].number > 0) {
        // A numbered older action looks like an agenda item, but does not end the list.
      } else if (blocks[i].kind == documents::BlockKind::heading ||
                 (review != documents::nowhere && minutes.items[i] != minutes.items[review]))
        review = documents::nowhere;
      if (isLabel(blocks[i])) {
        i = List(minutes, i, asks).read() - 1;
        if (auto guess = guessedAskColumns(minutes, i + 1)) {
          columns = guess;
          header = i;
        }
      } else if (reviewed && review != documents::nowhere) {
        reviewed->list = review;
        asks.push_back(std::move(*reviewed));
      } else {
        readCheckbox(minutes, i, isAgenda, asks);
      }
      continue;
    }
    if (auto titles = askColumnsOf(blocks[i])) {
      columns = titles;
      header = i;
    } else if (columns && !isSubheading(blocks[i])) {
      auto ask = askOfRow(minutes, i, *columns);
      ask.list = header;
      bool isWanted = !columns->requiresOwner || !ask.owners.empty();
      if (isWanted && !ask.text.empty()) asks.push_back(std::move(ask));
    }
  }
  return asks;
}

}  // namespace minuted::minutes
