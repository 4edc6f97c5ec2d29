// The answer to any question: a struct of schema/answer.capnp whose type is known when the program runs.
#pragma once

#include <capnp/dynamic.h>

#include <memory>

#include "queries/queries.h"

namespace minuted::questions {

// One thread's at a time.
class Answer {
 public:
  template <typename T>
  Answer(queries::Answer<T> answer) : type_(capnp::Schema::from<T>()), message_(std::move(answer).take()) {}

  capnp::StructSchema type() const { return type_; }
  capnp::DynamicStruct::Builder operator*() { return message_->getRoot<capnp::DynamicStruct>(type_); }
  capnp::DynamicStruct::Reader get() const { return message_->getRoot<capnp::DynamicStruct>(type_).asReader(); }
  // Of a list: leaves `count` of its items, from `first` on. Returns whether there are others after them.
  bool keepItems(size_t first, size_t count);
  // The struct itself. It must be of that type.
  template <typename T>
  typename T::Reader as() const {
    KJ_REQUIRE(type_ == capnp::Schema::from<T>(), "the answer is of another type");
    return message_->getRoot<T>().asReader();
  }

 private:
  capnp::StructSchema type_;
  std::unique_ptr<capnp::MallocMessageBuilder> message_;
};

}  // namespace minuted::questions
