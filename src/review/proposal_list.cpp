// Lists proposals as answers, for people and for programs.
#include <fmt/format.h>

#include <memory>

#include "base/enums.h"
#include "base/guard.h"
#include "queries/history/missing.h"
#include "queries/queries.h"
#include "review/proposal_steps.h"
#include "review/questions.h"

namespace minuted::review {
namespace {

using schema::ProposalStatus;

std::string_view newsName(schema::ActionNews news) {
  switch (news) {
    case schema::ActionNews::RAISED: return "raised";
    case schema::ActionNews::CARRIED_FORWARD: return "carriedForward";
    case schema::ActionNews::CLOSED: return "closed";
    case schema::ActionNews::DECLINED: return "declined";
    case schema::ActionNews::REASSIGNED: return "reassigned";
    case schema::ActionNews::PROGRESSED: return "progressed";
    case schema::ActionNews::DROPPED: return "dropped";
    case schema::ActionNews::ACCEPTED: return "accepted";
    case schema::ActionNews::CLAIMED: return "claimed";
    case schema::ActionNews::EXTENDED: return "extended";
  }
  return "";
}

void write(schema::ProposedMembers::Reader members, schema::ProposalAnswer::Builder to) {
  to.setKind("members");
  to.setText("Those listed are members of the group");
  auto people = members.getPeople();
  auto names = to.initOwners(people.size());
  for (uint i = 0; i < names.size(); ++i) names.set(i, nameOf(people[i]));
}

std::string roleName(schema::Role role) { return role == schema::Role::MEMBER ? "" : enumerantName(role); }

void write(schema::ProposedMeeting::Reader meeting, schema::ProposalAnswer::Builder to) {
  to.setKind("meeting");
  auto date = readDate(meeting.hasDate(), meeting.getDate());
  if (date) to.setDate(isoDate(*date));
  to.setName(meeting.getGroup());
  to.setText(fmt::format("{}{}", meeting.getGroup().cStr(), meeting.getHeld() ? "" : ", to come"));
  if (auto time = clockTime(meeting.getStartsAt()); !time.empty()) to.setStartsAt(time);
  if (auto time = clockTime(meeting.getEndsAt()); !time.empty()) to.setEndsAt(time);
  to.setHeld(meeting.getHeld());
  to.setAgenda(meeting.getAgenda());
}

void write(schema::ProposedAttendance::Reader attendance, schema::ProposalAnswer::Builder to) {
  to.setKind(attendance.getCapacity() == schema::Capacity::APOLOGIES ? "apology" : "attendee");
  to.setName(attendance.getName());
  to.setText(attendance.getName());
  if (attendance.getOrganisation().size() > 0) {
    to.setOrganisation(attendance.getOrganisation());
    to.setText(fmt::format("{}, {}", attendance.getName().cStr(), attendance.getOrganisation().cStr()));
  }
  if (auto role = roleName(attendance.getRole()); !role.empty()) to.setRole(std::string(role));
}

void write(schema::ProposedAction::Reader action, schema::ProposalAnswer::Builder to) {
  to.setKind("action");
  to.setText(action.getText());
  to.setOwners(action.getOwners());
  to.setNews(std::string(newsName(action.getNews())));
  if (auto due = readDate(action.hasDue(), action.getDue())) to.setDue(isoDate(*due));
}

void write(schema::ProposedLog::Reader log, schema::ProposalAnswer::Builder to) {
  to.setKind("log");
  to.setName(log.getGroup());
  to.setColumns(log.getColumns());
  if (auto date = readDate(log.hasDate(), log.getDate())) to.setDate(isoDate(*date));
  std::string group = log.getGroup().size() > 0 ? log.getGroup().cStr() : "the partnership itself";
  to.setText(fmt::format("Action log of {}", group));
}

// '2025-05-31 closed: the letter is out'
std::string historyLine(schema::ProposedNews::Reader news) {
  auto on = readDate(news.hasOn(), news.getOn());
  auto due = readDate(news.hasDue(), news.getDue());
  std::string words(newsName(news.getNews()));
  if (words == "carriedForward") words = "carried forward";
  if (due) words += " to " + isoDate(*due);
  for (auto owner : news.getOwners()) words += fmt::format(" to {}", owner.cStr());
  if (news.getNote().size() > 0) words += fmt::format(": {}", news.getNote().cStr());
  return fmt::format("{} {}", on ? isoDate(*on) : "no date", words);
}

void write(schema::ProposedEntry::Reader entry, schema::ProposalAnswer::Builder to) {
  to.setKind(entry.getIsDecision() ? "decision" : "action");
  to.setText(entry.getText());
  to.setOwners(entry.getOwners());
  if (entry.getReference().size() > 0) to.setLogReference(entry.getReference());
  to.setName(entry.getGroup());
  if (auto due = readDate(entry.hasDue(), entry.getDue())) to.setDue(isoDate(*due));
  to.setDueAtNextMeeting(entry.getDueAtNext());
  if (auto raised = readDate(entry.hasRaisedOn(), entry.getRaisedOn())) to.setRaisedOn(isoDate(*raised));
  if (entry.getDoubt().size() > 0) to.setDoubt(entry.getDoubt());
  auto history = to.initHistory(entry.getHistory().size());
  for (uint i = 0; i < history.size(); ++i) history.set(i, historyLine(entry.getHistory()[i]));
}

// Where in the document a proposal was found: 'line 12', 'page 2, line 40', 'Actions, row 7'.
std::string placeOf(uint32_t line, uint16_t page, std::string_view sheet, bool workbook) {
  if (workbook) return fmt::format("{}{}row {}", sheet, sheet.empty() ? "" : ", ", line);
  return page > 0 ? fmt::format("page {}, line {}", page, line) : fmt::format("line {}", line);
}

void write(schema::Proposal::Reader proposal, schema::ProposalAnswer::Builder to) {
  to.setLine(proposal.getLine());
  if (proposal.getPage() > 0) to.setPage(proposal.getPage());
  if (proposal.hasSheet()) to.setSheet(proposal.getSheet());
  to.setPlace(placeOf(proposal.getLine(), proposal.getPage(), proposal.getSheet().cStr(), proposal.hasSheet()));
  to.setConfidence(static_cast<float>(proposal.getConfidence()) / 100);
  if (proposal.hasQuote()) to.setQuote(proposal.getQuote());
  switch (proposal.which()) {
    case schema::Proposal::MEETING: return write(proposal.getMeeting(), to);
    case schema::Proposal::ATTENDANCE: return write(proposal.getAttendance(), to);
    case schema::Proposal::ACTION: return write(proposal.getAction(), to);
    case schema::Proposal::ITEM:
      to.setKind("item");
      to.setText(fmt::format("{}. {}", proposal.getItem().getNumber(), proposal.getItem().getTitle().cStr()));
      return;
    case schema::Proposal::DECISION:
      to.setKind("decision");
      to.setText(proposal.getDecision().getText());
      if (proposal.getDecision().getProposer().size() > 0) to.setProposer(proposal.getDecision().getProposer());
      if (proposal.getDecision().getSeconder().size() > 0) to.setSeconder(proposal.getDecision().getSeconder());
      return;
    case schema::Proposal::TOPIC:
      to.setKind("topic");
      to.setText(proposal.getTopic().getText());
      return;
    case schema::Proposal::MEMBERS: return write(proposal.getMembers(), to);
    case schema::Proposal::LOG: return write(proposal.getLog(), to);
    case schema::Proposal::ENTRY: return write(proposal.getEntry(), to);
    case schema::Proposal::NOTHING: return;
  }
}

std::string_view statusName(ProposalStatus status) {
  switch (status) {
    case ProposalStatus::WAITING: return "waiting";
    case ProposalStatus::ACCEPTED: return "accepted";
    case ProposalStatus::REJECTED: return "rejected";
  }
  return "";
}

struct ListedProposal {
  Id reading;
  uint16_t number;
  domain::Fate fate;
  std::shared_ptr<const domain::Reading> of;
};

Result<std::vector<ListedProposal>> findProposals(const engine::Snapshot& snapshot, Id only, bool all) {
  std::vector<ListedProposal> found;
  auto take = [&](const domain::Subject& subject) {
    auto reading = std::make_shared<const domain::Reading>(std::get<domain::Reading>(subject.state));
    for (size_t i = 0; i < reading->fates.size(); ++i)
      if (all || reading->fates[i].status == ProposalStatus::WAITING)
        found.push_back({subject.id, static_cast<uint16_t>(i + 1), reading->fates[i], reading});
    return true;
  };
  if (!only) {
    TRY_DONE(snapshot.scan(projections::kindPrefix(Kind::READING), take));
    return found;
  }
  TRY(auto subject, snapshot.find(only));
  if (!subject) return std::unexpected(queries::missing(snapshot, only));
  take(*subject);
  return found;
}

}  // namespace

Result<queries::Answer<schema::ProposalList>> listProposals(const engine::Snapshot& snapshot, Id reading, bool all) {
  TRY(auto proposals, findProposals(snapshot, reading, all));
  queries::Names names(snapshot);
  queries::Answer<schema::ProposalList> list;
  auto items = (*list).initItems(static_cast<uint>(proposals.size()));
  Questions questions(snapshot);
  uint64_t position = 0;
  std::unique_ptr<engine::StoredEvent> event;  // read once for the many proposals in its words
  for (uint i = 0; i < items.size(); ++i) {
    const auto& each = proposals[i];
    if (each.fate.words != position) {
      TRY(event, snapshot.event(each.fate.words));
      position = each.fate.words;
    }
    TRY_DONE(guarded(proposalReference(each.reading, each.number), [&]() -> Result<void> {
      for (auto proposal : event->words().getProposals()) {
        if (proposal.getNumber() != each.number) continue;
        write(proposal, items[i]);
        if (each.fate.status != ProposalStatus::WAITING) continue;
        TRY(auto asked, questions.about(proposal, *each.of));
        auto texts = items[i].initQuestions(static_cast<uint>(asked.size()));
        for (uint k = 0; k < texts.size(); ++k) texts.set(k, asked[k]);
      }
      return {};
    }));
    items[i].setRef(proposalReference(each.reading, each.number));
    items[i].setStatus(std::string(statusName(each.fate.status)));
    items[i].setDocument(names.of(each.of->document));
    items[i].setDocumentRef(names.reference(each.of->document));
    if (each.fate.subject) items[i].setSubject(reference(each.fate.subject));
  }
  return list;
}

queries::Answer<schema::ProposalList> listFindings(const minutes::Reading& reading, std::string_view fileName) {
  queries::Answer<schema::ProposalList> list;
  auto proposals = reading.proposals();
  auto items = (*list).initItems(proposals.size());
  for (uint i = 0; i < items.size(); ++i) {
    write(proposals[i], items[i]);
    items[i].setStatus("new");
    items[i].setDocument(std::string(fileName));
  }
  auto leftOut = (*list).initLeftOut(static_cast<uint>(reading.leftOutRows.size()));
  for (uint i = 0; i < leftOut.size(); ++i) {
    const auto& [sheet, line, page, text, why] = reading.leftOutRows[i];
    auto name = sheet > 0 ? std::string_view(reading.sheets[static_cast<size_t>(sheet) - 1]) : "";
    leftOut[i].setPlace(placeOf(static_cast<uint32_t>(line), static_cast<uint16_t>(page), name, sheet > 0));
    leftOut[i].setText(text);
    leftOut[i].setWhy(why);
  }
  return list;
}

}  // namespace minuted::review
