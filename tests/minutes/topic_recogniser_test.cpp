// Topics for the agenda of a later meeting.
#include "minutes/proposal_lines.h"

namespace minuted::minutes {
namespace {

TEST(TopicRecogniser, ReadsTopicsForALaterAgenda) {
  const Example examples[]{
      {"2. Items for next agenda\n- Winter plan\n- Flood wardens\n3. Close",
       {"topic: Winter plan", "topic: Flood wardens"}},
      {"Future agenda items: lighting; flood wardens", {"topic: Lighting", "topic: Flood wardens"}},
      {"The lamps on the quay to go on the agenda for the next meeting.", {"topic: The lamps on the quay"}},
      {"Items for next meeting: none", {}},
      {"It was on the agenda of the last meeting. The agenda was agreed.", {}},
      {"The next agenda will be short.", {}},
      {"Items for the next meeting\n\n5 June 2024", {}},
  };
  for (const auto& [text, lines] : examples) EXPECT_EQ(linesInBody(schema::Proposal::TOPIC, text), lines) << text;
}

}  // namespace
}  // namespace minuted::minutes
