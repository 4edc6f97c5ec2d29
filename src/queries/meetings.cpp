// Meetings: their lists, and one with what came of it.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/enums.h"
#include "base/guard.h"
#include "queries/answer_fields.h"
#include "queries/attachments.h"
#include "queries/due.h"
#include "queries/queries.h"
#include "queries/quorum.h"
#include "queries/states.h"

namespace minuted::queries {
namespace {

using domain::Meeting;

void writeAgenda(const Meeting& meeting, const NamesOn& names, schema::MeetingAnswer::Builder to) {
  auto agenda = to.initAgenda(static_cast<uint>(meeting.agenda.size()));
  for (uint i = 0; i < agenda.size(); ++i) {
    agenda[i].setNumber(meeting.agenda[i].number);
    agenda[i].setTitle(meeting.agenda[i].title);
    agenda[i].setPlanned(meeting.agenda[i].planned);
    setNamed(
        names, meeting.agenda[i].owner, [&](const auto& text) { agenda[i].setOwner(text); },
        [&](const auto& text) { agenda[i].setOwnerRef(text); });
    agenda[i].setMinutes(meeting.agenda[i].minutes);
    agenda[i].setKind(meeting.agenda[i].kind);
    agenda[i].setConfidential(meeting.agenda[i].confidential);
  }
}

// "Asha Rao (Harbour Trust), present, chair"
std::string attendanceText(const domain::Attendance& each, const NamesOn& names) {
  auto behalf = each.organisation ? fmt::format(" ({})", names.of(each.organisation)) : "";
  auto role = each.role == schema::Role::MEMBER ? "" : ", " + inWords(each.role);
  return fmt::format("{}{}, {}{}", names.of(each.person), behalf, inWords(each.capacity), role);
}

void writeAttendance(const Meeting& meeting, const NamesOn& names, schema::MeetingAnswer::Builder to) {
  auto attendance = to.initAttendance(static_cast<uint>(meeting.attendance.size()));
  for (uint i = 0; i < attendance.size(); ++i) {
    const auto& each = meeting.attendance[i];
    attendance[i].setRef(names.reference(each.person));
    attendance[i].setName(names.of(each.person));
    setNamed(
        names, each.organisation, [&](const auto& text) { attendance[i].setOrganisation(text); },
        [&](const auto& text) { attendance[i].setOrganisationRef(text); });
    attendance[i].setCapacity(each.capacity);
    attendance[i].setRole(each.role);
    setNamed(
        names, each.substituteFor, [&](const auto& text) { attendance[i].setSubstituteFor(text); },
        [&](const auto& text) { attendance[i].setSubstituteForRef(text); });
    attendance[i].setArrivedAt(each.arrivedAt);
    attendance[i].setLeftAt(each.leftAt);
    attendance[i].setTold(attendanceText(each, names));
  }
}

void writeInterests(const Meeting& meeting, const NamesOn& names, schema::MeetingAnswer::Builder to) {
  auto interests = to.initInterests(static_cast<uint>(meeting.interests.size()));
  for (uint i = 0; i < interests.size(); ++i) {
    const auto& each = meeting.interests[i];
    interests[i].setRef(names.reference(each.person));
    interests[i].setName(names.of(each.person));
    auto number = domain::numberOf(meeting, each.agendaItem);
    interests[i].setItem(number);
    interests[i].setWithdrew(each.withdrew);
    setText(each.text, [&](const auto& text) { interests[i].setText(text); });
    interests[i].setTold(fmt::format("{}{}{}{}", names.of(each.person),
                                     number == 0 ? "" : fmt::format(", item {}", number),
                                     each.text.empty() ? "" : ": " + each.text, each.withdrew ? "; took no part" : ""));
  }
}

// "1, Asha Rao, item 3: '21 families' should read '12 families'; taken up"
void writeAmendments(const Meeting& meeting, const NamesOn& names, schema::MeetingAnswer::Builder to) {
  auto amendments = to.initAmendments(static_cast<uint>(meeting.amendments.size()));
  for (uint i = 0; i < amendments.size(); ++i) {
    const auto& each = meeting.amendments[i];
    auto amendment = amendments[i];
    auto item = domain::numberOf(meeting, each.agendaItem);
    amendment.setNumber(each.amendment);
    amendment.setItem(item);
    setNamed(
        names, each.party, [&](const auto& text) { amendment.setBy(text); },
        [&](const auto& text) { amendment.setByRef(text); });
    amendment.setStatus(each.status);
    setText(each.text, [&](const auto& text) { amendment.setText(text); });
    setText(each.was, [&](const auto& text) { amendment.setWas(text); });
    setText(each.note, [&](const auto& text) { amendment.setNote(text); });
    amendment.setTold(fmt::format("{}, {}{}: {}; {}{}", each.amendment, names.of(each.party),
                                  item == 0 ? "" : fmt::format(", item {}", item),
                                  domain::changeText(each.was, each.text), inWords(each.status),
                                  each.note.empty() ? "" : fmt::format(" ({})", each.note)));
  }
}

void writeReplies(const Meeting& meeting, const NamesOn& names, schema::MeetingAnswer::Builder to) {
  if (meeting.replies.empty()) return;
  auto replies = to.initReplies(static_cast<uint>(meeting.replies.size()));
  for (uint i = 0; i < replies.size(); ++i) {
    const auto& each = meeting.replies[i];
    replies[i].setRef(names.reference(each.person));
    replies[i].setName(names.of(each.person));
    replies[i].setReply(each.reply);
    setDate(each.on, [&](const auto& text) { replies[i].setOn(text); });
    setText(each.note, [&](const auto& text) { replies[i].setNote(text); });
    replies[i].setTold(
        fmt::format("{}, {}{}", names.of(each.person), inWords(each.reply), each.note.empty() ? "" : ": " + each.note));
  }
}

// The documents that belong to items of its agenda, in the order of their numbers.
Result<void> writeItemPapers(const engine::Snapshot& snapshot, Id id, const Meeting& meeting,
                             schema::MeetingAnswer::Builder to) {
  TRY(auto attached, attachmentsOf(snapshot, id));
  for (uint i = 0; i < meeting.agenda.size(); ++i) {
    std::vector<Id> papers;
    for (const auto& [document, agendaItem] : attached)
      if (agendaItem == meeting.agenda[i].item) papers.push_back(document);
    if (papers.empty()) continue;
    auto list = to.getAgenda()[i].initPapers(static_cast<uint>(papers.size()));
    for (uint each = 0; each < list.size(); ++each) list.set(each, reference(papers[each]));
  }
  return {};
}

// The papers as they were sent, the newest last.
Result<void> writePapers(const engine::Snapshot& snapshot, const Meeting& meeting, Names& names,
                         schema::MeetingAnswer::Builder to) {
  if (meeting.papers.empty()) return {};
  auto list = to.initPapers(static_cast<uint>(meeting.papers.size()));
  for (uint i = 0; i < list.size(); ++i) {
    const auto& papers = meeting.papers[i];
    setText(reference(papers.document), [&](const auto& text) { list[i].setDocument(text); });
    list[i].setPublicCopy(papers.publicCopy);
    list[i].setEvent(static_cast<uint32_t>(papers.event));
    TRY(auto stored, snapshot.event(papers.event));
    TRY_DONE(guarded("an event", [&]() -> Result<void> {
      setDate(domain::dayOf(stored->event()), [&](const auto& text) { list[i].setOn(text); });
      setText(stored->words().getNote().cStr(), [&](const auto& text) { list[i].setNote(text); });
      return {};
    }));
    auto receivers = list[i].initTo(static_cast<uint>(papers.to.size()));
    for (uint each = 0; each < receivers.size(); ++each) {
      receivers[each].setRef(names.reference(papers.to[each]));
      receivers[each].setName(names.of(papers.to[each]));
      receivers[each].setKind(std::string(kindName(papers.to[each].kind())));
    }
  }
  return {};
}

Result<void> writeQuorum(const engine::Snapshot& snapshot, const Meeting& meeting, schema::MeetingAnswer::Builder to) {
  TRY(auto quorum, quorumOf(snapshot, meeting));
  if (!quorum) return {};
  to.setQuorum(quorum->needed);
  to.setCounted(quorum->counted);
  to.setQuorumOfOrganisations(quorum->organisations);
  return {};
}

void write(Id id, const Meeting& meeting, Names& allNames, schema::MeetingAnswer::Builder to) {
  auto names = allNames.on(dayToldOf(meeting));
  to.setRef(reference(id));
  to.setGroup(names.of(meeting.group));
  to.setGroupRef(reference(meeting.group));
  setDate(meeting.date, [&](const auto& text) { to.setDate(text); });
  setDate(meeting.firstDate, [&](const auto& text) { to.setFirstDate(text); });
  setText(clockTime(meeting.startsAt), [&](const auto& text) { to.setStartsAt(text); });
  setText(clockTime(meeting.endsAt), [&](const auto& text) { to.setEndsAt(text); });
  to.setStatus(meeting.status);
  to.setRescheduled(meeting.rescheduled);
  writeAgenda(meeting, names, to);
  setText(meeting.place, [&](const auto& text) { to.setPlace(text); });
  setText(meeting.joining, [&](const auto& text) { to.setJoining(text); });
  writeInterests(meeting, names, to);
  writeReplies(meeting, names, to);
  writeAmendments(meeting, names, to);
  writeAttendance(meeting, names, to);
  to.setMinutes(meeting.minutes);
  setText(reference(meeting.agreedAt), [&](const auto& text) { to.setAgreedAt(text); });
  auto corrections = to.initCorrections(static_cast<uint>(meeting.corrections.size()));
  for (uint i = 0; i < corrections.size(); ++i) {
    const auto& each = meeting.corrections[i];
    corrections.set(i, each.was.empty() ? each.text : "'" + each.was + "' should read '" + each.text + "'");
  }
}

// The decisions, actions and topics of the meeting, by reference, whichever group they belong to.
Result<void> writeOutcomes(const engine::Snapshot& snapshot, Id id, schema::MeetingAnswer::Builder to) {
  TRY(auto positions, snapshot.timeline(id));
  std::set<Id> subjects;
  for (auto position : positions) {
    TRY(auto stored, snapshot.event(position));
    TRY(auto subject, guarded("an event", [&]() -> Result<Id> { return domain::subjectOf(stored->event()); }));
    subjects.insert(subject);
  }
  std::vector<Id> decisions, actions, topics;
  for (auto subject : subjects) {
    TRY(auto found, snapshot.find(subject));
    if (!found) continue;
    const auto* decision = std::get_if<domain::Decision>(&found->state);
    const auto* action = std::get_if<domain::Action>(&found->state);
    const auto* topic = std::get_if<domain::Topic>(&found->state);
    if (topic != nullptr && topic->meeting == id && topic->status == domain::TopicStatus::PLACED)
      topics.push_back(subject);
    if (decision != nullptr && decision->meeting == id) decisions.push_back(subject);
    if (action != nullptr && action->meeting == id) actions.push_back(subject);
  }
  auto writeIds = [](const std::vector<Id>& ids, auto list) {
    for (uint i = 0; i < list.size(); ++i) list.set(i, reference(ids[i]));
  };
  writeIds(decisions, to.initDecisions(static_cast<uint>(decisions.size())));
  writeIds(actions, to.initActions(static_cast<uint>(actions.size())));
  writeIds(topics, to.initTopics(static_cast<uint>(topics.size())));
  return {};
}

// What was said at the meeting, in the order in which it was noted.
Result<void> writeNotes(const engine::Snapshot& snapshot, Id id, const Meeting& meeting,
                        schema::MeetingAnswer::Builder to) {
  TRY(auto story, snapshot.story(id));
  return guarded("the story of " + reference(id), [&]() -> Result<void> {
    auto events = engine::eventsThatCount(story, snapshot.cut().on);
    std::erase_if(events, [](auto* stored) { return !stored->event().getBody().isDiscussionNoted(); });
    auto notes = to.initNotes(static_cast<uint>(events.size()));
    for (uint i = 0; i < notes.size(); ++i) {
      auto event = events[i]->event();
      notes[i].setItem(domain::numberOf(meeting, event.getBody().getDiscussionNoted().getAgendaItem()));
      notes[i].setText(events[i]->words().getText());
      notes[i].setEvent(static_cast<uint32_t>(event.getPosition()));
    }
    return {};
  });
}

}  // namespace

Result<Answer<schema::MeetingList>> listMeetings(const engine::Snapshot& snapshot, const MeetingFilter& filter) {
  auto prefix = filter.group ? projections::partyPrefix(projections::ViewId::meetingsByGroup, filter.group)
                             : projections::kindPrefix(Kind::MEETING);
  TRY(auto meetings, collect<Meeting>(snapshot, prefix, [&](const Meeting& meeting) {
        return isWithin(meeting.date, filter.from, filter.to) && (!filter.status || meeting.status == *filter.status);
      }));
  std::ranges::sort(meetings, {}, [](const auto& each) { return std::pair(each.second.date, each.first); });
  Names names(snapshot);
  Answer<schema::MeetingList> list;
  auto items = (*list).initItems(static_cast<uint>(meetings.size()));
  Meetings ofGroups(snapshot);
  for (uint i = 0; i < items.size(); ++i) {
    TRY(auto meeting, ofGroups.withMinutes(meetings[i].first, meetings[i].second));
    write(meetings[i].first, meeting, names, items[i]);
    TRY(auto ended, ofGroups.endBefore(meeting));
    setDate(ended, [&](const auto& text) { items[i].setGroupEndedOn(text); });
  }
  return list;
}

Result<Answer<schema::MeetingAnswer>> showMeeting(const engine::Snapshot& snapshot, Id id) {
  TRY(auto found, stateOf<Meeting>(snapshot, id));
  Meetings ofGroup(snapshot);
  TRY(auto meeting, ofGroup.withMinutes(id, std::move(found)));
  Names names(snapshot);
  Answer<schema::MeetingAnswer> shown;
  write(id, meeting, names, *shown);
  TRY(auto ended, ofGroup.endBefore(meeting));
  setDate(ended, [&](const auto& text) { (*shown).setGroupEndedOn(text); });
  TRY_DONE(writeOutcomes(snapshot, id, *shown));
  TRY_DONE(writeNotes(snapshot, id, meeting, *shown));
  TRY_DONE(writeQuorum(snapshot, meeting, *shown));
  TRY_DONE(writeItemPapers(snapshot, id, meeting, *shown));
  TRY_DONE(writePapers(snapshot, meeting, names, *shown));
  return shown;
}

}  // namespace minuted::queries
