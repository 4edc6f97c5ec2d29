#include "domain/meeting.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace minuted::domain {
namespace {

using Body = schema::Event::Body;

// The columns of the table of rules.
enum State : size_t { notThere, planned, held, agreed, cancelled };
constexpr std::array<std::string_view, 5> statesOfMeetings{"scheduled", "planned", "held",
                                                           "held and its minutes agreed", "cancelled"};

// clang-format off
constexpr std::array rulesOfMeetings{
    //                                                             not there
    //                                                             |planned
    //                                                             ||held
    //                                                             |||held, minutes agreed
    //                                                             ||||cancelled
    Rule{Body::MEETING_SCHEDULED,   "scheduled",                  "xx..x"},
    Rule{Body::MEETING_MOVED,       "moved",                      ".x..."},
    Rule{Body::MEETING_CANCELLED,   "cancelled",                  ".x..."},
    Rule{Body::MEETING_HELD,        "held",                       "xx..."},
    Rule{Body::AGENDA_ITEM_ADDED,   "given another item",         ".xxxx"},
    Rule{Body::ATTENDANCE_RECORDED, "attended",                   ".xxx."},  // planned: apologies only
    Rule{Body::MEETING_PLACED,      "given a place",              ".xxx."},
    Rule{Body::DISCUSSION_NOTED,    "given notes",                "..x.."},
    Rule{Body::INVITATION_ANSWERED, "answered",                   ".x...", "who is invited"},
    Rule{Body::PAPERS_PUBLISHED,    "given papers",               ".xxx."},
    Rule{Body::INTEREST_DECLARED,   "given a declared interest",  ".xx..", "who has it"},
    Rule{Body::AGENDA_ITEM_MOVED,   "given another order",        ".x..."},
    Rule{Body::AMENDMENT_PROPOSED,  "amended",                    "..x..", "who was there"},
    Rule{Body::AMENDMENT_ANSWERED,  "given the answer to an amendment", "..x..", "the chair"},
    Rule{Body::MINUTES_DRAFTED,     "minuted",                    "..x.."},
    Rule{Body::MINUTES_CORRECTED,   "corrected",                  "..x..", "a later meeting"},
    Rule{Body::MINUTES_AGREED,      "agreed",                     "..x..", "a later meeting"},
    Rule{Body::EARLIER_MINUTES_AGREED, "given earlier minutes to agree", "..xx.", "the meeting"}};
// clang-format on

size_t stateOf(const Meeting& meeting) {
  switch (meeting.status) {
    case MeetingStatus::PLANNED: return planned;
    case MeetingStatus::HELD: return meeting.minutes == MinutesStatus::AGREED ? agreed : held;
    case MeetingStatus::CANCELLED: return cancelled;
  }
  return planned;
}

// Sets what MeetingScheduled, MeetingMoved and MeetingHeld have in common. An end that does not come after the
// beginning was that of an earlier time, and is no longer known.
template <typename Fields>
void setTime(Meeting& meeting, Fields fields) {
  if (fields.hasDate()) meeting.date = readDate(true, fields.getDate());
  if (fields.getStartsAt() >= 0) meeting.startsAt = fields.getStartsAt();
  if (fields.getEndsAt() >= 0) meeting.endsAt = fields.getEndsAt();
  if (meeting.endsAt <= meeting.startsAt) meeting.endsAt = -1;
  if (!meeting.firstDate) meeting.firstDate = meeting.date;
}

// Why the meeting cannot end when the event says that it does.
template <typename Fields>
std::optional<std::string> refusalOfEnd(const Meeting& meeting, Fields fields) {
  auto begins = fields.getStartsAt() >= 0 ? fields.getStartsAt() : meeting.startsAt;
  if (fields.getEndsAt() < 0 || fields.getEndsAt() > begins) return std::nullopt;
  return fmt::format("It would end at {}, and begin at {}.", clockTime(fields.getEndsAt()), clockTime(begins));
}

std::optional<std::string> refusalOfEarlier(const Meeting& meeting, schema::EarlierMinutesAgreed::Reader fields) {
  auto date = readDate(fields.hasDate(), fields.getDate());
  if (!date || !meeting.date || date->day < meeting.date->day) return std::nullopt;
  return fmt::format("A meeting agrees the minutes of an earlier one, and this one was on {}.",
                     longDate(*meeting.date));
}

// The entry whose key, in the given field, is this one; nullptr where there is none.
auto* entryWith(auto& entries, uint16_t key, auto field) {
  auto entry = std::ranges::find(entries, key, field);
  return entry == entries.end() ? nullptr : &*entry;
}

// Items that have a number come first, in the order of their numbers.
void sortAgenda(std::vector<AgendaItem>& agenda) {
  std::ranges::stable_sort(agenda, {},
                           [](const AgendaItem& each) { return each.number == 0 ? 1u << 16 : each.number; });
}

// An item before which another stood, and which is not there any more or hidden, leaves that at the end.
void moveItem(std::vector<AgendaItem>& agenda, schema::AgendaItemMoved::Reader fields) {
  auto item = std::ranges::find(agenda, fields.getAgendaItem(), &AgendaItem::item);
  if (item == agenda.end() || fields.getBefore() == fields.getAgendaItem()) return;
  auto moved = std::move(*item);
  agenda.erase(item);
  auto isBefore = [&](const AgendaItem& each) { return each.item == fields.getBefore(); };
  agenda.insert(std::ranges::find_if(agenda, isBefore), std::move(moved));
  sortAgenda(agenda);
}

void recordAttendance(Meeting& meeting, schema::AttendanceRecorded::Reader fields) {
  Attendance attendance{Id(fields.getPerson()), Id(fields.getOrganisation()),  fields.getCapacity(),
                        fields.getRole(),       Id(fields.getSubstituteFor()), fields.getArrivedAt(),
                        fields.getLeftAt()};
  auto existing = std::ranges::find(meeting.attendance, attendance.person, &Attendance::person);
  if (existing == meeting.attendance.end())
    meeting.attendance.push_back(attendance);
  else
    *existing = attendance;
}

void recordReply(Meeting& meeting, Event event, Words words) {
  auto fields = event.getBody().getInvitationAnswered();
  std::erase_if(meeting.replies, [&](const Reply& each) { return each.person == Id(fields.getPerson()); });
  meeting.replies.push_back({Id(fields.getPerson()), fields.getReply(), dayOf(event), words.getNote().cStr()});
}

void recordPapers(Meeting& meeting, Event event) {
  auto fields = event.getBody().getPapersPublished();
  auto& papers = meeting.papers.emplace_back();
  papers.document = Id(fields.getDocument());
  for (auto party : fields.getTo())
    if (Id to(party); to) papers.to.push_back(to);  // a viewer may not see one of them
  papers.size = fields.getSize();
  papers.event = event.getPosition();
  papers.publicCopy = fields.getPublicCopy();
}

std::optional<std::string> refusalOfMove(const Meeting& meeting, schema::AgendaItemMoved::Reader fields) {
  const auto* item = entryWith(meeting.agenda, fields.getAgendaItem(), &AgendaItem::item);
  if (item == nullptr) return "There is no such item on its agenda.";
  if (item->number != 0) return "Items that have a number stand in the order of their numbers.";
  if (fields.getBefore() == item->item) return "It cannot stand before itself.";
  return std::nullopt;
}

std::optional<std::string> refusalOfProposal(const Meeting& meeting, schema::AmendmentProposed::Reader fields) {
  if (fields.getParty() == 0) return "Whose amendment?";
  if (entryWith(meeting.amendments, fields.getAmendment(), &Amendment::amendment) != nullptr)
    return fmt::format("There is an amendment {} already.", fields.getAmendment());
  return std::nullopt;
}

std::optional<std::string> refusalOfAnswer(const Meeting& meeting, schema::AmendmentAnswered::Reader fields) {
  const auto* amendment = entryWith(meeting.amendments, fields.getAmendment(), &Amendment::amendment);
  if (amendment == nullptr) return fmt::format("There is no amendment {}.", fields.getAmendment());
  if (amendment->agendaItem != fields.getAgendaItem())
    return fmt::format("Amendment {} is about another item.", fields.getAmendment());
  auto answer = fields.getTakenUp() ? AmendmentStatus::TAKEN_UP : AmendmentStatus::SET_ASIDE;
  if (amendment->status == answer)
    return fmt::format("Amendment {} is {} already.", fields.getAmendment(),
                       fields.getTakenUp() ? "taken up" : "set aside");
  return std::nullopt;
}

std::optional<std::string> refusalOfAgreeing(const Meeting& meeting, schema::MinutesAgreed::Reader fields) {
  if (fields.getAt() == fields.getMeeting()) return "A later meeting agrees the minutes, not the meeting itself.";
  for (const auto& each : meeting.amendments)
    if (each.status == AmendmentStatus::PROPOSED)
      return fmt::format("Amendment {} is neither taken up nor set aside.", each.amendment);
  return std::nullopt;
}

void addItem(Meeting& meeting, schema::AgendaItemAdded::Reader fields, Words words) {
  auto& agenda = meeting.agenda;
  auto existing = std::ranges::find(agenda, fields.getItem(), &AgendaItem::item);
  if (existing == agenda.end()) existing = agenda.insert(existing, {.item = fields.getItem()});
  auto& item = *existing;
  if (fields.getNumber() != 0) item.number = fields.getNumber();
  item.planned = item.planned || fields.getPlanned();
  item.kind = fields.getKind();
  item.owner = Id(fields.getOwner());
  item.confidential = fields.getConfidential();
  item.minutes = fields.getMinutes();
  if (words.hasText()) item.title = words.getText().cStr();
  sortAgenda(agenda);
}

void addAmendment(Meeting& meeting, schema::AmendmentProposed::Reader proposed, Words words) {
  meeting.amendments.push_back({proposed.getAmendment(),
                                proposed.getAgendaItem(),
                                Id(proposed.getParty()),
                                AmendmentStatus::PROPOSED,
                                words.getText().cStr(),
                                words.getQuote().cStr(),
                                {}});
}

void answerAmendment(Meeting& meeting, schema::AmendmentAnswered::Reader answered, Words words) {
  auto* amendment = entryWith(meeting.amendments, answered.getAmendment(), &Amendment::amendment);
  if (amendment == nullptr) return;  // it was entered in error
  amendment->status = answered.getTakenUp() ? AmendmentStatus::TAKEN_UP : AmendmentStatus::SET_ASIDE;
  amendment->note = words.getNote().cStr();
}

}  // namespace

constexpr RuleTable meetingRules{"meeting", statesOfMeetings, rulesOfMeetings};
static_assert(fillColumns(rulesOfMeetings, statesOfMeetings));

const AgendaItem* itemCalled(const Meeting& meeting, uint16_t number) {
  if (number == 0) return nullptr;
  if (const auto* item = entryWith(meeting.agenda, number, &AgendaItem::number)) return item;
  bool isNumbered = std::ranges::any_of(meeting.agenda, [](const AgendaItem& each) { return each.number > 0; });
  return isNumbered || number > meeting.agenda.size() ? nullptr : &meeting.agenda[number - 1u];
}

uint16_t numberOf(const Meeting& meeting, uint16_t agendaItem) {
  const auto* item = entryWith(meeting.agenda, agendaItem, &AgendaItem::item);
  return agendaItem == 0 || item == nullptr ? 0 : item->number;
}

std::string changeText(std::string_view was, std::string_view text) {
  return was.empty() ? fmt::format("add '{}'", text) : fmt::format("'{}' should read '{}'", was, text);
}

std::string amend(std::string note, uint16_t agendaItem, const Amendment& amendment) {
  if (amendment.was.empty() || amendment.agendaItem != agendaItem) return note;
  if (auto at = note.find(amendment.was); at != std::string::npos)
    note.replace(at, amendment.was.size(), amendment.text);
  return note;
}

void writeItem(const AgendaItem& item, schema::AgendaItemAdded::Builder to) {
  to.setItem(item.item);
  to.setPlanned(item.planned);
  to.setKind(item.kind);
  to.setOwner(item.owner.value);
  to.setConfidential(item.confidential);
  to.setMinutes(item.minutes);
}

bool wasPresentAt(const Attendance& attendance, uint16_t item) {
  if (attendance.capacity == Capacity::APOLOGIES) return false;
  if (item == 0) return attendance.capacity != Capacity::APOLOGIES;
  return (attendance.arrivedAt == 0 || item >= attendance.arrivedAt) &&
         (attendance.leftAt == 0 || item < attendance.leftAt);
}

std::optional<std::string> refusal(const Meeting& meeting, bool isKnown, Event event) {
  auto body = event.getBody();
  auto state = isKnown ? stateOf(meeting) : notThere;
  if (body.isAttendanceRecorded() && state == planned &&
      body.getAttendanceRecorded().getCapacity() != Capacity::APOLOGIES)
    return "It has not been held yet: only apologies can be recorded.";
  if (body.isDiscussionNoted() && state == planned)
    return "It has not been held yet: say that it is when it begins, and note what is said then.";
  if (auto refused = refusalBy(meetingRules, state, event)) return refused;
  switch (body.which()) {
    case Body::MEETING_SCHEDULED:
      if (!body.getMeetingScheduled().hasDate()) return "A meeting needs a date.";
      return refusalOfEnd(meeting, body.getMeetingScheduled());
    case Body::MEETING_HELD:
      if (!isKnown && !body.getMeetingHeld().hasDate()) return "A meeting needs a date.";
      return refusalOfEnd(meeting, body.getMeetingHeld());
    case Body::MEETING_MOVED:
      if (!body.getMeetingMoved().hasDate()) return "A new date is needed.";
      return refusalOfEnd(meeting, body.getMeetingMoved());
    case Body::EARLIER_MINUTES_AGREED: return refusalOfEarlier(meeting, body.getEarlierMinutesAgreed());
    case Body::INTEREST_DECLARED:
      if (body.getInterestDeclared().getPerson() == 0) return "Whose interest?";
      if (body.getInterestDeclared().getWithdrew() && body.getInterestDeclared().getAgendaItem() == 0)
        return "In which item did they take no part?";
      return std::nullopt;
    case Body::INVITATION_ANSWERED:
      if (body.getInvitationAnswered().getPerson() == 0) return "Whose answer?";
      return std::nullopt;
    case Body::PAPERS_PUBLISHED:
      if (body.getPapersPublished().getDocument() == 0) return "Which document has them?";
      if (body.getPapersPublished().getSize() >= event.getPosition())
        return "They cannot have been made from a log longer than the one they are recorded in.";
      return std::nullopt;
    case Body::AGENDA_ITEM_MOVED: return refusalOfMove(meeting, body.getAgendaItemMoved());
    case Body::AMENDMENT_PROPOSED: return refusalOfProposal(meeting, body.getAmendmentProposed());
    case Body::AMENDMENT_ANSWERED: return refusalOfAnswer(meeting, body.getAmendmentAnswered());
    case Body::MINUTES_AGREED: return refusalOfAgreeing(meeting, body.getMinutesAgreed());
    default: return std::nullopt;
  }
}

void apply(Meeting& meeting, Event event, Words words) {
  auto body = event.getBody();
  switch (body.which()) {
    case Body::MEETING_SCHEDULED: {
      auto fields = body.getMeetingScheduled();
      meeting.group = Id(fields.getGroup());
      meeting.status = MeetingStatus::PLANNED;
      meeting.rescheduled = meeting.rescheduled || fields.getRescheduled();
      return setTime(meeting, fields);
    }
    case Body::MEETING_MOVED: meeting.rescheduled = true; return setTime(meeting, body.getMeetingMoved());
    case Body::MEETING_CANCELLED: meeting.status = MeetingStatus::CANCELLED; return;
    case Body::MEETING_HELD: {
      auto fields = body.getMeetingHeld();
      if (fields.getGroup() != 0) meeting.group = Id(fields.getGroup());
      meeting.status = MeetingStatus::HELD;
      return setTime(meeting, fields);
    }
    case Body::ATTENDANCE_RECORDED: return recordAttendance(meeting, body.getAttendanceRecorded());
    case Body::AGENDA_ITEM_ADDED: return addItem(meeting, body.getAgendaItemAdded(), words);
    case Body::MEETING_PLACED:
      meeting.place = words.getName().cStr();
      meeting.joining = words.getText().cStr();
      return;
    case Body::INTEREST_DECLARED: {
      auto fields = body.getInterestDeclared();
      meeting.interests.push_back(
          {Id(fields.getPerson()), fields.getAgendaItem(), fields.getWithdrew(), words.getNote().cStr()});
      return;
    }
    case Body::INVITATION_ANSWERED: return recordReply(meeting, event, words);
    case Body::PAPERS_PUBLISHED: return recordPapers(meeting, event);
    case Body::AGENDA_ITEM_MOVED: return moveItem(meeting.agenda, body.getAgendaItemMoved());
    case Body::AMENDMENT_PROPOSED: return addAmendment(meeting, body.getAmendmentProposed(), words);
    case Body::AMENDMENT_ANSWERED: return answerAmendment(meeting, body.getAmendmentAnswered(), words);
    case Body::MINUTES_DRAFTED:
      meeting.minutes = MinutesStatus::DRAFT;
      meeting.document = Id(body.getMinutesDrafted().getDocument());
      return;
    case Body::MINUTES_CORRECTED: {
      auto fields = body.getMinutesCorrected();
      meeting.corrections.push_back(
          {Id(fields.getAt()), Id(fields.getSubject()), words.getText().cStr(), words.getQuote().cStr()});
      return;
    }
    case Body::MINUTES_AGREED:
      meeting.minutes = MinutesStatus::AGREED;
      meeting.agreedAt = Id(body.getMinutesAgreed().getAt());
      return;
    case Body::EARLIER_MINUTES_AGREED: {
      auto fields = body.getEarlierMinutesAgreed();
      meeting.earlierMinutes.push_back(
          {readDate(fields.hasDate(), fields.getDate()), fields.getCorrected(), words.getText().cStr()});
      return;
    }
    default: return;
  }
}

}  // namespace minuted::domain
