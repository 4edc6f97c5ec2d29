// Meetings: lists, and one meeting with its agenda, attendance and results. The commands that record are in verbs.cpp.
#include <fmt/format.h>

#include <utility>

#include "cli/question.h"
#include "cli/terminal/joined.h"
#include "cli/terminal/output.h"

namespace minuted::cli {
namespace {

using schema::MeetingAnswer;

std::string timesOf(MeetingAnswer::Reader meeting) {
  std::string text = meeting.getStartsAt().cStr();
  return meeting.hasEndsAt() ? text + "-" + meeting.getEndsAt().cStr() : text;
}

std::string dateOf(MeetingAnswer::Reader meeting) {
  return fmt::format("{}{}", meeting.getDate().cStr(), meeting.getRescheduled() ? " (changed)" : "");
}

std::string statusOf(MeetingAnswer::Reader meeting) {
  return inWords(meeting.getStatus()) + (meeting.hasGroupEndedOn() ? ", but the group has ended" : "");
}

Result<void> showMeetings(const Shown& shown) {
  std::vector<Row> rows;
  for (auto meeting : shown.answer.as<schema::MeetingList>().getItems())
    rows.push_back({{meeting.getRef().cStr(), dateOf(meeting), timesOf(meeting), meeting.getGroup().cStr(),
                     statusOf(meeting), std::to_string(meeting.getAgenda().size())}});
  if (!rows.empty()) printTable({{"REF"}, {"DATE"}, {"TIME"}, {"GROUP", 0.5}, {"STATUS"}, {"ITEMS", 0, true}}, rows);
  shown.context.say(counted(rows.size(), "meeting") + ".");
  return {};
}

void printAttendance(MeetingAnswer::Reader meeting) {
  std::vector<Row> rows;
  for (auto each : meeting.getAttendance()) {
    auto role = inWords(each.getRole());
    rows.push_back({{each.getName().cStr(), each.getOrganisation().cStr(), inWords(each.getCapacity()),
                     role == "member" ? "" : role}});
  }
  if (!rows.empty()) printTable({{"WHO", 0.35}, {"FOR", 0.35}, {"WAS"}, {"ROLE"}}, rows);
}

void printReferences(const char* title, capnp::List<capnp::Text>::Reader refs) {
  if (refs.size() > 0) printWrapped("{}: {}\n", title, joined(refs));
}

// What was said of the item with that number; 0: what was said of no item on the agenda.
void printNotes(MeetingAnswer::Reader meeting, uint16_t number) {
  auto isListed = [&](uint16_t item) {
    for (auto each : meeting.getAgenda())
      if (item > 0 && each.getNumber() == item) return true;
    return false;
  };
  bool isFirst = true;
  for (auto note : meeting.getNotes()) {
    if (number > 0 ? note.getItem() != number : isListed(note.getItem())) continue;
    // Notes of no item are not to look like those of the last one.
    if (number == 0 && std::exchange(isFirst, false)) printOut("Also said\n");
    printField("", note.getText().cStr(), 6);
  }
}

// number: by which commands may name it; 0: none.
void printItem(MeetingAnswer::Item::Reader item, uint number, MeetingAnswer::Reader meeting) {
  std::string text = item.getTitle();
  if (item.hasOwner()) text += fmt::format(" ({})", item.getOwner().cStr());
  if (item.getConfidential()) text += " (confidential)";
  if (item.getPapers().size() > 0)
    text += fmt::format(", {} {}", item.getPapers().size() == 1 ? "paper" : "papers", joined(item.getPapers()));
  if (item.getMinutes() > 0) text += fmt::format(", {}", counted(item.getMinutes(), "minute"));
  printField(fmt::format("{:>3}", number == 0 ? "-" : fmt::format("{}.", number)), text, 4);
  if (item.getNumber() > 0) printNotes(meeting, item.getNumber());
}

// "Papers sent on 2026-05-01 to Harbour Trust: DOC-7"
void printPapers(MeetingAnswer::Reader meeting) {
  for (auto papers : meeting.getPapers()) {
    std::string to;
    for (auto each : papers.getTo()) to += (to.empty() ? " to " : ", ") + std::string(each.getName().cStr());
    printWrapped("{} sent on {}{}: {}{}\n", papers.getPublicCopy() ? "Public papers" : "Papers", papers.getOn().cStr(),
                 to, papers.getDocument().cStr(),
                 papers.hasNote() ? fmt::format(" ({})", papers.getNote().cStr()) : "");
  }
}

Result<void> showMeeting(const Shown& shown) {
  auto meeting = shown.answer.as<MeetingAnswer>();
  auto times = timesOf(meeting);
  printWrapped("{}\n{}{}{}, {}\n\n", bold(fmt::format("{}  {}", meeting.getRef().cStr(), meeting.getGroup().cStr())),
               dateOf(meeting), times.empty() ? "" : " ", times, statusOf(meeting));
  printField("Place", meeting.getPlace().cStr());
  printField("Joining", meeting.getJoining().cStr());
  if (meeting.hasPlace() || meeting.hasJoining()) printOut("\n");
  bool isNumbered = false;
  for (auto item : meeting.getAgenda()) isNumbered = isNumbered || item.getNumber() > 0;
  for (uint i = 0; i < meeting.getAgenda().size(); ++i) {
    auto item = meeting.getAgenda()[i];
    printItem(item, isNumbered ? item.getNumber() : i + 1, meeting);
  }
  printNotes(meeting, 0);
  if (meeting.getAgenda().size() > 0) printOut("\n");
  printAttendance(meeting);
  size_t present = 0, apologies = 0;
  for (auto each : meeting.getAttendance()) ++(each.getCapacity() == schema::Capacity::APOLOGIES ? apologies : present);
  if (present + apologies > 0) printWrapped("{} present, {} apologies\n", present, apologies);
  if (meeting.getQuorum() > 0)
    printWrapped("Quorum: {} {}, {} needed{}\n", meeting.getCounted(),
                 meeting.getQuorumOfOrganisations() ? "represented" : "of the members there", meeting.getQuorum(),
                 meeting.getCounted() < meeting.getQuorum() ? ": not reached" : "");
  for (auto reply : meeting.getReplies()) printWrapped("Reply: {}\n", reply.getTold().cStr());
  printPapers(meeting);
  for (auto interest : meeting.getInterests()) printWrapped("Interest: {}\n", interest.getTold().cStr());
  printReferences("Decisions", meeting.getDecisions());
  printReferences("Actions raised", meeting.getActions());
  printReferences("Topics", meeting.getTopics());
  if (meeting.getMinutes() == schema::MinutesStatus::AGREED)
    printWrapped("Minutes agreed{}\n",
                 meeting.hasAgreedAt() ? fmt::format(" at {}", meeting.getAgreedAt().cStr()) : "");
  for (auto amendment : meeting.getAmendments()) printWrapped("Amendment {}\n", amendment.getTold().cStr());
  for (auto correction : meeting.getCorrections()) printWrapped("Correction: {}\n", correction.cStr());
  return {};
}

}  // namespace

void addMeeting(Command app, Context& context) {
  addQuestion(app, context, "meeting", "list", showMeetings);
  addQuestion(app, context, "meeting", "show", showMeeting);
}

}  // namespace minuted::cli
