#include "report/cited_events.h"

#include <fmt/format.h>

#include <memory>
#include <vector>

#include "base/text.h"
#include "log/proof.h"
#include "queries/parties/names.h"
#include "register/story.h"
#include "report/sources.h"

namespace minuted::report {
namespace {

// Only the letters and digits of a text, which are the same in all formats; line breaks and escapes are not.
std::string lettersOf(std::string_view text) {
  std::string letters;
  for (const auto& word : wordsOf(text)) letters += word;
  return letters;
}

// The rows of the table of sources as the register would print them. Names may have changed, so each row is made under
// two cuts: as recorded when the report was made, and the same on the newest day that the report cites. Public copies
// of earlier versions of the program named in a row what is confidential, or said of the whole row that it is.
class ExpectedRows {
 public:
  static Result<ExpectedRows> make(const TakeSnapshot& take, const Claims& claims, bool isPublicCopy) {
    TRY(auto now, take({}));
    TRY(auto last, now.event(claims.size));
    engine::Times then{.on = {}, .asOf = last->event().getRecordedAt()};
    engine::Times onDay = then;
    for (const auto& [event, row] : claims.listed) {
      if (event == 0 || event > claims.size) continue;
      TRY(auto stored, now.event(event));
      auto day = readDate(stored->event().hasHappenedOn(), stored->event().getHappenedOn());
      if (day && (!onDay.on || onDay.on->day < day->day)) onDay.on = Date{day->day, Precision::DAY};
    }
    ExpectedRows printed;
    printed.isPublicCopy_ = isPublicCopy;
    std::vector<TakeSnapshot> takes{take};
    if (isPublicCopy) takes.push_back(publicCopies(take));
    for (const auto& taking : takes)
      for (const auto& times : {then, onDay}) {
        TRY(auto snapshot, taking(times));
        printed.snapshots_.push_back(std::make_unique<engine::Snapshot>(std::move(snapshot)));
      }
    return printed;
  }

  // True if the row is what is printed for the event.
  Result<bool> matches(uint64_t event, const std::string& row) const {
    auto printed = lettersOf(row);
    auto number = std::to_string(event);
    for (const auto& snapshot : snapshots_) {
      queries::Names names(*snapshot);
      auto words = sourceText(*snapshot, event, names);
      if (!words && words.error().kind == ErrorKind::notFound) continue;  // hidden from a public copy
      if (!words) return std::unexpected(words.error());
      std::vector<std::string> texts{number + " " + words->what + " " + words->on + " " + words->from};
      auto confidential = number + " " + reference(words->subject) + ": confidential";
      if (isPublicCopy_) texts.insert(texts.end(), {confidential + " " + words->on, confidential});
      for (const auto& text : texts) {
        auto letters = lettersOf(text);
        if (printed.starts_with(letters) && isDay(std::string_view(printed).substr(letters.size()))) return true;
      }
    }
    return false;
  }

 private:
  static bool isDay(std::string_view rest) {  // of the recording: 20261125
    constexpr size_t digits = 8;
    return rest.size() == digits && rest.find_first_not_of("0123456789") == std::string_view::npos;
  }

  std::vector<std::unique_ptr<engine::Snapshot>> snapshots_;
  bool isPublicCopy_ = false;
};

// Checks that each event in the table of sources is in the log and says what is printed.
Result<void> checkListed(const TakeSnapshot& take, const engine::Snapshot& snapshot, const Claims& claims,
                         const Hash& root, const CitingFile& file) {
  TRY(auto printed, ExpectedRows::make(take, claims, file.isPublicCopy));
  for (const auto& [event, row] : claims.listed) {
    if (event == 0 || event > claims.size)
      return fail(ErrorKind::integrity,
                  fmt::format("{} cites event {}, which its log does not have.", file.name, event));
    TRY_DONE(log::checkedInclusionProof(snapshot.wholeLog(), event, claims.size, root));
    TRY(auto isSame, printed.matches(event, row));
    if (!isSame)
      return fail(
          ErrorKind::integrity,
          fmt::format("Event {} says otherwise than {} prints: see 'minuted log --from {}'.", event, file.name, event));
  }
  return {};
}

// Checks the cited events where the table of sources cannot be read, and returns how many there are. A number
// that is no event of the log may belong to a recorded text and is skipped.
Result<uint64_t> checkNoted(const engine::Snapshot& snapshot, const Claims& claims, const Hash& root) {
  uint64_t checked = 0;
  for (auto event : claims.unlisted) {
    if (event == 0 || event > claims.size) continue;
    TRY_DONE(log::checkedInclusionProof(snapshot.wholeLog(), event, claims.size, root));
    ++checked;
  }
  return checked;
}

}  // namespace

Result<CitedEvents> checkCitedEvents(const TakeSnapshot& take, const engine::Snapshot& snapshot, const Claims& claims,
                                     const Hash& root, const CitingFile& file) {
  CitedEvents cited{.checked = claims.listed.size(), .compared = !claims.listed.empty()};
  if (cited.compared) {
    TRY_DONE(checkListed(take, snapshot, claims, root, file));
  } else {
    TRY(cited.checked, checkNoted(snapshot, claims, root));
  }
  return cited;
}

}  // namespace minuted::report
