// Chasing: each party is written to about what is new with it, once.
//
// A mail is recorded as prepared before it is sent and as sent after. So a process that is killed in between leaves at
// most one mail of which nobody knows: it is in doubt until it is sent again, with the same Message-ID, or somebody
// says what became of it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "notify/letter.h"
#include "notify/smtp.h"
#include "queries/queries.h"
#include "register/recorder.h"

namespace minuted::notify {

struct Planned {
  enum class State {
    toSend,     // something is asked that no mail has asked before
    written,    // all of it was asked before
    noAddress,  // nobody has said one, or it is none
  } state = State::toSend;
  Letter letter;
  std::string name;     // of the party
  size_t returned = 0;  // how often exactly this was sent and came back
};

struct Plan {
  std::vector<Planned> letters;  // one a party of which something is wanted
  std::string partnership;
};
Result<Plan> planOf(const engine::Snapshot& snapshot, const queries::AskFilter& filter);

// Mails in doubt, with the letter that says the same today; none where what is asked has changed since.
struct Doubt {
  Id mail;
  std::string name, address;
  std::optional<Letter> again;
};
// Of a plan for some owners or a group only, those that it has a letter for.
Result<std::vector<Doubt>> doubtsOf(const engine::Snapshot& snapshot, const Plan& plan,
                                    const queries::AskFilter& filter);

struct Sent {
  Id mail;
  Delivery delivery;
};

class Chaser {
 public:
  Chaser(engine::Recorder& recorder, Smtp& smtp, const Clock& clock, std::string by, std::string partnership)
      : recorder_(recorder), smtp_(smtp), clock_(clock), by_(std::move(by)), partnership_(std::move(partnership)) {}

  // Nothing where somebody else who chases has it in hand already.
  Result<std::optional<Sent>> send(const Planned& planned);
  Result<Sent> sendAgain(Id mail, const Letter& letter);

 private:
  Result<std::optional<Id>> prepare(const Planned& planned);
  Result<void> tell(Id mail, const Delivery& delivery);

  engine::Recorder& recorder_;
  Smtp& smtp_;
  const Clock& clock_;
  std::string by_, partnership_;
};

}  // namespace minuted::notify
