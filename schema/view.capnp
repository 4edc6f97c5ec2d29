# Rows that views keep, and answers that queries give. Rows are disposable: a changed one needs a new version of its view
# (projections/views.h) and nothing else. The names of an answer's fields are what --json prints, and others build on them.

@0xcdaae7a65fa620cb;

using Cxx = import "/capnp/c++.capnp";
using Events = import "event.capnp";
$Cxx.namespace("minuted::schema");

# --- Rows ---

struct Row {
  # One subject as it stands. projections/views.h says which views hold rows and which only lead to them.
  id @0 :UInt64;
  newest @1 :UInt64;        # position of the newest event of its story
  lastPosition @2 :UInt64;  # of the event folded last
  lastDay @3 :Int32;        # the day of that event; of knowledge, the least number there is
  events @4 :UInt32;        # how many were folded
  facts @5 :UInt32;         # how many of them were facts
  firstDay @15 :Int32;      # the day of the earliest fact; without facts, the greatest number there is
  union {
    register @6 :RegisterRow;
    party @7 :PartyRow;     # users, organisations and people
    group @8 :GroupRow;
    appointment @9 :AppointmentRow;
    meeting @10 :MeetingRow;
    document @11 :DocumentRow;
    reading @12 :ReadingRow;
    decision @13 :DecisionRow;
    action @14 :ActionRow;
  }
}

struct RegisterRow { name @0 :Text; partnership @1 :UInt64; }
struct PartyRow { name @0 :Text; aliases @1 :List(Text); }
struct GroupRow { name @0 :Text; aliases @1 :List(Text); parent @2 :UInt64; kind @3 :Events.GroupKind; }
struct AppointmentRow {
  person @0 :UInt64;
  organisation @1 :UInt64;
  group @2 :UInt64;
  role @3 :Events.Role;
  from @4 :Events.Date;
  until @5 :Events.Date;    # the first day without it
}
enum MeetingStatus { planned @0; held @1; cancelled @2; }
struct MeetingRow {
  struct Attendance {
    person @0 :UInt64;
    organisation @1 :UInt64;
    capacity @2 :Events.Capacity;
    role @3 :Events.Role;
  }
  struct Item {
    item @0 :UInt16;
    number @1 :UInt16;
    planned @2 :Bool;
    title @3 :Text;
  }
  group @0 :UInt64;
  date @1 :Events.Date;
  firstDate @2 :Events.Date;
  startsAt @3 :Int16 = -1;
  endsAt @4 :Int16 = -1;
  status @5 :MeetingStatus;
  rescheduled @6 :Bool;
  attendance @7 :List(Attendance);
  agenda @8 :List(Item);
}
struct DocumentRow { name @0 :Text; digest @1 :Data; size @2 :UInt32; }
enum ProposalStatus { waiting @0; accepted @1; rejected @2; }
struct ReadingRow {
  struct Fate {
    status @0 :ProposalStatus;
    subject @1 :UInt64;     # what came of it
    words @2 :UInt64;       # position of the event whose words have it as it stands
  }
  document @0 :UInt64;
  digest @1 :Data;
  fates @2 :List(Fate);     # by number, from 1
}
struct DecisionRow {
  text @0 :Text;
  kind @1 :Events.DecisionKind;
  decidedOn @2 :Events.Date;
  group @3 :UInt64;
  meeting @4 :UInt64;
  item @5 :UInt16;
  proposer @6 :UInt64;
  seconder @7 :UInt64;
}
enum ActionStatus { open @0; accepted @1; declined @2; inProgress @3; claimed @4; closed @5; dropped @6; }
struct ActionRow {
  text @0 :Text;
  owners @1 :List(Events.Owner);
  group @2 :UInt64;
  meeting @3 :UInt64;
  item @4 :UInt16;
  decision @5 :UInt64;
  answerTo @6 :UInt64;
  raisedOn @7 :Events.Date;
  firstDue @8 :Events.Date;
  due @9 :Events.Date;
  status @10 :ActionStatus;
  statusOn @11 :Events.Date;
  timesCarried @12 :UInt16;
  extensions @13 :UInt16;
  note @14 :Text;           # what was last said of it
  raised @15 :Bool;         # false while only later minutes speak of it
}

# --- Answers ---
# References are texts ('A-17'), dates ISO 8601 (2021-07-20, or as coarse as they are known: 2022-10), times 14:30.

struct PartyName { ref @0 :Text; name @1 :Text; kind @2 :Text; organisation @3 :Text; }
# kind: person, organisation, group or collective

struct ActionList { items @0 :List(ActionAnswer); }
struct ActionAnswer {
  ref @0 :Text;
  text @1 :Text;
  owners @2 :List(PartyName);
  group @3 :Text;
  groupRef @4 :Text;
  status @5 :ActionStatus;
  overdue @6 :Bool;
  due @7 :Text;
  firstDue @8 :Text;
  raisedOn @9 :Text;
  meeting @10 :Text;
  item @11 :UInt16;
  timesCarried @12 :UInt16;
  extensions @13 :UInt16;
  statusOn @14 :Text;
  daysLate @15 :Int32;
  answerTo @16 :Text;
  note @17 :Text;
  decision @18 :Text;
}

struct DecisionList { items @0 :List(DecisionAnswer); }
struct DecisionAnswer {
  struct Position { name @0 :Text; organisation @1 :Text; position @2 :Text; }
  ref @0 :Text;
  text @1 :Text;
  kind @2 :Events.DecisionKind;
  decidedOn @3 :Text;
  group @4 :Text;
  groupRef @5 :Text;
  meeting @6 :Text;
  item @7 :UInt16;
  proposer @8 :Text;
  seconder @9 :Text;
  positions @10 :List(Position);
}

struct MeetingList { items @0 :List(MeetingAnswer); }
struct MeetingAnswer {
  struct Item { number @0 :UInt16; title @1 :Text; planned @2 :Bool; }
  struct Attendance {
    name @0 :Text;
    organisation @1 :Text;
    capacity @2 :Events.Capacity;
    role @3 :Events.Role;
    ref @4 :Text;
  }
  ref @0 :Text;
  group @1 :Text;
  groupRef @2 :Text;
  date @3 :Text;
  firstDate @4 :Text;
  startsAt @5 :Text;
  endsAt @6 :Text;
  status @7 :MeetingStatus;
  rescheduled @8 :Bool;
  agenda @9 :List(Item);
  attendance @10 :List(Attendance);
  decisions @11 :List(Text);
  actions @12 :List(Text);
}

struct PartyList { items @0 :List(PartyAnswer); }
struct PartyAnswer {
  # A person, an organisation or a group.
  struct Place { ref @0 :Text; name @1 :Text; group @2 :Text; organisation @3 :Text; role @4 :Events.Role; from @5 :Text; until @6 :Text; }
  ref @0 :Text;
  name @1 :Text;
  kind @2 :Text;
  aliases @3 :List(Text);
  parent @4 :Text;
  openActions @5 :UInt32;
  overdue @6 :UInt32;
  appointments @7 :List(Place);
}

struct EventList { items @0 :List(EventAnswer); }
struct EventAnswer {
  position @0 :UInt32;
  recordedAt @1 :Text;
  happenedOn @2 :Text;
  what @3 :Text;            # the event's name: actionRaised
  subject @4 :Text;
  by @5 :Text;
  summary @6 :Text;         # a sentence
  source @7 :Text;
}

struct ProposalList { items @0 :List(ProposalAnswer); }
struct ProposalAnswer {
  ref @0 :Text;             # R-3.12: the 12th of the third reading; absent on a dry run
  kind @1 :Text;            # meeting, attendee, apology, item, decision, action, topic
  text @2 :Text;
  line @3 :UInt32;
  confidence @4 :Float32;   # 0 to 1
  status @5 :Text;          # new, or what became of it: waiting, accepted, rejected
  owners @6 :List(Text);
  due @7 :Text;
  name @8 :Text;
  organisation @9 :Text;
  role @10 :Text;
  date @11 :Text;
  startsAt @12 :Text;
  endsAt @13 :Text;
  agenda @14 :List(Text);
  news @15 :Text;           # of an action: raised, carriedForward, closed, …
  quote @16 :Text;
  document @17 :Text;
  subject @18 :Text;       # what came of it
  held @19 :Bool;           # of a meeting: the one that the minutes are of
}
