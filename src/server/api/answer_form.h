// The forms in which the API answers: JSON, CSV, a workbook, or a message of Cap'n Proto. Functions that keep nothing,
// for any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "questions/answer.h"
#include "server/http/message.h"

namespace minuted::server {

enum class AnswerForm : uint8_t { json, csv, xlsx, capnp };

struct FormNames {
  AnswerForm form;
  std::string_view ending;     // of a path: "csv"
  std::string_view mediaType;  // "text/csv; charset=utf-8"
};
std::span<const FormNames> answerForms();

// The form that a request asks for: by the end of its path; else by its Accept, of which the first that is known and
// wanted most counts. Nothing where it accepts none of them.
std::optional<AnswerForm> formAskedFor(std::string_view ending, std::string_view accept);

// A response with the answer in that form, and its ETag, which is another one whenever the answer is. 304 without the
// answer where the request has it already (If-None-Match).
Response respond(const Request& request, const questions::Answer& answer, AnswerForm form);

// The answer to what could not be answered.
Response problemOf(const Error& error);

}  // namespace minuted::server
