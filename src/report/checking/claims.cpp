#include "report/checking/claims.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>

#include "base/text.h"

namespace minuted::report {
namespace {

std::optional<uint64_t> numberIn(std::string_view text) {
  uint64_t number = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

// Reads 'Made from a log of 4812 events with the root 9f3c….' Some formats break long words, so spaces in the root are
// skipped.
bool readLog(std::string_view text, Claims& claims) {
  constexpr std::string_view before = "Made from a log of ", between = " events with the root ";
  constexpr size_t rootLength = 64;
  auto start = text.rfind(before);
  if (start == std::string_view::npos) return false;
  text = text.substr(start + before.size());
  auto middle = text.find(between);
  if (middle == std::string_view::npos) return false;
  auto size = numberIn(text.substr(0, middle));
  if (!size) return false;
  claims.size = *size;
  for (char c : text.substr(middle + between.size())) {
    if (claims.root.size() == rootLength) break;
    if (c != ' ') claims.root += c;
  }
  return claims.root.size() == rootLength && claims.root.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// A single event, or a range of them such as '190–195'.
void readRange(std::string_view range, std::set<uint64_t>& cited) {
  constexpr std::string_view dash = "–";
  constexpr uint64_t maxRange = 1'000'000;
  auto at = range.find(dash);
  auto first = numberIn(trim(range.substr(0, at)));
  auto last = at == std::string_view::npos ? first : numberIn(trim(range.substr(at + dash.size())));
  if (!first || !last || *last < *first || *last - *first > maxRange) return;
  for (auto event = *first; event <= *last; ++event) cited.insert(event);
}

// The events of each note, as in 'events 188, 190–195'.
void readCited(std::string_view text, std::set<uint64_t>& cited) {
  constexpr std::string_view one = "event ", several = "events ", parts = "0123456789,–\u200B ";
  for (auto start = text.find("event"); start != std::string_view::npos; start = text.find("event", start + 1)) {
    auto list = text.substr(start);
    if (!list.starts_with(one) && !list.starts_with(several)) continue;
    list.remove_prefix(list.starts_with(one) ? one.size() : several.size());
    for (auto range : split(list.substr(0, list.find_first_not_of(parts)), ',')) readRange(range, cited);
  }
}

}  // namespace

std::optional<Claims> claimsOf(const documents::Document& document) {
  Claims claims;
  std::set<uint64_t> cited;
  bool inSources = false;
  for (const auto& block : document.blocks) {
    if (block.kind != documents::BlockKind::tableRow) {
      inSources = false;
      continue;
    }
    if (block.cells.size() > 1 && block.cells[0] == "Event" && block.cells[1] == "What it says") inSources = true;
    if (inSources && block.cells.size() > 1)
      if (auto event = numberIn(trim(block.cells[0]))) claims.listed[*event] = block.text;
  }
  if (!readLog(document.text, claims)) return std::nullopt;
  readCited(document.text, cited);
  std::ranges::copy_if(cited, std::back_inserter(claims.unlisted),
                       [&](uint64_t event) { return !claims.listed.contains(event); });
  return claims;
}

}  // namespace minuted::report
