#include "notify/letter.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

#include "base/date.h"
#include "base/enums.h"
#include "base/text.h"

namespace minuted::notify {
namespace {

using schema::MailPurpose;
using schema::Wanted;
using RequestedAction = schema::AskAnswer::Asked::Reader;

constexpr size_t width = 76;

// Breaks the text at spaces into lines that begin with the indent and end with a line feed.
std::string wrapText(const std::string& text, const std::string& indent) {
  std::string lines, line;
  for (auto word : split(text, ' ')) {
    if (!line.empty() && indent.size() + line.size() + 1 + word.size() > width) {
      lines += indent + line + '\n';
      line.clear();
    }
    line += (line.empty() ? "" : " ") + std::string(word);
  }
  return lines + indent + line + '\n';
}

std::string_view heading(Wanted wanted) {
  switch (wanted) {
    case Wanted::DONE: return "Overdue: please say that it is done, or ask for more time";
    case Wanted::DONE_SOON: return "Due soon: please say how far it is";
    case Wanted::ANSWER: return "New: please accept it, decline it, or propose something else";
    case Wanted::NOTHING: return "Also with you (nothing is asked now)";
  }
  return "";
}

std::string_view headingOfOthers(Wanted wanted) {
  switch (wanted) {
    case Wanted::DONE: return "Overdue";
    case Wanted::DONE_SOON: return "Due soon";
    case Wanted::ANSWER: return "Not answered";
    case Wanted::NOTHING: break;
  }
  return "";
}

std::string referencesOf(capnp::List<capnp::Text>::Reader refs) {
  std::string text;
  for (auto ref : refs) text += (text.empty() ? "" : ", ") + std::string(ref.cStr());
  return text;
}

// As people write dates; answers have them in the form of programs.
std::string longDate(capnp::Text::Reader date) {
  auto parsed = parseDate(date.cStr());
  return parsed ? minuted::longDate(*parsed) : date.cStr();
}

std::string entry(RequestedAction request) {
  auto action = request.getAction();
  std::string facts = action.hasGroup() ? action.getGroup().cStr() : "";
  if (action.hasRaisedOn()) facts += fmt::format(", agreed on {}", longDate(action.getRaisedOn()));
  if (action.hasMeeting()) facts += fmt::format(" ({})", action.getMeeting().cStr());
  facts += action.hasDue() ? fmt::format("; due {}", longDate(action.getDue())) : "; no due date";
  if (request.hasOrganisation()) facts += fmt::format("; for {}", request.getOrganisation().cStr());
  if (action.getWaitsFor().size() > 0) facts += fmt::format("; waits for {}", referencesOf(action.getWaitsFor()));
  return fmt::format("\n  {}\n", action.getRef().cStr()) + wrapText(action.getText().cStr(), "    ") +
         wrapText(facts, "    ");
}

// The same with who has it to do and how it stands, for whoever is told of the actions of others.
std::string entryOfOthers(RequestedAction request) {
  auto action = request.getAction();
  std::string owners;
  for (auto owner : action.getOwners()) owners += (owners.empty() ? "" : ", ") + std::string(owner.getName().cStr());
  auto status = action.hasStanding() ? std::string(action.getStanding().cStr()) : inWords(action.getStatus());
  if (request.getTimes() > 0) status += fmt::format("; asked {} by mail", countedTimes(request.getTimes()));
  return entry(request) + wrapText(fmt::format("{}: {}", owners, status), "    ");
}

std::string opening(schema::AskAnswer::Reader ask, const std::string& partnership) {
  switch (ask.getPurpose()) {
    case MailPurpose::ASKS: return fmt::format("the register of {} has these actions with you.", partnership);
    case MailPurpose::ESCALATION:
      return fmt::format(
          "these actions of {} are with people who act for {}. They were asked by mail and have not "
          "answered. Please see that they do, or name somebody else.",
          partnership, ask.getAbout().cStr());
    case MailPurpose::DIGEST:
      return fmt::format("these actions of {} are unanswered or overdue.", ask.getAbout().cStr());
    case MailPurpose::NEWS: return fmt::format("the register of {} has news of actions that you follow.", partnership);
  }
  return "";
}

std::string closing(MailPurpose purpose) {
  switch (purpose) {
    case MailPurpose::ASKS:
      return "To answer, reply to this mail and name the reference of each action. You get a mail when something new "
             "is asked, when it is soon due, when it is overdue, and when its due date changes.";
    case MailPurpose::ESCALATION:
      return "To answer, reply to this mail and name the reference of each action. Each is brought to you once.";
    case MailPurpose::DIGEST: return "Each is in one such list, until what is wanted of it changes.";
    case MailPurpose::NEWS: return "You get a mail when the status, the due date or the wording of one changes.";
  }
  return "";
}

std::string textOf(schema::AskAnswer::Reader ask, const std::string& partnership) {
  auto text = fmt::format("Dear {},\n\n", ask.getName().cStr()) + wrapText(opening(ask, partnership), "");
  bool isOwn = ask.getPurpose() == MailPurpose::ASKS, isNews = ask.getPurpose() == MailPurpose::NEWS;
  auto previous = Wanted::NOTHING;
  bool isFirst = true;
  for (auto request : ask.getAsked()) {
    if (!isNews && (isFirst || request.getWanted() != previous))
      text += fmt::format("\n{}\n", isOwn ? heading(request.getWanted()) : headingOfOthers(request.getWanted()));
    text += isOwn ? entry(request) : entryOfOthers(request);
    previous = request.getWanted();
    isFirst = false;
  }
  return text + "\n" + wrapText(closing(ask.getPurpose()), "");
}

std::string subjectOf(schema::AskAnswer::Reader ask, const std::string& partnership, const Letter& letter) {
  bool isOne = letter.actions.size() == 1;
  auto actions = isOne ? std::string("an action") : fmt::format("{} actions", letter.actions.size());
  std::string refs;
  for (size_t i = 0; i < std::min<size_t>(letter.actions.size(), 3); ++i)
    refs += (i == 0 ? "" : ", ") + reference(letter.actions[i]);
  if (letter.actions.size() > 3) refs += ", …";
  auto what = [&]() -> std::string {
    switch (ask.getPurpose()) {
      case MailPurpose::ASKS: return fmt::format("{} for {}", actions, ask.getName().cStr());
      case MailPurpose::ESCALATION: return fmt::format("{} of {} without an answer", actions, ask.getAbout().cStr());
      case MailPurpose::DIGEST: return fmt::format("{} of {} unanswered or overdue", actions, ask.getAbout().cStr());
      case MailPurpose::NEWS: return "news of " + actions;
    }
    return "";
  };
  return fmt::format("{}: {} ({})", partnership, what(), refs);
}

}  // namespace

bool isForSakeOf(schema::AskAnswer::Reader ask, schema::AskAnswer::Asked::Reader request) {
  return ask.getPurpose() == MailPurpose::NEWS || request.getWanted() != Wanted::NOTHING;
}

Letter makeLetter(schema::AskAnswer::Reader ask, const std::string& partnership) {
  Letter letter;
  letter.party = *parseReference(ask.getRef().cStr());
  letter.address = ask.getAddress().cStr();
  auto digestInput = letter.address;
  for (auto request : ask.getAsked()) {
    if (!isForSakeOf(ask, request)) continue;
    letter.actions.push_back(*parseReference(request.getAction().getRef().cStr()));
    letter.asks.push_back(request.getFingerprint());
    digestInput += fmt::format(" {:016x}", request.getFingerprint());
  }
  if (ask.getPurpose() != MailPurpose::ASKS) digestInput += enumerantName(ask.getPurpose());
  letter.digest = Bytes(view(sha256({digestInput})));
  letter.subject = subjectOf(ask, partnership, letter);
  letter.text = textOf(ask, partnership);
  return letter;
}

std::string messageId(BytesView digest, const std::string& sender) {
  return fmt::format("<{}@{}>", hex(digest.substr(0, 16)), sender.substr(sender.find('@') + 1));
}

std::string headerText(const std::string& text) {
  auto line = foldSpace(text);
  std::erase_if(line, [](unsigned char c) { return c < ' ' || c == 0x7f; });
  if (std::ranges::all_of(line, [](unsigned char c) { return c < 0x7f; })) return line;
  std::string encoded;
  // An encoded word has at most 75 characters, and must not split a UTF-8 character.
  for (size_t from = 0; from < line.size();) {
    auto until = std::min(line.size(), from + 42);
    while (until < line.size() && (static_cast<unsigned char>(line[until]) & 0xC0) == 0x80) --until;
    std::string base64(sodium_base64_ENCODED_LEN(until - from, sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(base64.data(), base64.size(), reinterpret_cast<const unsigned char*>(line.data() + from),
                      until - from, sodium_base64_VARIANT_ORIGINAL);
    encoded += fmt::format("{}=?UTF-8?B?{}?=", encoded.empty() ? "" : "\r\n ", base64.c_str());
    from = until;
  }
  return encoded;
}

}  // namespace minuted::notify
