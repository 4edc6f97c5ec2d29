# The text of a document as it was read, kept with the document so that a line can be shown where it stands. Kept for
# ever under its digest: only additions.

@0xb3c5f4e19a7d2608;

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("minuted::schema");

struct KeptText {
  lines @0 :List(TextLine);   # in the order of the document
}

struct TextLine {
  line @0 :UInt32;   # as proposals name it, from 1: of the file's lines, paragraphs or rows
  page @1 :UInt32;   # from 1; 0 where the file has no pages
  sheet @2 :UInt32;  # of a workbook, from 1; 0 where there are none
  text @3 :Text;
}
