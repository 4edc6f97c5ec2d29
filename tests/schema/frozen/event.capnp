# Every event that a register can hold.
#
# An Event carries ids, enums, dates and numbers: all that a fold or a rule needs. Whatever somebody wrote or is called
# goes into its Words, which can be redacted without breaking a fold or a proof (docs/LOG_FORMAT.md).
# Ordinals only ever grow: tests/schema/schema_freeze_test.cpp holds this file against a frozen copy.

@0xf04149c59614752d;

using Cxx = import "/capnp/c++.capnp";
using Json = import "/capnp/compat/json.capnp";
$Cxx.namespace("minuted::schema");

annotation reference @0xcf1ba1f6f8dc0c5b (field) :Void;
# The number (or list of numbers) is a subject's id, and is printed as its reference: 'A-17'.

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
  document @0 :UInt64 $reference;
  line @1 :UInt32;          # from 1; 0 where there is none
  meeting @2 :UInt64 $reference;
  item @3 :UInt16;          # the agenda item's number in the minutes
  reading @4 :UInt64 $reference;
  proposal @5 :UInt16;      # the proposal's number in the reading
}

struct Event {
  # Header: the same for every event.
  position @0 :UInt64;      # in the log, from 1, without gaps
  recordedAt @1 :UInt64;    # microseconds since 1970-01-01T00:00Z, by the register's own clock, which never goes back
  happenedOn @2 :Date;      # when it was agreed or done
  recordedBy @3 :UInt64 $reference;
  command @4 :Data $Json.hex; # 16 bytes: the command that caused it
  source @5 :Source;

  # Facts: what happened. Knowledge events (domain/event.h, isKnowledge) tell what the register knows about identity
  # and error; all others are facts, which happened on a date.
  body :union {
    nothing @6 :Void;
    registerOpened @7 :RegisterOpened;
    userEntered @8 :UserEntered;                    # knowledge
    organisationEntered @9 :OrganisationEntered;    # knowledge
    personEntered @10 :PersonEntered;               # knowledge
    groupEntered @11 :GroupEntered;                 # knowledge
    aliasAdded @12 :AliasAdded;                     # knowledge
    appointmentMade @13 :AppointmentMade;
    appointmentEnded @14 :AppointmentEnded;
    meetingScheduled @15 :MeetingScheduled;
    meetingMoved @16 :MeetingMoved;
    meetingCancelled @17 :MeetingCancelled;
    meetingHeld @18 :MeetingHeld;
    attendanceRecorded @19 :AttendanceRecorded;
    agendaItemAdded @20 :AgendaItemAdded;
    documentFiled @21 :DocumentFiled;               # knowledge
    documentRead @22 :DocumentRead;                 # knowledge
    proposalAccepted @23 :ProposalAccepted;         # knowledge
    proposalEdited @24 :ProposalEdited;             # knowledge
    proposalRejected @25 :ProposalRejected;         # knowledge
    decisionRecorded @26 :DecisionRecorded;
    actionEntered @27 :ActionEntered;               # knowledge
    actionRaised @28 :ActionRaised;
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
    enteredInError @39 :EnteredInError;             # knowledge
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

struct RegisterOpened { partnership @0 :UInt64 $reference; }       # words: name
struct UserEntered { user @0 :UInt64 $reference; }                 # words: name
struct OrganisationEntered { organisation @0 :UInt64 $reference; } # words: name, aliases
struct PersonEntered { person @0 :UInt64 $reference; }             # words: name (without title), aliases

struct GroupEntered {                                              # words: name, aliases
  group @0 :UInt64 $reference;
  parent @1 :UInt64 $reference;
  kind @2 :GroupKind;
}
enum GroupKind { group @0; partnership @1; steeringGroup @2; board @3; subGroup @4; workingGroup @5; sprintGroup @6; }

struct AliasAdded { subject @0 :UInt64 $reference; }               # words: aliases; of a person, organisation or group

struct AppointmentMade {
  # From the day it happened on. Without a person, the organisation as such is appointed.
  appointment @0 :UInt64 $reference;
  person @1 :UInt64 $reference;
  organisation @2 :UInt64 $reference;   # on whose behalf
  group @3 :UInt64 $reference;
  role @4 :Role;
}
enum Role { member @0; chair @1; interimChair @2; coChair @3; viceChair @4; observer @5; supportingOfficer @6; }
struct AppointmentEnded { appointment @0 :UInt64 $reference; }     # words: note; the day it happened on is the first without

# --- Meetings ---

struct MeetingScheduled {
  meeting @0 :UInt64 $reference;
  group @1 :UInt64 $reference;
  date @2 :Date;
  startsAt @3 :Int16 = -1;  # minutes after midnight, local; -1: not said
  endsAt @4 :Int16 = -1;
  rescheduled @5 :Bool;     # announced as a change from an earlier date that was not said
}
struct MeetingMoved {                                              # words: note
  meeting @0 :UInt64 $reference;
  date @1 :Date;
  startsAt @2 :Int16 = -1;
  endsAt @3 :Int16 = -1;
}
struct MeetingCancelled { meeting @0 :UInt64 $reference; }         # words: note
struct MeetingHeld {
  meeting @0 :UInt64 $reference;
  group @1 :UInt64 $reference;
  date @2 :Date;
  startsAt @3 :Int16 = -1;
  endsAt @4 :Int16 = -1;
}
struct AttendanceRecorded {
  meeting @0 :UInt64 $reference;
  person @1 :UInt64 $reference;
  organisation @2 :UInt64 $reference;   # on whose behalf; 0 where it was not said
  capacity @3 :Capacity;
  role @4 :Role;
}
enum Capacity { present @0; apologies @1; substitute @2; inAttendance @3; }
struct AgendaItemAdded {                                           # words: text, the title
  meeting @0 :UInt64 $reference;
  item @1 :UInt16;          # tells the items of a meeting apart, from 1 in the order of their recording
  number @2 :UInt16;        # as numbered in the minutes; 0 where it is not
  planned @3 :Bool;         # said in advance, not read from the minutes
}

# --- Documents and what was found in them ---

struct DocumentFiled {                                             # words: name
  document @0 :UInt64 $reference;
  digest @1 :Data $Json.hex;    # SHA-256 of the bytes of the file
  size @2 :UInt32;              # bytes
}
struct DocumentRead {                                              # words: proposals
  reading @0 :UInt64 $reference;
  document @1 :UInt64 $reference;
  digest @2 :Data $Json.hex;    # SHA-256 of the text with white space folded: the same text is not read twice
  importer @3 :UInt16;          # the importer's version
  proposals @4 :UInt16;         # how many
}
struct ProposalAccepted {
  reading @0 :UInt64 $reference;
  number @1 :UInt16;
  subject @2 :UInt64 $reference; # what came of it
}
struct ProposalEdited { reading @0 :UInt64 $reference; number @1 :UInt16; }   # words: proposals, the one
struct ProposalRejected { reading @0 :UInt64 $reference; number @1 :UInt16; } # words: note

struct Proposal {
  # Something found in a document that nobody has confirmed yet.
  number @0 :UInt16;        # in its reading, from 1
  line @1 :UInt32;          # where it was found, from 1
  confidence @2 :UInt8;     # per cent
  quote @3 :Text;           # the line or lines it was read from
  union {
    nothing @4 :Void;
    meeting @5 :ProposedMeeting;
    attendance @6 :ProposedAttendance;
    item @7 :ProposedItem;
    decision @8 :ProposedDecision;
    action @9 :ProposedAction;
  }
}
struct ProposedMeeting {
  # The meeting that the minutes are of, or one that they announce.
  group @0 :Text;
  date @1 :Date;
  startsAt @2 :Int16 = -1;
  endsAt @3 :Int16 = -1;
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
struct ProposedItem { number @0 :UInt16; title @1 :Text; }
struct ProposedDecision { text @0 :Text; kind @1 :DecisionKind; item @2 :UInt16; }  # item: as numbered in the minutes
struct ProposedAction {
  text @0 :Text;
  owners @1 :List(Text);    # as named: 'DCI Senior', 'OSP members', an organisation; of a reassigned one, the new ones
  due @2 :Date;
  item @3 :UInt16;
  answerTo @4 :Text;        # who is to be answered, where the ask says so
  news @5 :ActionNews;      # what the minutes say of it
}
enum ActionNews { raised @0; carriedForward @1; closed @2; declined @3; reassigned @4; progressed @5; dropped @6; }

# --- Decisions and actions ---

struct DecisionRecorded {                                          # words: text, quote; item: its number in the minutes
  decision @0 :UInt64 $reference;
  kind @1 :DecisionKind;
  group @2 :UInt64 $reference;
  meeting @3 :UInt64 $reference;
  item @4 :UInt16;
  proposer @5 :UInt64 $reference;
  seconder @6 :UInt64 $reference;
}
enum DecisionKind { agreed @0; noted @1; endorsed @2; approved @3; resolved @4; deferred @5; rejected @6; }

struct Owner {
  party @0 :UInt64 $reference;        # a person, an organisation or a group
  onBehalfOf @1 :UInt64 $reference;   # a person's mandate: the organisation
  collective @2 :Bool;                # each of the group's members, and not the group as such
}
struct ActionEntered {
  # An action that later minutes speak of and whose raising the register has not learned of yet.   words: text, quote
  action @0 :UInt64 $reference;
  group @1 :UInt64 $reference;
  owners @2 :List(Owner);
}
struct ActionRaised {                                              # words: text, quote; item: its number in the minutes
  action @0 :UInt64 $reference;
  owners @1 :List(Owner);
  group @2 :UInt64 $reference;
  meeting @3 :UInt64 $reference;
  item @4 :UInt16;
  decision @5 :UInt64 $reference;
  due @6 :Date;
  answerTo @7 :UInt64 $reference;
}
struct ActionAssigned { action @0 :UInt64 $reference; owners @1 :List(Owner); meeting @2 :UInt64 $reference; }  # words: note
struct ActionAnswered { action @0 :UInt64 $reference; party @1 :UInt64 $reference; }  # words: note; claimed: evidence too
struct ActionAtMeeting { action @0 :UInt64 $reference; meeting @1 :UInt64 $reference; item @2 :UInt16; } # words: note
struct ActionDropped { action @0 :UInt64 $reference; decision @1 :UInt64 $reference; meeting @2 :UInt64 $reference; } # words: note
struct ActionDueChanged {                                          # words: note
  action @0 :UInt64 $reference;
  due @1 :Date;                         # the new one; the old one is what stood before
  grantedBy @2 :UInt64 $reference;
  meeting @3 :UInt64 $reference;
}

struct EnteredInError {                                            # words: note
  # The event at this position never was. An EnteredInError may be entered in error itself: what it took away is back.
  subject @0 :UInt64 $reference;        # the subject whose story the event stands in
  event @1 :UInt64;                     # its position
}

struct Entry { event @0 :Event; words @1 :Words; }
# One event of an export: 'minuted export capnp' is a stream of these, for 'capnp convert binary:text schema/event.capnp Entry'.
