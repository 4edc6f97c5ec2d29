# Rows that views keep. They are disposable: a changed one needs a new version of its view (projections/views.h) and
# nothing else.

@0xcdaae7a65fa620cb;

using Cxx = import "/capnp/c++.capnp";
using Events = import "event.capnp";
using Statuses = import "status.capnp";
$Cxx.namespace("minuted::schema");

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
    priority @16 :PriorityRow;
    programme @17 :ProgrammeRow;
    measure @18 :MeasureRow;
    achievement @19 :AchievementRow;
    funding @20 :FundingRow;
    topic @21 :TopicRow;
    mail @22 :MailRow;
    report @23 :ReportRow;
  }
}

struct RegisterRow { name @0 :Text; partnership @1 :UInt64; }
struct PartyRow {
  struct Contact { channel @0 :Events.Channel; address @1 :Text; }
  struct Title { organisation @0 :UInt64; title @1 :Text; team @2 :Text; from @3 :Events.Date; }
  name @0 :Text;
  aliases @1 :List(Text);
  mergedInto @2 :UInt64;
  contacts @3 :List(Contact);
  titles @4 :List(Title);   # oldest first
}
struct GroupRow {
  struct Profile { part @0 :Events.ProfilePart; text @1 :Text; }
  struct Line { to @0 :UInt64; every @1 :UInt8; unit @2 :Events.Interval; }
  name @0 :Text;
  aliases @1 :List(Text);
  parent @2 :UInt64;
  kind @3 :Events.GroupKind;
  profile @4 :List(Profile);
  reportsTo @5 :List(Line);
  every @6 :UInt8;          # 0: no cadence is set
  unit @7 :Events.Interval;
  founded @8 :Events.Date;
  ended @9 :Events.Date;
}
struct AppointmentRow {
  person @0 :UInt64;
  organisation @1 :UInt64;
  group @2 :UInt64;
  role @3 :Events.Role;
  from @4 :Events.Date;
  until @5 :Events.Date;    # the first day without it
}
struct MeetingRow {
  struct Attendance {
    person @0 :UInt64;
    organisation @1 :UInt64;
    capacity @2 :Events.Capacity;
    role @3 :Events.Role;
    substituteFor @4 :UInt64;
    arrivedAt @5 :UInt16;
    leftAt @6 :UInt16;
  }
  struct Item {
    item @0 :UInt16;
    number @1 :UInt16;
    planned @2 :Bool;
    title @3 :Text;
    kind @4 :Events.ItemKind;
    owner @5 :UInt64;
    confidential @6 :Bool;
  }
  struct Correction { at @0 :UInt64; subject @1 :UInt64; text @2 :Text; was @3 :Text; }
  group @0 :UInt64;
  date @1 :Events.Date;
  firstDate @2 :Events.Date;
  startsAt @3 :Int16 = -1;
  endsAt @4 :Int16 = -1;
  status @5 :Statuses.MeetingStatus;
  rescheduled @6 :Bool;
  attendance @7 :List(Attendance);
  agenda @8 :List(Item);
  minutes @9 :Statuses.MinutesStatus;
  agreedAt @10 :UInt64;     # the meeting that agreed them
  document @11 :UInt64;
  corrections @12 :List(Correction);
}
struct DocumentRow { name @0 :Text; digest @1 :Data; size @2 :UInt32; }
struct ReadingRow {
  struct Fate {
    status @0 :Statuses.ProposalStatus;
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
  addressedTo @8 :UInt64;
  reviewOn @9 :Events.Date;
  confidential @10 :Bool;
  reason @11 :Text;
  positions @12 :List(Position);
  status @13 :Statuses.DecisionStatus;
  by @14 :UInt64;           # the decision that superseded or rescinded it
  reviews @15 :UInt16;
  uptake @16 :Text;         # of a recommendation: what was answered
  struct Position { party @0 :UInt64; onBehalfOf @1 :UInt64; position @2 :Events.Position; reason @3 :Text; }
}
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
  status @10 :Statuses.ActionStatus;
  statusOn @11 :Events.Date;
  timesCarried @12 :UInt16;
  extensions @13 :UInt16;
  note @14 :Text;           # what was last said of it
  raised @15 :Bool;         # false while only later minutes speak of it
  kind @16 :Events.ActionKind;
  priority @17 :UInt64;
  programme @18 :UInt64;
  dueAtNext @19 :UInt64;    # the group at whose next meeting it is due
  confidential @20 :Bool;
  supersededBy @21 :UInt64;
  escalatedTo @22 :UInt64;
  requestedBy @23 :UInt64;  # of an extension that nobody has granted or refused
  requestedDue @24 :Events.Date;
  counterBy @25 :UInt64;    # of another ask that an owner proposes
  counterText @26 :Text;
  counterDue @27 :Events.Date;
  ragSet @28 :Bool;
  rag @29 :Events.Rag;
  ragNote @30 :Text;
  answers @31 :List(Answer);
  moves @32 :List(DueChange);
  reopened @33 :UInt16;
  struct Answer { party @0 :UInt64; status @1 :Statuses.AnswerStatus; on @2 :Events.Date; note @3 :Text; }
  struct DueChange { old @0 :Events.Date; new @1 :Events.Date; grantedBy @2 :UInt64; on @3 :Events.Date; why @4 :Text; }
}
struct PriorityRow {
  text @0 :Text;
  group @1 :UInt64;
  programme @2 :UInt64;
  from @3 :Events.Date;
  until @4 :Events.Date;
  number @5 :UInt16;
  decision @6 :UInt64;
  status @7 :Statuses.PriorityStatus;
  reports @8 :UInt16;
  reportedOn @9 :Events.Date;
  note @10 :Text;
}
struct ProgrammeRow {
  name @0 :Text;
  text @1 :Text;
  kind @2 :Events.ProgrammeKind;
  group @3 :UInt64;
  parent @4 :UInt64;
  decision @5 :UInt64;
  adoptedBy @6 :UInt64;
  status @7 :Statuses.ProgrammeStatus;
  adoptedOn @8 :Events.Date;
  statusOn @9 :Events.Date;
  note @10 :Text;
}
struct MeasureRow {
  struct Value { value @0 :Int64; date @1 :Events.Date; }
  struct Reading {
    value @0 :Int64;
    asOf @1 :Events.Date;
    form @2 :Events.ReadingForm;
    since @3 :Events.Date;
    qualifier @4 :Events.Qualifier;
    source @5 :Text;
  }
  name @0 :Text;
  unit @1 :Text;
  decimals @2 :UInt8;
  better @3 :Events.Better;
  group @4 :UInt64;
  priority @5 :UInt64;
  programme @6 :UInt64;
  baseline @7 :Value;
  target @8 :Value;
  readings @9 :List(Reading);   # by the day that they tell of
}
struct AchievementRow {
  text @0 :Text;
  kind @1 :Events.AchievementKind;
  group @2 :UInt64;
  from @3 :Events.Date;
  until @4 :Events.Date;
  priority @5 :UInt64;
  programme @6 :UInt64;
  measure @7 :UInt64;
  partners @8 :List(UInt64);
  toldOn @9 :Events.Date;
}
struct FundingRow {
  struct Match { partner @0 :UInt64; pence @1 :UInt64; }
  kind @0 :Statuses.FundingKind;
  text @1 :Text;
  pence @2 :UInt64;
  funder @3 :UInt64;
  group @4 :UInt64;
  programme @5 :UInt64;
  match @6 :List(Match);
  qualifier @7 :Events.Qualifier;
  from @8 :Events.Date;
  until @9 :Events.Date;
  awardedOn @10 :Events.Date;
  spent @11 :UInt64;        # pence
}
struct TopicRow {
  text @0 :Text;
  group @1 :UInt64;
  raisedBy @2 :UInt64;
  raisedOn @3 :Events.Date;
  status @4 :Statuses.TopicStatus;
  meeting @5 :UInt64;
  note @6 :Text;
}
struct MailRow {
  party @0 :UInt64;
  address @1 :Text;
  digest @2 :Data;
  actions @3 :List(UInt64);
  status @4 :Statuses.MailStatus;
  note @5 :Text;
  asks @6 :List(UInt64);
  preparedOn @7 :Events.Date;
}

struct ReportRow {
  struct Written { section @0 :Text; about @1 :UInt64; event @2 :UInt64; }   # event: whose words it is
  struct Publication { size @0 :UInt64; event @1 :UInt64; }
  group @0 :UInt64;
  from @1 :Events.Date;
  until @2 :Events.Date;
  written @3 :List(Written);
  published @4 :List(Publication);
}
