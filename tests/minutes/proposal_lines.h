// Proposals written as one line each, so that the tests of recognisers are tables of texts and the lines found in them.
#pragma once

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/enums.h"
#include "base/files.h"
#include "documents/reader_process.h"
#include "minutes/importer.h"

namespace minuted::minutes {

inline Result<Reading> read(BytesView bytes, std::string_view name, const ReadOptions& options = {}) {
  TRY(auto document, documents::readFile(bytes, name, MINUTED_READER));
  return readDocument(document, name, options);
}

// "" and a failure of the test where the file cannot be read.
inline std::string fileText(const std::string& path) {
  auto bytes = readWholeFile(path);
  EXPECT_TRUE(bytes) << (bytes ? "" : bytes.error().message);
  return bytes.value_or("");
}

template <typename Texts>
std::string joined(const Texts& texts) {
  std::string line;
  for (auto text : texts) line.append(line.empty() ? "" : "; ").append(text.cStr());
  return line;
}

// held 2021-07-20 14:30-16:30 | GROUP | ITEM; ITEM
inline std::string lineOf(schema::ProposedMeeting::Reader meeting) {
  std::string line = meeting.getHeld() ? "held" : meeting.getRescheduled() ? "rescheduled" : "announced";
  if (auto date = readDate(meeting.hasDate(), meeting.getDate())) line += ' ' + isoDate(*date);
  if (meeting.getStartsAt() >= 0) line += ' ' + clockTime(meeting.getStartsAt());
  if (meeting.getEndsAt() >= 0) line += '-' + clockTime(meeting.getEndsAt());
  line += fmt::format(" | {}", meeting.getGroup().cStr());
  return meeting.getAgenda().size() == 0 ? line : line + " | " + joined(meeting.getAgenda());
}

// present Jan Royall | University of Oxford | chair
inline std::string lineOf(schema::ProposedAttendance::Reader attendance) {
  auto line = fmt::format("{} {}", inWords(attendance.getCapacity()), attendance.getName().cStr());
  if (attendance.getOrganisation().size() > 0) line += fmt::format(" | {}", attendance.getOrganisation().cStr());
  return attendance.getRole() == schema::Role::MEMBER ? line
                                                      : fmt::format("{} | {}", line, inWords(attendance.getRole()));
}

// raised: TEXT | OWNER; OWNER | due 2024-06-30 | answer Susan Brown
inline std::string lineOf(schema::ProposedAction::Reader action) {
  auto line = fmt::format("{}: {}", inWords(action.getNews()), action.getText().cStr());
  if (action.getOwners().size() > 0) line += " | " + joined(action.getOwners());
  if (auto due = readDate(action.hasDue(), action.getDue())) line += " | due " + isoDate(*due);
  if (action.getAnswerTo().size() > 0) line += fmt::format(" | answer {}", action.getAnswerTo().cStr());
  return line;
}

inline std::string lineOf(schema::ProposedDecision::Reader decision) {
  auto line = fmt::format("{}: {}", inWords(decision.getKind()), decision.getText().cStr());
  if (decision.getProposer().size() > 0) line += fmt::format(" | proposed by {}", decision.getProposer().cStr());
  return decision.getSeconder().size() > 0 ? fmt::format("{} | seconded by {}", line, decision.getSeconder().cStr())
                                           : line;
}

inline std::string lineOf(schema::ProposedItem::Reader item) {
  return fmt::format("{}. {}", item.getNumber(), item.getTitle().cStr());
}

// log Safer Streets Sub-Group | as of 2025-10-14 | Lead = owner
inline std::string lineOf(schema::ProposedLog::Reader log) {
  auto line = fmt::format("log {}", log.getGroup().cStr());
  if (auto date = readDate(log.hasDate(), log.getDate())) line += " | as of " + isoDate(*date);
  return line + " | " + joined(log.getColumns());
}

inline std::string lineOf(schema::ProposedNews::Reader news) {
  auto on = readDate(news.hasOn(), news.getOn());
  auto due = readDate(news.hasDue(), news.getDue());
  auto line = fmt::format("{}{}", on ? isoDate(*on) + ' ' : "", inWords(news.getNews()));
  if (due) line += " to " + isoDate(*due);
  if (news.getOwners().size() > 0) line += " to " + joined(news.getOwners());
  return news.getNote().size() > 0 ? fmt::format("{} '{}'", line, news.getNote().cStr()) : line;
}

// 2.10 2025-07-08: TEXT | OWNER; OWNER | due 2025-08-31 | 2025-07-15 progressed 'chased' | ? DOUBT
inline std::string lineOf(schema::ProposedEntry::Reader entry) {
  std::string line = entry.getReference().cStr();
  if (auto raised = readDate(entry.hasRaisedOn(), entry.getRaisedOn())) line += ' ' + isoDate(*raised);
  line += fmt::format(": {}{}", entry.getIsDecision() ? "decided: " : "", entry.getText().cStr());
  if (entry.getOwners().size() > 0) line += " | " + joined(entry.getOwners());
  if (auto due = readDate(entry.hasDue(), entry.getDue())) line += " | due " + isoDate(*due);
  if (entry.getDueAtNext()) line += " | due at the next meeting";
  for (auto news : entry.getHistory()) line += " | " + lineOf(news);
  return entry.getDoubt().size() > 0 ? fmt::format("{} | ? {}", line, entry.getDoubt().cStr()) : line;
}

// members: 2 Ann Lee | Hub; 3 Kit Ash
inline std::string lineOf(schema::ProposedMembers::Reader members) {
  std::string line = "members:";
  for (auto each : members.getPeople()) {
    line += fmt::format("{}{} {}", line.ends_with(':') ? " " : "; ", each.getAttendance(), each.getName().cStr());
    if (each.getOrganisation().size() > 0) line += fmt::format(" | {}", each.getOrganisation().cStr());
  }
  return line;
}

inline std::string lineOf(schema::Proposal::Reader proposal) {
  switch (proposal.which()) {
    case schema::Proposal::MEETING: return lineOf(proposal.getMeeting());
    case schema::Proposal::ATTENDANCE: return lineOf(proposal.getAttendance());
    case schema::Proposal::ITEM: return lineOf(proposal.getItem());
    case schema::Proposal::DECISION: return lineOf(proposal.getDecision());
    case schema::Proposal::ACTION: return lineOf(proposal.getAction());
    case schema::Proposal::TOPIC: return fmt::format("topic: {}", proposal.getTopic().getText().cStr());
    case schema::Proposal::LOG: return lineOf(proposal.getLog());
    case schema::Proposal::ENTRY: return lineOf(proposal.getEntry());
    case schema::Proposal::MEMBERS: return lineOf(proposal.getMembers());
    case schema::Proposal::NOTHING: break;
  }
  return "nothing";
}

using Lines = std::vector<std::string>;

inline Lines linesOf(const Reading& reading, schema::Proposal::Which kind) {
  Lines lines;
  for (auto proposal : reading.proposals())
    if (proposal.which() == kind) lines.push_back(lineOf(proposal));
  return lines;
}

// The proposals of this kind that are found in a text.
inline Lines linesIn(schema::Proposal::Which kind, std::string_view text) {
  auto reading = read(text, "minutes.txt");
  if (!reading) return {"refused: " + reading.error().message};
  return linesOf(*reading, kind);
}

// A beginning for the examples of minutes: a group, a date and those who were there.
constexpr std::string_view minutesHead =
    "Harbour Towns Steering Group\n"
    "Minutes of the meeting held on 15 January 2024\n"
    "Present:\n"
    "Jan Royall, University of Oxford, (Chair)\n"
    "Cllr Susan Brown, Oxford City Council\n"
    "James Senior, Thames Valley Police\n"
    "Caroline Green, Oxford City Council\n"
    "Ian Green, Oxford Civic Society\n"
    "Apologies:\n"
    "Gillian Aitken, University of Oxford\n"
    "\n"
    "1. Business\n";

// Those found in a text that stands below that beginning.
inline Lines linesInBody(schema::Proposal::Which kind, std::string_view body) {
  return linesIn(kind, std::string(minutesHead) + std::string(body));
}

struct Example {
  std::string_view text;
  Lines lines;  // of the proposals that have to be found in it
};

}  // namespace minuted::minutes
