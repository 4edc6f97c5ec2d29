# Every event that a register can hold.
#
# An Event carries ids, enums, dates and numbers: all that a fold or a rule needs. Whatever somebody wrote or is called
# goes into its Words, which can be redacted without breaking a fold or a proof (docs/LOG_FORMAT.md).
# Ordinals only ever grow: tests/schema/schema_freeze_test.cpp holds this file against a frozen copy.

@0xf04149c59614752d;

using Cxx = import "/capnp/c++.capnp";
using Json = import "/capnp/compat/json.capnp";
using Is = import "form.capnp";
$Cxx.namespace("minuted::schema");

# What an event means is said here, where its fields are, and src/domain/event.cpp reads it from the schema.
annotation knowledge @0xe3d0c1a86f0b9f21 (field) :Void;
# A member of Event.body that tells what the register knows about identity, documents and error, and not a fact.
annotation reference @0xcf1ba1f6f8dc0c5b (field) :List(Kind);
# The number (or list of numbers) is the id of a subject of one of these kinds; of an empty list, of any kind. It is
# printed as a reference: 'A-17'. The first field of each event is its subject: the one whose story it belongs to.
annotation relation @0xd1f7b7f0c8e94a35 (field) :Void;
# A reference to a party or group that the event relates its subject to, and by which it can be found for ever.
annotation companion @0xb6a2f9ce30d7e813 (field) :Void;
# A reference to a meeting, decision or action in whose story the event stands as well.
annotation begins @0xa90c5de1472bf6c3 (field) :Void;
# A member of Event.body that a subject can begin with, and that gives it its number.

enum Kind {
  # What an id is the id of. An id is kind * 2^32 + number; src/base/id.h has the prefixes of references.
  none @0;
  register @1;
  user @2;          # somebody who records
  organisation @3;
  person @4;
  group @5;
  appointment @6;
  meeting @7;
  document @8;
  reading @9;       # one reading of a document by the importer
  decision @10;
  action @11;
  priority @12;
  programme @13;
  measure @14;
  achievement @15;
  funding @16;
  topic @17;
  mail @18;         # one that asked somebody for their actions
  report @19;       # an annual update: what a person wrote for it, and each time it was published
}

enum Precision {
  day @0;
  month @1;
  quarter @2;
  season @3;        # spring is March to May, and so on; winter begins in December
  year @4;
}

struct Date {
  day @0 :Int32;            # days since 1970-01-01; with a coarser precision, the first day of it
  precision @1 :Precision;
}

struct Source {
  # Where an event was read: a line of a document, or an item of a meeting.
  document @0 :UInt64 $reference([document]);
  line @1 :UInt32 $Is.noneAt(0);          # from 1; 0 where there is none
  meeting @2 :UInt64 $reference([meeting]);
  item @3 :UInt16 $Is.noneAt(0);          # the agenda item's number in the minutes
  reading @4 :UInt64 $reference([reading]);
  proposal @5 :UInt16 $Is.noneAt(0);      # the proposal's number in the reading
}

struct Event {
  # Header: the same for every event.
  position @0 :UInt64;      # in the log, from 1, without gaps
  recordedAt @1 :UInt64 $Is.time;    # microseconds since 1970-01-01T00:00Z, by the register's own clock, which never goes back
  happenedOn @2 :Date;      # when it was agreed or done
  recordedBy @3 :UInt64 $reference([user]);
  command @4 :Data $Json.hex; # 16 bytes: the command that caused it
  source @5 :Source;

  # What happened. All that is not marked as knowledge is a fact, which happened on a date.
  body :union {
    nothing @6 :Void;
    registerOpened @7 :RegisterOpened $begins $knowledge;
    userEntered @8 :UserEntered $begins $knowledge;
    organisationEntered @9 :OrganisationEntered $begins $knowledge;
    personEntered @10 :PersonEntered $begins $knowledge;
    groupEntered @11 :GroupEntered $begins $knowledge;
    aliasAdded @12 :AliasAdded $knowledge;
    appointmentMade @13 :AppointmentMade $begins;
    appointmentEnded @14 :AppointmentEnded;
    meetingScheduled @15 :MeetingScheduled $begins;
    meetingMoved @16 :MeetingMoved;
    meetingCancelled @17 :MeetingCancelled;
    meetingHeld @18 :MeetingHeld $begins;
    attendanceRecorded @19 :AttendanceRecorded;
    agendaItemAdded @20 :AgendaItemAdded;
    documentFiled @21 :DocumentFiled $begins $knowledge;
    documentRead @22 :DocumentRead $begins $knowledge;
    proposalAccepted @23 :ProposalAccepted $knowledge;
    proposalEdited @24 :ProposalEdited $knowledge;
    proposalRejected @25 :ProposalRejected $knowledge;
    decisionRecorded @26 :DecisionRecorded $begins;
    actionEntered @27 :ActionEntered $begins $knowledge;
    actionRaised @28 :ActionRaised $begins;
    actionAssigned @29 :ActionAssigned;
    actionAccepted @30 :ActionAnswered;
    actionDeclined @31 :ActionAnswered;
    actionProgressed @32 :ActionAnswered;
    actionCarriedForward @33 :ActionAtMeeting;
    actionClaimed @34 :ActionAnswered;
    actionClosed @35 :ActionAtMeeting;
    actionReopened @36 :ActionAtMeeting;
    actionDropped @37 :ActionDropped;
    actionDueChanged @38 :ActionDueChanged;
    enteredInError @39 :EnteredInError $knowledge;

    renamed @40 :Renamed;
    contactSet @41 :ContactSet $knowledge;
    merged @42 :Merged $knowledge;
    separated @43 :Separated $knowledge;
    jobTitleHeld @44 :JobTitleHeld;
    groupFounded @45 :GroupByDecision;
    groupEnded @46 :GroupByDecision;
    groupMoved @47 :GroupMoved;
    profileSet @48 :ProfileSet;
    cadenceSet @49 :CadenceSet;
    reportingLineSet @50 :ReportingLine;
    reportingLineEnded @51 :ReportingLine;

    minutesDrafted @52 :MinutesDrafted;
    minutesCorrected @53 :MinutesCorrected;
    minutesAgreed @54 :MinutesAgreed;
    topicRaised @55 :TopicRaised $begins;
    topicPlaced @56 :TopicAtMeeting;
    topicDropped @57 :TopicAtMeeting;

    positionRecorded @58 :PositionRecorded;
    reviewDueSet @59 :ReviewDueSet;
    decisionReviewed @60 :DecisionReviewed;
    decisionSuperseded @61 :DecisionByDecision;
    decisionRescinded @62 :DecisionByDecision;
    recommendationAnswered @63 :RecommendationAnswered;

    actionReworded @64 :ActionAtMeeting;
    actionCounterProposed @65 :ActionProposal;
    actionExtensionRequested @66 :ActionProposal;
    actionExtensionRefused @67 :ActionRefusal;
    actionReferred @68 :ActionReferred;
    actionEscalated @69 :ActionReferred;
    actionSuperseded @70 :ActionSuperseded;
    actionExcused @71 :ActionRefusal;
    ragOverridden @72 :RagOverridden;
    ragOverrideEnded @73 :ActionAtMeeting;

    prioritySet @74 :PrioritySet $begins;
    priorityReported @75 :PriorityReported;
    priorityEnded @76 :PriorityEnded;
    programmeAdopted @77 :ProgrammeAdopted $begins;
    programmeBegun @78 :ProgrammeChanged;
    programmeCompleted @79 :ProgrammeChanged;
    programmeAbandoned @80 :ProgrammeChanged;
    measureDefined @81 :MeasureDefined $begins;
    baselineSet @82 :MeasureValue;
    targetSet @83 :MeasureValue;
    readingTaken @84 :ReadingTaken;
    achievementTold @85 :AchievementTold $begins;
    fundingAwarded @86 :FundingAwarded $begins;
    budgetSet @87 :BudgetSet $begins;
    fundingSpent @88 :FundingSpent;

    mailPrepared @89 :MailPrepared $begins $knowledge;
    mailSent @90 :MailNews $knowledge;
    mailReturned @91 :MailNews $knowledge;

    reportBegun @92 :ReportBegun $begins $knowledge;
    narrativeWritten @93 :NarrativeWritten $knowledge;
    reportPublished @94 :ReportPublished $knowledge;

    actionCounterAccepted @95 :ActionCounterAnswered;
    actionCounterRefused @96 :ActionCounterAnswered;

    earlierMinutesAgreed @97 :EarlierMinutesAgreed;

    timeZoneSet @98 :TimeZoneSet $knowledge;
    nameCorrected @99 :NameCorrected $knowledge;
    topicCovered @100 :TopicAtMeeting;      # dealt with, at a meeting or elsewhere
    dayOffAdded @101 :DayOffAdded $knowledge;
    weekdayOffAdded @102 :WeekdayOffAdded $knowledge;
    documentKept @103 :DocumentKept $knowledge;
    documentAttached @104 :DocumentAttached $knowledge;
    documentDetached @105 :DocumentDetached $knowledge;
    meetingPlaced @106 :MeetingPlaced;
    discussionNoted @107 :DiscussionNoted;
    interestDeclared @108 :InterestDeclared;
    votesCounted @109 :VotesCounted;
    actionCommented @110 :ActionCommented;
    actionUrgencySet @111 :ActionUrgencySet;
    amendmentProposed @112 :AmendmentProposed;
    amendmentAnswered @113 :AmendmentAnswered;
    agendaItemMoved @114 :AgendaItemMoved;
    quorumSet @115 :QuorumSet;
    actionContinued @116 :ActionContinued;
    actionWaits @117 :ActionWaits;
    actionWaitsNoMore @118 :ActionWaits;
    actionRepeats @119 :ActionRepeats;
    decisionProposed @120 :DecisionProposed $begins;
    decisionNotTaken @121 :DecisionNotTaken;
    invitationAnswered @122 :InvitationAnswered;
    papersPublished @123 :PapersPublished;
    chasingSet @124 :ChasingSet;
    wayOfAskingSet @125 :WayOfAskingSet $knowledge;
    listSaved @126 :ListSaved $knowledge;
    listRemoved @127 :ListRemoved $knowledge;
    actionFollowed @128 :ActionFollowed;
    actionFollowedNoMore @129 :ActionFollowed;
    registerRestored @130 :RegisterRestored $knowledge;
  }
}

struct Words {
  # What an event says in words. All of it can be redacted.
  text @0 :Text;            # the ask of an action, what was decided, the title of an item
  name @1 :Text;            # what a person, an organisation, a group, a document is called
  aliases @2 :List(Text);   # what else it is called
  note @3 :Text;            # why; what was reported; the outcome
  evidence @4 :Text;        # what shows that it was done
  quote @5 :Text;           # the words of the document that it was read from
  proposals @6 :List(Proposal); # of a DocumentRead: what was found; of a ProposalEdited: the one as it now stands
}

# --- Who ---

struct RegisterOpened { partnership @0 :UInt64 $reference([group]); }       # words: name
struct TimeZoneSet { register @0 :UInt64 $reference([register]); }         # words: text, 'Europe/London'
struct RegisterRestored {                                          # words: note, why
  # From a backup in the place of a register that had more events.
  register @0 :UInt64 $reference([register]);
  size @1 :UInt64;          # events of the backup
  replaced @2 :UInt64;      # events of the register that it took the place of
}
struct ListSaved { register @0 :UInt64 $reference([register]); }           # words: name; text, as it is typed: 'action list --overdue'
struct ListRemoved { register @0 :UInt64 $reference([register]); }         # words: name
struct DayOffAdded {                                               # words: note, why
  register @0 :UInt64 $reference([register]);
  from @1 :Date;
  until @2 :Date;           # the last one; not there where it is the one day, or the month, …
}
struct WeekdayOffAdded { register @0 :UInt64 $reference([register]); weekday @1 :Weekday; } # words: note
enum Weekday { monday @0; tuesday @1; wednesday @2; thursday @3; friday @4; saturday @5; sunday @6; }
struct UserEntered { user @0 :UInt64 $reference([user]); }                 # words: name
struct OrganisationEntered {                                       # words: name, aliases
  organisation @0 :UInt64 $reference([organisation]);
  another @1 :Bool;         # said to be another than those of the same name
}
struct PersonEntered {                                             # words: name (without title), aliases
  person @0 :UInt64 $reference([person]);
  organisation @1 :UInt64 $reference([organisation]);              # whom they spoke for when they were entered; 0: not said
  another @2 :Bool;
}

struct GroupEntered {                                              # words: name, aliases
  group @0 :UInt64 $reference([group]);
  parent @1 :UInt64 $reference([group]) $relation;
  kind @2 :GroupKind;
  another @3 :Bool;
}
enum GroupKind { group @0; partnership @1; steeringGroup @2; board @3; subGroup @4; workingGroup @5; sprintGroup @6; }

struct AliasAdded { subject @0 :UInt64 $reference([]); }               # words: aliases; of a person, organisation or group

struct AppointmentMade {
  # From the day it happened on. Without a person, the organisation as such is appointed.
  appointment @0 :UInt64 $reference([appointment]);
  person @1 :UInt64 $reference([person]) $relation;
  organisation @2 :UInt64 $reference([organisation]) $relation;   # on whose behalf
  group @3 :UInt64 $reference([group]) $relation;
  role @4 :Role;
}
enum Role { member @0; chair @1; interimChair @2; coChair @3; viceChair @4; observer @5; supportingOfficer @6; leadOfficer @7; }
struct AppointmentEnded { appointment @0 :UInt64 $reference([appointment]); }     # words: note; the day it happened on is the first without

# --- Meetings ---

struct MeetingScheduled {
  meeting @0 :UInt64 $reference([meeting]);
  group @1 :UInt64 $reference([group]) $relation;
  date @2 :Date;
  startsAt @3 :Int16 = -1 $Is.clock;  # minutes after midnight, local; -1: not said
  endsAt @4 :Int16 = -1 $Is.clock;
  rescheduled @5 :Bool;     # announced as a change from an earlier date that was not said
}
struct MeetingMoved {                                              # words: note
  meeting @0 :UInt64 $reference([meeting]);
  date @1 :Date;
  startsAt @2 :Int16 = -1 $Is.clock;
  endsAt @3 :Int16 = -1 $Is.clock;
}
struct MeetingCancelled { meeting @0 :UInt64 $reference([meeting]); }         # words: note
struct MeetingHeld {
  meeting @0 :UInt64 $reference([meeting]);
  group @1 :UInt64 $reference([group]) $relation;
  date @2 :Date;
  startsAt @3 :Int16 = -1 $Is.clock;
  endsAt @4 :Int16 = -1 $Is.clock;
}
struct AttendanceRecorded {
  meeting @0 :UInt64 $reference([meeting]);
  person @1 :UInt64 $reference([person]) $relation;
  organisation @2 :UInt64 $reference([organisation]) $relation;   # on whose behalf; 0 where it was not said
  capacity @3 :Capacity;
  role @4 :Role;
  substituteFor @5 :UInt64 $reference([person]);
  arrivedAt @6 :UInt16 $Is.noneAt(0);     # the agenda item, as numbered in the minutes, at which they came; 0: from the beginning
  leftAt @7 :UInt16 $Is.noneAt(0);        # the item at which they left; 0: stayed to the end
}
enum Capacity { present @0; apologies @1; substitute @2; inAttendance @3; }
struct AgendaItemAdded {                                           # words: text, the title
  meeting @0 :UInt64 $reference([meeting]);
  item @1 :UInt16;          # tells the items of a meeting apart, from 1 in the order of their recording
  number @2 :UInt16 $Is.noneAt(0);        # as numbered in the minutes; 0 where it is not
  planned @3 :Bool;         # said in advance, not read from the minutes
  kind @4 :ItemKind;
  owner @5 :UInt64 $reference([person, organisation, group]) $relation;  # who brings it
  confidential @6 :Bool;    # not for the public copy
  minutes @7 :UInt16 $Is.noneAt(0);       # how long it is planned to take
}
struct AgendaItemMoved {
  # Up or down on an agenda without numbers.
  meeting @0 :UInt64 $reference([meeting]);
  agendaItem @1 :UInt16;    # AgendaItemAdded's `item`
  before @2 :UInt16;        # the `item` before which it stands; 0, or one that is not there or hidden: at the end
}
struct MeetingPlaced { meeting @0 :UInt64 $reference([meeting]); }  # words: name, the place; text, the address of a call. What is empty is no longer so
struct InvitationAnswered {                                        # words: note
  # Whether somebody will come; the newest answer holds, and says nothing of who was there.
  meeting @0 :UInt64 $reference([meeting]);
  person @1 :UInt64 $reference([person]) $relation;
  reply @2 :Reply;
}
enum Reply { coming @0; notComing @1; perhaps @2; }
struct PapersPublished {                                           # words: note, where; text, the whole papers
  # The papers of the meeting as they were sent: the document has the bytes of the file, to the parties to whom.
  meeting @0 :UInt64 $reference([meeting]);
  document @1 :UInt64 $reference([document]);
  to @2 :List(UInt64) $reference([person, organisation, group]);
  size @3 :UInt64;                                                 # the log that they were made from
  root @4 :Data $Json.hex;
  digest @5 :Data $Json.hex;                                       # SHA-256 of them as Markdown
  publicCopy @6 :Bool;                                             # without what was confidential
}
struct DiscussionNoted {                                           # words: text, what was said
  meeting @0 :UInt64 $reference([meeting]);
  agendaItem @1 :UInt16 $Is.noneAt(0);    # the item that was spoken of, by its `item` and not its number, which may change; 0: none
}
struct InterestDeclared {                                          # words: note, which
  meeting @0 :UInt64 $reference([meeting]);
  person @1 :UInt64 $reference([person]) $relation;
  agendaItem @2 :UInt16 $Is.noneAt(0);    # to which it is declared, as in DiscussionNoted; 0: to no one in particular
  withdrew @3 :Bool;                      # took no part in the item
}
enum ItemKind { item @0; standing @1; topic @2; presentation @3; otherBusiness @4; }

# --- Documents and what was found in them ---

struct DocumentFiled {                                             # words: name
  document @0 :UInt64 $reference([document]);
  digest @1 :Data $Json.hex;    # SHA-256 of the bytes of the file
  size @2 :UInt32;              # bytes
  kept @3 :Bool;                # whether the bytes are kept
  confidential @4 :Bool;        # not for the public copy
}
struct DocumentKept { document @0 :UInt64 $reference([document]); }  # the bytes of a document that was filed without them
struct DocumentAttached {                                          # words: note
  document @0 :UInt64 $reference([document]);
  to @1 :UInt64 $reference([action, decision, meeting]) $companion;
  agendaItem @2 :UInt16 $Is.noneAt(0);    # of a meeting: the item whose paper it is, as in DiscussionNoted
}
struct DocumentDetached {                                          # words: note
  document @0 :UInt64 $reference([document]);
  from @1 :UInt64 $reference([action, decision, meeting]) $companion;
}
struct DocumentRead {                                              # words: proposals
  reading @0 :UInt64 $reference([reading]);
  document @1 :UInt64 $reference([document]);
  digest @2 :Data $Json.hex;    # SHA-256 of the text with white space folded: the same text is not read twice; or text
  importer @3 :UInt16;          # the importer's version; 0: the text was read to be found, and nothing is proposed of it
  proposals @4 :UInt16;         # how many
  text @5 :Data $Json.hex;      # SHA-256 of the kept text, a message of schema/text.capnp; empty where none is kept
}
struct ProposalAccepted {
  reading @0 :UInt64 $reference([reading]);
  number @1 :UInt16;
  subject @2 :UInt64 $reference([]); # what came of it
}
struct ProposalEdited { reading @0 :UInt64 $reference([reading]); number @1 :UInt16; }   # words: proposals, the one
struct ProposalRejected { reading @0 :UInt64 $reference([reading]); number @1 :UInt16; } # words: note

struct Proposal {
  # Something found in a document that nobody has confirmed yet.
  number @0 :UInt16;        # in its reading, from 1
  line @1 :UInt32 $Is.noneAt(0);          # where it was found, from 1
  confidence @2 :UInt8 $Is.share;     # per cent
  quote @3 :Text;           # the line or lines it was read from
  union {
    nothing @4 :Void;
    meeting @5 :ProposedMeeting;
    attendance @6 :ProposedAttendance;
    item @7 :ProposedItem;
    decision @8 :ProposedDecision;
    action @9 :ProposedAction;
    log @10 :ProposedLog;
    entry @11 :ProposedEntry;
    topic @14 :ProposedTopic;
    members @15 :ProposedMembers;
  }
  page @12 :UInt16 $Is.noneAt(0);         # where it was found; 0 where the document has no pages
  sheet @13 :Text;          # of a workbook, by its name; line is the row then
}
struct ProposedLog {
  # An action log, the first of its reading: whose it is, as of when, and what its columns were taken for.
  group @0 :Text;           # '' where it does not say
  date @1 :Date;            # the newest day that it speaks of; what it does not date, happened then
  columns @2 :List(Text);   # 'Lead = owner'
}
struct ProposedEntry {
  # A row of a log: an action or a decision with all that has happened to it.
  reference @0 :Text;       # the log's own
  text @1 :Text;
  owners @2 :List(Text);
  group @3 :Text;           # '' where the row does not say: the log's
  raisedOn @4 :Date;        # not there where the row does not say
  due @5 :Date;             # the first one
  dueAtNext @6 :Bool;       # due at the next meeting
  isDecision @7 :Bool;
  kind @8 :DecisionKind;
  history @9 :List(ProposedNews);   # after it was raised, in the order in which it happened
  doubt @10 :Text;          # what of the row could not be read, in words; '' where all was
  saysOpen @11 :Bool;       # its status says that it is not over
}
struct ProposedNews {
  on @0 :Date;              # not there where the row does not say
  news @1 :ActionNews;
  note @2 :Text;
  due @3 :Date;             # the new one, where it says so
  owners @4 :List(Text);    # of a reassigned one, the new ones
}
struct ProposedMeeting {
  # The meeting that the minutes are of, or one that they announce.
  group @0 :Text;
  date @1 :Date;
  startsAt @2 :Int16 = -1 $Is.clock;
  endsAt @3 :Int16 = -1 $Is.clock;
  held @4 :Bool;            # the meeting that the minutes are of; there is one in each reading, and it comes first
  rescheduled @5 :Bool;     # announced as a change from an earlier date that is not said
  agenda @6 :List(Text);    # of one announced
}
struct ProposedAttendance {
  name @0 :Text;
  organisation @1 :Text;
  capacity @2 :Capacity;
  role @3 :Role;
}
struct ProposedMembers {
  # That those who were listed as present or with apologies are members of the group; the last proposal of a reading.
  people @0 :List(ProposedMember);
}
struct ProposedMember {
  name @0 :Text;
  organisation @1 :Text;
  attendance @2 :UInt16;    # the number of the proposal that lists them
}
struct ProposedItem { number @0 :UInt16; title @1 :Text; }
struct ProposedDecision {
  text @0 :Text;
  kind @1 :DecisionKind;
  item @2 :UInt16 $Is.noneAt(0);          # as numbered in the minutes
  proposer @3 :Text;        # as named, where somebody is
  seconder @4 :Text;
  agreesMinutes @5 :Bool;   # that it agrees the minutes of the group's last meeting, or of those on the days named
  minutesOf @6 :List(Date);
  corrected @7 :Bool;
  corrections @8 :Text;     # how they are corrected, where it says so
}
struct ProposedTopic { text @0 :Text; }  # for the agenda of a meeting to come
struct ProposedAction {
  text @0 :Text;
  owners @1 :List(Text);    # as named: 'DCI Senior', 'OSP members', an organisation; of a reassigned one, the new ones
  due @2 :Date;
  item @3 :UInt16 $Is.noneAt(0);
  answerTo @4 :Text;        # who is to be answered, where the ask says so
  news @5 :ActionNews;      # what the minutes say of it
  reference @6 :UInt64 $reference([action]);  # where the minutes name it so: 'A-17'
}
enum ActionNews { raised @0; carriedForward @1; closed @2; declined @3; reassigned @4; progressed @5; dropped @6; accepted @7;
  claimed @8; extended @9; }

# --- Decisions and actions ---

struct DecisionRecorded {                                          # words: text, quote; item: its number in the minutes
  decision @0 :UInt64 $reference([decision]);
  kind @1 :DecisionKind;
  group @2 :UInt64 $reference([group]) $relation;
  meeting @3 :UInt64 $reference([meeting]) $companion;
  item @4 :UInt16 $Is.noneAt(0);
  proposer @5 :UInt64 $reference([person, organisation, group]) $relation;
  seconder @6 :UInt64 $reference([person, organisation, group]) $relation;
  addressedTo @7 :UInt64 $reference([person, organisation, group]) $relation;  # of a recommendation: the body that is to take it
  reviewOn @8 :Date;
  confidential @9 :Bool;
}
enum DecisionKind { agreed @0; noted @1; endorsed @2; approved @3; resolved @4; deferred @5; rejected @6; }

struct Owner {
  party @0 :UInt64 $reference([person, organisation, group]) $relation;        # a person, an organisation or a group
  onBehalfOf @1 :UInt64 $reference([organisation]) $relation;   # a person's mandate: the organisation
  collective @2 :Bool;                # each of the group's members, and not the group as such
}
struct ActionEntered {
  # An action that later minutes speak of and whose raising the register has not learned of yet.   words: text, quote
  action @0 :UInt64 $reference([action]);
  group @1 :UInt64 $reference([group]) $relation;
  owners @2 :List(Owner);
}
struct ActionRaised {                                              # words: text, quote; item: its number in the minutes
  action @0 :UInt64 $reference([action]);
  owners @1 :List(Owner);
  group @2 :UInt64 $reference([group]) $relation;
  meeting @3 :UInt64 $reference([meeting]) $companion;
  item @4 :UInt16 $Is.noneAt(0);
  decision @5 :UInt64 $reference([decision]) $companion;
  due @6 :Date;
  answerTo @7 :UInt64 $reference([person, organisation, group]);
  kind @8 :ActionKind;
  priority @9 :UInt64 $reference([priority]);
  programme @10 :UInt64 $reference([programme]);
  dueAtNext @11 :UInt64 $reference([group]);   # due at this group's next meeting, and no date of its own
  confidential @12 :Bool;
  urgency @13 :Urgency;
  every @14 :UInt8;                     # it is asked again each time that it was closed: so long after the day it was
  unit @15 :Interval;                   # due, or closed; 0: once
}
enum Urgency { normal @0; high @1; low @2; }
struct ActionUrgencySet { action @0 :UInt64 $reference([action]); urgency @1 :Urgency; }  # words: note
struct ActionCommented { action @0 :UInt64 $reference([action]); party @1 :UInt64 $reference([person, organisation]); }  # words: note; party: whose it is, where another records it
enum ActionKind { ask @0; commitment @1; }     # a commitment: a charter or pledge that an organisation signs up to
struct ActionAssigned { action @0 :UInt64 $reference([action]); owners @1 :List(Owner); meeting @2 :UInt64 $reference([meeting]) $companion; }  # words: note
struct ActionAnswered { action @0 :UInt64 $reference([action]); party @1 :UInt64 $reference([person, organisation, group]); }  # words: note; claimed: evidence too
struct ActionAtMeeting { action @0 :UInt64 $reference([action]); meeting @1 :UInt64 $reference([meeting]) $companion; item @2 :UInt16 $Is.noneAt(0); } # words: note
struct ActionDropped { action @0 :UInt64 $reference([action]); decision @1 :UInt64 $reference([decision]) $companion; meeting @2 :UInt64 $reference([meeting]) $companion; } # words: note
struct ActionDueChanged {                                          # words: note
  action @0 :UInt64 $reference([action]);
  due @1 :Date;                         # the new one; the old one is what stood before
  grantedBy @2 :UInt64 $reference([person, organisation, group]);
  meeting @3 :UInt64 $reference([meeting]) $companion;
  dueAtNext @4 :UInt64 $reference([group]);
}

# --- Who, over time ---

struct Renamed { subject @0 :UInt64 $reference([person, organisation, group]); another @1 :Bool; }  # words: name; the old one is an alias from then on
struct NameCorrected { subject @0 :UInt64 $reference([person, organisation, group]); }  # words: name, as it always was; the wrong one is an alias
struct ContactSet { party @0 :UInt64 $reference([person, organisation]); channel @1 :Channel; }  # words: text
struct WayOfAskingSet {                                            # words: note
  # How a party wants to be asked by mail: at once, with all that is asked together once a week, or not at all.
  party @0 :UInt64 $reference([person, organisation]);
  way @1 :WayOfAsking;
}
enum WayOfAsking { atOnce @0; weekly @1; notByMail @2; }
enum Channel { email @0; phone @1; post @2; }
struct Merged {                                                    # words: note
  # The subject was another all along. Events keep the ids that they were recorded with.
  subject @0 :UInt64 $reference([person, organisation]);
  into @1 :UInt64 $reference([person, organisation]) $relation;
}
struct Separated { subject @0 :UInt64 $reference([person, organisation]); }      # words: note; a merge was wrong
struct JobTitleHeld {                                              # words: text, the title; note, the team
  person @0 :UInt64 $reference([person]);
  organisation @1 :UInt64 $reference([organisation]) $relation;
}
struct GroupByDecision { group @0 :UInt64 $reference([group]); decision @1 :UInt64 $reference([decision]) $companion; }  # words: note
struct GroupMoved { group @0 :UInt64 $reference([group]); parent @1 :UInt64 $reference([group]) $relation; }             # words: note
struct ProfileSet { group @0 :UInt64 $reference([group]); part @1 :ProfilePart; }                                        # words: text
enum ProfilePart { purpose @0; vision @1; aims @2; statutoryBasis @3; background @4; }
struct CadenceSet { group @0 :UInt64 $reference([group]); every @1 :UInt8 = 1; unit @2 :Interval = quarter; }            # how often it meets
struct QuorumSet {                                                 # how many must be there for a meeting to decide
  group @0 :UInt64 $reference([group]);
  present @1 :UInt16;       # so many of them; 0: no quorum is set any more, but for a share
  share @2 :UInt8 $Is.share;              # or this share of all its members, in per cent, rounded up
  organisations @3 :Bool;   # counted by the organisations that are represented, not by people
}
enum Interval { week @0; month @1; quarter @2; year @3; }
struct ChasingSet {
  # How owners of the group's actions are reminded by mail.
  group @0 :UInt64 $reference([group]);
  remindEvery @1 :UInt16;   # days after which the same is asked again; 0: never
  escalateAfter @2 :UInt8;  # mails without an answer after which who leads the owner's organisation is written to; 0: never
  digest @3 :Bool;          # the chair gets a list of what is silent and overdue with each round
}
struct ReportingLine {
  # The group reports to another, which need not be its parent.
  group @0 :UInt64 $reference([group]);
  to @1 :UInt64 $reference([person, organisation, group]) $relation;
  every @2 :UInt8 = 1;
  unit @3 :Interval = quarter;
}

# --- Minutes and topics ---

struct MinutesDrafted { meeting @0 :UInt64 $reference([meeting]); document @1 :UInt64 $reference([document]); }
struct MinutesCorrected {                                          # words: text, as it should read; quote, as it read
  meeting @0 :UInt64 $reference([meeting]);
  at @1 :UInt64 $reference([meeting]) $companion;                  # the later meeting
  subject @2 :UInt64 $reference([]);                               # the action or decision whose wording it is; 0: another part
}
struct AmendmentProposed {                                         # words: text, as it should read; quote, as it reads
  # To draft minutes. Without the words as they read, it adds to what was noted.
  meeting @0 :UInt64 $reference([meeting]);
  amendment @1 :UInt16;     # tells the amendments of a meeting apart, from 1 in the order in which they were proposed
  agendaItem @2 :UInt16 $Is.noneAt(0);    # that it is about, as in DiscussionNoted
  party @3 :UInt64 $reference([person, organisation]) $relation;
}
struct AmendmentAnswered {                                         # words: note, why
  meeting @0 :UInt64 $reference([meeting]);
  amendment @1 :UInt16;
  agendaItem @2 :UInt16 $Is.noneAt(0);    # that of the amendment: what is said of a confidential item is confidential
  takenUp @3 :Bool;         # the minutes read so from now on; otherwise they stay as they are
}
struct MinutesAgreed {
  meeting @0 :UInt64 $reference([meeting]);
  at @1 :UInt64 $reference([meeting]) $companion;
  corrected @2 :Bool;
}
struct EarlierMinutesAgreed {                                      # words: text, what was corrected
  # The meeting agreed the minutes of one that its group had held before: the last one, or the one of a day that is named.
  # Which one that is, a query says, so that meetings may be recorded in any order.
  meeting @0 :UInt64 $reference([meeting]);
  date @1 :Date;            # of the earlier one; not there where it is the last one before
  corrected @2 :Bool;
}
struct TopicRaised {                                               # words: text
  topic @0 :UInt64 $reference([topic]);
  group @1 :UInt64 $reference([group]) $relation;
  raisedBy @2 :UInt64 $reference([person, organisation, group]) $relation;
}
struct TopicAtMeeting { topic @0 :UInt64 $reference([topic]); meeting @1 :UInt64 $reference([meeting]) $companion; }  # words: note

# --- What became of decisions ---

struct VotesCounted {
  decision @0 :UInt64 $reference([decision]);
  inFavour @1 :UInt16;
  against @2 :UInt16;
  abstained @3 :UInt16;
}
struct DecisionProposed {                                          # words: text, what would be decided; note, why
  # By written procedure, between meetings: each party says its position (PositionRecorded) until that day. The group
  # takes it by a DecisionRecorded of the same decision, or does not (DecisionNotTaken).
  decision @0 :UInt64 $reference([decision]);
  kind @1 :DecisionKind;
  group @2 :UInt64 $reference([group]) $relation;
  closesOn @3 :Date;
  proposer @4 :UInt64 $reference([person, organisation, group]) $relation;
  confidential @5 :Bool;
}
struct DecisionNotTaken { decision @0 :UInt64 $reference([decision]); }  # words: note, why
struct PositionRecorded {                                          # words: note, the reason
  decision @0 :UInt64 $reference([decision]);
  party @1 :UInt64 $reference([person, organisation, group]) $relation;
  onBehalfOf @2 :UInt64 $reference([organisation]) $relation;
  position @3 :Position;
}
enum Position { agreed @0; dissented @1; abstained @2; absent @3; }
struct ReviewDueSet { decision @0 :UInt64 $reference([decision]); date @1 :Date; meeting @2 :UInt64 $reference([meeting]) $companion; }
struct DecisionReviewed {                                          # words: note
  decision @0 :UInt64 $reference([decision]);
  meeting @1 :UInt64 $reference([meeting]) $companion;
  outcome @2 :ReviewOutcome;
  next @3 :Date;                                                   # to be reviewed again
}
enum ReviewOutcome { kept @0; changed @1; ended @2; }
struct DecisionByDecision {                                        # words: note
  decision @0 :UInt64 $reference([decision]);
  by @1 :UInt64 $reference([decision]) $companion;
  meeting @2 :UInt64 $reference([meeting]) $companion;
}
struct RecommendationAnswered {                                    # words: note, the reply
  decision @0 :UInt64 $reference([decision]);
  party @1 :UInt64 $reference([person, organisation, group]) $relation;
  answer @2 :Uptake;
}
enum Uptake { wholly @0; inPart @1; notTaken @2; }

# --- What became of actions ---

struct ActionProposal {                                            # words: text, as it is to read; note, why
  # An owner proposes another ask, or another day.
  action @0 :UInt64 $reference([action]);
  party @1 :UInt64 $reference([person, organisation, group]);
  due @2 :Date;
}
struct ActionRefusal {                                             # words: note
  # An extension that the party had asked for is refused; or the party is excused from a joint or collective action.
  action @0 :UInt64 $reference([action]);
  party @1 :UInt64 $reference([person, organisation, group]);
  meeting @2 :UInt64 $reference([meeting]) $companion;
}
struct ActionCounterAnswered {                                     # words: note
  # What the group says to a counter-proposal: accepted, it is what is asked from now on, and by when.
  action @0 :UInt64 $reference([action]);
  party @1 :UInt64 $reference([person, organisation, group]);      # whose proposal; none: the only one
  meeting @2 :UInt64 $reference([meeting]) $companion;
}
struct ActionContinued { action @0 :UInt64 $reference([action]); by @1 :UInt64 $reference([action]) $companion; }  # by: another that goes on from it
struct ActionWaits { action @0 :UInt64 $reference([action]); on @1 :UInt64 $reference([action]) $companion; }  # words: note; on: another that has to be done before
struct ActionRepeats {                                             # words: note
  # From now on it is asked again after it was closed, as in ActionRaised; 0: no more.
  action @0 :UInt64 $reference([action]);
  every @1 :UInt8;
  unit @2 :Interval;
}
struct ActionFollowed { action @0 :UInt64 $reference([action]); party @1 :UInt64 $reference([person, organisation]) $relation; }  # party: wants to hear what becomes of it
struct ActionReferred {                                            # words: note
  action @0 :UInt64 $reference([action]);
  group @1 :UInt64 $reference([group]) $relation;                  # that it belongs to from now on; escalated: that is to see to it
  meeting @2 :UInt64 $reference([meeting]) $companion;
}
struct ActionSuperseded { action @0 :UInt64 $reference([action]); by @1 :UInt64 $reference([action]) $companion; }  # words: note
struct RagOverridden { action @0 :UInt64 $reference([action]); rag @1 :Rag; party @2 :UInt64 $reference([person, organisation, group]); }  # words: note
enum Rag { green @0; amber @1; red @2; }

# --- Priorities and programmes ---

struct PrioritySet {                                               # words: text
  priority @0 :UInt64 $reference([priority]);
  group @1 :UInt64 $reference([group]) $relation;
  programme @2 :UInt64 $reference([programme]);
  from @3 :Date;
  until @4 :Date;                                                  # the last day of the period
  number @5 :UInt16 $Is.noneAt(0);                                               # in its list
  decision @6 :UInt64 $reference([decision]) $companion;
}
struct PriorityReported { priority @0 :UInt64 $reference([priority]); meeting @1 :UInt64 $reference([meeting]) $companion; }  # words: note
struct PriorityEnded {                                             # words: note
  priority @0 :UInt64 $reference([priority]);
  meeting @1 :UInt64 $reference([meeting]) $companion;
  outcome @2 :PriorityOutcome;
}
enum PriorityOutcome { met @0; metInPart @1; notMet @2; carriedOver @3; }
struct ProgrammeAdopted {                                          # words: name, text
  programme @0 :UInt64 $reference([programme]);
  kind @1 :ProgrammeKind;
  group @2 :UInt64 $reference([group]) $relation;
  parent @3 :UInt64 $reference([programme]);
  decision @4 :UInt64 $reference([decision]) $companion;
  adoptedBy @5 :UInt64 $reference([person, organisation, group]) $relation;
}
enum ProgrammeKind { programme @0; strategy @1; plan @2; project @3; phase @4; }
struct ProgrammeChanged {                                          # words: note
  programme @0 :UInt64 $reference([programme]);
  meeting @1 :UInt64 $reference([meeting]) $companion;
  decision @2 :UInt64 $reference([decision]) $companion;
}

# --- Measures, achievements, funding ---
# A measure's values are whole numbers of its smallest unit: with 1 decimal place, 12.5 is 125. Money is in pence.

struct MeasureDefined {                                            # words: name; text, the unit
  measure @0 :UInt64 $reference([measure]);
  group @1 :UInt64 $reference([group]) $relation;
  priority @2 :UInt64 $reference([priority]);
  programme @3 :UInt64 $reference([programme]);
  decimals @4 :UInt8;
  better @5 :Better;
}
enum Better { notSaid @0; higher @1; lower @2; }
struct MeasureValue { measure @0 :UInt64 $reference([measure]); value @1 :Int64; date @2 :Date; }  # words: note
struct ReadingTaken {                                              # words: note, where it is from
  measure @0 :UInt64 $reference([measure]);
  value @1 :Int64;
  asOf @2 :Date;                                                   # the day it tells of; missing: the day it was taken
  form @3 :ReadingForm;
  since @4 :Date;                                                  # of a change
  qualifier @5 :Qualifier;
}
enum ReadingForm { figure @0; change @1; changeInPercent @2; }
enum Qualifier { exactly @0; over @1; under @2; about @3; }
struct AchievementTold {                                           # words: text
  achievement @0 :UInt64 $reference([achievement]);
  kind @1 :AchievementKind;
  group @2 :UInt64 $reference([group]) $relation;
  from @3 :Date;
  until @4 :Date;
  priority @5 :UInt64 $reference([priority]);
  programme @6 :UInt64 $reference([programme]);
  measure @7 :UInt64 $reference([measure]);
  partners @8 :List(UInt64) $reference([person, organisation, group]) $relation;
}
enum AchievementKind { activity @0; output @1; impact @2; }
struct Match { partner @0 :UInt64 $reference([person, organisation, group]) $relation; pence @1 :UInt64; }  # pence 0: not said how much
struct FundingAwarded {                                            # words: text, what for
  funding @0 :UInt64 $reference([funding]);
  pence @1 :UInt64;
  funder @2 :UInt64 $reference([person, organisation, group]) $relation;
  group @3 :UInt64 $reference([group]) $relation;
  programme @4 :UInt64 $reference([programme]);
  match @5 :List(Match);
  qualifier @6 :Qualifier;
}
struct BudgetSet {                                                 # words: text
  funding @0 :UInt64 $reference([funding]);
  pence @1 :UInt64;
  funder @2 :UInt64 $reference([person, organisation, group]) $relation;
  group @3 :UInt64 $reference([group]) $relation;
  from @4 :Date;
  until @5 :Date;
}
struct FundingSpent { funding @0 :UInt64 $reference([funding]); pence @1 :UInt64; }  # words: note

# --- Mails ---

struct MailPrepared {                                              # words: text, the address
  # About to be sent. Until it is known to be sent it is in doubt; its Message-ID follows from the digest.
  mail @0 :UInt64 $reference([mail]);
  party @1 :UInt64 $reference([person, organisation, group]) $relation;
  digest @2 :Data $Json.hex;                                       # of what it asks for: the same is not sent twice
  actions @3 :List(UInt64) $reference([action]) $companion;
  asks @4 :List(UInt64);                                           # what is asked of each: src/queries/asks.cpp
  purpose @5 :MailPurpose;
}
enum MailPurpose {
  asks @0;          # the party's own actions
  escalation @1;    # what others of the party's organisation have not answered
  digest @2;        # what is silent and overdue in a group that the party chairs
  news @3;          # what became of actions that the party follows
}
struct MailNews { mail @0 :UInt64 $reference([mail]); }            # words: note

# --- Reports ---

struct ReportBegun {
  report @0 :UInt64 $reference([report]);
  group @1 :UInt64 $reference([group]) $relation;
  from @2 :Date;
  until @3 :Date;                                                  # the last day of its period
}
struct NarrativeWritten {                                          # words: text; none takes it away
  report @0 :UInt64 $reference([report]);
  section @1 :Text;                                                # of its template: letters, digits and '-'
  about @2 :UInt64 $reference([group]);                            # the part of the section that is about one group
}
struct ReportPublished {                                           # words: note, where; text, the whole report
  report @0 :UInt64 $reference([report]);
  size @1 :UInt64;                                                 # the log that it was made from
  root @2 :Data $Json.hex;
  digest @3 :Data $Json.hex;                                       # SHA-256 of it as Markdown
  publicCopy @4 :Bool;                                             # without what was confidential
}

struct EnteredInError {                                            # words: note
  # The event at this position never was. An EnteredInError may be entered in error itself: what it took away is back.
  subject @0 :UInt64 $reference([]);        # the subject whose story the event stands in
  event @1 :UInt64;                     # its position
}

struct Entry { event @0 :Event; words @1 :Words; }
# One event of an export: 'minuted export capnp' is a stream of these, for 'capnp convert binary:text schema/event.capnp Entry'.
