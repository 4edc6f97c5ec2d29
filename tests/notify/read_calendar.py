"""Reads a calendar from standard input with an independent parser, and prints a line for each entry."""
import sys

from icalendar import Calendar

calendar = Calendar.from_ical(sys.stdin.read())
assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
for entry in calendar.walk("VEVENT"):
    assert entry["UID"] and entry["DTSTAMP"].dt
    end = f" to {entry['DTEND'].dt}" if "DTEND" in entry else ""
    status = f" {entry['STATUS']}" if "STATUS" in entry else ""
    print(f"{entry['DTSTART'].dt}{end}{status}: {entry['SUMMARY']}")
