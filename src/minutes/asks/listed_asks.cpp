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

// 'ACTIONS:', 'Action log', 'Summary of actions', 'Actions agreed tonight', 'Who does what'; not 'Actions from the last
// meeting', 'Action plan'.
bool isLabel(const documents::Block& block) {
  constexpr std::array labels{"next steps"sv,    "to do"sv,        "to-do"sv,     "to do list"sv, "todo"sv,
                              "todos"sv,         "tasks"sv,        "follow-up"sv, "follow up"sv,  "follow-ups"sv,
                              "who does what"sv, "things to do"sv, "jobs"sv,      "homework"sv,   "action"sv};
  constexpr std::array names{"actions"sv,      "action log"sv,     "action list"sv,    "action points"sv,
                             "action items"sv, "action summary"sv, "action tracker"sv, "action table"sv};
  constexpr std::array others{"last"sv,      "previous"sv, "matters"sv,   "review"sv,  "outstanding"sv, "old"sv,
                              "plan"sv,      "plans"sv,    "update"sv,    "updates"sv, "prior"sv,       "past"sv,
                              "earlier"sv,   "closed"sv,   "completed"sv, "carried"sv, "minutes"sv,     "progress"sv,
                              "decisions"sv, "reviewed"sv, "status"sv};
  constexpr size_t mostWords = 7;
  if (!block.cells.empty()) return false;
  auto text = documents::lowered(trim(block.text));
  bool colon = text.ends_with(':');
  while (text.ends_with(':') || text.ends_with('.')) text.pop_back();
  if (std::ranges::find(labels, text) != labels.end() || std::ranges::find(names, text) != names.end()) return true;
  auto words = wordsOf(text);
  if (words.size() > mostWords || block.kind == documents::BlockKind::listItem) return false;
  if (text.ends_with("who does what")) return true;
  bool named =
      std::ranges::any_of(names, [&](auto name) { return documents::findPhrase(text, name) != documents::nowhere; }) ||
      text.starts_with("actions/");
  bool other = std::ranges::any_of(words, [&](const auto& word) {
    return std::ranges::find(others, word) != others.end() || (word[0] >= '0' && word[0] <= '9');
  });
  bool heading = block.kind == documents::BlockKind::heading || colon || words.size() <= 4;
  return named && !other && heading && !block.text.ends_with('.');
}

// 'Actions from the last meeting', 'Review of actions': each entry says what became of it.
bool isReviewLabel(const documents::Block& block) {
  constexpr std::array words{"last"sv, "previous"sv, "review"sv, "outstanding"sv,
                             "old"sv,  "update"sv,   "from"sv,   "earlier"sv};
  constexpr size_t mostWords = 8;
  auto text = documents::lowered(block.text);
  bool actions = documents::findPhrase(text, "actions") != documents::nowhere ||
                 documents::findPhrase(text, "action points") != documents::nowhere ||
                 documents::findPhrase(text, "action items") != documents::nowhere;
  return block.cells.empty() && actions && documents::spacedWords(text).size() <= mostWords && !text.ends_with('.') &&
         std::ranges::any_of(words, [&](auto word) { return documents::findPhrase(text, word) != documents::nowhere; });
}

// The last of a list's entries is followed by a heading, an item of the agenda or, after a blank line, by what is no
// ask.
bool endsList(const Minutes& minutes, size_t block, bool first) {
  const auto& next = minutes.document.blocks[block];
  // '* 2.1 Ann to write' may look like an item of the agenda.
  bool newItem = minutes.items[block] != minutes.items[block - 1] && next.kind != documents::BlockKind::listItem;
  if ((next.kind == documents::BlockKind::heading && next.number == 0) || newItem || beginsAttendanceList(next) ||
      isLabel(next))
    return true;
  if (first || !next.gap) return false;
  return next.kind == documents::BlockKind::paragraph || readAsked(next.text, minutes).owners.empty();
}

// '[ ] write', '[x] done', '☐ write': a list to be ticked off.
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
    bool struck = rest.starts_with("~~");
    if (struck) rest = rest.substr(2, rest.find("~~", 2) - 2);
    return rest.empty() ? std::nullopt : std::optional(Checkbox{rest, struck ? ActionNews::DROPPED : box.news});
  }
  return std::nullopt;
}

// 'AI 1.4 @ann: write' -> '@ann: write'
std::string_view withoutReference(std::string_view entry) {
  for (auto lead : {"AI "sv, "AP "sv, "Action "sv, "AI"sv, "AP"sv, "#"sv})
    if (entry.starts_with(lead)) {
      auto end = entry.find_first_not_of("0123456789./-", lead.size());
      if (end != documents::nowhere && end > lead.size() &&
          std::string_view(" :)").find(entry[end]) != documents::nowhere)
        return trim(entry.substr(end + 1));
    }
  auto end = entry.find_first_not_of("0123456789./-");
  auto number = entry.substr(0, end);
  bool reference = end != documents::nowhere && entry[end] == ' ' &&
                   number.find_first_of("./-") != documents::nowhere && number.size() > 2;
  return reference ? trim(entry.substr(end)) : entry;
}

class List {
 public:
  List(const Minutes& minutes, size_t label, Asks& asks) : minutes_(minutes), label_(label), asks_(asks) {}

  // Reads the entries; returns the block behind the last.
  size_t read() {
    const auto& blocks = minutes_.document.blocks;
    size_t i = label_ + 1;
    // Numbered from 1 and with owners, they are entries, though the numbers look like those of an agenda.
    bool numbered = i < blocks.size() && blocks[i].number == 1 && !readAsked(blocks[i].text, minutes_).owners.empty();
    for (; i < blocks.size() && blocks[i].kind != documents::BlockKind::tableRow; ++i) {
      if (namesWhoFollows(i)) {
        who_ = blocks[i].text;
        continue;
      }
      bool next = numbered && blocks[i].number == static_cast<int>(i - label_);
      if (!next && endsList(minutes_, i, i == label_ + 1)) break;
      readEntry(i);
    }
    return i;
  }

 private:
  // 'Ann', and below it her actions, one by one.
  bool namesWhoFollows(size_t block) const {
    constexpr size_t longest = 60;
    const auto& blocks = minutes_.document.blocks;
    std::string_view text = blocks[block].text;
    while (text.ends_with(':')) text.remove_suffix(1);
    bool list =
        blocks[block].number == 0 && block + 1 < blocks.size() &&
        blocks[block + 1].kind == documents::BlockKind::listItem &&
        (blocks[block].kind != documents::BlockKind::listItem || blocks[block].indent < blocks[block + 1].indent);
    return list && text.size() <= longest && namesKnownOwners(text, minutes_);
  }

  void readEntry(size_t block) {
    const auto& text = minutes_.document.blocks[block].text;
    auto box = checkboxOf(minutes_.document.blocks[block]);
    auto entry = withoutReference(box ? box->rest : std::string_view(text));
    bool bracket = entry.starts_with('[') || entry.starts_with('@');
    // Where each entry names its owners in brackets, one that does not tells more of the one before.
    if (!bracket && !box && bracketed_ >= 2 && bracketed_ == entries_) return;
    ++entries_;
    bracketed_ += bracket ? 1 : 0;
    auto bodies =
        bracket || ledByOwners(entry, minutes_) ? std::vector{std::string(entry)} : splitAsks(entry, minutes_);
    for (const auto& body : bodies) {
      auto owners =
          minutes_.document.blocks[block].kind == documents::BlockKind::listItem ? std::string_view(who_) : "";
      if (!owners.empty() && !readAsked(body, minutes_).owners.empty()) owners = "";
      auto ask =
          askOf(minutes_, block, AskOrigin::entry,
                {.text = body, .quote = text, .owners = owners, .news = box ? box->news : schema::ActionNews::RAISED});
      ask.list = label_;
      if (!ask.text.empty()) asks_.push_back(std::move(ask));
    }
  }

  const Minutes& minutes_;
  size_t label_;
  Asks& asks_;
  std::string who_;  // whose actions follow
  size_t entries_ = 0, bracketed_ = 0;
};

// 'NF to ring the bank - done', 'OG to write: ongoing, no reply yet', '(carried forward)': the last such sign that news
// stand behind.
std::optional<Ask> reviewedAsk(const Minutes& minutes, size_t block) {
  const auto& text = minutes.document.blocks[block].text;
  auto entry = withoutReference(text);
  for (auto at = entry.size(); at-- > 1;) {
    auto dash = documents::dashAt(entry, at);
    bool sign = (dash > 0 && entry[at - 1] == ' ') || std::string_view(":.(;").find(entry[at]) != documents::nowhere;
    if (!sign) continue;
    auto news = newsIn(entry.substr(at + std::max<size_t>(dash, 1)));
    if (!news) continue;
    auto ask = askOf(minutes, block, AskOrigin::entry, {.text = entry.substr(0, at), .quote = text, .news = *news});
    return ask.text.empty() || ask.owners.empty() ? std::nullopt : std::optional(ask);
  }
  return std::nullopt;
}

// A list to tick off stands for itself, but for one of what is to be talked about.
void readCheckbox(const Minutes& minutes, size_t block, bool agenda, Asks& asks) {
  auto box = agenda ? std::nullopt : checkboxOf(minutes.document.blocks[block]);
  if (!box) return;
  auto ask =
      askOf(minutes, block, AskOrigin::entry,
            {.text = withoutReference(box->rest), .quote = minutes.document.blocks[block].text, .news = box->news});
  if (!ask.text.empty()) asks.push_back(std::move(ask));
}

}  // namespace

Asks listedAsks(const Minutes& minutes) {
  Asks asks;
  const auto& blocks = minutes.document.blocks;
  std::optional<AskColumns> columns;  // of the table that we are in
  size_t header = 0;
  bool agenda = false;
  size_t review = documents::nowhere;  // the block whose list of old actions we are in
  for (size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind != documents::BlockKind::tableRow) {
      columns.reset();
      if (blocks[i].kind == documents::BlockKind::heading)
        agenda = documents::findPhrase(documents::lowered(blocks[i].text), "agenda") != documents::nowhere;
      auto reviewed = review < i ? reviewedAsk(minutes, i) : std::nullopt;
      if (isReviewLabel(blocks[i]))
        review = i;
      else if (reviewed && blocks[i].number > 0) {
        // numbered, an old action looks like an item of the agenda
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
        readCheckbox(minutes, i, agenda, asks);
      }
      continue;
    }
    if (auto named = askColumnsOf(blocks[i])) {
      columns = named;
      header = i;
    } else if (columns && !isHeadingWithin(blocks[i])) {
      auto ask = rowAsk(minutes, i, *columns);
      ask.list = header;
      bool wanted = !columns->asOwned || !ask.owners.empty();
      if (wanted && !ask.text.empty()) asks.push_back(std::move(ask));
    }
  }
  return asks;
}

}  // namespace minuted::minutes
