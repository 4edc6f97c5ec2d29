// Fuzzes the reader of answers in calendars.
#include "fuzz.h"
#include "reader/readers.h"

namespace minuted::fuzz {

void testOneInput(std::string_view bytes) { (void)reader::readCalendarReplies(bytes); }

std::vector<std::string> seeds() {
  return {
      "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:M-1@0123\r\n"
      "DTSTAMP:20250501T120000Z\r\nDTSTART;TZID=Europe/London:20250515T143000\r\nORGANIZER:mailto:a@b.example\r\n"
      "ATTENDEE;CN=\"Nair, Priya\";PARTSTAT=ACCEPTED;X-N=1:MAILTO:priya@harbour.ex\r\n ample\r\nCOMMENT:if the "
      "train\\, runs\\nlate\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
      "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:19701025T020000\n"
      "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0000\nEND:STANDARD\nEND:VTIMEZONE\n"
      "BEGIN:VEVENT\nUID:x\nATTENDEE;PARTSTAT=DECLINED:mailto:a@b\nATTENDEE;PARTSTAT=TENTATIVE:c@d\nBEGIN:VALARM\n"
      "TRIGGER:-PT10M\nACTION:DISPLAY\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR\nEND:VCALENDAR\n"};
}

}  // namespace minuted::fuzz
