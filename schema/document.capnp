@0xd1a3c27f5e8b9046;
# A document as the program that reads files hands it to the one that reads minutes. It is on no disk: both are built
# together.
using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("minuted::schema");

struct ReadFile {
  union {
    document @0 :DocumentBlocks;
    refused @1 :Text;       # why, without the name of the file: 'has 2,000 pages …'
    printed @2 :List(PrintedLine);  # the words alone, where those were asked for
  }
}

struct PrintedLine { text @0 :Text; page @1 :UInt32; }

struct DocumentBlocks {
  title @0 :Text;
  text @1 :Text;
  sheets @2 :List(Text);
  blocks @3 :List(Block);

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
