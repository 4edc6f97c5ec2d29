"""Answers an invitation as calendar programs do. Usage: reply.py ADDRESS PARTSTAT [COMMENT] < invitation > reply"""
import sys

from icalendar import Calendar, Event, vCalAddress

invitation = Calendar.from_ical(sys.stdin.buffer.read())
assert invitation["METHOD"] == "REQUEST", invitation["METHOD"]
asked = invitation.walk("VEVENT")[0]
attendees = asked["ATTENDEE"]
attendees = attendees if isinstance(attendees, list) else [attendees]
own = [each for each in attendees if each.lower() == "mailto:" + sys.argv[1].lower()]
assert own, attendees
assert own[0].params["RSVP"] == "TRUE" and asked["ORGANIZER"].lower().startswith("mailto:")

reply = Calendar()
reply.add("prodid", "-//Example//Calendar//EN")
reply.add("version", "2.0")
reply.add("method", "REPLY")
event = Event()
for name in ("UID", "SEQUENCE", "DTSTAMP", "DTSTART", "ORGANIZER"):
    event[name] = asked[name]
attendee = vCalAddress("MAILTO:" + sys.argv[1])
attendee.params["PARTSTAT"] = sys.argv[2]
attendee.params["CN"] = own[0].params["CN"]
event.add("attendee", attendee)
if len(sys.argv) > 3:
    event.add("comment", sys.argv[3])
reply.add_component(event)
sys.stdout.buffer.write(reply.to_ical())
