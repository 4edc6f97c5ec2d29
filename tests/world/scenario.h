// Tests that are written as sentences:
//
//   given({"organisationEntered name = \"Harbour Trust\"", …})
//       .when("2025-01-16 actionClosed(action = A-1, meeting = M-1)")
//       .then({"2025-01-16 actionClosed(action = A-1, meeting = M-1)"})
//       .shows("A-1", "status = closed, statusOn = 2025-01-16");
//
// A line is an event (world/text.h). `given` records each event in a command of its own; `when` takes one command, of
// one or several steps. At the end of every scenario, the test fails if the views rebuilt from the log differ from the
// live ones.
#pragma once

#include <memory>

#include "world/temp_register.h"
#include "world/text.h"

namespace minuted::world {

class Scenario;

// The outcome of a command, to compare with what is expected.
class Attempt {
 public:
  Attempt(Scenario& scenario, engine::Outcome outcome) : scenario_(scenario), outcome_(std::move(outcome)) {}

  Scenario& then(const Lines& events);           // exactly these events were recorded
  Scenario& recorded();                          // the command was recorded
  Scenario& again(uint64_t first);               // it had been recorded before, beginning at this position
  Scenario& refused(std::string_view sentence);  // a rule refused it with this reason
  Scenario& refused(schema::Refusal kind, std::string_view sentence, uint16_t step = 0);
  const engine::Outcome& outcome() const { return outcome_; }

 private:
  Scenario& scenario_;
  engine::Outcome outcome_;
};

class Scenario {
 public:
  Scenario();
  Scenario(Scenario&&) = default;
  ~Scenario();

  TempRegister& operator*() { return *register_; }
  TestClock& clock() { return register_->clock(); }

  Scenario& and_(const Lines& events);  // records more events, as given() does
  Attempt when(const char* step) { return when(Lines{step}); }
  Attempt when(const Lines& steps);
  Attempt when(BytesView commandId, const Lines& steps);

  // Expects these fields in the subject's row (schema/row.capnp), now or at other times. Fields that are not named may
  // have any value.
  Scenario& shows(const std::string& reference, const std::string& fields, const engine::Times& times = {});
  Scenario& lacks(const std::string& reference, const engine::Times& times = {});  // expects that it does not exist
  Scenario& reopened();

  uint64_t size() { return (*register_)->log().size(); }  // events in the log
  engine::Snapshot snapshot(const engine::Times& times = {}) { return must((*register_)->snapshot(times)); }

 private:
  std::unique_ptr<TempRegister> register_;
};

Scenario given(const Lines& events);

// A command with these steps, by the user "Officer".
Bytes commandOf(const Lines& steps, BytesView id);
Bytes commandOf(const Lines& steps);

// The events of a sample partnership: O-1 Harbour Trust, O-2 City Council, PE-1 Asha Rao, PE-2 Tom Bell, G-1 Harbour
// Partnership, G-2 its Steering Group; M-1, a meeting of G-2 held on 16 January 2025, and M-2, planned for 15 May 2025.
const Lines& harbour();
Lines harbourAnd(const Lines& more);
// The same with one of each kind that can be listed or shown, and two actions: A-1 "Count the lamps" of PE-1, A-2 "Ask
// the neighbours" of O-2. The bytes of its document are not kept.
Lines everyKind();

}  // namespace minuted::world
