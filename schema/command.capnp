# What can be asked of a register: to record that certain things happened, all of them or none.
#
# A step has the shape of the event that it asks for. The register judges it by the rules (src/domain) and adds what only
# it can know: position, recorded at, the numbers of new subjects. So there is one vocabulary, and not a second one of verbs.

@0x91906c898d935878;

using Cxx = import "/capnp/c++.capnp";
using Json = import "/capnp/compat/json.capnp";
using Events = import "event.capnp";
$Cxx.namespace("minuted::schema");

struct Command {
  id @0 :Data $Json.hex;        # 16 bytes, chosen by the caller; asked twice, done once
  by @1 :Text;                  # who records; entered as a user when first seen
  steps @2 :List(Step);
  piece @3 :Piece;              # instead of steps: a part of a file, to be kept before the command that files it
}

struct Piece {
  # A file comes in pieces of one size, one command each, and is kept once an event names its digest.
  digest @0 :Data $Json.hex;    # SHA-256 of the whole file
  number @1 :UInt32;            # of the piece in the file, from 0
  bytes @2 :Data $Json.hex;     # 1 MiB, of the last piece perhaps less
}

struct Step {
  # In a step, an id whose number is 2^31 + n means the subject of that kind that step n of this command makes (from 0).
  event @0 :Events.Event;       # happenedOn, source and body count; a missing happenedOn means today
  words @1 :Events.Words;
  basedOn @2 :UInt64;           # refuse if the subject's newest event is at another position; 0: do not ask
}

struct Answer {
  id @0 :Data $Json.hex;
  union {
    recorded @1 :Recorded;
    refused @2 :Refused;
  }
}

struct Recorded {
  first @0 :UInt64;             # position of the first event; 0 where there was nothing to record
  count @1 :UInt32;
  again @2 :Bool;               # this command had been recorded before; nothing was recorded now
  subjects @3 :List(UInt64) $Events.reference([]); # the subject of each event; a new user's may come before those of the steps
}

struct Refused {
  kind @0 :Refusal;
  reason @1 :Text;              # what was refused, why, and what one might do
  step @2 :UInt16;              # the step that was refused, from 0
}

enum Refusal { rule @0; conflict @1; notFound @2; malformed @3; unknown @4; stopped @5; damaged @6; }
# unknown: the register could not tell whether it is on disk; ask again with the same id. stopped: the register writes no more.
# damaged: what is stored cannot be read.
