// Meetings that minutes announce, in sections of their own and in single lines.
#include "minutes/proposal_lines.h"

namespace minuted::minutes {
namespace {

// Without the meeting that the minutes are of.
Lines announcedIn(std::string_view body) {
  auto lines = linesInBody(schema::Proposal::MEETING, body);
  lines.erase(lines.begin());
  return lines;
}

const std::string group = " | Harbour Towns Steering Group";

TEST(ForwardPlanRecogniser, FindsMeetingsThatAreAnnounced) {
  const Example examples[]{
      {"2. Forward plan\nMeeting\tAgenda\n<p>Mtg 1. 11th April 2024 2:30 - 4:30pm Teams</p>\t<ul style=\"x\"> • City "
       "update • Sub-group updates",
       {"announced 2024-04-11 14:30-16:30" + group + " | City update; Sub-group updates"}},
      {"2. Forward plan\n<p>Please note date & time change 12th October 2024 2:30-4:30pm</p>\t• City update",
       {"rescheduled 2024-10-12 14:30-16:30" + group + " | City update"}},
      {"2. Dates of future meetings\n• 5 April, 10am\n• 6 June 2024",
       {"announced 2024-04-05 10:00" + group, "announced 2024-06-06" + group}},
      {"Next meeting: Thursday 5 June 2024, 2pm-4pm", {"announced 2024-06-05 14:00-16:00" + group}},
      {"2. Forward plan\n5 June 2024, 2pm: City update; Housing\n- Parks",
       {"announced 2024-06-05 14:00" + group + " | City update; Housing; Parks"}},
      {"2. Forward plan\n5 June 2024\t2pm-4pm\tCity update",
       {"announced 2024-06-05 14:00-16:00" + group + " | City update"}},
      {"2. Forward plan\nOctober 2024, date to be confirmed\tCity update", {}},
      {"2. Forward plan\n3 May 2023\tThe last one", {}},  // it has been
      {"2. Forward plan\n5 June 2024\tOne\n5 June 2024\tAgain", {"announced 2024-06-05" + group + " | One"}},
      {"2. Forward plan\nprose\n3. Other business\nThe fair is on 5 June 2024.", {}},
      {"The fair is on 5 June 2024.", {}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(announcedIn(text), lines) << text;
}

}  // namespace
}  // namespace minuted::minutes
