# Answers that queries give. Others build on them: the names of their fields and enumerants are what --json prints. Fields
# are only ever added.
# References are texts ('A-17'), dates ISO 8601 (2021-07-20, or as coarse as they are known: 2022-10), times 14:30.

@0xe1c8a3975b40d26f;

using Cxx = import "/capnp/c++.capnp";
using Events = import "event.capnp";
using Statuses = import "status.capnp";
$Cxx.namespace("minuted::schema");

struct PartyName {
  ref @0 :Text;
  name @1 :Text;
  kind @2 :Text;            # person, organisation, group or collective
  organisation @3 :Text;    # for which a person speaks
  presumed @4 :Bool;        # by attendance, since no appointment says so
  open @5 :Bool;            # of an owner, that it has neither declined nor was excused; of a collective, some member
  overdue @6 :Bool;         # open, not claimed, and past its due date
}

struct ActionList { items @0 :List(ActionAnswer); }
struct ActionAnswer {
  ref @0 :Text;
  text @1 :Text;
  owners @2 :List(PartyName);
  group @3 :Text;
  groupRef @4 :Text;
  status @5 :Statuses.ActionStatus;
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
  kind @19 :Events.ActionKind;
  provisional @20 :Bool;    # from minutes that no later meeting has agreed
  rag @21 :Events.Rag;      # by the rule, or as it was overridden
  ragByRule @22 :Events.Rag;
  ragNote @23 :Text;        # why it was overridden
  daysSilent @24 :Int32;    # since it was raised, without any answer
  dueAt @25 :Text;          # the meeting at which it is due
  dueMoved @26 :Bool;       # that meeting was moved: no extension
  needsName @27 :Bool;      # whoever had it no longer speaks for the organisation
  requestedDue @28 :Text;   # the extension that an owner asks for
  counter @29 :Text;        # what an owner proposes instead
  priority @30 :Text;
  programme @31 :Text;
  supersededBy @32 :Text;
  escalatedTo @33 :Text;
  answers @34 :List(Answer);
  rosterPresumed @35 :Bool; # taken from who was at the meeting, since no members were recorded
  moves @36 :List(Move);
  confidential @37 :Bool;
  standing @38 :Text;       # how it stands, of several who are asked: 'accepted by 1 of 2'
  silent @39 :Bool;         # none of those who have it to do has answered
  counterBy @40 :Text;      # whose proposal `counter` is
  counterDue @41 :Text;
  counterOn @42 :Text;
  struct Answer {
    # What each of those asked has said; of a collective, one a member on the day it was raised, and joiners since.
    ref @0 :Text;
    name @1 :Text;
    status @2 :Statuses.AnswerStatus;
    on @3 :Text;
    note @4 :Text;
    since @5 :Text;         # 'joined', 'left': since it was raised
    organisation @6 :Text;  # on whose behalf
    proposal @7 :Text;      # of a counter-proposal
    due @8 :Text;           # and by when
    overdue @9 :Bool;       # open for this one, not claimed, and the due date is past
  }
  struct Move { old @0 :Text; new @1 :Text; grantedBy @2 :Text; on @3 :Text; why @4 :Text; }
}
struct ActionTables {
  # The four tables for the papers of a group's meeting.
  since @0 :Text;           # the group's meeting before
  live @1 :List(ActionAnswer);
  completed @2 :List(ActionAnswer);           # claimed or closed since
  extensionRequested @3 :List(ActionAnswer);
  outstanding @4 :List(ActionAnswer);         # overdue
}

struct AccountAnswer {
  # What a partner was asked, and what came of it. A joint action counts for each of its owners.
  struct Figure { name @0 :Text; count @1 :UInt32; actions @2 :List(Text); }
  ref @0 :Text;
  name @1 :Text;
  kind @2 :Text;
  on @3 :Text;
  figures @4 :List(Figure);
  timesCarried @5 :UInt32;
  extensions @6 :UInt32;
  medianDaysToClose @7 :Int32 = -1;           # from being raised to being closed; -1: none was closed
  actions @8 :List(ActionAnswer);
  organisation @9 :Text;    # of a person: for which they speak
  presumed @10 :Bool;       # by attendance, since no appointment says so
}

struct DecisionList { items @0 :List(DecisionAnswer); }
struct DecisionAnswer {
  struct Position {
    name @0 :Text;
    organisation @1 :Text;  # on whose behalf
    position @2 :Text;
    reason @3 :Text;
    recorded @4 :Bool;      # somebody stated it; else presumed, since it follows from who was there
    told @5 :Text;          # 'Tom Bell (City Council) dissented: too soon', 'Asha Rao agreed (presumed)'
    ref @6 :Text;
  }
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
  status @11 :Statuses.DecisionStatus;
  by @12 :Text;
  addressedTo @13 :Text;
  reviewOn @14 :Text;
  reviewDue @15 :Bool;
  reason @16 :Text;
  uptake @17 :Text;
  provisional @18 :Bool;
  confidential @19 :Bool;
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
    substituteFor @5 :Text;
    arrivedAt @6 :UInt16;
    leftAt @7 :UInt16;
    told @8 :Text;          # 'Asha Rao (Harbour Trust), present, chair'
  }
  ref @0 :Text;
  group @1 :Text;
  groupRef @2 :Text;
  date @3 :Text;
  firstDate @4 :Text;
  startsAt @5 :Text;
  endsAt @6 :Text;
  status @7 :Statuses.MeetingStatus;
  rescheduled @8 :Bool;
  agenda @9 :List(Item);
  attendance @10 :List(Attendance);
  decisions @11 :List(Text);
  actions @12 :List(Text);
  minutes @13 :Statuses.MinutesStatus;
  agreedAt @14 :Text;
  corrections @15 :List(Text);
  topics @16 :List(Text);
  due @17 :List(Text);      # actions that are due at it
  groupEndedOn @18 :Text;   # of a meeting that is planned for a day after the last one of its group
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
  profile @8 :List(Profile);
  reportsTo @9 :List(Text);
  meets @10 :Text;
  founded @11 :Text;
  ended @12 :Text;
  contacts @13 :List(Text);
  titles @14 :List(Text);
  parts @15 :List(Text);    # sub-groups
  formerNames @16 :List(FormerName);          # oldest first; each is an alias too
  merged @17 :List(PartyName);                # whoever was merged into it, by the name that was recorded for them
  members @18 :List(MemberAnswer);            # of a group: presumed ones only, since `appointments` has the others
  struct Profile { part @0 :Events.ProfilePart; text @1 :Text; }
  struct FormerName { name @0 :Text; until @1 :Text; } # until: the last day
}
struct MemberList { items @0 :List(MemberAnswer); }
struct MemberAnswer {
  ref @0 :Text;             # of the appointment
  name @1 :Text;
  title @2 :Text;           # on that day
  organisation @3 :Text;
  role @4 :Events.Role;
  group @5 :Text;
  from @6 :Text;
  until @7 :Text;
  presumed @8 :Bool;        # no appointment says so: listed at a meeting, as present or with apologies
  meeting @9 :Text;         # of a presumed one: the last such meeting
  meetingOn @10 :Text;      # and its day
  personRef @11 :Text;
  organisationRef @12 :Text;
}
struct GroupTree { items @0 :List(Branch); struct Branch { ref @0 :Text; name @1 :Text; depth @2 :UInt16; kind @3 :Events.GroupKind; open @4 :UInt32; } }

struct PriorityList { items @0 :List(PriorityAnswer); }
struct PriorityAnswer {
  ref @0 :Text;
  number @1 :UInt16;
  text @2 :Text;
  group @3 :Text;
  from @4 :Text;
  until @5 :Text;
  status @6 :Statuses.PriorityStatus;
  reported @7 :Bool;        # reported on, or with an achievement or a reading of a measure
  reports @8 :UInt16;
  reportedOn @9 :Text;
  note @10 :Text;
  programme @11 :Text;
  decision @12 :Text;
}
struct ProgrammeList { items @0 :List(ProgrammeAnswer); }
struct ProgrammeAnswer {
  ref @0 :Text;
  name @1 :Text;
  kind @2 :Events.ProgrammeKind;
  text @3 :Text;
  group @4 :Text;
  parent @5 :Text;
  status @6 :Statuses.ProgrammeStatus;
  adoptedOn @7 :Text;
  adoptedBy @8 :Text;
  statusOn @9 :Text;
  note @10 :Text;
  decision @11 :Text;
}
struct MeasureList { items @0 :List(MeasureAnswer); }
struct MeasureAnswer {
  struct Reading { asOf @0 :Text; value @1 :Text; source @2 :Text; figure @3 :Float64; isFigure @4 :Bool; }
  ref @0 :Text;
  name @1 :Text;
  unit @2 :Text;
  group @3 :Text;
  baseline @4 :Text;
  latest @5 :Text;
  latestOn @6 :Text;
  target @7 :Text;
  better @8 :Events.Better;
  priority @9 :Text;
  programme @10 :Text;
  readings @11 :List(Reading);
}
struct AchievementList { items @0 :List(AchievementAnswer); }
struct AchievementAnswer {
  ref @0 :Text;
  kind @1 :Events.AchievementKind;
  text @2 :Text;
  group @3 :Text;
  toldOn @4 :Text;
  from @5 :Text;
  until @6 :Text;
  partners @7 :List(Text);
  priority @8 :Text;
  programme @9 :Text;
  measure @10 :Text;
}
struct FundingList { items @0 :List(FundingAnswer); }
struct FundingAnswer {
  ref @0 :Text;
  kind @1 :Statuses.FundingKind;
  amount @2 :Text;
  text @3 :Text;
  funder @4 :Text;
  match @5 :List(Text);
  group @6 :Text;
  on @7 :Text;
  from @8 :Text;
  until @9 :Text;
  spent @10 :Text;
  programme @11 :Text;
  pence @12 :UInt64;
}
struct TopicList { items @0 :List(TopicAnswer); }
struct TopicAnswer {
  ref @0 :Text;
  text @1 :Text;
  group @2 :Text;
  raisedBy @3 :Text;
  raisedOn @4 :Text;
  status @5 :Statuses.TopicStatus;
  meeting @6 :Text;
  note @7 :Text;
}

enum Wanted { nothing @0; answer @1; doneSoon @2; done @3; }
struct AskList { items @0 :List(AskAnswer); }
struct AskAnswer {
  # What one party is to be written to about.
  struct Asked {
    action @0 :ActionAnswer;
    wanted @1 :Wanted;      # of an action that is with the party: an answer; to be done soon; to be done, it is overdue
    organisation @2 :Text;  # on whose behalf
    fingerprint @3 :UInt64; # of the ask: another one, once what is wanted, or by when, changes
    written @4 :Bool;       # a mail that was sent, or may have been, asked exactly that
  }
  ref @0 :Text;
  name @1 :Text;
  kind @2 :Text;
  address @3 :Text;         # its own, or that of the organisation it speaks for; none is known otherwise
  asked @4 :List(Asked);    # what is wanted first, then the rest that it has
}
struct MailList { items @0 :List(MailAnswer); }
struct MailAnswer {
  ref @0 :Text;
  to @1 :Text;
  address @2 :Text;
  status @3 :Statuses.MailStatus;
  preparedOn @4 :Text;
  actions @5 :List(Text);
  note @6 :Text;
  digest @7 :Text;          # hexadecimal
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

struct ProposalList { items @0 :List(ProposalAnswer); leftOut @1 :List(LeftOut); }
struct LeftOut {
  # A row that holds nothing to propose, and why.
  place @0 :Text;
  text @1 :Text;
  why @2 :Text;
}
struct ProposalAnswer {
  ref @0 :Text;             # R-3.12: the 12th of the third reading; absent on a dry run
  kind @1 :Text;            # meeting, attendee, apology, item, decision, action, topic, members
  text @2 :Text;
  line @3 :UInt32;
  confidence @4 :Float32;   # 0 to 1
  status @5 :Text;          # new, or what became of it: waiting, accepted, rejected
  owners @6 :List(Text);    # of members: who they are
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
  place @20 :Text;          # where it was found, for people: 'line 12', 'page 2', 'Actions, row 7'
  page @21 :UInt16;
  sheet @22 :Text;
  raisedOn @23 :Text;       # of a row of a log
  history @24 :List(Text);  # what happened to it since: '2025-05-31 progressed: police replied'
  columns @25 :List(Text);  # of a log
  doubt @26 :Text;
  proposer @27 :Text;       # of a decision
  seconder @28 :Text;
  logReference @29 :Text;   # of a row of a log: the log's own
  questions @30 :List(Text); # what nothing says and somebody should: for whom an owner speaks
}

struct Comparison {
  # What stands at one end and not at the other, of two days or of two recordings.
  items @0 :List(ChangedSubject); # by kind, and by number within a kind
  from @1 :Text;            # a day; or, of recordings, a time: 2023-04-01 23:59:59
  to @2 :Text;              # the same; or 'now'
  recorded @3 :Bool;        # whether they are times of recording
  on @4 :Text;              # of recordings: the day that both tell of; missing: each of its own
  asOf @5 :Text;            # of days: as the register said at that time
  group @6 :Text;           # only what belongs to it or to a part of it
  groupRef @7 :Text;
}
enum Change { new @0; gone @1; changed @2; }
struct ChangedSubject {
  struct Field {
    # Of what is new or gone, each field that says something.
    name @0 :Text;          # in words: 'due', 'status'
    before @1 :Text;
    after @2 :Text;
    parts @3 :Bool;         # of a longer list: before is what of it went, after what came to it
  }
  ref @0 :Text;
  kind @1 :Text;            # 'action'
  name @2 :Text;            # or its text
  change @3 :Change;
  fields @4 :List(Field);
  events @5 :List(UInt32);  # positions of those that made the difference
}
