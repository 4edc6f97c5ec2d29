#include "server/api/description.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "formats/json_schema.h"
#include "outcome.capnp.h"
#include "server/api/answer_form.h"

namespace minuted::server {
namespace {

using questions::Parameter;
using questions::Question;
using Json = nlohmann::ordered_json;

// "dueFrom" of "due-from"
std::string queryName(std::string_view name) {
  std::string result;
  for (size_t i = 0; i < name.size(); ++i) {
    bool isCapital = name[i] == '-' && i + 1 < name.size();
    if (isCapital) ++i;
    result += isCapital ? static_cast<char>(std::toupper(static_cast<unsigned char>(name[i]))) : name[i];
  }
  return result;
}

Json typeOf(const Parameter& parameter) {
  if (!parameter.choices.empty()) return {{"type", "string"}, {"enum", parameter.choices}};
  switch (parameter.type) {
    case Parameter::Type::flag: return {{"type", "boolean"}};
    case Parameter::Type::number: return {{"type", "integer"}, {"minimum", 1}};
    case Parameter::Type::words: return {{"type", "array"}, {"items", {{"type", "string"}}}};
    default: return {{"type", "string"}};
  }
}

Json describe(std::string_view path, const Parameter& parameter) {
  bool isInPath = path.find(fmt::format("{{{}}}", parameter.name)) != std::string_view::npos;
  Json described{{"name", isInPath ? std::string(parameter.name) : queryName(parameter.name)},
                 {"in", isInPath ? "path" : "query"},
                 {"description", parameter.help},
                 {"schema", typeOf(parameter)}};
  if (isInPath || parameter.required) described["required"] = true;
  return described;
}

Json referTo(std::string_view kind, std::string_view name) {
  return {{"$ref", fmt::format("#/components/{}/{}", kind, name)}};
}

Json parametersOf(const Question& question) {
  Json parameters = Json::array();
  for (const auto& parameter : question.parameters) parameters.push_back(describe(question.path, parameter));
  parameters.push_back(referTo("parameters", "on"));
  parameters.push_back(referTo("parameters", "asOf"));
  if (question.hasItems()) {
    parameters.push_back(referTo("parameters", "limit"));
    parameters.push_back(referTo("parameters", "cursor"));
  }
  return parameters;
}

Json responsesOf(const Question& question) {
  Json content = Json::object();
  for (const auto& form : answerForms()) {
    std::string mediaType(form.mediaType.substr(0, form.mediaType.find(';')));
    content[mediaType] = form.form == AnswerForm::json
                             ? Json{{"schema", referTo("schemas", formats::schemaName(question.answer))}}
                             : Json::object();
  }
  Json headers{{"ETag", {{"description", "Another one whenever the answer is"}, {"schema", {{"type", "string"}}}}}};
  if (question.hasItems())
    headers["Link"] = {{"description", "The next page of the list"}, {"schema", {{"type", "string"}}}};
  Json responses{{"200", {{"description", question.help}, {"headers", headers}, {"content", content}}},
                 {"304", {{"description", "The answer is that of If-None-Match"}}}};
  for (const auto* status : {"400", "404", "406", "500"}) responses[status] = referTo("responses", "problem");
  return responses;
}

std::string operationId(const Question& question) {
  return question.noun.empty() ? std::string(question.name) : fmt::format("{}-{}", question.noun, question.name);
}

Json operationOf(const Route& route) {
  if (route.question != nullptr)
    return {{"operationId", operationId(*route.question)},
            {"summary", route.help},
            {"parameters", parametersOf(*route.question)},
            {"responses", responsesOf(*route.question)}};
  Json parameters = Json::array();
  for (const auto& parameter : route.parameters) parameters.push_back(describe(route.path, parameter));
  auto name = route.path.substr(route.path.rfind('/') + 1);
  return {{"operationId", name == "file" ? "document-file" : name},
          {"summary", route.help},
          {"parameters", parameters},
          {"responses",
           {{"200",
             {{"description", route.help},
              {"content", {{route.mediaType.substr(0, route.mediaType.find(';')), Json::object()}}}}},
            {"400", referTo("responses", "problem")},
            {"404", referTo("responses", "problem")}}}};
}

Json commonParameters() {
  auto parameter = [](std::string_view name, std::string_view help, Json type) {
    return Json{{"name", name}, {"in", "query"}, {"description", help}, {"schema", std::move(type)}};
  };
  return {
      {"on", parameter("on", "What was so on that day, as is known now", {{"type", "string"}})},
      {"asOf", parameter("asOf", "What the register said at that time", {{"type", "string"}})},
      {"limit", parameter("limit", "How many items a page has",
                          {{"type", "integer"}, {"minimum", 1}, {"maximum", 1000}, {"default", 200}})},
      {"cursor", parameter("cursor", "Where the list goes on: from the Link to the next page", {{"type", "string"}})}};
}

Json problemResponse() {
  return {{"description", "What happened, and what one can do"},
          {"content", {{"application/problem+json", {{"schema", referTo("schemas", "ProblemAnswer")}}}}}};
}

}  // namespace

std::string describe(const Routes& routes) {
  Json paths = Json::object(), schemas = Json::object();
  formats::addJsonSchemas(capnp::Schema::from<schema::ProblemAnswer>(), schemas);
  for (const auto& route : routes.all()) {
    if (route.question != nullptr) formats::addJsonSchemas(route.question->answer, schemas);
    paths[route.path]["get"] = operationOf(route);
  }
  Json description{
      {"openapi", "3.1.0"},
      {"info",
       {{"title", "Minuted"},
        {"summary", "Who agreed what and when, and whether it was done"},
        {"description",
         "What can be shown on the command line can be asked here. Behind a path may stand .json, .csv, .xlsx or "
         ".capnp, instead of an Accept."},
        {"license", {{"name", "Apache 2.0"}, {"identifier", "Apache-2.0"}}},
        {"version", MINUTED_VERSION}}},
      {"servers", Json::array({{{"url", "/"}}})},
      {"security", Json::array()},
      {"paths", paths},
      {"components",
       {{"parameters", commonParameters()}, {"responses", {{"problem", problemResponse()}}}, {"schemas", schemas}}}};
  return description.dump(2) + "\n";
}

}  // namespace minuted::server
