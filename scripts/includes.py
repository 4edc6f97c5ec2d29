#!/usr/bin/env python3
"""Holds every include against cmake/folders.txt: scripts/check includes

A file may include only headers of its own folder, of src/base, of the schema, and of the folders that the table lets
its folder use. It may reach a library's headers, directly or through any header of ours, only where the table names its
folder. Rules, views and recognisers read no clock, no file and no randomness, directly or through a header of ours. The
table of folders in docs/ARCHITECTURE.md must say the same as cmake/folders.txt.
"""

import pathlib
import re
import subprocess
import sys

TABLE = "cmake/folders.txt"
DOCUMENT = "docs/ARCHITECTURE.md"
OPEN_TO_ALL = {"src/base"}
PURE = ("src/domain", "projections", "src/minutes")
IMPURE = re.compile(r"(ctime|time\.h|random|fstream|filesystem|cstdio|stdio\.h|iostream|unistd\.h|fcntl\.h|thread"
                    r"|sodium\.h|base/(clock|files)\.h|documents/reader_process\.h)$")
CLOCK = re.compile(r"\w+_clock\b")  # <chrono> itself is needed for the calendar

complaints = []


def read_table():
    """The folders that each folder may use, and the folders in which each library may be named."""
    folders, libraries = {}, {}
    for line in pathlib.Path(TABLE).read_text().splitlines():
        words = line.split()
        if not words or line.startswith("#"):
            continue
        if line.startswith("<"):
            libraries[words[0][1:]] = set(words[1:])
        else:
            folders[words[0]] = {word for word in words[3:] if word != "-"}
    return folders, libraries


def our_files():
    listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", "*.cpp", "*.h"],
                            capture_output=True, text=True, check=True).stdout.split()
    return [file for file in listed if pathlib.Path(file).exists()]


def folder_of(file, folders):
    return max((folder for folder in folders if file.startswith(folder + "/")), key=len, default=None)


def read_includes(files):
    """For each file what it includes, with the line: [(line, header)]."""
    found = {}
    for file in files:
        lines = pathlib.Path(file).read_text().splitlines()
        matches = ((number, re.match(r'\s*#\s*include\s*[<"]([^>"]+)', line)) for number, line in enumerate(lines, 1))
        found[file] = [(number, match.group(1)) for number, match in matches if match]
    return found


def our_header(header):
    """The file that a header is, where it is one of ours."""
    for path in ("src/" + header, header):
        if pathlib.Path(path).exists():
            return path
    return None


def check_file(file, folder, folders, libraries, includes):
    allowed = folders[folder] | {folder} | OPEN_TO_ALL
    for line, header in includes[file]:
        ours = our_header(header)
        if ours and folder_of(ours, folders) not in allowed:
            complaints.append(f"{file}:{line}: {folder} may not use {header}")
    if folder in PURE:
        for line, text in enumerate(pathlib.Path(file).read_text().splitlines(), 1):
            if CLOCK.search(text):
                complaints.append(f"{file}:{line}: rules, views and recognisers are told the time, and read no clock")
    check_reached(file, folder, libraries, includes)


def check_reached(file, folder, libraries, includes):
    """The headers that a file reaches: its own, and through headers of ours."""
    seen = {file}
    ways = [(file, [])]  # a file that is reached, and the includes that lead to it
    while ways:
        reached, way = ways.pop()
        for line, header in includes.get(reached, []):
            steps = way + [f"{reached}:{line}"]
            through = f" (through {', '.join(step.split(':')[0] for step in steps[1:])})" if way else ""
            for library, where in libraries.items():
                if header.startswith(library) and folder not in where:
                    complaints.append(f"{steps[0]}: <{header}>{through} is not for {folder}")
            if folder in PURE and IMPURE.match(header):
                complaints.append(f"{steps[0]}: <{header}>{through} is not for rules, views and recognisers, which read "
                                  "no clock, file or randomness")
            ours = our_header(header)
            if ours and ours not in seen:
                seen.add(ours)
                ways.append((ours, steps))


def check_document(folders):
    """The rows '| `src/log/` | what it does | what it may use |' of the first table of the document."""
    told = {}
    for row in re.findall(r"^\| `([\w/]+?)/` \|[^|]*\|([^|]*)\|", pathlib.Path(DOCUMENT).read_text(), re.MULTILINE):
        told.setdefault(row[0], set(re.findall(r"`([\w/]+?)/`", row[1])))
    for folder, allowed in folders.items():
        if folder not in told:
            complaints.append(f"{DOCUMENT}: the table of folders does not tell of {folder}/")
        elif told[folder] != allowed:
            complaints.append(f"{DOCUMENT}: {folder}/ may use {' '.join(sorted(allowed)) or 'nothing'}, says {TABLE}, "
                              f"and not {' '.join(sorted(told[folder])) or 'nothing'}")


def main():
    folders, libraries = read_table()
    files = our_files()
    includes = read_includes(files)
    for file in files:
        folder = folder_of(file, folders)
        if folder is not None:
            check_file(file, folder, folders, libraries, includes)
        elif not file.startswith(("tests/", "scripts/")):
            complaints.append(f"{file}: its folder is not in {TABLE}")
    for name in {folder for where in libraries.values() for folder in where} - set(folders):
        complaints.append(f"{TABLE}: there is no folder {name}")
    check_document(folders)
    for complaint in complaints:
        print(f"check: {complaint}", file=sys.stderr)
    sys.exit(1 if complaints else 0)


main()
