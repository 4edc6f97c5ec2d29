# Rows that views keep. They are disposable: a changed one needs a new version of its view (projections/views.h) and
# nothing else.

@0xcdaae7a65fa620cb;

using Cxx = import "/capnp/c++.capnp";
using Events = import "event.capnp";
using Statuses = import "status.capnp";
$Cxx.namespace("minuted::schema");

# What a field means, where its type does not say it: read by comparisons (src/queries/history/field_changes.cpp).
enum Meaning {
  plain @0;                 # a count, a size, a position in the log, or what its type says
  reference @1;             # the id of a subject, or a list of them
  money @2;                 # pence; 0: none
  numberOrNone @3;          # 0: none
  clock @4;                 # minutes after midnight; -1: none
  internal @5;              # tells elements apart for the program: not shown
  usual @6;                 # an enum whose first value goes without saying
  interval @7;              # goes without saying where the field `every` is 0
  continuation @8;          # goes on from the field before: 'from March to May'
  whole @9;                 # a short list of structs: shown whole, and not by what came and what went
  byStatus @10;             # a long list of structs: only how many have each status
  counted @11;              # a list of use to programs: only how many there are
}
annotation meaning @0xd3b8a1f04c6e7259 (field) :Meaning;
annotation heading @0x9f41c7d2e85b3a60 (field) :Text;  # what it is called, where its name in words will not do
annotation label @0xc05ea7913d8f42b6 (field) :Text;    # what stands before its value within a phrase

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

struct RegisterRow {
  struct SavedList { name @0 :Text; text @1 :Text; }
  struct DayOff { from @0 :Events.Date; until @1 :Events.Date $label("to "); }
  struct WeekdayOff { weekday @0 :Events.Weekday; }
  name @0 :Text;
  partnership @1 :UInt64 $meaning(reference);
  timeZone @2 :Text;
  daysOff @3 :List(DayOff);
  weekdaysOff @4 :List(WeekdayOff);
  lists @5 :List(SavedList) $heading("saved lists");
}
struct PartyRow {
  struct Contact { channel @0 :Events.Channel; address @1 :Text; }
  struct Title {
    organisation @0 :UInt64 $meaning(reference);
    title @1 :Text;
    team @2 :Text;
    from @3 :Events.Date $label("since ");
  }
  name @0 :Text;
  aliases @1 :List(Text);
  mergedInto @2 :UInt64 $meaning(reference);
  contacts @3 :List(Contact);
  titles @4 :List(Title);   # oldest first
  formerNames @5 :List(FormerName) $meaning(internal);  # `name` and `aliases` show a renaming
  organisation @6 :UInt64 $meaning(reference);   # whom a person spoke for when they were entered
  wayOfAsking @7 :Events.WayOfAsking $meaning(usual);
}
struct FormerName { name @0 :Text; until @1 :Int32; }  # until: the first day of the next name, in days since 1970
struct GroupRow {
  struct Quorum {
    present @0 :UInt16 $meaning(numberOrNone) $label("present: ");
    share @1 :UInt8 $meaning(numberOrNone) $label("per cent of the members: ");
    organisations @2 :Bool;
    from @3 :Events.Date $label("from ");
  }
  struct Profile { part @0 :Events.ProfilePart; text @1 :Text; }
  struct Line {
    to @0 :UInt64 $meaning(reference);
    every @1 :UInt8 $meaning(numberOrNone) $label("every ");
    unit @2 :Events.Interval $meaning(interval);
  }
  name @0 :Text;
  aliases @1 :List(Text);
  parent @2 :UInt64 $meaning(reference);
  kind @3 :Events.GroupKind;
  profile @4 :List(Profile);
  reportsTo @5 :List(Line);
  every @6 :UInt8 $meaning(numberOrNone) $heading("meets every");  # 0: no cadence is set
  unit @7 :Events.Interval;
  founded @8 :Events.Date;
  ended @9 :Events.Date;
  formerNames @10 :List(FormerName) $meaning(internal);
  quorums @11 :List(Quorum);
  remindEvery @12 :UInt16 $meaning(numberOrNone) $heading("days between reminders");
  escalateAfter @13 :UInt8 $meaning(numberOrNone) $heading("mails before escalation");
  digest @14 :Bool $heading("digest for the chair");
}
struct AppointmentRow {
  person @0 :UInt64 $meaning(reference);
  organisation @1 :UInt64 $meaning(reference);
  group @2 :UInt64 $meaning(reference);
  role @3 :Events.Role;
  from @4 :Events.Date;
  until @5 :Events.Date;    # the first day without it
}
struct MeetingRow {
  struct Attendance {
    person @0 :UInt64 $meaning(reference);
    organisation @1 :UInt64 $meaning(reference);
    capacity @2 :Events.Capacity;
    role @3 :Events.Role $meaning(usual);
    substituteFor @4 :UInt64 $meaning(reference) $label("substitute for ");
    arrivedAt @5 :UInt16 $meaning(numberOrNone) $label("came at item ");
    leftAt @6 :UInt16 $meaning(numberOrNone) $label("left at item ");
  }
  struct Item {
    item @0 :UInt16 $meaning(internal);
    number @1 :UInt16 $meaning(numberOrNone) $label("item ");
    planned @2 :Bool;
    title @3 :Text;
    kind @4 :Events.ItemKind $meaning(usual);
    owner @5 :UInt64 $meaning(reference) $label("brought by ");
    confidential @6 :Bool;
    minutes @7 :UInt16 $meaning(numberOrNone) $label("minutes: ");
  }
  struct Reply {
    person @0 :UInt64 $meaning(reference);
    reply @1 :Events.Reply;
    on @2 :Events.Date $label("on ");
    note @3 :Text;
  }
  struct Papers {
    document @0 :UInt64 $meaning(reference);
    to @1 :List(UInt64) $meaning(reference) $label("to ");
    size @2 :UInt64 $meaning(plain);
    event @3 :UInt64 $meaning(plain);
    publicCopy @4 :Bool;
  }
  struct Interest {
    person @0 :UInt64 $meaning(reference);
    agendaItem @1 :UInt16 $meaning(internal);
    withdrew @2 :Bool;
    text @3 :Text;
  }
  struct Amendment {
    amendment @0 :UInt16 $meaning(internal);
    agendaItem @1 :UInt16 $meaning(internal);
    party @2 :UInt64 $meaning(reference);
    status @3 :Statuses.AmendmentStatus;
    text @4 :Text;
    was @5 :Text $label("was: ");
    note @6 :Text;
  }
  struct Correction {
    at @0 :UInt64 $meaning(reference) $label("at ");
    subject @1 :UInt64 $meaning(reference);
    text @2 :Text;
    was @3 :Text $label("was: ");
  }
  struct EarlierMinutes {
    date @0 :Events.Date $label("of the meeting on ");
    corrected @1 :Bool;
    text @2 :Text;
  }
  group @0 :UInt64 $meaning(reference);
  date @1 :Events.Date;
  firstDate @2 :Events.Date;
  startsAt @3 :Int16 = -1 $meaning(clock);
  endsAt @4 :Int16 = -1 $meaning(clock);
  status @5 :Statuses.MeetingStatus;
  rescheduled @6 :Bool;
  attendance @7 :List(Attendance);
  agenda @8 :List(Item);
  minutes @9 :Statuses.MinutesStatus;
  agreedAt @10 :UInt64 $meaning(reference);  # the meeting that agreed them
  document @11 :UInt64 $meaning(reference);
  corrections @12 :List(Correction);
  earlierMinutes @13 :List(EarlierMinutes) $heading("minutes that it agreed");
  place @14 :Text;
  joining @15 :Text $heading("how to join");
  interests @16 :List(Interest);
  amendments @17 :List(Amendment);
  replies @18 :List(Reply);
  papers @19 :List(Papers) $meaning(counted);
}
struct DocumentRow {
  struct Attachment { to @0 :UInt64 $meaning(reference); agendaItem @1 :UInt16 $meaning(internal); }
  name @0 :Text;
  digest @1 :Data;
  size @2 :UInt32 $meaning(plain);
  kept @3 :Bool;
  attachments @4 :List(Attachment) $heading("attached to");
  confidential @5 :Bool;
}
struct ReadingRow {
  struct Fate {
    status @0 :Statuses.ProposalStatus;
    subject @1 :UInt64 $meaning(reference);  # what came of it
    words @2 :UInt64 $meaning(plain);  # position of the event whose words have it as it stands
  }
  document @0 :UInt64 $meaning(reference);
  digest @1 :Data;
  fates @2 :List(Fate) $meaning(byStatus) $heading("proposals");  # by number, from 1
  text @3 :Data;  # digest of the kept text
}
struct DecisionRow {
  text @0 :Text;
  kind @1 :Events.DecisionKind;
  decidedOn @2 :Events.Date;
  group @3 :UInt64 $meaning(reference);
  meeting @4 :UInt64 $meaning(reference);
  item @5 :UInt16 $meaning(numberOrNone) $heading("agenda item");
  proposer @6 :UInt64 $meaning(reference);
  seconder @7 :UInt64 $meaning(reference);
  addressedTo @8 :UInt64 $meaning(reference);
  reviewOn @9 :Events.Date;
  confidential @10 :Bool;
  reason @11 :Text;
  positions @12 :List(Position);
  status @13 :Statuses.DecisionStatus;
  by @14 :UInt64 $meaning(reference) $heading("replaced by");  # the decision that superseded or rescinded it
  reviews @15 :UInt16;
  uptake @16 :Uptake;       # of a recommendation: what the body that it is addressed to has answered
  votes @17 :Votes;          # where they were counted
  proposedOn @18 :Events.Date;
  closesOn @19 :Events.Date $heading("positions until");
  struct Votes { inFavour @0 :UInt16 $label("for: "); against @1 :UInt16 $label("against: "); abstained @2 :UInt16 $label("abstained: "); }
  struct Position {
    party @0 :UInt64 $meaning(reference);
    onBehalfOf @1 :UInt64 $meaning(reference) $label("for ");
    position @2 :Events.Position;
    reason @3 :Text;
  }
  struct Uptake { taken @0 :Events.Uptake; reply @1 :Text; }
}
struct ActionRow {
  text @0 :Text;
  owners @1 :List(Events.Owner) $meaning(whole);
  group @2 :UInt64 $meaning(reference);
  meeting @3 :UInt64 $meaning(reference);
  item @4 :UInt16 $meaning(numberOrNone) $heading("agenda item");
  decision @5 :UInt64 $meaning(reference);
  answerTo @6 :UInt64 $meaning(reference);
  raisedOn @7 :Events.Date;
  firstDue @8 :Events.Date;
  due @9 :Events.Date;
  status @10 :Statuses.ActionStatus;
  statusOn @11 :Events.Date $heading("status since");
  timesCarried @12 :UInt16;
  extensions @13 :UInt16;
  note @14 :Text;           # what was last said of it
  raised @15 :Bool;         # false while only later minutes speak of it
  kind @16 :Events.ActionKind;
  priority @17 :UInt64 $meaning(reference);
  programme @18 :UInt64 $meaning(reference);
  dueAtNext @19 :UInt64 $meaning(reference);  # the group at whose next meeting it is due
  confidential @20 :Bool;
  supersededBy @21 :UInt64 $meaning(reference);
  escalatedTo @22 :UInt64 $meaning(reference);
  requestedBy @23 :UInt64 $meaning(reference);  # of an extension that nobody has granted or refused
  requestedDue @24 :Events.Date;
  ragSet @25 :Bool $heading("rated by hand");
  rag @26 :Events.Rag $heading("rating");
  ragNote @27 :Text $heading("rating's reason");
  answers @28 :List(Answer);
  moves @29 :List(DueChange) $heading("due date moved");
  reopened @30 :UInt16;
  askedOn @31 :Events.Date $meaning(internal);  # of its present owners
  urgency @32 :Events.Urgency $meaning(usual);
  continuedBy @33 :UInt64 $meaning(reference);
  waitsFor @34 :List(UInt64) $meaning(reference);
  every @35 :UInt8 $meaning(numberOrNone) $heading("asked again every");
  unit @36 :Events.Interval $meaning(interval);
  followers @37 :List(Follower);
  struct Follower { party @0 :UInt64 $meaning(reference); since @1 :UInt64 $meaning(internal); }
  struct Answer {
    party @0 :UInt64 $meaning(reference);
    status @1 :Statuses.AnswerStatus;
    on @2 :Events.Date $label("on ");
    note @3 :Text;
    proposal @4 :Text $label("proposes: ");  # of a counter-proposal
    due @5 :Events.Date $label("due ");
  }
  struct DueChange {
    old @0 :Events.Date $label("from ");
    new @1 :Events.Date $meaning(continuation) $label("to ");
    grantedBy @2 :UInt64 $meaning(reference) $label("granted by ");
    on @3 :Events.Date $label("on ");
    why @4 :Text;
  }
}
struct PriorityRow {
  text @0 :Text;
  group @1 :UInt64 $meaning(reference);
  programme @2 :UInt64 $meaning(reference);
  from @3 :Events.Date;
  until @4 :Events.Date;
  number @5 :UInt16 $meaning(numberOrNone);
  decision @6 :UInt64 $meaning(reference);
  status @7 :Statuses.PriorityStatus;
  reports @8 :UInt16;
  reportedOn @9 :Events.Date;
  note @10 :Text;
}
struct ProgrammeRow {
  name @0 :Text;
  text @1 :Text;
  kind @2 :Events.ProgrammeKind;
  group @3 :UInt64 $meaning(reference);
  parent @4 :UInt64 $meaning(reference);
  decision @5 :UInt64 $meaning(reference);
  adoptedBy @6 :UInt64 $meaning(reference);
  status @7 :Statuses.ProgrammeStatus;
  adoptedOn @8 :Events.Date;
  statusOn @9 :Events.Date $heading("status since");
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
  group @4 :UInt64 $meaning(reference);
  priority @5 :UInt64 $meaning(reference);
  programme @6 :UInt64 $meaning(reference);
  baseline @7 :Value;
  target @8 :Value;
  readings @9 :List(Reading);   # by the day that they tell of
}
struct AchievementRow {
  text @0 :Text;
  kind @1 :Events.AchievementKind;
  group @2 :UInt64 $meaning(reference);
  from @3 :Events.Date;
  until @4 :Events.Date;
  priority @5 :UInt64 $meaning(reference);
  programme @6 :UInt64 $meaning(reference);
  measure @7 :UInt64 $meaning(reference);
  partners @8 :List(UInt64) $meaning(reference);
  toldOn @9 :Events.Date;
}
struct FundingRow {
  struct Match { partner @0 :UInt64 $meaning(reference); pence @1 :UInt64 $meaning(money); }
  kind @0 :Statuses.FundingKind;
  text @1 :Text;
  pence @2 :UInt64 $meaning(money) $heading("amount");
  funder @3 :UInt64 $meaning(reference);
  group @4 :UInt64 $meaning(reference);
  programme @5 :UInt64 $meaning(reference);
  match @6 :List(Match);
  qualifier @7 :Events.Qualifier;
  from @8 :Events.Date;
  until @9 :Events.Date;
  awardedOn @10 :Events.Date;
  spent @11 :UInt64 $meaning(money);  # pence
}
struct TopicRow {
  text @0 :Text;
  group @1 :UInt64 $meaning(reference);
  raisedBy @2 :UInt64 $meaning(reference);
  raisedOn @3 :Events.Date;
  status @4 :Statuses.TopicStatus;
  meeting @5 :UInt64 $meaning(reference);
  note @6 :Text;
}
struct MailRow {
  party @0 :UInt64 $meaning(reference);
  address @1 :Text;
  digest @2 :Data;
  actions @3 :List(UInt64) $meaning(reference);
  status @4 :Statuses.MailStatus;
  note @5 :Text;
  asks @6 :List(UInt64) $meaning(counted);
  preparedOn @7 :Events.Date;
  purpose @8 :Events.MailPurpose $meaning(usual);
}

struct ReportRow {
  struct Written {
    section @0 :Text;
    about @1 :UInt64 $meaning(reference);
    event @2 :UInt64 $meaning(plain);  # the position of the event whose words it is
  }
  struct Publication { size @0 :UInt64 $meaning(plain); event @1 :UInt64 $meaning(plain); }
  group @0 :UInt64 $meaning(reference);
  from @1 :Events.Date;
  until @2 :Events.Date;
  written @3 :List(Written);
  published @4 :List(Publication);
}
