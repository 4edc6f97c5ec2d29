@0xb7d1c95e0a3f4826;
# A report as it was published: kept as JSON in the words of 'reportPublished', so that it can be read and compared even
# when the program or its templates no longer make the same. In the log: only additions.
using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("minuted::schema");

struct PublishedReport {
  title @0 :Text;
  subtitle @1 :Text;
  recipe @2 :Text;            # how it was made, as it prints it
  hasContents @3 :Bool;
  logSize @4 :UInt64;
  logRoot @5 :Text;
  recordedAt @6 :Int64;       # the newest event
  blocks @7 :List(Block);     # in the order of reading

  struct Block {
    union {
      heading @0 :Heading;
      paragraph @1 :Paragraph;
      list @2 :Items;
      table @3 :Table;
      figure @4 :Figure;
      narrative @5 :Narrative;
    }
  }
  struct Passage { text @0 :Text; cites @1 :List(UInt64); link @2 :Text; listsCites @3 :Bool; }
  struct Heading { level @0 :UInt8; text @1 :Text; anchor @2 :Text; }
  struct Paragraph { text @0 :Passage; origin @1 :UInt8; number @2 :UInt32; }
  struct Items { items @0 :List(Passage); origin @1 :UInt8; }
  struct Column { title @0 :Text; isNumeric @1 :Bool; share @2 :UInt8; }
  struct Row { cells @0 :List(Passage); isTotal @1 :Bool; anchor @2 :Text; }
  struct Table {
    caption @0 :Text;
    columns @1 :List(Column);
    rows @2 :List(Row);
    hasRowHeaders @3 :Bool;
    origin @4 :UInt8;
  }
  struct Figure { caption @0 :Text; svg @1 :Text; alternative @2 :Text; cites @3 :List(UInt64); }
  struct Narrative { section @0 :Text; text @1 :List(Text); author @2 :Text; writtenOn @3 :Text; event @4 :UInt64; }
}
