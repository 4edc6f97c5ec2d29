#!/usr/bin/env python3
"""Compares every include with cmake/folders.txt: scripts/check includes

A file may include only headers of its own folder, of src/base, of the schema, and of the folders that its folder may
use by the table. It may include the headers of a library, directly or through our own headers, only if the table allows
this to its folder. Rules, views and recognisers may not include anything that reads a clock, a file or random numbers,
neither directly nor through our own headers. The table of folders in docs/ARCHITECTURE.md must equal cmake/folders.txt.
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
    """Returns the folders that each folder may use, and the folders that may include each library."""
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
    """Returns what each file includes: {file: [(line, header)]}."""
    found = {}
    for file in files:
        lines = pathlib.Path(file).read_text().splitlines()
        matches = ((number, re.match(r'\s*#\s*include\s*[<"]([^>"]+)', line)) for number, line in enumerate(lines, 1))
        found[file] = [(number, match.group(1)) for number, match in matches if match]
    return found


def our_header(header):
    """Returns the path of a header of this repository; None for any other header."""
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
    """Checks the headers that a file includes, directly or through headers of this repository."""
    seen = {file}
    paths = [(file, [])]  # a file that is included, and the includes that lead to it
    while paths:
        included, path = paths.pop()
        for line, header in includes.get(included, []):
            steps = path + [f"{included}:{line}"]
            through = f" (through {', '.join(step.split(':')[0] for step in steps[1:])})" if path else ""
            for library, where in libraries.items():
                if header.startswith(library) and folder not in where:
                    complaints.append(f"{steps[0]}: <{header}>{through} is not for {folder}")
            if folder in PURE and IMPURE.match(header):
                complaints.append(f"{steps[0]}: <{header}>{through} is not for rules, views and recognisers, which read "
                                  "no clock, file or randomness")
            ours = our_header(header)
            if ours and ours not in seen:
                seen.add(ours)
                paths.append((ours, steps))


def check_document(folders):
    """Compares the rows '| `src/log/` | what it does | what it may use |' of the document with the table."""
    documented = {}
    for row in re.findall(r"^\| `([\w/]+?)/` \|[^|]*\|([^|]*)\|", pathlib.Path(DOCUMENT).read_text(), re.MULTILINE):
        documented.setdefault(row[0], set(re.findall(r"`([\w/]+?)/`", row[1])))
    for folder, allowed in folders.items():
        if folder not in documented:
            complaints.append(f"{DOCUMENT}: the table of folders lacks {folder}/")
        elif documented[folder] != allowed:
            complaints.append(f"{DOCUMENT}: {folder}/ may use {' '.join(sorted(allowed)) or 'nothing'}, says {TABLE}, "
                              f"and not {' '.join(sorted(documented[folder])) or 'nothing'}")


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
