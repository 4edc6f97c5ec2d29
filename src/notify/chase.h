// Chasing: mails that ask parties about their actions. No mail asks the same thing twice.
//
// A mail is recorded as prepared before it is sent, and as sent after that. A process that is killed between the two
// leaves at most one mail that may or may not have been sent. This mail is in doubt until it is sent again, with the
// same Message-ID, or a person records what became of it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "notify/letter.h"
#include "notify/smtp.h"
#include "queries/queries.h"
#include "register/recorder.h"

namespace minuted::notify {

struct PlannedLetter {
  enum class State {
    toSend,        // it asks something that no mail has asked before
    alreadyAsked,  // mails have asked all of it before
    noAddress,     // the party has no valid address
    notByMail,     // the party wants no mail
    laterInWeek,   // the party wants one mail a week, and has had it
  } state = State::toSend;
  Letter letter;
  std::string name;     // of the party
  size_t returned = 0;  // how often a mail with the same requests came back
  schema::MailPurpose purpose = schema::MailPurpose::ASKS;
};

struct Plan {
  std::vector<PlannedLetter> letters;  // one for each party that is asked something
  std::string partnership;
  bool isDayOff = false;  // whether the snapshot tells of a day on which nobody is written to
};
Result<Plan> planChase(const engine::Snapshot& snapshot, const queries::AskFilter& filter);

// A mail in doubt. letter: the letter with the same requests as of now; none where the requests have changed since.
struct DoubtfulMail {
  Id mail, party;
  std::string name, address;
  std::optional<Letter> letter;
};
// Where the filter names an owner or a group, only the mails whose letter is in the plan.
Result<std::vector<DoubtfulMail>> findDoubtfulMails(const engine::Snapshot& snapshot, const Plan& plan,
                                                    const queries::AskFilter& filter);

struct SentMail {
  Id mail;
  Delivery delivery;
};

class Chaser {
 public:
  Chaser(engine::Recorder& recorder, Smtp& smtp, const Clock& clock, std::string by, std::string partnership)
      : recorder_(recorder), smtp_(smtp), clock_(clock), by_(std::move(by)), partnership_(std::move(partnership)) {}

  // Nothing where another process that chases at the same time has recorded this mail already.
  Result<std::optional<SentMail>> send(const PlannedLetter& planned);
  Result<SentMail> sendAgain(Id mail, const Letter& letter);

 private:
  Result<std::optional<Id>> recordPrepared(const PlannedLetter& planned);
  Result<void> recordOutcome(Id mail, const Delivery& delivery);

  engine::Recorder& recorder_;
  Smtp& smtp_;
  const Clock& clock_;
  std::string by_, partnership_;
};

}  // namespace minuted::notify
