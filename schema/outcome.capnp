# What commands say that they did, or found, where that is no answer of a query. Like answers: public, and fields are only
# ever added. docs/JSON.md is made from this file too.

@0xc10c63996de97fe2;

using Cxx = import "/capnp/c++.capnp";
using Is = import "form.capnp";
using Answer = import "answer.capnp";
$Cxx.namespace("minuted::schema");

struct RecordedAnswer {
  # One thing was recorded: init, every command that records one event, report write, report bring and report publish.
  recorded @0 :Text $Is.reference;      # what it is about
  event @1 :UInt32 $Is.noneAt(0);       # position of the event about it
  count @2 :UInt32;                     # events in all: with the first, a new user may be entered
}

struct Applied {
  # minuted apply, and with --dry-run what it would record.
  first @0 :UInt32 $Is.noneAt(0);       # position of the first event
  count @1 :UInt32;                     # events
  items @2 :List(Step);
  struct Step {
    file @0 :Text;
    number @1 :UInt32;                  # in the file, from 1
    verb @2 :Text;                      # action add
    recorded @3 :Text $Is.reference;    # absent on a dry run
    event @4 :UInt32 $Is.noneAt(0);
  }
}

struct VerdictList {
  # What was done to proposals: by review accept, reject, edit, merge, undo and apply.
  items @0 :List(Verdict);
  struct Verdict {
    proposal @0 :Text $Is.reference;
    verdict @1 :Text;                   # accepted, rejected, edited, merged, undone or refused; accept, reject or wait: to be done
    subject @2 :Text $Is.reference;     # of an accepted one: what came of it, or what said so already
    hasNews @3 :Bool;                   # of an accepted one: it said what was not known
    why @4 :Text;                       # of a refused one
    edited @5 :Bool;                    # before the verdict
  }
}

struct Verification {
  # minuted verify
  events @0 :UInt64;                    # hashed
  rows @1 :UInt64;                      # compared with what the log makes
  root @2 :Text;                        # of the log, hexadecimal
  indexKeys @3 :UInt64;                 # compared with what the log makes
  files @4 :UInt64;                     # that are kept, each compared with its digest
  fileBytes @5 :UInt64;
  searchable @6 :UInt64;                # events of the search index, compared with one made afresh
}
struct EventProof {
  # minuted verify --event: an inclusion proof of RFC 6962
  event @0 :UInt32;
  size @1 :UInt32;                      # of the log that it is proved to be in
  leaf @2 :Text;                        # hexadecimal, as the others
  hashes @3 :List(Text);                # of the siblings on the way to the root, the lowest first
  root @4 :Text;
}
struct ReportVerification {
  # minuted verify --report
  struct Difference $Is.cell("place kind expected found") {
    place @0 :Text;                     # where it should stand, or after which it was added: 'Accountability, paragraph 12'
    kind @1 :Text;                      # changed, added, removed or moved
    found @2 :Text;                     # the words that stand there; of those that were moved, the place where they are
    expected @3 :Text;                  # the words that should
  }
  file @0 :Text;
  cited @1 :UInt64 $Is.noneAt(0);       # events, each proved to be in the log; where the report was compared with nothing
  size @2 :UInt32;                      # of the log that the report was made from
  root @3 :Text;
  compared @4 :Bool;                    # what is printed of each of these events too
  unlisted @5 :List(UInt32);            # numbers in brackets that are not in the table of sources
  recordedSince @6 :UInt32;             # events
  against @7 :Text;                     # what it was compared with: made again from that log, published, or nothing
  sameBytes @8 :Bool;                   # and not only the words are the same
  words @9 :UInt64 $Is.noneAt(0);       # that the file has
  otherMaker @10 :Text;                 # the program and templates that made it, where it says so and they are others
  whyNotMade @11 :Text;                 # a sentence, where it could not be made again, or not in these words
  differences @12 :List(Difference);    # in the words, in the order of the report
}
struct Rebuild {
  # minuted rebuild
  events @0 :UInt64;
  rows @1 :UInt64;
  differences @2 :UInt64;               # rows that the views had otherwise
  seconds @3 :Float64;          
  root @4 :Text;
  indexKeys @5 :UInt64;
  indexDifferences @6 :UInt64;          # keys that the indexes had otherwise
  searchable @7 :UInt64;                # events of the search index, which was made afresh
}

struct Backup {
  # minuted backup and restore
  folder @0 :Text;                      # that has the copy now
  events @1 :UInt64;                    # in the copy
  added @2 :UInt64;                     # of these, how many it had not before
  files @3 :UInt64;                     # documents and their texts that were copied
  root @4 :Text;                        # of the copy's log, in hexadecimal digits
  replaced @5 :Text;                    # of restore: the folder to which the register was moved that was there
}

struct ReportText {
  # A report: report annual, papers, minutes and partner. With -o it is written to files too.
  title @0 :Text;
  subtitle @1 :Text;
  size @2 :UInt32;                      # of the log that it was made from
  root @3 :Text;
  recordedAt @4 :Text $Is.time;         # when the newest event of that log was recorded
  files @5 :List(Text);                 # that were written
  items @6 :List(Part);
  struct Part {
    # In reading order; a list or a table is an element for each of its items or rows.
    kind @0 :Text;                      # heading, paragraph, item, columns, row, figure or words
    level @1 :UInt16 $Is.noneAt(0);     # of a heading: 1 to 3
    text @2 :Text;                      # of a table's columns and of a figure: its caption
    cells @3 :List(Text);               # of a table
    origin @4 :Text;                    # computed, from events; narrative, by a person; fixed, the same in every report
    events @5 :List(UInt32);            # positions of those that it rests on
    section @6 :Text;                   # of words: the section that somebody wrote them for
  }
}
struct WordsList {
  # report words
  items @0 :List(Words);
  struct Words {
    section @0 :Text;
    about @1 :Text $Is.nameOf("aboutRef");    # of a part of the section: the group that it is about
    aboutRef @2 :Text $Is.reference;
    author @3 :Text $Is.nameOf("authorRef");
    writtenAt @4 :Text $Is.time;
    text @5 :Text;                      # a paragraph a line
    event @6 :UInt32;                   # that recorded them
    authorRef @7 :Text $Is.reference;
  }
}
struct DraftChanges {
  # report bring
  items @0 :List(Change);
  recorded @1 :Text $Is.reference;      # absent on a dry run, and where nothing was changed
  event @2 :UInt32 $Is.noneAt(0);
  struct Change {
    section @0 :Text;
    about @1 :Text $Is.nameOf("aboutRef");
    aboutRef @2 :Text $Is.reference;
    change @3 :Text;                    # new, changed or taken away
    text @4 :Text;
  }
}
struct FileList {
  # Files that were written: report templates, review export.
  items @0 :List(File);
  struct File {
    file @0 :Text;
    written @1 :Bool;                   # or it was there already, and stays as it is
  }
}

struct LetterList {
  # minuted chase
  items @0 :List(Letter);
  struct Letter {
    mail @0 :Text $Is.reference;
    to @1 :Text $Is.nameOf("toRef");
    address @2 :Text;
    state @3 :Text;                     # sent, refused, in doubt, asked before or no address
    reply @4 :Text;                     # of the mail server, or why it is in doubt
    actions @5 :List(Text) $Is.reference;
    toRef @6 :Text $Is.reference;
  }
}

struct CommandList {
  # minuted help
  items @0 :List(Command);
  struct Command {
    name @0 :Text;                      # action list
    help @1 :Text;
    options @2 :List(Option);
  }
  struct Option {
    name @0 :Text;                      # --group; of a positional argument: ref
    help @1 :Text;
    required @2 :Bool;
    value @3 :Bool;                     # it takes one, and is no flag
  }
}
struct RuleList {
  # minuted help rules
  items @0 :List(Rule);
  joint @1 :List(Joint);                # how an action stands that several are asked for: the first that holds tells
  struct Rule {
    noun @0 :Text;
    verb @1 :Text;                      # what may happen to it
    allowed @2 :List(Text);             # in which states
    by @3 :Text;
  }
  struct Joint $Is.cell("condition status") {
    condition @0 :Text;
    status @1 :Text;
  }
}

struct ProblemAnswer {
  # What an error is over HTTP, as application/problem+json (RFC 9457).
  title @0 :Text;                       # of its status: Not Found
  status @1 :UInt16;                    # of HTTP
  detail @2 :Text;                      # a sentence that says what happened and what one can do
}

struct CloudEvent {
  # An event as the API streams it, in the envelope of CloudEvents 1.0.
  specversion @0 :Text;
  id @1 :Text;                          # the position in the log
  source @2 :Text;
  type @3 :Text;                        # minuted.actionRaised
  time @4 :Text $Is.time;
  subject @5 :Text $Is.reference;
  datacontenttype @6 :Text;
  data @7 :Answer.EventAnswer;
}
