// What can be recorded of people and organisations.
#include <fmt/format.h>

#include <deque>
#include <string>

#include "verbs/tables/tables.h"

namespace minuted::verbs {

namespace {

// What the examples of one noun speak of.
struct Sample {
  std::string_view noun, name, newName, alias, address;
};

// An example of the verb: 'minuted person add "Priya Nair"'. Kept for as long as the program runs, as verbs are.
std::string_view example(const Sample& of, std::string_view verb, std::string_view rest) {
  static std::deque<std::string> kept;
  return kept.emplace_back(fmt::format("  minuted {} {} {}", of.noun, verb, rest));
}

// What people and organisations have in common.
std::vector<Verb> partyVerbs(const Sample& of, domain::EventType entered, const Fields& entering,
                             const Fields& appointing) {
  const auto ref = subject("Name or reference");
  auto quoted = fmt::format("\"{}\"", of.name);
  return {{of.noun, "add", "Enter one", entered, "entered", entering, example(of, "add", quoted)},
          {of.noun,
           "alias",
           "Say what else it is called",
           Body::ALIAS_ADDED,
           "alias added",
           {ref, positional("aliases", "words.aliases", "What else it is called")},
           example(of, "alias", fmt::format("{} \"{}\"", quoted, of.alias))},
          {of.noun,
           "rename",
           "It is called something else from now on",
           Body::RENAMED,
           "renamed",
           {ref, positional("name", "words.name", "The new name"), another},
           example(of, "rename", fmt::format("{} \"{}\" --on 2025-04-01", quoted, of.newName))},
          {of.noun,
           "respell",
           "Correct the name that was entered: it always was another",
           Body::NAME_CORRECTED,
           "name corrected",
           {ref, positional("name", "words.name", "The right name")},
           example(of, "respell", fmt::format("{} \"{}\"", quoted, of.newName))},
          {of.noun,
           "contact",
           "Set an address",
           Body::CONTACT_SET,
           "address set",
           {ref, positional("address", "words.text", "The address"),
            optional("channel", "channel", "email, phone or post")},
           example(of, "contact", fmt::format("{} {}", quoted, of.address))},
          {of.noun,
           "asking",
           "Say how they want to be asked by mail",
           Body::WAY_OF_ASKING_SET,
           "way of asking set",
           {ref, positional("way", "way", "atOnce, weekly or notByMail"), note},
           example(of, "asking", fmt::format("{} weekly", quoted))},
          {of.noun,
           "merge",
           "It is another that is known already",
           Body::MERGED,
           "merged",
           {ref, required("into", "into", "The one who it is"), why},
           example(of, "merge", fmt::format("{}-7 --into {}", kindOf(of.noun) == Kind::PERSON ? "PE" : "O", quoted)),
           of.noun == "person" ? "'minuted person separate {}' takes it back."
                               : "'minuted org separate {}' takes it back."},
          {of.noun,
           "separate",
           "A merge was wrong",
           Body::SEPARATED,
           "separated",
           {subject("The one that was merged, by reference: PE-7"), why},
           example(of, "separate",
                   fmt::format("{}-7 --why \"two of one name\"", kindOf(of.noun) == Kind::PERSON ? "PE" : "O"))},
          {of.noun, "appoint", "Appoint to a group", Body::APPOINTMENT_MADE, "appointed", appointing,
           example(of, "appoint", fmt::format("{} --group \"Steering Group\" --on 2025-01-16", quoted)),
           of.noun == "person" ? "'minuted person end {} --on DATE', when it ends."
                               : "'minuted org end {} --on DATE', when it ends."},
          {of.noun,
           "end",
           "End an appointment",
           Body::APPOINTMENT_ENDED,
           "ended",
           {subject("The appointment: AP-3"), why},
           example(of, "end", "AP-3 --on 2025-10-16")}};
}

}  // namespace

std::vector<Verb> partyVerbs() {
  const auto group = required("group", "group", "To which group");
  const auto role = optional("role", "role", roles);
  const auto name = positional("name", "words.name", "What it is called");
  auto verbs = partyVerbs(
      {"person", "Priya Nair", "Priya Sharma", "Pri Nair", "priya@harbour.example"}, Body::PERSON_ENTERED,
      {name, aliases, optional("for", "organisation", "Whom they speak for: tells people of one name apart"), another},
      {positional("ref", "person", "Name or reference"), group, role,
       optional("for", "organisation", "On whose behalf")});
  for (auto& verb : partyVerbs({"org", "Harbour Trust", "Harbour Foundation", "HT", "office@harbour.example"},
                               Body::ORGANISATION_ENTERED, {name, aliases, another},
                               {positional("ref", "organisation", "Name or reference"), group, role}))
    verbs.push_back(verb);
  verbs.push_back(
      {"person",
       "title",
       "What they are in an organisation, from now on",
       Body::JOB_TITLE_HELD,
       "title recorded",
       {subject("Name or reference"), positional("title", "words.text", "The title"),
        optional("for", "organisation", "In which organisation"), optional("team", "words.note", "In which team")},
       "  minuted person title \"Priya Nair\" \"Director\" --for \"Harbour Trust\" --on 2025-01-01"});
  return verbs;
}

}  // namespace minuted::verbs
