# How a value is printed for other programs, where its type does not tell: src/formats/ reads these annotations, and
# docs/JSON.md is made from them. They change nothing of what is stored.

@0xe7ea23e6d169475f;

using Cxx = import "/capnp/c++.capnp";
$Cxx.namespace("minuted::schema");

annotation reference @0xec0782a9c2ec90d0 (field) :Void;
# The text, or each text of the list, is the reference of a subject ('A-17') or of a proposal ('R-3.12').
annotation nameOf @0xbf2e88e2123db940 (field) :Text;
# The text names a person or thing of the register. The value is the field beside it that has its reference; of a list,
# the references stand in the same order.
annotation date @0xc9e65e2b0b228618 (field) :Void;
# ISO 8601, as coarse as the date is known: 2021-07-20, 2022-10, 2022-Q4, 2022-summer, 2023.
annotation time @0xa7a1453fb32a2aa8 (field) :Void;
# An instant, RFC 3339 in UTC: 2026-11-22T03:24:35Z. A number is microseconds since 1970-01-01T00:00Z, and is printed
# with six decimal places of the second.
annotation clock @0xdf9987d2718b8e58 (field) :Void;
# A time of day where the meeting is: 14:30. A number is minutes after midnight; -1 is none.
annotation share @0xd7c88d846ad69a79 (field) :Void;
# From 0 to 1, with two decimal places. A whole number is per cent.
annotation noneAt @0x9f127db7ebf3e1b4 (field) :Int64;
# The number, or the number of the enumerant, that stands for nothing. A field with it is left out.
annotation rows @0xb8f3d2d8893a61b8 (field) :Void;
# CSV prints the elements of the list, a row each. So it does with every list called `items`.
annotation cell @0xbcf4d1e54cbce751 (struct) :Text;
# The fields, separated by spaces, by which CSV shows the struct in one cell. Without it: its `name`, or its `title`.
