// Reads a calendar from standard input with ical.js, and prints a line for each entry as read_calendar.py does.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const entry of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(entry);
  const text = (name) => entry.getFirstPropertyValue(name);
  const zone = entry.getFirstProperty("dtstart").getParameter("tzid");
  const end = entry.hasProperty("dtend") ? ` to ${event.endDate}` : "";
  const status = text("status") ? ` ${text("status")}` : "";
  const location = text("location") ? `, ${text("location")}` : "";
  console.log(
    `${event.uid.split("@")[0]} version ${event.sequence}: ${event.startDate}${end}${zone ? ` ${zone}` : ""}${status}: ` +
      `${event.summary}${location}`,
  );
}
