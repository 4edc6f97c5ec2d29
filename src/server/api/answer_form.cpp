#include "server/api/answer_form.h"

#include <capnp/serialize.h>
#include <fmt/format.h>

#include <array>
#include <charconv>

#include "base/bytes.h"
#include "base/text.h"
#include "formats/csv.h"
#include "formats/json.h"
#include "formats/xlsx.h"

namespace minuted::server {
namespace {

constexpr std::array forms{
    FormNames{AnswerForm::json, "json", "application/json"},
    FormNames{AnswerForm::csv, "csv", "text/csv; charset=utf-8"},
    FormNames{AnswerForm::xlsx, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    FormNames{AnswerForm::capnp, "capnp", "application/x-capnp"},
};

// How much a part of an Accept header is wanted: ";q=0.5"; 1 where it does not say.
double weightOf(std::string_view part) {
  auto at = part.find("q=");
  if (at == std::string_view::npos) return 1;
  double weight = 0;
  std::from_chars(part.data() + at + 2, part.data() + part.size(), weight);
  return weight;
}

bool accepts(std::string_view wanted, std::string_view mediaType) {
  auto plain = mediaType.substr(0, mediaType.find(';'));
  return wanted == "*/*" || wanted == plain ||
         (wanted.ends_with("/*") && plain.starts_with(wanted.substr(0, wanted.size() - 1)));
}

Bytes messageOf(const questions::Answer& answer) {
  capnp::MallocMessageBuilder message;
  message.setRoot(answer.get());
  auto words = capnp::messageToFlatArray(message);
  auto bytes = words.asBytes();
  return Bytes(bytes.begin(), bytes.end());
}

}  // namespace

std::span<const FormNames> answerForms() { return forms; }

std::optional<AnswerForm> formAskedFor(std::string_view ending, std::string_view accept) {
  for (const auto& each : forms)
    if (each.ending == ending) return each.form;
  if (accept.empty()) return AnswerForm::json;
  std::optional<AnswerForm> best;
  double bestWeight = 0;
  for (auto part : split(accept, ',')) {
    auto wanted = trim(part.substr(0, part.find(';')));
    auto weight = weightOf(part);
    for (const auto& each : forms) {
      if (weight <= bestWeight || !accepts(wanted, each.mediaType)) continue;
      best = each.form;
      bestWeight = weight;
    }
  }
  return best;
}

Response respond(const Request& request, const questions::Answer& answer, AnswerForm form) {
  const auto& names = forms[static_cast<size_t>(form)];
  auto message = messageOf(answer);
  auto tag = fmt::format("\"{}-{}\"", hex(view(sha256({message})).substr(0, 12)), names.ending);
  auto wanted = request.field("if-none-match");
  if (wanted == "*" || wanted.find(tag) != std::string_view::npos)
    return Response{.status = 304, .fields = {{"etag", tag}}};
  Response response{.fields = {{"content-type", std::string(names.mediaType)}, {"etag", tag}, {"vary", "accept"}}};
  switch (form) {
    case AnswerForm::json: response.body = formats::json(answer.get()) + "\n"; break;
    case AnswerForm::csv: response.body = formats::csv(answer.get()); break;
    case AnswerForm::capnp: response.body.assign(message.begin(), message.end()); break;
    case AnswerForm::xlsx: {
      auto workbook = formats::xlsx(answer.get());
      if (!workbook) return problemOf(workbook.error());
      response.body.assign(workbook->begin(), workbook->end());
    }
  }
  return response;
}

Response problemOf(const Error& error) {
  switch (error.kind) {
    case ErrorKind::usage: return problem(400, error.message);
    case ErrorKind::notFound: return problem(404, error.message);
    case ErrorKind::refused: return problem(409, error.message);
    default: return problem(500, error.message);
  }
}

}  // namespace minuted::server
