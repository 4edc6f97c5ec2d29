@0xd1a3c27f5e8b9046;
# What the program that reads files answers to the one that asks it. It is on no disk: both are built together.
using Cxx = import "/capnp/c++.capnp";
using Events = import "event.capnp";
using Texts = import "text.capnp";
$Cxx.namespace("minuted::schema");

struct ReadFile {
  union {
    document @0 :DocumentBlocks;
    refused @1 :Text;       # why, without the name of the file: 'has 2,000 pages …'
    printed @2 :List(PrintedLine);  # the words alone, where those were asked for
    found @3 :Findings;     # what was recognised in it, where that was asked for
    misread :group {        # it could be read, but not as was asked
      usage @4 :Bool;       # whether how it was asked is wrong, rather than the file
      message @5 :Text;     # whole, with the name of the file
    }
    replies @6 :List(CalendarReply);  # where those were asked for
  }
}

struct CalendarReply {      # of one person to one invitation, RFC 5546, 3.2.3
  uid @0 :Text;             # of the invitation
  address @1 :Text;         # of who answers, without 'mailto:'
  answer @2 :Answer;
  note @3 :Text;
  enum Answer { none @0; accepted @1; declined @2; tentative @3; }  # none: needs action, delegated, …
}

struct Findings {
  words @0 :Events.Words;   # with the proposals
  textDigest @1 :Data;      # SHA-256
  sheets @2 :List(Text);
  leftOut @3 :List(Row);
  text @4 :List(Texts.TextLine);

  struct Row {
    sheet @0 :UInt32;
    line @1 :UInt32;
    page @2 :UInt32;
    text @3 :Text;
    why @4 :Text;
  }
}

struct PrintedLine { text @0 :Text; page @1 :UInt32; }

struct DocumentBlocks {
  title @0 :Text;
  text @1 :Text;
  sheets @2 :List(Text);
  blocks @3 :List(Block);
  date @4 :Text;

  struct Block {
    kind @0 :UInt8;
    number @1 :UInt16;
    line @2 :UInt32;
    page @3 :UInt32;
    sheet @4 :UInt32;
    gap @5 :Bool;
    text @6 :Text;
    cells @7 :List(Text);
    margin @8 :List(MarginNote);
    indent @9 :UInt32;
    columns @10 :List(UInt32);
  }
  struct MarginNote {
    at @0 :UInt32;
    text @1 :Text;
  }
}
