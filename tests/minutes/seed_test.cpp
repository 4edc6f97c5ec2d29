// The minutes that the product was conceived from. They are not part of it: MINUTED_SHARED says where they are.
#include <cstdlib>
#include <filesystem>

#include "minutes/proposal_lines.h"

namespace minuted::minutes {
namespace {

using schema::Proposal;

TEST(Seed, IsReadWhole) {
  const char* shared = std::getenv("MINUTED_SHARED");
  auto path =
      std::filesystem::path(shared != nullptr ? shared : MINUTED_SOURCE "/../shared") / "seeds/minutes-2021-07-20.txt";
  if (!std::filesystem::exists(path))
    GTEST_SKIP() << "SKIPPED: Seed.isReadWhole, for there is no " << path
                 << ". Set MINUTED_SHARED to the folder that holds seeds/.";

  auto reading = read(fileText(path.string()), "minutes-2021-07-20.txt");
  ASSERT_TRUE(reading) << reading.error().message;

  const std::string group = " | Oxford Strategic Partnership Steering Group";
  EXPECT_EQ(linesOf(*reading, Proposal::MEETING),
            (Lines{"held 2021-07-20" + group,
                   "rescheduled 2021-10-12 14:30-16:30" + group +
                       " | City update; Sub-group updates; Stronger Communities update",
                   "announced 2022-01-11 14:30-16:30" + group + " | City update; Sub-group updates",
                   "announced 2022-04-05 14:30-16:30" + group +
                       " | City update; Sub-group updates; Educational Attainment update",
                   "announced 2022-07-12 14:30-16:30" + group + " | City update; Sub-group updates",
                   "announced 2022-10-11 14:30-16:30" + group + " | City update; Sub-group updates"}));

  EXPECT_EQ(linesOf(*reading, Proposal::ATTENDANCE),
            (Lines{"present Jan Royall | University of Oxford | chair",
                   "present Kate Austin | Oxfordshire County Council",
                   "present Cllr Susan Brown | Oxford City Council",
                   "present Ian Brooke | Oxford City Council",
                   "present Gillian Coates | Oxford Civic Society",
                   "present Rebecca Cullen | Oxford University Hospitals NHS Foundation Trust",
                   "present Shelley Ghazi | Oxford City Council",
                   "present Caroline Green | Oxford City Council",
                   "present Ian Green | Oxford Civic Society",
                   "present Lydia Igweh | Oxford Brookes University",
                   "present Emily Lewis-Edwards | Community First Oxfordshire",
                   "present Frank Nigriello | Unipart Group",
                   "present James Senior | Thames Valley Police",
                   "present Mish Tullar | Oxford City Council",
                   "present Stuart Wilkinson | University of Oxford",
                   "present Sara Fernandez | Oxford Hub",
                   "apologies Gill Aitken | University of Oxford",
                   "apologies Cllr Tom Hayes | Oxford City Council",
                   "apologies Brendan Hattam | Land Securities",
                   "apologies Joe Kidman | Thames Valley Police",
                   "apologies Jeremy Long | Oxfordshire Local Enterprise Partnership",
                   "apologies Phil Southall | Oxford Bus Company"}));

  EXPECT_EQ(linesOf(*reading, Proposal::ITEM),
            (Lines{"1. Welcome and Apologies", "2. Draft minutes of the last meeting & matters arising",
                   "3. Oxford City Update", "4. Safer communities", "5. Community Impact Zone", "6. Any other business",
                   "7. Forward plan"}));

  EXPECT_EQ(linesOf(*reading, Proposal::DECISION),
            (Lines{"agreed: Minutes of the last meeting were agreed as correct"}));

  EXPECT_EQ(linesOf(*reading, Proposal::ACTION),
            (Lines{"raised: Consider campaign and other actions to increase reporting of low level drug dealing and "
                   "respond to Cllr Brown | James Senior | answer Susan Brown",
                   "raised: OSP members to contact Sara Fernandez to offer resources or support for the Community "
                   "Impact Zone | OSP members"}));

  EXPECT_TRUE(reading->proposals()[0].getMeeting().getHeld());
  EXPECT_EQ(reading->proposals()[0].getLine(), 5u);
  for (auto proposal : reading->proposals())
    if (proposal.isAction() && proposal.getAction().getAnswerTo().size() > 0) {
      EXPECT_EQ(proposal.getLine(), 82u);
      EXPECT_EQ(proposal.getAction().getItem(), 4);
    }
}

}  // namespace
}  // namespace minuted::minutes
