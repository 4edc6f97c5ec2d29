#include "report/claims.h"

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

// 'Made from a log of 4812 events with the root 9f3c….' Long words are broken anywhere in some formats: spaces in the
// root are not its own.
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

// '190–195'
void readRun(std::string_view run, std::set<uint64_t>& cited) {
  constexpr std::string_view dash = "–";
  constexpr uint64_t longest = 1'000'000;
  auto at = run.find(dash);
  auto first = numberIn(trim(run.substr(0, at)));
  auto last = at == std::string_view::npos ? first : numberIn(trim(run.substr(at + dash.size())));
  if (!first || !last || *last < *first || *last - *first > longest) return;
  for (auto event = *first; event <= *last; ++event) cited.insert(event);
}

// Each '[188, 190–195 and 12 more]' of the text.
void readCited(std::string_view text, std::set<uint64_t>& cited) {
  for (auto open = text.find('['); open != std::string_view::npos; open = text.find('[', open + 1)) {
    auto list = text.substr(open + 1, text.find(']', open) - open - 1);
    if (list.empty() || list.front() < '0' || list.front() > '9') continue;
    for (auto run : split(list.substr(0, list.find(" and ")), ',')) readRun(run, cited);
  }
}

}  // namespace

std::optional<Claims> claimsOf(const documents::Document& document) {
  Claims claims;
  std::set<uint64_t> cited;
  bool inSources = false;
  std::string whole;
  for (const auto& block : document.blocks) {
    whole += block.text + " ";
    if (block.kind != documents::BlockKind::tableRow) {
      inSources = false;
      continue;
    }
    if (block.cells.size() > 1 && block.cells[0] == "Event" && block.cells[1] == "What it says") inSources = true;
    if (inSources && block.cells.size() > 1)
      if (auto event = numberIn(trim(block.cells[0]))) claims.listed[*event] = block.text;
  }
  if (!readLog(whole, claims)) return std::nullopt;
  readCited(whole, cited);
  std::ranges::copy_if(cited, std::back_inserter(claims.unlisted),
                       [&](uint64_t event) { return !claims.listed.contains(event); });
  return claims;
}

}  // namespace minuted::report
