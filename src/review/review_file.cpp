#include "review/review_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/written_date.h"
#include "base/written_text.h"
#include "documents/phrases.h"

namespace minuted::review {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view introduction =
    "# A review of what was found. Write 'accept' or 'reject' in the place of 'wait'; 'accept all' alone on the first\n"
    "# line accepts whatever still says 'wait'. What stands behind text:, owner:, due:, name:, organisation: and "
    "date:\n"
    "# may be changed; an owner is a line each, and so is a member; nothing behind due: takes the date away; 'why:' "
    "gives the reason of a\n"
    "# rejection. Lines that begin with # say where each was found. Then: minuted review apply FILE (--dry-run\n"
    "# shows what would be done).\n";

void writeField(std::string& to, std::string_view key, std::string_view value) {
  if (!value.empty()) to += fmt::format("  {}: {}\n", key, foldSpace(value));
}

void write(schema::ProposalAnswer::Reader proposal, std::string& to) {
  std::string_view kind = proposal.getKind().cStr();
  to += fmt::format("\nwait {} {}\n", proposal.getRef().cStr(), kind);
  bool hasName = kind == "attendee" || kind == "apology" || kind == "meeting" || kind == "log";
  if (hasName)
    writeField(to, "name", proposal.getName().cStr());
  else if (kind != "item" && kind != "members")
    writeField(to, "text", proposal.getText().cStr());
  writeField(to, "organisation", proposal.getOrganisation().cStr());
  for (auto owner : proposal.getOwners()) writeField(to, kind == "members" ? "member" : "owner", owner.cStr());
  writeField(to, "due", proposal.getDueAtNextMeeting() ? "next meeting" : proposal.getDue().cStr());
  writeField(to, "date", proposal.hasRaisedOn() ? proposal.getRaisedOn().cStr() : proposal.getDate().cStr());
  auto quote = foldSpace(proposal.getQuote().cStr());
  to += fmt::format("# {}, {:.0f}%{}\n", foldSpace(proposal.getPlace().cStr()), proposal.getConfidence() * 100,
                    quote.empty() ? "" : ": " + quote);
}

std::unexpected<Error> lineError(int line, std::string_view what) {
  return fail(ErrorKind::usage, fmt::format("Line {} of the file: {}", line, what));
}

Result<Date> dateAt(int line, std::string_view value, Date today) {
  if (auto date = readWrittenDate(value, today)) return *date;
  return lineError(line, noDate(value).error().message);
}

std::optional<Verdict> verdictNamed(std::string_view word) {
  if (word == "accept") return Verdict::accept;
  if (word == "reject") return Verdict::reject;
  return word == "wait" ? std::optional(Verdict::wait) : std::nullopt;
}

// What is wrong with the value of a key; nothing where nothing is. 'due:' and 'owner:' may stand alone.
std::optional<std::string> valueFault(std::string_view key, std::string_view value) {
  bool mayBeEmpty = key == "due" || key == "date" || key == "owner" || key == "why";
  if (value.empty() && mayBeEmpty) return std::nullopt;
  bool isName = key == "name" || key == "organisation" || key == "owner";
  return textFault(value, isName ? TextForm::line : TextForm::words);
}

Result<void> applyField(ReviewEntry& entry, std::string_view key, const std::string& value, int line, Date today) {
  auto& edit = entry.edit;
  if (auto fault = valueFault(key, value)) return lineError(line, fmt::format("'{}:' {}.", key, *fault));
  if (key == "text") {
    edit.text = value;
  } else if (key == "name") {
    edit.name = value;
  } else if (key == "organisation") {
    edit.organisation = value;
  } else if (key == "why") {
    entry.why = value;
  } else if (key == "owner" || key == "member") {
    if (!edit.owners) edit.owners.emplace();
    if (!value.empty()) edit.owners->push_back(value);
  } else if (key == "due" && value.empty()) {
    edit.withoutDue = true;
  } else if ((key == "due" || key == "date") && !value.empty() && value != "next meeting") {
    TRY((key == "due" ? edit.due : edit.date), dateAt(line, value, today));
  } else if (key != "due" && key != "date") {
    return lineError(line, fmt::format("'{}' is nothing that a proposal has.", key));
  }
  return {};
}

}  // namespace

std::string writeReview(schema::ProposalList::Reader list) {
  std::string text(introduction);
  for (auto proposal : list.getItems())
    if (proposal.getStatus() == "waiting") write(proposal, text);
  return text;
}

Result<std::vector<ReviewEntry>> readReview(std::string_view text, Date today) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<ReviewEntry> entries;
  bool acceptAll = false;
  int number = 0;
  for (auto each : split(text, '\n')) {
    ++number;
    auto content = trim(each);
    if (content.empty() || content.starts_with('#')) continue;
    if (entries.empty() && content == "accept all") {
      acceptAll = true;
      continue;
    }
    auto words = documents::spacedWords(content);
    auto verdict = verdictNamed(words[0]);
    auto proposal = verdict && words.size() > 1 ? parseProposalReference(words[1]) : std::nullopt;
    if (proposal) {
      for (const auto& entry : entries)
        if (entry.reading == proposal->first && entry.number == proposal->second)
          return lineError(number, fmt::format("{} stands in line {} already.", words[1], entry.line));
      entries.push_back({.verdict = *verdict, .reading = proposal->first, .number = proposal->second, .line = number});
      continue;
    }
    auto colon = content.find(':');
    if (entries.empty() || colon == documents::nowhere)
      return lineError(number, fmt::format("'{}' is neither 'accept R-1.3' nor 'owner: NAME' or the like.", content));
    TRY_DONE(applyField(entries.back(), trim(content.substr(0, colon)), std::string(trim(content.substr(colon + 1))),
                        number, today));
  }
  if (acceptAll)
    for (auto& entry : entries)
      if (entry.verdict == Verdict::wait) entry.verdict = Verdict::accept;
  return entries;
}

Edit changedFields(const Edit& edit, schema::ProposalAnswer::Reader proposal) {
  Edit changed;
  auto differs = [](const std::optional<std::string>& content, capnp::Text::Reader current) {
    return content && foldSpace(*content) != foldSpace(std::string_view(current.cStr()));
  };
  if (differs(edit.text, proposal.getText())) changed.text = edit.text;
  if (differs(edit.name, proposal.getName())) changed.name = edit.name;
  if (differs(edit.organisation, proposal.getOrganisation())) changed.organisation = edit.organisation;
  std::vector<std::string> owners;
  for (auto owner : proposal.getOwners()) owners.push_back(foldSpace(owner.cStr()));
  if (edit.owners && *edit.owners != owners) changed.owners = edit.owners;
  if (edit.due && isoDate(*edit.due) != std::string_view(proposal.getDue().cStr())) changed.due = edit.due;
  changed.withoutDue = edit.withoutDue && !edit.due && (proposal.hasDue() || proposal.getDueAtNextMeeting());
  auto date = proposal.hasRaisedOn() ? proposal.getRaisedOn() : proposal.getDate();
  if (edit.date && isoDate(*edit.date) != std::string_view(date.cStr())) changed.date = edit.date;
  return changed;
}

}  // namespace minuted::review
