"""Reads a calendar from standard input with an independent parser, and prints a line for each entry."""
import sys

from icalendar import Calendar


def iso(time):
    """The time as it is on the clock there, whatever its zone."""
    value = time.dt
    return value.replace(tzinfo=None).isoformat() if hasattr(value, "tzinfo") else value.isoformat()


calendar = Calendar.from_ical(sys.stdin.read())
assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
for entry in calendar.walk("VEVENT"):
    assert entry["UID"] and entry["DTSTAMP"].dt
    ref = entry["UID"].split("@")[0]
    end = f" to {iso(entry['DTEND'])}" if "DTEND" in entry else ""
    zone = f" {entry['DTSTART'].params['TZID']}" if "TZID" in entry["DTSTART"].params else ""
    status = f" {entry['STATUS']}" if "STATUS" in entry else ""
    location = f", {entry['LOCATION']}" if "LOCATION" in entry else ""
    print(f"{ref} version {entry['SEQUENCE']}: {iso(entry['DTSTART'])}{end}{zone}{status}: {entry['SUMMARY']}{location}")
