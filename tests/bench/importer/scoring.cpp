#include "scoring.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <set>
#include <string_view>

#include "base/date.h"
#include "base/text.h"

namespace minuted::bench {
namespace {

struct Found {
  std::string text;
  int line = 0;
  std::vector<std::string> owners;
};

std::set<std::string> significantWords(std::string_view text) {
  static const std::set<std::string> stopWords{"the", "a",    "an",   "of", "to",   "and",  "for",
                                               "in",  "on",   "at",   "by", "with", "be",   "is",
                                               "was", "that", "this", "it", "as",   "will", "from"};
  std::set<std::string> words;
  for (auto& word : wordsOf(text))
    if (!stopWords.contains(word)) words.insert(std::move(word));
  return words;
}

double overlap(std::string_view a, std::string_view b) {
  auto left = significantWords(a), right = significantWords(b);
  if (left.empty() || right.empty()) return 0;
  auto common = std::ranges::count_if(left, [&](const auto& word) { return right.contains(word); });
  return 2 * static_cast<double>(common) / static_cast<double>(left.size() + right.size());
}

// How well a finding hits a label; 0 if it does not. A label nearby is better than a distant one with the same words.
double hitValue(const Found& found, const Label& label) {
  constexpr int nearby = 12;
  double best = 0;
  for (const auto& place : label.places) {
    auto similarity = overlap(found.text, place.text);
    bool isNear = std::abs(found.line - place.line) <= nearby;
    if ((isNear && similarity >= 0.5) || similarity >= 0.8) best = std::max(best, similarity + (isNear ? 0.1 : 0));
  }
  return best;
}

struct Pair {
  double value;
  size_t found, label;
};

// Pairs of findings and labels, the best first; each finding and each label is in one pair at most.
std::vector<Pair> matchPairs(const std::vector<Found>& found, const std::vector<Label>& labels) {
  std::vector<Pair> all, chosen;
  for (size_t i = 0; i < found.size(); ++i)
    for (size_t k = 0; k < labels.size(); ++k)
      if (auto value = hitValue(found[i], labels[k]); value > 0) all.push_back({value, i, k});
  std::ranges::stable_sort(all, std::greater(), &Pair::value);
  std::set<size_t> usedFound, usedLabels;
  for (const auto& pair : all) {
    if (usedFound.contains(pair.found) || usedLabels.contains(pair.label)) continue;
    usedFound.insert(pair.found);
    usedLabels.insert(pair.label);
    chosen.push_back(pair);
  }
  return chosen;
}

Tally tallyOf(const std::vector<Found>& found, const std::vector<Label>& labels, const std::vector<Pair>& pairs,
              const std::vector<Label>& ambiguous) {
  Tally tally;
  std::set<size_t> used, hitLabels;
  for (const auto& pair : pairs) {
    used.insert(pair.found);
    hitLabels.insert(pair.label);
    tally.hits += labels[pair.label].routine ? 0 : 1;
  }
  for (size_t k = 0; k < labels.size(); ++k) tally.missed += hitLabels.contains(k) || labels[k].routine ? 0 : 1;
  for (size_t i = 0; i < found.size(); ++i) {
    if (used.contains(i)) continue;
    auto hits = [&](const Label& label) { return hitValue(found[i], label) > 0; };
    bool isRepeated =
        std::ranges::any_of(labels, [&](const auto& label) { return label.places.size() > 1 && hits(label); });
    tally.wrong += isRepeated || std::ranges::any_of(ambiguous, hits) ? 0 : 1;
  }
  return tally;
}

// --- Names ---

using Words = std::vector<std::string>;

Words nameWords(std::string_view name) {
  static const std::set<std::string> titles{"mr",   "mrs",        "ms",  "miss", "dr",  "prof", "professor",
                                            "cllr", "councillor", "sir", "dame", "rev", "revd", "the",
                                            "lord", "lady",       "pc",  "sgt",  "dci", "supt"};
  Words words, plain;
  for (auto& word : wordsOf(name)) {
    if (!titles.contains(word)) plain.push_back(word);
    words.push_back(std::move(word));
  }
  return plain.empty() ? words : plain;
}

bool areInitialsOf(const Words& initials, const Words& name) {
  if (initials.size() != 1 || initials[0].size() > 4 || name.size() < 2) return false;
  std::string first;
  for (const auto& word : name) first += word[0];
  return first.starts_with(initials[0]);
}

bool isWithin(const Words& part, const Words& whole) {
  return std::ranges::all_of(part, [&](const auto& word) { return std::ranges::find(whole, word) != whole.end(); });
}

bool isSameName(std::string_view a, std::string_view b) {
  constexpr size_t longest = 6;
  auto left = nameWords(a), right = nameWords(b);
  if (left.empty() || right.empty() || std::max(left.size(), right.size()) > longest) return false;
  return isWithin(left, right) || isWithin(right, left) || areInitialsOf(left, right) || areInitialsOf(right, left);
}

bool areSameOwners(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  auto eachIn = [](const auto& these, const auto& those) {
    return std::ranges::all_of(these, [&](const auto& one) {
      return std::ranges::any_of(those, [&](const auto& other) { return isSameName(one, other); });
    });
  };
  return eachIn(a, b) && eachIn(b, a);
}

Tally namesTally(const std::vector<std::string>& found, std::vector<std::string> labels,
                 const std::vector<std::string>& ambiguous) {
  Tally tally;
  for (const auto& name : found) {
    auto known = std::ranges::find_if(labels, [&](const auto& label) { return nameWords(name) == nameWords(label); });
    if (known == labels.end())
      known = std::ranges::find_if(labels, [&](const auto& label) { return isSameName(name, label); });
    if (known != labels.end()) {
      ++tally.hits;
      labels.erase(known);
    } else if (std::ranges::none_of(ambiguous, [&](const auto& other) { return isSameName(name, other); })) {
      ++tally.wrong;
    }
  }
  tally.missed = labels.size();
  return tally;
}

// --- What was found ---

struct Findings {
  std::vector<Found> actions, decisions;
  std::vector<std::string> attendees, apologies;
  std::string date;
};

Findings findingsOf(const minutes::Reading& reading) {
  Findings all;
  for (auto proposal : reading.proposals()) {
    auto line = static_cast<int>(proposal.getLine());
    if (proposal.isAction()) {
      Found action{.text = proposal.getAction().getText().cStr(), .line = line};
      for (auto owner : proposal.getAction().getOwners()) action.owners.emplace_back(owner.cStr());
      all.actions.push_back(std::move(action));
    }
    if (proposal.isDecision()) all.decisions.push_back({.text = proposal.getDecision().getText().cStr(), .line = line});
    if (proposal.isAttendance()) {
      auto attendance = proposal.getAttendance();
      auto& list = attendance.getCapacity() == schema::Capacity::APOLOGIES ? all.apologies : all.attendees;
      list.emplace_back(attendance.getName().cStr());
    }
    if (proposal.isMeeting() && proposal.getMeeting().getHeld())
      if (auto date = readDate(proposal.getMeeting().hasDate(), proposal.getMeeting().getDate()))
        all.date = isoDate(*date);
  }
  return all;
}

// Labels that count as neither right nor wrong: ambiguous ones, and those of the other kind that are dual.
std::vector<Label> ambiguousLabels(const std::vector<Label>& ambiguous, const std::vector<Label>& others) {
  auto all = ambiguous;
  for (const auto& label : others)
    if (label.dual) all.push_back(label);
  return all;
}

std::vector<std::string> joined(std::vector<std::string> a, const std::vector<std::string>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

}  // namespace

void Tally::operator+=(const Tally& more) {
  hits += more.hits;
  wrong += more.wrong;
  missed += more.missed;
}

double Tally::precision() const {
  return hits + wrong == 0 ? 1 : static_cast<double>(hits) / static_cast<double>(hits + wrong);
}
double Tally::recall() const {
  return hits + missed == 0 ? 1 : static_cast<double>(hits) / static_cast<double>(hits + missed);
}
double Tally::f1() const {
  auto sum = precision() + recall();
  return sum > 0 ? 2 * precision() * recall() / sum : 0;
}

void Score::operator+=(const Score& more) {
  actions += more.actions;
  decisions += more.decisions;
  attendees += more.attendees;
  apologies += more.apologies;
  ownersRight += more.ownersRight;
  ownersTotal += more.ownersTotal;
  datesRight += more.datesRight;
  datesTotal += more.datesTotal;
}

Score scoreOf(const minutes::Reading& reading, const Labels& labels) {
  auto found = findingsOf(reading);
  auto actions = matchPairs(found.actions, labels.actions), decisions = matchPairs(found.decisions, labels.decisions);
  Score score{
      .actions = tallyOf(found.actions, labels.actions, actions, ambiguousLabels(labels.ambiguous, labels.decisions)),
      .decisions =
          tallyOf(found.decisions, labels.decisions, decisions, ambiguousLabels(labels.ambiguous, labels.actions)),
      .attendees = namesTally(found.attendees, labels.attendees, joined(labels.unsureAttendees, labels.apologies)),
      .apologies = namesTally(found.apologies, labels.apologies, labels.unsureAttendees),
      .ownersTotal = actions.size()};
  for (const auto& pair : actions)
    score.ownersRight += areSameOwners(found.actions[pair.found].owners, labels.actions[pair.label].owners) ? 1 : 0;
  if (!labels.date.empty()) {
    score.datesTotal = 1;
    score.datesRight = found.date == labels.date ? 1 : 0;
  }
  return score;
}

}  // namespace minuted::bench
