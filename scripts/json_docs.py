#!/usr/bin/env python3
"""Makes the list of fields in docs/JSON.md from schema/: scripts/json_docs.py [--check]

All that stands below the line BELOW is made: a section for each struct of schema/answer.capnp and schema/outcome.capnp,
with a line for each field, its type, what it says of nothing, and its comment. What stands above is written by hand.
--check changes nothing and fails if the document is out of date.
"""

import pathlib
import re
import sys

DOCUMENT = pathlib.Path("docs/JSON.md")
BELOW = "<!-- Below this line: made by scripts/json_docs.py from schema/. -->"
SCHEMAS = ("answer", "outcome")

TOKEN = re.compile(
    r"(?P<comment>#[^\n]*)"
    r"|(?P<kind>struct|enum)\s+(?P<name>\w+)[^{;]*\{"
    r"|(?P<field>\w+)\s+@\d+\s*:(?P<type>[\w.()]+)(?P<rest>(?:\"[^\"]*\"|[^;\"])*);"
    r"|(?P<enumerant>\w+)\s+@\d+;"
    r"|(?P<close>\})")


class Type:
    """A struct or an enum of a schema."""

    def __init__(self, kind, name):
        self.kind, self.name = kind, name
        self.comment = ""
        self.members = []  # of a struct: (name, type, annotations, comment); of an enum: names


def read(text):
    """Returns the types of a schema by their names, in their order: {'ActionAnswer.Move': Type}."""
    types, open_types, last_end = {}, [], 0
    last = None  # what a comment behind it is about: a list whose last element is the comment
    for token in TOKEN.finditer(text):
        if token["comment"] is not None:
            words = token["comment"][1:].strip()
            goes_on = "\n" in text[last_end:token.start()]
            if last is not None and not goes_on:
                last[-1] = words
            elif last is not None and last[-1] and last_was_comment:
                last[-1] += " " + words
            elif open_types and not open_types[-1].members:
                open_types[-1].comment = (open_types[-1].comment + " " + words).strip()
            last_was_comment = True
        else:
            last_was_comment = False
            last = None
        if token["kind"]:
            name = ".".join([each.name.split(".")[-1] for each in open_types] + [token["name"]])
            open_types.append(Type(token["kind"], name))
            types[name] = open_types[-1]
        elif token["field"] and open_types:
            last = [token["field"], token["type"], token["rest"], ""]
            open_types[-1].members.append(last)
        elif token["enumerant"] and open_types:
            open_types[-1].members.append(token["enumerant"])
        elif token["close"] and open_types:
            open_types.pop()
        last_end = token.end()
    return types


def value_words(name, annotations, types, inside, enums):
    """The type of a field in words: 'text', 'list of [ActionAnswer](#actionanswer)'."""
    if listed := re.fullmatch(r"List\((.*)\)", name):
        return "list of " + value_words(listed[1], annotations, types, inside, enums)
    if "$Is.reference" in annotations:
        return "reference"
    for form in ("date", "time", "clock"):
        if f"$Is.{form}" in annotations:
            return {"date": "date", "time": "time, UTC", "clock": "time of day"}[form]
    plain = {"Text": "text", "Bool": "true or false", "UInt64": "whole number, as text", "Int64": "whole number, as text",
             "Float64": "number"}
    if name in plain:
        return plain[name]
    if "$Is.share" in annotations:
        return "number, two decimals"
    if re.fullmatch(r"U?Int(8|16|32)", name):
        return "whole number"
    short = name.split(".")[-1]
    if short in enums:
        none = re.search(r"\$Is\.noneAt\((\d+)\)", annotations)
        words = [each for number, each in enumerate(enums[short].members) if not none or number != int(none[1])]
        return "one of " + ", ".join(f"`{each}`" for each in words)
    for scope in (inside + "." + short, inside.rsplit(".", 1)[0] + "." + short, short):
        if scope in types:
            return f"[{scope}](#{scope.lower().replace('.', '')})"
    raise SystemExit(f"json_docs: {inside} has a field of the type {name}, which is nowhere in schema/")


NAME_OF = re.compile(r'\$Is\.nameOf\("(\w+)"\)')


def words_of_field(name, annotations, comment, named):
    """named: the fields that name something, by the field that has its reference."""
    parts = [comment] if comment else []
    if name in named:
        parts.append(f"of `{named[name]}`")
    if reference := NAME_OF.search(annotations):
        parts.append(f"its reference is `{reference[1]}`")
    return "; ".join(parts).replace("|", "\\|").replace("<", "&lt;")


def section(struct, types, enums):
    lines = [f"### {struct.name}", ""]
    if struct.comment:
        lines += [struct.comment, ""]
    lines += ["| field | value | |", "|---|---|---|"]
    named = {reference[1]: name for name, _, annotations, _ in struct.members
             if (reference := NAME_OF.search(annotations))}
    for name, type_name, annotations, comment in struct.members:
        value = value_words(type_name, annotations, types, struct.name, enums)
        lines.append(f"| `{name}` | {value} | {words_of_field(name, annotations, comment, named)} |")
    return "\n".join(lines) + "\n"


def made():
    schemas = {name: read(pathlib.Path(f"schema/{name}.capnp").read_text())
               for name in (*SCHEMAS, "event", "status")}
    types = {name: each for schema in SCHEMAS for name, each in schemas[schema].items()}
    enums = {name: each for schema in schemas.values() for name, each in schema.items() if each.kind == "enum"}
    titles = {"answer": "## What queries answer", "outcome": "## What commands say that they did"}
    text = BELOW + "\n"
    for schema in SCHEMAS:
        text += f"\n{titles[schema]}\n"
        for struct in schemas[schema].values():
            if struct.kind == "struct":
                text += "\n" + section(struct, types, enums)
    return text


def main():
    written = DOCUMENT.read_text()
    before, mark, _ = written.partition(BELOW)
    if not mark:
        raise SystemExit(f"json_docs: {DOCUMENT} has no line '{BELOW}'")
    wanted = before + made()
    if wanted == written:
        return
    if sys.argv[1:] == ["--check"]:
        raise SystemExit(f"json_docs: {DOCUMENT} is out of date: run scripts/json_docs.py")
    DOCUMENT.write_text(wanted)


main()
