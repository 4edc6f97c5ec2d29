#include "notify/letter.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

#include "base/date.h"
#include "base/text.h"

namespace minuted::notify {
namespace {

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
  return fmt::format("\n  {}\n", action.getRef().cStr()) + wrapText(action.getText().cStr(), "    ") +
         wrapText(facts, "    ");
}

std::string textOf(schema::AskAnswer::Reader ask, const std::string& partnership) {
  auto text = fmt::format("Dear {},\n\n", ask.getName().cStr()) +
              wrapText(fmt::format("the register of {} has these actions with you.", partnership), "");
  auto previous = Wanted::NOTHING;
  bool isFirst = true;
  for (auto request : ask.getAsked()) {
    if (isFirst || request.getWanted() != previous) text += fmt::format("\n{}\n", heading(request.getWanted()));
    text += entry(request);
    previous = request.getWanted();
    isFirst = false;
  }
  return text + "\n" +
         wrapText(
             "To answer, reply to this mail and name the reference of each action. You get a mail when something "
             "new is asked, when it is soon due, when it is overdue, and when its due date changes.",
             "");
}

}  // namespace

Letter makeLetter(schema::AskAnswer::Reader ask, const std::string& partnership) {
  Letter letter;
  letter.party = *parseReference(ask.getRef().cStr());
  letter.address = ask.getAddress().cStr();
  auto digestInput = letter.address;
  for (auto request : ask.getAsked()) {
    if (request.getWanted() == Wanted::NOTHING) continue;
    letter.actions.push_back(*parseReference(request.getAction().getRef().cStr()));
    letter.asks.push_back(request.getFingerprint());
    digestInput += fmt::format(" {:016x}", request.getFingerprint());
  }
  letter.digest = Bytes(view(sha256({digestInput})));
  letter.subject =
      fmt::format("{}: {} for {}", partnership,
                  letter.actions.size() == 1 ? "an action" : fmt::format("{} actions", letter.actions.size()),
                  ask.getName().cStr());
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
