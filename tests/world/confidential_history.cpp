#include "world/confidential_history.h"

#include <capnp/dynamic.h>
#include <capnp/message.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/message.h"
#include "world/scenario.h"

namespace minuted::world {
namespace {

using Body = schema::Event::Body;

// One of each kind to begin with, so that few commands name what is not there.
const Lines& beginning() {
  static const Lines lines{
      "2025-01-02 registerOpened(partnership = G-1) name = \"Harbour Partnership\"",
      "2025-01-02 appointmentMade(person = PE-1, organisation = O-1, group = G-2, role = chair)",
      "2025-01-02 appointmentMade(person = PE-2, organisation = O-2, group = G-2)",
      "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-1, organisation = O-1, role = chair)",
      "2025-01-16 attendanceRecorded(meeting = M-1, person = PE-2, organisation = O-2, leftAt = 2)",
      "2025-01-16 agendaItemAdded(meeting = M-1, number = 1, kind = topic) text = \"The tide gauge\"",
      "2025-01-16 agendaItemAdded(meeting = M-1, number = 2, kind = topic, owner = O-2) text = \"The customs house\"",
      "2025-01-16 decisionRecorded(group = G-2, meeting = M-1, item = 1, kind = approved) text = \"Buy a gauge\"",
      "2025-01-16 actionRaised(owners = [(party = O-1)], group = G-2, meeting = M-1, item = 1) text = \"Order it\"",
      "2025-01-16 actionRaised(owners = [(party = G-2, collective = true)], group = G-2) text = \"Tell the town\"",
      "2025-01-17 documentFiled(digest = \"0123456789abcdef0123456789abcdef\", size = 9) name = \"minutes.txt\"",
      "2025-01-17 documentRead(document = DOC-1, digest = \"0123456789abcdef0123456789abcdeX\", proposals = 3)",
      "2025-01-17 topicRaised(group = G-2, raisedBy = O-2) text = \"Gulls\"",
      "2025-01-17 prioritySet(group = G-2, from = 2025-01-01, until = 2025-12-31, number = 1) text = \"Light\"",
      "2025-01-17 programmeAdopted(kind = plan, group = G-2) name = \"Lamps\"",
      "2025-01-17 measureDefined(group = G-2) name = \"Lamps lit\" text = \"lamps\"",
      "2025-01-17 achievementTold(kind = impact, group = G-2) text = \"People walk at night\"",
      "2025-01-17 fundingAwarded(pence = 7500000, funder = O-2, group = G-2) text = \"lamps\"",
      "2025-01-17 mailPrepared(party = O-1, actions = [A-1], asks = [1]) text = \"a@b.example\"",
      "2025-01-17 reportBegun(group = G-1, from = 2024-01-01, until = 2024-12-31)"};
  return lines;
}

class Chronicler {
 public:
  Chronicler(TempRegister& on, uint64_t seed) : on_(on), draws_(seed) {
    for (const auto* lines : {&harbour(), &beginning()})
      for (const auto& line : *lines) learn(on_->record(commandOf({line}, nextId())));
  }

  void record() {
    on_.clock().step(draws_.below(5) * oneHour);
    auto number = (uint64_t(draws_.below(UINT32_MAX)) << 32) | draws_.below(UINT32_MAX);
    auto today = localDay(on_.clock().now());
    // Most notes of errors are skipped: without the parties and meetings that everything names, little would follow.
    auto command = historian_.command(number, today, nextId());
    for (int tries = 0; tries < 3 && takesAway(command); ++tries)
      command = historian_.command(++number, today, nextId());
    learn(on_->record(embellished(command)));
  }

  size_t recorded() const { return historian_.recorded(); }

 private:
  Bytes nextId() { return Bytes(view(sha256({fmt::format("command {}", ++ids_)}))).substr(0, 16); }

  void learn(const engine::Outcome& outcome) {
    historian_.learn(outcome);
    if (!outcome) return;
    for (auto subject : outcome->subjects) {
      auto& count = counts_[static_cast<size_t>(subject.kind())];
      count = std::max(count, subject.number());
    }
  }

  // Whether the command says of something that much else names that it was entered in error.
  static bool takesAway(const Bytes& command) {
    Message<schema::Command> message(command);
    for (auto step : message.get().getSteps()) {
      auto body = step.getEvent().getBody();
      if (!body.isEnteredInError()) continue;
      auto kind = Id(body.getEnteredInError().getSubject()).kind();
      if (kind != Kind::ACTION && kind != Kind::DECISION && kind != Kind::MAIL && kind != Kind::TOPIC) return true;
    }
    return false;
  }

  Bytes embellished(const Bytes& command) {
    Message<schema::Command> read(command);
    capnp::MallocMessageBuilder message;
    message.setRoot(read.get());
    auto copy = message.getRoot<schema::Command>();
    constexpr std::array users{"Officer", "Officer", "Officer", "Chair", "Clerk", "Nia Wren"};
    copy.setBy(users[draws_.below(users.size())]);
    for (auto step : copy.getSteps()) {
      setItem(step.getEvent().getBody());
      setSource(step.getEvent());
    }
    return canonicalBytes(copy.asReader());
  }

  void setItem(schema::Event::Body::Builder body) {
    auto someNumber = [&] { return static_cast<uint16_t>(1 + draws_.below(3)); };
    if (body.isAgendaItemAdded()) {
      body.getAgendaItemAdded().setNumber(someNumber());
      // One that is there already is changed, and may become confidential or stop being so.
      if (draws_.oneIn(3)) body.getAgendaItemAdded().setItem(someNumber());
      return;
    }
    if (body.isReportPublished())
      body.getReportPublished().setSize(on_->log().size() - draws_.below(static_cast<uint32_t>(on_->log().size())));
    capnp::DynamicStruct::Builder dynamic(body);
    KJ_IF_MAYBE (member, dynamic.which()) {
      auto of = dynamic.get(*member).as<capnp::DynamicStruct>();
      bool hasItem = of.getSchema().findFieldByName("item") != nullptr;
      if (hasItem && of.get("meeting").as<uint64_t>() != 0 && draws_.oneIn(2)) of.set("item", someNumber());
    }
  }

  void setSource(schema::Event::Builder event) {
    if (draws_.oneIn(2)) return;
    auto any = [&](Kind kind) {
      auto count = counts_[static_cast<size_t>(kind)];
      return count == 0 || draws_.oneIn(2) ? 0 : Id(kind, 1 + draws_.below(count)).value;
    };
    auto source = event.initSource();
    source.setDocument(any(Kind::DOCUMENT));
    source.setReading(draws_.oneIn(3) ? any(Kind::READING) : 0);
    source.setMeeting(any(Kind::MEETING));
    if (source.getDocument() != 0) source.setLine(1 + draws_.below(90));
    if (source.getMeeting() != 0) source.setItem(static_cast<uint16_t>(draws_.below(4)));
  }

  TempRegister& on_;
  Draws draws_;
  Historian historian_;
  std::array<uint32_t, kindCount> counts_{};
  uint64_t ids_ = 0;
};

}  // namespace

void playConfidential(TempRegister& on, uint64_t seed, size_t commands) {
  Chronicler chronicler(on, seed);
  for (size_t tried = 0; chronicler.recorded() < commands && tried < 10 * commands; ++tried) chronicler.record();
}

}  // namespace minuted::world
