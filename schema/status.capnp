# How a subject stands. Rows keep these and answers print their names, so an enumerant never changes its name or its
# number: the tables of rules (src/domain) have a column for each, and rows that were written before hold the numbers.

@0xb7d1e64c02fa9358;

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("minuted::schema");

enum MeetingStatus { planned @0; held @1; cancelled @2; }
enum MinutesStatus { none @0; draft @1; agreed @2; }
enum AmendmentStatus { proposed @0; takenUp @1; setAside @2; }
enum ProposalStatus { waiting @0; accepted @1; rejected @2; }
enum DecisionStatus { stands @0; superseded @1; rescinded @2; proposed @3; notTaken @4; }
enum ActionStatus { open @0; accepted @1; declined @2; inProgress @3; claimed @4; closed @5; dropped @6; superseded @7; }
enum AnswerStatus {
  silent @0;
  accepted @1;
  declined @2;
  inProgress @3;
  claimed @4;
  excused @5;
  counterProposed @6;       # another ask or another day, which the group has not answered
  counterAnswered @7;       # by the group: it keeps to what it asked, or asks something else
  moreTimeRequested @8;     # and no other answer before
}
enum PriorityStatus { current @0; met @1; metInPart @2; notMet @3; carriedOver @4; }
enum ProgrammeStatus { adopted @0; begun @1; completed @2; abandoned @3; }
enum FundingKind { award @0; budget @1; }
enum TopicStatus { waiting @0; placed @1; dropped @2; covered @3; }
enum MailStatus { prepared @0; sent @1; returned @2; }
