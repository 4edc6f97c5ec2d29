#include "verbs/verb.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "verbs/tables/tables.h"

namespace minuted::verbs {
namespace {

// In the order in which help lists them.
std::vector<Verb> everyVerb() {
  std::vector<Verb> verbs;
  for (const auto& part : {actionVerbs(), decisionVerbs(), meetingVerbs(), topicVerbs(), partyVerbs(), groupVerbs(),
                           priorityVerbs(), programmeVerbs(), measureVerbs(), achievementVerbs(), fundingVerbs(),
                           mailVerbs(), registerVerbs(), documentVerbs()})
    verbs.insert(verbs.end(), part.begin(), part.end());
  return verbs;
}

struct Noun {
  std::string_view name, help;
  Kind kind;
};
constexpr std::array nouns{
    Noun{"action", "What was asked of whom, and whether it was done", Kind::ACTION},
    Noun{"commitment", "What organisations have signed up to", Kind::ACTION},
    Noun{"decision", "The decisions register", Kind::DECISION},
    Noun{"mail", "Mails that asked for actions: what became of them", Kind::MAIL},
    Noun{"meeting", "Meetings: planned, held, who was there", Kind::MEETING},
    Noun{"document", "Minutes, logs and other files that were filed, kept to the last byte", Kind::DOCUMENT},
    Noun{"topic", "What waits for a future agenda", Kind::TOPIC},
    Noun{"report", "The annual update, papers for meetings, what changed", Kind::REPORT},
    Noun{"group", "Groups: partnership, steering group, boards, sub-groups", Kind::GROUP},
    Noun{"person", "People, and what they are appointed to", Kind::PERSON},
    Noun{"org", "Organisations", Kind::ORGANISATION},
    Noun{"priority", "What a group set itself for a period", Kind::PRIORITY},
    Noun{"programme", "Strategies, plans, projects and phases", Kind::PROGRAMME},
    Noun{"measure", "Figures followed over time", Kind::MEASURE},
    Noun{"achievement", "What was done, told in words", Kind::ACHIEVEMENT},
    Noun{"funding", "Awards, match and budgets", Kind::FUNDING},
    Noun{"register", "The register itself", Kind::REGISTER},
};

const Noun* nounNamed(std::string_view name) {
  auto noun = std::ranges::find(nouns, name, &Noun::name);
  return noun == nouns.end() ? nullptr : &*noun;
}

}  // namespace

capnp::StructSchema bodyOf(const Verb& verb) {
  auto body = capnp::Schema::from<schema::Event>().getFieldByName("body").getType().asStruct();
  return body.getFieldByName(std::string(domain::eventName(verb.event)).c_str()).getType().asStruct();
}

capnp::StructSchema::Field fieldOf(const Verb& verb, const Field& field) {
  constexpr std::string_view words = "words.";
  if (field.to.starts_with(words))
    return capnp::Schema::from<schema::Words>().getFieldByName(std::string(field.to.substr(words.size())).c_str());
  if (field.to.empty()) return bodyOf(verb).getFields()[0];
  return bodyOf(verb).getFieldByName(std::string(field.to).c_str());
}

std::span<const Verb> all() {
  static const auto verbs = everyVerb();
  return verbs;
}

const Verb* find(std::string_view noun, std::string_view name) {
  auto verb = std::ranges::find_if(all(), [&](const auto& each) { return each.noun == noun && each.name == name; });
  return verb == all().end() ? nullptr : &*verb;
}

const Field* fieldNamed(const Verb& verb, std::string_view name) {
  auto field = std::ranges::find_if(verb.fields, [&](const Field& each) {
    return each.name == name || std::ranges::find(each.also, name) != each.also.end();
  });
  return field == verb.fields.end() ? nullptr : &*field;
}

std::string_view nounHelp(std::string_view noun) {
  const auto* known = nounNamed(noun);
  return known == nullptr ? std::string_view() : known->help;
}

const Field* fieldOfEach(const Verb& verb) {
  if (verb.event == schema::Event::Body::TOPIC_PLACED) return nullptr;  // a topic has one place: the last would win
  const Field* last = nullptr;
  for (const auto& field : verb.fields)
    if (field.use == Field::Use::positional) last = &field;
  if (last == nullptr) return nullptr;
  auto to = fieldOf(verb, *last);
  return !to.getType().isList() && domain::referredKinds(to) ? last : nullptr;
}

bool listsSomething(std::string_view typed) {
  auto words = split(typed, ' ');
  if (words.size() > 1 && words[1] == "list") return true;
  return words.front() == "search" || words.front() == "plan" || words.front() == "account";
}

Kind kindOf(std::string_view noun) {
  const auto* known = nounNamed(noun);
  return known == nullptr ? Kind::NONE : known->kind;
}

}  // namespace minuted::verbs
