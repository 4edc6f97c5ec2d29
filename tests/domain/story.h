// Tests a subject without a register: events, given as lines of text, are folded or judged at the next position.
#pragma once

#include <capnp/message.h>

#include <string>

#include "domain/subject.h"
#include "world/text.h"

namespace minuted::domain {

class Story {
 public:
  Story(const std::string& subject, const world::Lines& lines) : subject_(blank(world::idOf(subject))) {
    for (const auto& line : lines) {
      auto step = read(line);
      apply(subject_, step.getEvent(), step.getWords());
    }
  }
  // "yes", or the reason why the event is refused.
  std::string judge(const std::string& line) {
    auto step = read(line);
    return refusal(subject_, step.getEvent(), step.getWords()).value_or("yes");
  }
  template <typename State>
  const State& as() const {
    return std::get<State>(subject_.state);
  }

 private:
  schema::Step::Reader read(const std::string& line) {
    auto step = message_.initRoot<schema::Step>();
    world::readStep(line, step);
    step.getEvent().setPosition(++position_);
    return step.asReader();
  }

  capnp::MallocMessageBuilder message_;
  uint64_t position_ = 0;
  Subject subject_;
};

}  // namespace minuted::domain
