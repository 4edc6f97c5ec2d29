# Answers that queries give. Others build on them: the names of their fields and enumerants are what --json prints. Fields
# are only ever added. docs/JSON.md is made from this file by scripts/json_docs.py, with the comment of each field.
# schema/form.capnp says what the annotations mean.

@0xe1c8a3975b40d26f;

using Cxx = import "/capnp/c++.capnp";
using Events = import "event.capnp";
using Statuses = import "status.capnp";
using Is = import "form.capnp";
$Cxx.namespace("minuted::schema");

struct PartyName {
  ref @0 :Text $Is.reference;                           # of a collective: the group whose members are asked
  name @1 :Text $Is.nameOf("ref");
  kind @2 :Text;                                        # person, organisation, group or collective
  organisation @3 :Text $Is.nameOf("organisationRef");  # for which a person speaks
  presumed @4 :Bool;                                    # by attendance, since no appointment says so
  open @5 :Bool;                                        # of an owner, that it has neither declined nor was excused; of a collective, some member
  overdue @6 :Bool;                                     # open, not claimed, and past its due date
  organisationRef @7 :Text $Is.reference;
}

struct ActionList { items @0 :List(ActionAnswer); }
struct ActionAnswer $Is.cell("ref") {
  ref @0 :Text $Is.reference;
  text @1 :Text;                                        # what is asked
  owners @2 :List(PartyName);                           # who is asked
  group @3 :Text $Is.nameOf("groupRef");                # to which it belongs
  groupRef @4 :Text $Is.reference;
  status @5 :Statuses.ActionStatus;                     # by the answers of all who are asked
  overdue @6 :Bool;                                     # open, not claimed, and past its due date
  due @7 :Text $Is.date;                                # as it stands now
  firstDue @8 :Text $Is.date;                           # before it was ever moved
  raisedOn @9 :Text $Is.date;                           # when it was asked
  meeting @10 :Text $Is.reference;                      # at which it was raised
  item @11 :UInt16 $Is.noneAt(0);                       # of the agenda, as numbered in the minutes
  timesCarried @12 :UInt16;                             # forward, at meetings
  extensions @13 :UInt16;                               # how often it was extended
  statusOn @14 :Text $Is.date;                          # since when it has the status
  daysLate @15 :Int32 $Is.noneAt(0);                    # of an overdue action
  answerTo @16 :Text $Is.nameOf("answerToRef");         # who is to be answered
  note @17 :Text;                                       # what was said last
  decision @18 :Text $Is.reference;                     # that it follows from
  kind @19 :Events.ActionKind;                          # a commitment is a charter or pledge that an organisation signed up to
  provisional @20 :Bool;                                # from minutes that no later meeting has agreed
  rag @21 :Events.Rag;                                  # by the rule, or as it was overridden
  ragByRule @22 :Events.Rag;                            # what the rule alone says
  ragNote @23 :Text;                                    # why it was overridden
  daysSilent @24 :Int32 = -1 $Is.noneAt(-1);            # since it was raised, without any answer
  dueAt @25 :Text $Is.reference;                        # the meeting at which it is due
  dueMoved @26 :Bool;                                   # that meeting was moved: no extension
  needsName @27 :Bool;                                  # whoever had it no longer speaks for the organisation
  requestedDue @28 :Text $Is.date;                      # the extension that an owner asks for
  counter @29 :Text;                                    # what an owner proposes instead
  priority @30 :Text $Is.reference;                     # that it serves
  programme @31 :Text $Is.nameOf("programmeRef");       # that it belongs to
  supersededBy @32 :Text $Is.reference;                 # the action in its place
  escalatedTo @33 :Text $Is.nameOf("escalatedToRef");   # the group that it was taken to
  answers @34 :List(Answer);                            # only in show
  rosterPresumed @35 :Bool;                             # taken from who was at the meeting, since no members were recorded
  moves @36 :List(Move);                                # of its due date; only in show
  confidential @37 :Bool;                               # not for a public copy
  standing @38 :Text;                                   # how it stands, of several who are asked: 'accepted by 1 of 2'
  silent @39 :Bool;                                     # none of those who have it to do has answered
  counterBy @40 :Text $Is.nameOf("counterByRef");       # whose proposal `counter` is
  counterDue @41 :Text $Is.date;                        # by when, as it is proposed
  counterOn @42 :Text $Is.date;                         # when that was proposed
  struct Answer $Is.cell("name status") {
    # What each of those asked has said; of a collective, one a member on the day it was raised, and joiners since.
    ref @0 :Text $Is.reference;
    name @1 :Text $Is.nameOf("ref");
    status @2 :Statuses.AnswerStatus;
    on @3 :Text $Is.date;                               # when
    note @4 :Text;                                      # what was said with it
    since @5 :Text;                                     # 'joined', 'left': since it was raised
    organisation @6 :Text $Is.nameOf("organisationRef");  # on whose behalf
    proposal @7 :Text;                                  # of a counter-proposal
    due @8 :Text $Is.date;                              # and by when
    overdue @9 :Bool;                                   # open for this one, not claimed, and the due date is past
    organisationRef @10 :Text $Is.reference;
  }
  struct Move $Is.cell("old new") {
    # An extension, or a due date set anew.
    old @0 :Text $Is.date;
    new @1 :Text $Is.date;
    grantedBy @2 :Text $Is.nameOf("grantedByRef");
    on @3 :Text $Is.date;                               # when it was moved
    why @4 :Text;
    grantedByRef @5 :Text $Is.reference;
  }
  answerToRef @43 :Text $Is.reference;
  programmeRef @44 :Text $Is.reference;
  escalatedToRef @45 :Text $Is.reference;
  counterByRef @46 :Text $Is.reference;
  urgency @47 :Events.Urgency;
  continuedBy @49 :Text $Is.reference;                  # another action that goes on from it
  continues @50 :Text $Is.reference;                    # the one from which it goes on; only in show
  waitsFor @51 :List(Text) $Is.reference;               # other actions that have to be done before it, and are not
  repeats @52 :Text;                                    # how often it is asked again after it was closed: 'every quarter'
  followers @53 :List(PartyName);                       # who wants to hear what becomes of it; only in show
  comments @48 :List(Comment);                          # in their order; only in show
  struct Comment $Is.cell("text") {
    by @0 :Text $Is.nameOf("byRef");                    # whose it is, or who recorded it
    byRef @1 :Text $Is.reference;
    on @2 :Text $Is.date;
    text @3 :Text;
    event @4 :UInt32;                                   # its position
  }
}
struct ActionTables {
  # The four tables for the papers of a group's meeting.
  since @0 :Text $Is.date;                              # the group's meeting before
  live @1 :List(ActionAnswer) $Is.rows;                 # open, and none of the others
  completed @2 :List(ActionAnswer) $Is.rows;            # claimed or closed since
  extensionRequested @3 :List(ActionAnswer) $Is.rows;   # somebody asks for more time
  outstanding @4 :List(ActionAnswer) $Is.rows;          # overdue
}

struct AccountAnswer {
  # What a partner was asked, and what came of it. A joint action counts for each of its owners.
  struct Figure $Is.cell("name count") {
    name @0 :Text;                                      # asked, open, accepted, declined, silent, overdue, closed, …
    count @1 :UInt32;
    actions @2 :List(Text) $Is.reference;               # that it counts
  }
  ref @0 :Text $Is.reference;
  name @1 :Text $Is.nameOf("ref");
  kind @2 :Text;                                        # person or organisation
  on @3 :Text $Is.date;                                 # the day that it is of
  figures @4 :List(Figure);                             # each with its actions
  timesCarried @5 :UInt32;                              # of all its actions
  extensions @6 :UInt32;                                # of all its actions
  medianDaysToClose @7 :Int32 = -1 $Is.noneAt(-1);      # from being raised to being closed
  actions @8 :List(ActionAnswer);                       # all that it was asked for
  organisation @9 :Text $Is.nameOf("organisationRef");  # of a person: for which they speak
  presumed @10 :Bool;                                   # by attendance, since no appointment says so
  organisationRef @11 :Text $Is.reference;
}

struct DecisionList { items @0 :List(DecisionAnswer); }
struct DecisionAnswer {
  struct Position $Is.cell("told") {
    name @0 :Text $Is.nameOf("ref");
    organisation @1 :Text $Is.nameOf("organisationRef");  # on whose behalf
    position @2 :Text;                                  # agreed, dissented, abstained or absent
    reason @3 :Text;
    recorded @4 :Bool;                                  # somebody stated it; else presumed, since it follows from who was there
    told @5 :Text;                                      # 'Tom Bell (City Council) dissented: too soon', 'Asha Rao agreed (presumed)'
    ref @6 :Text $Is.reference;
    organisationRef @7 :Text $Is.reference;
  }
  ref @0 :Text $Is.reference;
  text @1 :Text;                                        # what was decided
  kind @2 :Events.DecisionKind;
  decidedOn @3 :Text $Is.date;
  group @4 :Text $Is.nameOf("groupRef");                # that took it
  groupRef @5 :Text $Is.reference;
  meeting @6 :Text $Is.reference;                       # at which it was taken
  item @7 :UInt16 $Is.noneAt(0);                        # of the agenda, as numbered in the minutes
  proposer @8 :Text $Is.nameOf("proposerRef");
  seconder @9 :Text $Is.nameOf("seconderRef");
  positions @10 :List(Position);                        # of each party
  status @11 :Statuses.DecisionStatus;
  by @12 :Text $Is.reference;                           # the decision that superseded or rescinded it
  addressedTo @13 :Text $Is.nameOf("addressedToRef");   # of a recommendation: who is to take it
  reviewOn @14 :Text $Is.date;                          # when it is to be reviewed
  reviewDue @15 :Bool;                                  # that day has come
  reason @16 :Text;
  uptake @17 :Text;                                     # of a recommendation: what the answer was
  provisional @18 :Bool;                                # from minutes that no later meeting has agreed
  confidential @19 :Bool;                               # not for a public copy
  proposerRef @20 :Text $Is.reference;
  seconderRef @21 :Text $Is.reference;
  addressedToRef @22 :Text $Is.reference;
  votes @23 :Votes;                                     # where they were counted
  proposedOn @24 :Text $Is.date;                        # by written procedure, between meetings
  closesOn @25 :Text $Is.date;                          # until when positions are taken on it
  awaited @26 :List(PartyName);                         # of a proposed one: members who have not said theirs
  struct Votes $Is.cell("told") {
    inFavour @0 :UInt16;
    against @1 :UInt16;
    abstained @2 :UInt16;
    told @3 :Text;                                      # '7 for, 2 against, 1 abstained'
  }
}

struct MeetingList { items @0 :List(MeetingAnswer); }
struct MeetingAnswer {
  struct Item {
    number @0 :UInt16 $Is.noneAt(0);                    # as in the minutes
    title @1 :Text;
    planned @2 :Bool;                                   # said in advance
    owner @3 :Text $Is.nameOf("ownerRef");              # who brings it
    ownerRef @4 :Text $Is.reference;
    minutes @5 :UInt16 $Is.noneAt(0);                   # how long it is planned to take
    kind @6 :Events.ItemKind;
    confidential @7 :Bool;                              # not for a public copy
    papers @8 :List(Text) $Is.reference;                # documents attached to it; only in show
  }
  struct Reply $Is.cell("told") {
    name @0 :Text $Is.nameOf("ref");
    ref @1 :Text $Is.reference;
    reply @2 :Events.Reply;                             # to the invitation
    on @3 :Text $Is.date;
    note @4 :Text;
    told @5 :Text;                                      # 'Asha Rao, coming'
  }
  struct Papers $Is.cell("document") {
    document @0 :Text $Is.reference;                    # the file that was sent
    on @1 :Text $Is.date;
    to @2 :List(PartyName);                             # to whom
    publicCopy @3 :Bool;                                # without what is confidential
    note @4 :Text;
    event @5 :UInt32;                                   # its position
  }
  struct Note $Is.cell("text") {
    item @0 :UInt16 $Is.noneAt(0);                      # the number of the item of which it was said
    text @1 :Text;
    event @2 :UInt32;                                   # its position
  }
  struct Interest $Is.cell("told") {
    name @0 :Text $Is.nameOf("ref");
    ref @1 :Text $Is.reference;
    item @2 :UInt16 $Is.noneAt(0);
    withdrew @3 :Bool;                                  # took no part in the item
    text @4 :Text;
    told @5 :Text;                                      # 'Asha Rao, item 3: chairs the trust; took no part'
  }
  struct Amendment $Is.cell("told") {
    number @0 :UInt16;
    item @1 :UInt16 $Is.noneAt(0);                      # that it is about
    by @2 :Text $Is.nameOf("byRef");
    byRef @3 :Text $Is.reference;
    status @4 :Statuses.AmendmentStatus;
    text @5 :Text;                                      # as it should read
    was @6 :Text;                                       # as it read; absent where it adds to the notes
    note @7 :Text;                                      # why it was taken up or set aside
    told @8 :Text;                                      # "1, Asha Rao, item 3: '21 families' should read '12 families'; taken up"
  }
  struct Attendance $Is.cell("told") {
    name @0 :Text $Is.nameOf("ref");
    organisation @1 :Text $Is.nameOf("organisationRef");  # for which they were there
    capacity @2 :Events.Capacity;
    role @3 :Events.Role;
    ref @4 :Text $Is.reference;
    substituteFor @5 :Text $Is.nameOf("substituteForRef");  # in whose place
    arrivedAt @6 :UInt16 $Is.noneAt(0);                 # the item of the agenda at which they came, where that was not the first
    leftAt @7 :UInt16 $Is.noneAt(0);                    # and at which they left
    told @8 :Text;                                      # 'Asha Rao (Harbour Trust), present, chair'
    organisationRef @9 :Text $Is.reference;
    substituteForRef @10 :Text $Is.reference;
  }
  ref @0 :Text $Is.reference;
  group @1 :Text $Is.nameOf("groupRef");                # that meets
  groupRef @2 :Text $Is.reference;
  date @3 :Text $Is.date;
  firstDate @4 :Text $Is.date;                          # before it was moved
  startsAt @5 :Text $Is.clock;
  endsAt @6 :Text $Is.clock;
  status @7 :Statuses.MeetingStatus;
  rescheduled @8 :Bool;                                 # moved, or announced as a change
  agenda @9 :List(Item);                                # in order
  attendance @10 :List(Attendance);
  decisions @11 :List(Text) $Is.reference;              # taken at it; only in show
  actions @12 :List(Text) $Is.reference;                # raised at it; only in show
  minutes @13 :Statuses.MinutesStatus $Is.noneAt(0);    # absent where there are none yet
  agreedAt @14 :Text $Is.reference;                     # the meeting that agreed the minutes
  corrections @15 :List(Text);                          # to the minutes, in words
  topics @16 :List(Text) $Is.reference;                 # that are placed on it; only in show
  due @17 :List(Text) $Is.reference;                    # actions that are due at it
  groupEndedOn @18 :Text $Is.date;                      # of a meeting that is planned for a day after the last one of its group
  place @19 :Text;
  joining @20 :Text;                                    # the address of a call
  interests @21 :List(Interest);                        # that were declared
  notes @22 :List(Note);                                # of what was said, in their order; only in show
  amendments @23 :List(Amendment);                      # that were proposed to its draft minutes
  quorum @24 :UInt16 $Is.noneAt(0);                     # how many must be there for it to decide; only in show
  counted @25 :UInt16 $Is.noneAt(0);                    # how many of these were there; none where it is absent beside quorum
  quorumOfOrganisations @26 :Bool;                      # they are organisations that were represented, and not people
  replies @27 :List(Reply);                             # to the invitation, one a person
  papers @28 :List(Papers);                             # as they were sent; only in show
}

struct PartyList { items @0 :List(PartyAnswer); }
struct PartyAnswer {
  # A person, an organisation or a group.
  struct Place $Is.cell("name role group from until") {
    ref @0 :Text $Is.reference;                         # of the appointment
    name @1 :Text $Is.nameOf("personRef");              # of the person; absent where the organisation as such is appointed
    group @2 :Text $Is.nameOf("groupRef");
    organisation @3 :Text $Is.nameOf("organisationRef");
    role @4 :Events.Role;
    from @5 :Text $Is.date;                             # the first day
    until @6 :Text $Is.date;                            # the first day without it
    personRef @7 :Text $Is.reference;
    groupRef @8 :Text $Is.reference;
    organisationRef @9 :Text $Is.reference;
  }
  ref @0 :Text $Is.reference;
  name @1 :Text $Is.nameOf("ref");
  kind @2 :Text;
  aliases @3 :List(Text);                               # other names
  parent @4 :Text $Is.nameOf("parentRef");              # of a group: what it is a part of
  openActions @5 :UInt32;                               # asked of it; of a group, that belong to it
  overdue @6 :UInt32;                                   # of these
  appointments @7 :List(Place);                         # past and present; only in show
  profile @8 :List(Profile);                            # of a group
  reportsTo @9 :List(Text);                             # to whom, and how often
  meets @10 :Text;                                      # 'every month'
  founded @11 :Text $Is.date;
  ended @12 :Text $Is.date;
  contacts @13 :List(Text);                             # addresses
  titles @14 :List(Text);                               # in words; jobs has them in parts
  parts @15 :List(Text) $Is.nameOf("partRefs");         # sub-groups
  formerNames @16 :List(FormerName);                    # oldest first; each is an alias too
  merged @17 :List(PartyName);                          # whoever was merged into it, by the name that was recorded for them
  members @18 :List(MemberAnswer);                      # of a group: presumed ones only, since appointments has the others
  parentRef @19 :Text $Is.reference;
  reportsToRefs @20 :List(Text) $Is.reference;          # in the order of reportsTo
  partRefs @21 :List(Text) $Is.reference;
  jobs @22 :List(Job);
  organisations @23 :List(Text) $Is.nameOf("organisationRefs");  # for which a person speaks now
  organisationRefs @24 :List(Text) $Is.reference;
  actions @25 :List(Text) $Is.reference;                # asked of it and open; of a group, its own; only in show
  decisions @26 :List(Text) $Is.reference;              # that name it; of a group, that it took or that name it; only in show
  meetings @27 :List(Text) $Is.reference;               # at which it was or sent apologies; of a group, its own; only in show
  wayOfAsking @28 :Events.WayOfAsking $Is.noneAt(0);    # by mail; absent where that is at once
  chasing @29 :Text;                                    # of a group: 'reminded every 14 days, escalated after 3 mails'
  struct Profile $Is.cell("part text") { part @0 :Events.ProfilePart; text @1 :Text; }
  struct FormerName $Is.cell("name until") {
    name @0 :Text;                                      # as it was
    until @1 :Text $Is.date;                            # the last day
  }
  struct Job $Is.cell("title team organisation") {
    title @0 :Text;
    team @1 :Text;
    organisation @2 :Text $Is.nameOf("organisationRef");
    organisationRef @3 :Text $Is.reference;
    from @4 :Text $Is.date;
  }
}
struct MemberList { items @0 :List(MemberAnswer); }
struct MemberAnswer {
  ref @0 :Text $Is.reference;                           # of the appointment; absent where it is presumed
  name @1 :Text $Is.nameOf("partyRef");
  title @2 :Text;                                       # on that day
  organisation @3 :Text $Is.nameOf("organisationRef");  # for which they speak
  role @4 :Events.Role;
  group @5 :Text $Is.nameOf("groupRef");
  from @6 :Text $Is.date;
  until @7 :Text $Is.date;
  presumed @8 :Bool;                                    # no appointment says so: listed at a meeting, as present or with apologies
  meeting @9 :Text $Is.reference;                       # of a presumed one: the last such meeting
  meetingOn @10 :Text $Is.date;                         # and its day
  personRef @11 :Text $Is.reference;                    # absent where an organisation is appointed
  organisationRef @12 :Text $Is.reference;
  partyRef @13 :Text $Is.reference;                     # the person, or the organisation where none is named
  groupRef @14 :Text $Is.reference;
}
struct RegisterAnswer {
  struct Span $Is.cell("from until") {
    from @0 :Text $Is.date;
    until @1 :Text $Is.date;                            # the last one; absent where it is the one day, or month
  }
  ref @0 :Text $Is.reference;
  name @1 :Text $Is.nameOf("partnershipRef");           # of the partnership, now
  partnershipRef @2 :Text $Is.reference;
  timeZone @3 :Text;                                    # Europe/London; absent where it is that of the machine
  weekdaysOff @4 :List(Events.Weekday);                 # days of the week on which the partnership does not work
  daysOff @5 :List(Span);
  lists @6 :List(SavedList);                            # by name
  struct SavedList $Is.cell("name") {
    name @0 :Text;
    text @1 :Text;                                      # as it is typed: 'action list --overdue'
  }
}
struct GroupTree {
  items @0 :List(Branch);                               # each before its parts
  struct Branch {
    ref @0 :Text $Is.reference;
    name @1 :Text $Is.nameOf("ref");
    depth @2 :UInt16;                                   # 0: at the top
    kind @3 :Events.GroupKind;
    open @4 :UInt32;                                    # actions
  }
}

struct PriorityList { items @0 :List(PriorityAnswer); }
struct PriorityAnswer {
  ref @0 :Text $Is.reference;
  number @1 :UInt16 $Is.noneAt(0);                      # in the group's list
  text @2 :Text;
  group @3 :Text $Is.nameOf("groupRef");
  from @4 :Text $Is.date;                               # of its period
  until @5 :Text $Is.date;
  status @6 :Statuses.PriorityStatus;
  reported @7 :Bool;                                    # reported on, or with an achievement or a reading of a measure
  reports @8 :UInt16;                                   # how many
  reportedOn @9 :Text $Is.date;                         # last
  note @10 :Text;                                       # what was said last
  programme @11 :Text $Is.nameOf("programmeRef");       # that it belongs to
  decision @12 :Text $Is.reference;                     # that set it
  groupRef @13 :Text $Is.reference;
  programmeRef @14 :Text $Is.reference;
}
struct ProgrammeList { items @0 :List(ProgrammeAnswer); }
struct ProgrammeAnswer {
  ref @0 :Text $Is.reference;
  name @1 :Text $Is.nameOf("ref");
  kind @2 :Events.ProgrammeKind;
  text @3 :Text;
  group @4 :Text $Is.nameOf("groupRef");                # whose it is
  parent @5 :Text $Is.nameOf("parentRef");              # the programme that it is a part of
  status @6 :Statuses.ProgrammeStatus;
  adoptedOn @7 :Text $Is.date;
  adoptedBy @8 :Text $Is.nameOf("adoptedByRef");
  statusOn @9 :Text $Is.date;                           # since when
  note @10 :Text;                                       # what was said last
  decision @11 :Text $Is.reference;                     # that adopted it
  groupRef @12 :Text $Is.reference;
  parentRef @13 :Text $Is.reference;
  adoptedByRef @14 :Text $Is.reference;
}
struct MeasureList { items @0 :List(MeasureAnswer); }
struct MeasureAnswer {
  struct Reading $Is.cell("asOf value") {
    asOf @0 :Text $Is.date;
    value @1 :Text;                                     # in words, with its unit
    source @2 :Text;
    figure @3 :Float64;                                 # of a change, how much
    isFigure @4 :Bool;                                  # and no change
  }
  ref @0 :Text $Is.reference;
  name @1 :Text $Is.nameOf("ref");
  unit @2 :Text;                                        # of its figures
  group @3 :Text $Is.nameOf("groupRef");                # whose it is
  baseline @4 :Text;                                    # in words, with its day
  latest @5 :Text;                                      # in words
  latestOn @6 :Text $Is.date;                           # the day of that
  target @7 :Text;                                      # in words, with its day
  better @8 :Events.Better $Is.noneAt(0);               # which way is better
  priority @9 :Text $Is.reference;                      # that it tells of
  programme @10 :Text $Is.nameOf("programmeRef");       # that it belongs to
  readings @11 :List(Reading);
  groupRef @12 :Text $Is.reference;
  programmeRef @13 :Text $Is.reference;
}
struct AchievementList { items @0 :List(AchievementAnswer); }
struct AchievementAnswer {
  ref @0 :Text $Is.reference;
  kind @1 :Events.AchievementKind;
  text @2 :Text;
  group @3 :Text $Is.nameOf("groupRef");                # whose it is
  toldOn @4 :Text $Is.date;                             # when it was told
  from @5 :Text $Is.date;
  until @6 :Text $Is.date;
  partners @7 :List(Text) $Is.nameOf("partnerRefs");    # who did it
  priority @8 :Text $Is.reference;                      # that it serves
  programme @9 :Text $Is.nameOf("programmeRef");        # that it belongs to
  measure @10 :Text $Is.nameOf("measureRef");           # that shows it
  groupRef @11 :Text $Is.reference;
  partnerRefs @12 :List(Text) $Is.reference;
  programmeRef @13 :Text $Is.reference;
  measureRef @14 :Text $Is.reference;
}
struct FundingList { items @0 :List(FundingAnswer); }
struct FundingAnswer {
  ref @0 :Text $Is.reference;
  kind @1 :Statuses.FundingKind;
  amount @2 :Text;                                      # in words
  text @3 :Text;                                        # what it is for
  funder @4 :Text $Is.nameOf("funderRef");
  match @5 :List(Text);                                 # who, and how much
  group @6 :Text $Is.nameOf("groupRef");                # whose it is
  on @7 :Text $Is.date;                                 # when it was awarded
  from @8 :Text $Is.date;
  until @9 :Text $Is.date;
  spent @10 :Text;                                      # in words
  programme @11 :Text $Is.nameOf("programmeRef");       # that it is for
  pence @12 :UInt64;                                    # the amount
  funderRef @13 :Text $Is.reference;
  matchRefs @14 :List(Text) $Is.reference;              # of who is named in match, in its order
  groupRef @15 :Text $Is.reference;
  programmeRef @16 :Text $Is.reference;
}
struct TopicList { items @0 :List(TopicAnswer); }
struct TopicAnswer {
  ref @0 :Text $Is.reference;
  text @1 :Text;
  group @2 :Text $Is.nameOf("groupRef");                # on whose agenda
  raisedBy @3 :Text $Is.nameOf("raisedByRef");
  raisedOn @4 :Text $Is.date;
  status @5 :Statuses.TopicStatus;
  meeting @6 :Text $Is.reference;                       # on which it is placed
  note @7 :Text;                                        # what was said last
  groupRef @8 :Text $Is.reference;
  raisedByRef @9 :Text $Is.reference;
}

struct DocumentList { items @0 :List(DocumentAnswer); }
struct DocumentAnswer {
  ref @0 :Text $Is.reference;
  name @1 :Text;                                        # of the file
  size @2 :UInt32;                                      # bytes
  filedAt @3 :Text $Is.time;
  filedBy @4 :Text $Is.nameOf("filedByRef");
  filedByRef @5 :Text $Is.reference;
  digest @6 :Text;                                      # SHA-256 of its bytes, in hexadecimal digits
  kept @7 :Bool;                                        # whether its bytes are in the register
  readings @8 :List(Text) $Is.reference;                # in which proposals were found
  attachedTo @9 :List(Text) $Is.reference;
  belongsTo @11 :List(Text);                            # the same in words: 'A-1', 'M-4, item 3'
  confidential @10 :Bool;                               # not for a public copy
}
struct DocumentText {
  # The text of a document as it was read.
  struct Line $Is.cell("text") {
    line @0 :UInt32 $Is.noneAt(0);                      # as proposals name it
    page @1 :UInt32 $Is.noneAt(0);
    sheet @2 :UInt32 $Is.noneAt(0);
    text @3 :Text;
  }
  ref @0 :Text $Is.reference;                           # of the document
  name @1 :Text $Is.nameOf("ref");
  reading @2 :Text $Is.reference;
  items @3 :List(Line);
}

enum Wanted { nothing @0; answer @1; doneSoon @2; done @3; }  # of who has it to do
struct AskList { items @0 :List(AskAnswer); }
struct AskAnswer {
  # What one party is to be written to about.
  struct Asked $Is.cell("action wanted") {
    action @0 :ActionAnswer;
    wanted @1 :Wanted $Is.noneAt(0);                    # an answer; to be done soon; to be done: it is overdue
    organisation @2 :Text $Is.nameOf("organisationRef");  # on whose behalf
    fingerprint @3 :UInt64;                             # of the ask: another, once what is wanted changes, or by when
    written @4 :Bool;                                   # a mail that was sent, or may have been, asked exactly that
    organisationRef @5 :Text $Is.reference;
    times @6 :UInt32;                                   # how many mails have asked it, or a reminder of it
  }
  ref @0 :Text $Is.reference;
  name @1 :Text $Is.nameOf("ref");
  kind @2 :Text;                                        # person, organisation, group or collective
  address @3 :Text;                                     # its own, or that of the organisation it speaks for; none is known otherwise
  asked @4 :List(Asked);                                # what is wanted first, then the rest that it has
  purpose @5 :Events.MailPurpose;                       # its own actions; those of others that it is told of
  about @6 :Text $Is.nameOf("aboutRef");                # of an escalation: the organisation whose people are silent; of a digest: the group
  aboutRef @7 :Text $Is.reference;
  way @8 :Events.WayOfAsking $Is.noneAt(0);             # how it wants to be asked; absent where that is at once
  lastWrittenOn @9 :Text $Is.date;                      # when it was last written to for this purpose
}
struct MailList { items @0 :List(MailAnswer); }
struct MailAnswer {
  ref @0 :Text $Is.reference;
  to @1 :Text $Is.nameOf("toRef");
  address @2 :Text;
  status @3 :Statuses.MailStatus;                       # prepared: it may have been sent
  preparedOn @4 :Text $Is.date;
  actions @5 :List(Text) $Is.reference;                 # that it asks for
  note @6 :Text;                                        # why it came back
  digest @7 :Text;                                      # hexadecimal
  toRef @8 :Text $Is.reference;
  purpose @9 :Events.MailPurpose;
}

struct EventList { items @0 :List(EventAnswer); }
struct EventAnswer {
  position @0 :UInt32;                                  # in the log, from 1
  recordedAt @1 :Text $Is.time;
  happenedOn @2 :Text $Is.date;                         # the day; of knowledge, that of its recording
  what @3 :Text;                                        # the event's name: actionRaised
  subject @4 :Text $Is.reference;                       # whose story it belongs to
  by @5 :Text $Is.nameOf("byRef");                      # who recorded it
  summary @6 :Text;                                     # a sentence
  source @7 :Text;                                      # where it was read, in words
  byRef @8 :Text $Is.reference;
  sourceRef @9 :Text $Is.reference;                     # the document that it was read in, or the meeting
  mentions @10 :List(Text) $Is.reference;               # what else it names: owners, meetings, decisions, …
}

struct ProposalList { items @0 :List(ProposalAnswer); leftOut @1 :List(LeftOut); }
struct LeftOut {
  # A row that holds nothing to propose, and why.
  place @0 :Text;                                       # 'Actions, row 7'
  text @1 :Text;
  why @2 :Text;
}
struct ProposalAnswer {
  # Owners, names and organisations are words of the document, which name nothing in the register yet.
  ref @0 :Text $Is.reference;                           # R-3.12: the 12th of the third reading; absent on a dry run
  kind @1 :Text;                                        # meeting, attendee, apology, item, decision, action, topic, members
  text @2 :Text;                                        # what was found, in words
  line @3 :UInt32 $Is.noneAt(0);                        # where it was found
  confidence @4 :Float32 $Is.share;                     # 0 to 1
  status @5 :Text;                                      # new, or what became of it: waiting, accepted, rejected
  owners @6 :List(Text);                                # of members: who they are
  due @7 :Text $Is.date;
  name @8 :Text;                                        # of whom or what
  organisation @9 :Text;
  role @10 :Text;                                       # of an attendee
  date @11 :Text $Is.date;                              # of a meeting or a log
  startsAt @12 :Text $Is.clock;
  endsAt @13 :Text $Is.clock;
  agenda @14 :List(Text);                               # of a meeting
  news @15 :Text;                                       # of an action: raised, carriedForward, closed, …
  quote @16 :Text;                                      # the words that it was read from
  document @17 :Text $Is.nameOf("documentRef");         # that it was found in
  subject @18 :Text $Is.reference;                      # what came of it
  held @19 :Bool;                                       # of a meeting: the one that the minutes are of
  place @20 :Text;                                      # where it was found, for people: 'line 12', 'page 2', 'Actions, row 7'
  page @21 :UInt16 $Is.noneAt(0);
  sheet @22 :Text;                                      # of a workbook
  raisedOn @23 :Text $Is.date;                          # of a row of a log
  history @24 :List(Text);                              # what happened to it since: '2025-05-31 progressed: police replied'
  columns @25 :List(Text);                              # of a log
  doubt @26 :Text;                                      # what is not clear
  proposer @27 :Text;                                   # of a decision
  seconder @28 :Text;                                   # of a decision
  logReference @29 :Text;                               # of a row of a log: the log's own
  questions @30 :List(Text);                            # what nothing says and somebody should: for whom an owner speaks
  documentRef @31 :Text $Is.reference;                  # absent on a dry run
  dueAtNextMeeting @32 :Bool;                           # of a row of a log, which says so in the place of a date
}

struct Comparison {
  # What stands at one end and not at the other, of two days or of two recordings.
  items @0 :List(ChangedSubject);                       # by kind, and by number within a kind
  from @1 :Text;                                        # a day; or, of recordings, a time: 2023-04-01T23:59:59Z
  to @2 :Text;                                          # the same; absent where it is now
  recorded @3 :Bool;                                    # whether they are times of recording
  on @4 :Text $Is.date;                                 # of recordings: the day that both tell of; missing: each of its own
  asOf @5 :Text $Is.time;                               # of days: as the register said at that time
  group @6 :Text $Is.nameOf("groupRef");                # only what belongs to it or to a part of it
  groupRef @7 :Text $Is.reference;
}
enum Change { new @0; gone @1; changed @2; }
struct ChangedSubject {
  struct Field $Is.cell("name") {
    # Of what is new or gone, each field that says something.
    name @0 :Text;                                      # in words: 'due', 'status'
    before @1 :Text;
    after @2 :Text;
    parts @3 :Bool;                                     # of a longer list: before is what of it went, after what came to it
    beforeRefs @4 :List(Text) $Is.reference;            # of what before names, in its order; absent where it names nothing
    afterRefs @5 :List(Text) $Is.reference;
  }
  ref @0 :Text $Is.reference;
  kind @1 :Text;                                        # 'action'
  name @2 :Text $Is.nameOf("ref");                      # or its text
  change @3 :Change;
  fields @4 :List(Field);                               # that differ
  events @5 :List(UInt32);                              # positions of those that made the difference
}

enum SearchField { text @0; name @1; alias @2; note @3; evidence @4; quote @5; document @6; }
struct SearchAnswer {
  # Where words stand: the subject that answers best first, with at most three places of each.
  items @0 :List(SearchPlace);
  words @1 :Text;                                       # as they were asked for
  meant @2 :Text;                                       # what was searched for instead, since nothing has those
  subjects @3 :UInt32;                                  # how many are listed
  more @4 :Bool;                                        # whether there are others
}
struct SearchPlace $Is.cell("ref") {
  ref @0 :Text $Is.reference;                           # of an action, a decision, a reading of a document, …
  kind @1 :Text;                                        # 'action'
  name @2 :Text $Is.nameOf("ref");                      # or its text, as it is now
  field @3 :SearchField;                                # quote: the line that an event was read from; document: its text
  context @4 :Text;                                     # the words with what stands around them
  event @5 :UInt32;                                     # the position of the one that says it
  date @6 :Text $Is.date;                               # on which that happened; of knowledge, was recorded
  line @7 :UInt32 $Is.noneAt(0);                        # of a document, as 'minuted document text' numbers it
  page @8 :UInt32 $Is.noneAt(0);
}

struct PlanAnswer {
  # The forward plan: what stands on the agendas of meetings to come, by their dates; then topics that wait for one.
  items @0 :List(PlanItem);
}
struct PlanItem $Is.cell("title") {
  meeting @0 :Text $Is.reference;                       # absent of a topic that waits for one
  date @1 :Text $Is.date;
  startsAt @2 :Text $Is.clock;
  group @3 :Text $Is.nameOf("groupRef");                # that meets, or whose topic it is
  groupRef @4 :Text $Is.reference;
  number @5 :UInt16 $Is.noneAt(0);                      # on the agenda
  title @6 :Text;                                       # absent of a meeting with nothing on its agenda yet
  topic @7 :Text $Is.reference;                         # that is placed on it, or waits
  owner @8 :Text $Is.nameOf("ownerRef");                # who brings it, or raised the topic
  ownerRef @9 :Text $Is.reference;
  minutes @10 :UInt16 $Is.noneAt(0);
  kind @11 :Events.ItemKind;
  confidential @12 :Bool;
}
