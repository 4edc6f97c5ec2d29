#include "register/index/index_contents.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>

#include "log/layout.h"
#include "projections/views.h"
#include "register/index/index_keys.h"
#include "register/index/strays.h"
#include "register/parallel.h"

namespace minuted::engine {
namespace {

constexpr std::string_view letters = "CHKNRS";

template <typename Key>
void take(std::vector<Key>& into, std::vector<Key>& from) {
  into.insert(into.end(), from.begin(), from.end());
  std::vector<Key>().swap(from);
}

template <typename Key>
void sortOnce(std::vector<Key>& keys) {
  std::ranges::sort(keys);
  auto repeated = std::ranges::unique(keys);
  keys.erase(repeated.begin(), repeated.end());
}

// Compares the keys of one index, in their order, with those that are stored.
class Comparison {
 public:
  Comparison(const log::ReadPoint& at, IndexContents::Differences& into) : at_(at), into_(into) {}

  // next(): the next key and value that have to be there, in order; nothing after the last.
  struct Expected {
    Bytes key, value;
  };
  Result<void> run(char letter, const std::function<std::optional<Expected>()>& next) {
    auto expected = next();
    Bytes from(1, letter);
    TRY_DONE(at_.scanOnce(log::Table::index, from, projections::afterPrefix(from), [&](BytesView key, BytesView value) {
      for (; expected && expected->key < key; expected = next()) noteMissing(*expected);
      if (!expected || expected->key != key) {
        note({Bytes(key), std::nullopt}, "should not be there");
        return true;
      }
      if (expected->value != value) note({expected->key, expected->value}, "has another value");
      ++into_.keys;
      expected = next();
      return true;
    }));
    for (; expected; expected = next()) noteMissing(*expected);
    return {};
  }

  Result<void> findStrays() {
    TRY(auto strays, keysBeside(std::string(letters) + log::nodePrefix, at_, log::Table::index));
    for (auto& key : strays)
      if (!log::isKeyOfTheLog(key)) note({std::move(key), std::nullopt}, "should not be there");
    return {};
  }

 private:
  void noteMissing(const Expected& expected) {
    ++into_.keys;
    note({expected.key, expected.value}, "is missing");
  }
  static std::string nameOf(BytesView key) {
    bool hasLetter = !key.empty() && letters.find(key.front()) != std::string_view::npos;
    return hasLetter ? fmt::format("{} {}", key.front(), hex(key.substr(1))) : fmt::format("'{}'", hex(key));
  }
  void note(IndexContents::Change change, const char* how) {
    if (into_.mending.empty()) into_.first = fmt::format("the key {} {}", nameOf(change.key), how);
    into_.mending.push_back(std::move(change));
  }

  const log::ReadPoint& at_;
  IndexContents::Differences& into_;
};

Bytes pairKey(char letter, const IndexKeys::Pair& pair) {
  Bytes key(1, letter);
  if (letter == 'H')
    appendU32(key, static_cast<uint32_t>(pair.first));
  else
    appendU64(key, pair.first);
  appendU64(key, pair.second);
  return key;
}

// The next of a sorted vector, each time it is called.
auto nextOf(const std::vector<IndexKeys::Pair>& pairs, char letter) {
  return [at = pairs.begin(), end = pairs.end(), letter]() mutable -> std::optional<Comparison::Expected> {
    if (at == end) return std::nullopt;
    return Comparison::Expected{pairKey(letter, *at++), {}};
  };
}

// The next command, with the first of its events and their number.
auto nextOf(const std::vector<IndexKeys::OfCommand>& commands) {
  return [at = commands.begin(), end = commands.end()]() mutable -> std::optional<Comparison::Expected> {
    if (at == end) return std::nullopt;
    auto first = at;
    while (at != end && at->id == first->id) ++at;
    Comparison::Expected expected;
    Bytes id;
    for (auto half : first->id) appendU64(id, half);
    expected.key = commandKey(id);
    appendU64(expected.value, first->position);
    appendU32(expected.value, static_cast<uint32_t>(at - first));
    return expected;
  };
}

}  // namespace

void IndexKeys::add(domain::Event event) {
  auto pairOf = [](BytesView key) { return Pair{readU64(key.substr(1)), readU64(key.substr(9))}; };
  forEachIndexKey(event, [&](const Bytes& key) {
    switch (key.front()) {
      case 'S': stories.push_back(pairOf(key)); break;
      case 'K': companions.push_back(pairOf(key)); break;
      case 'R': relations.push_back(pairOf(key)); break;
      default: facts.emplace_back(readU64(Bytes(4, '\0') + key.substr(1, 4)), lastNumber(key));
    }
  });
  auto command = event.getCommand();
  BytesView id(reinterpret_cast<const char*>(command.begin()), command.size());
  if (id.size() == 16) commands.push_back({{readU64(id), readU64(id.substr(8))}, event.getPosition()});
}

IndexContents IndexContents::of(std::vector<IndexKeys> parts) {
  IndexContents contents;
  auto& all = contents.keys_;
  const std::array<std::function<void()>, 5> gather{[&] {
                                                      for (auto& part : parts) take(all.stories, part.stories);
                                                      sortOnce(all.stories);
                                                    },
                                                    [&] {
                                                      for (auto& part : parts) take(all.companions, part.companions);
                                                      sortOnce(all.companions);
                                                    },
                                                    [&] {
                                                      for (auto& part : parts) take(all.relations, part.relations);
                                                      sortOnce(all.relations);
                                                    },
                                                    [&] {
                                                      for (auto& part : parts) take(all.facts, part.facts);
                                                      sortOnce(all.facts);
                                                    },
                                                    [&] {
                                                      for (auto& part : parts) take(all.commands, part.commands);
                                                      sortOnce(all.commands);
                                                    }};
  (void)runInParallel(gather.size(), [&](size_t number) -> Result<void> { return gather[number](), Result<void>(); });
  return contents;
}

std::vector<uint64_t> IndexContents::story(Id subject) const {
  std::vector<uint64_t> positions;
  auto at = std::ranges::lower_bound(keys_.stories, IndexKeys::Pair{subject.value, 0});
  for (; at != keys_.stories.end() && at->first == subject.value; ++at) positions.push_back(at->second);
  return positions;
}

// The tallies of all lists and the last numbers given, in the order of their keys.
std::vector<IndexContents::Entry> IndexContents::tallies() const {
  std::map<Bytes, Tally> byList;
  auto addAll = [&](char letter, const std::vector<IndexKeys::Pair>& pairs) {
    for (const auto& pair : pairs) byList[Bytes(listOf(pairKey(letter, pair)))].add(pair.second);
  };
  addAll('K', keys_.companions);
  addAll('R', keys_.relations);
  addAll('H', keys_.facts);
  std::vector<Entry> entries;
  if (!keys_.stories.empty()) {
    Numbers numbers{};
    for (const auto& story : keys_.stories)
      if (Id id(story.first); static_cast<size_t>(id.kind()) < numbers.size())
        numbers[static_cast<size_t>(id.kind())] = std::max(numbers[static_cast<size_t>(id.kind())], id.number());
    entries.push_back({tallyKey({}), encodeNumbers(numbers)});
  }
  for (const auto& [list, tally] : byList) entries.push_back({tallyKey(list), encodeTally(tally)});
  return entries;
}

Result<IndexContents::Differences> IndexContents::compare(const log::ReadPoint& at) const {
  auto entries = tallies();
  auto nextTally = [entry = entries.begin(), end = entries.end()]() mutable -> std::optional<Comparison::Expected> {
    if (entry == end) return std::nullopt;
    auto& next = *entry++;
    return Comparison::Expected{std::move(next.key), std::move(next.value)};
  };
  const std::map<char, std::function<std::optional<Comparison::Expected>()>> expected{
      {'C', nextOf(keys_.commands)},       {'H', nextOf(keys_.facts, 'H')},   {'K', nextOf(keys_.companions, 'K')},
      {'R', nextOf(keys_.relations, 'R')}, {'S', nextOf(keys_.stories, 'S')}, {'N', nextTally}};
  std::vector<Differences> found(letters.size() + 1);
  TRY_DONE(runInParallel(found.size(), [&](size_t number) {
    Comparison comparison(at, found[number]);
    if (number == letters.size()) return comparison.findStrays();
    return comparison.run(letters[number], expected.at(letters[number]));
  }));
  Differences all;
  for (auto& each : found) {
    if (all.mending.empty()) all.first = each.first;
    all.keys += each.keys;
    std::ranges::move(each.mending, std::back_inserter(all.mending));
  }
  return all;
}

}  // namespace minuted::engine
