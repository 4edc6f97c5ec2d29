// What can be recorded of people and organisations.
#include "verbs/tables.h"

namespace minuted::verbs {

namespace {

// What people and organisations have in common.
std::vector<Verb> partyVerbs(std::string_view noun, domain::EventType entered, const Fields& appointing,
                             std::string_view addExample, std::string_view otherExamples) {
  const auto ref = subject("Name or reference");
  const bool isPerson = noun == "person";
  return {
      {noun,
       "add",
       "Enter one",
       entered,
       "entered",
       {positional("name", "words.name", "What it is called"), aliases},
       addExample},
      {noun,
       "alias",
       "Say what else it is called",
       Body::ALIAS_ADDED,
       "alias added",
       {ref, positional("aliases", "words.aliases", "What else it is called")},
       otherExamples},
      {noun,
       "rename",
       "It is called something else from now on",
       Body::RENAMED,
       "renamed",
       {ref, positional("name", "words.name", "The new name")},
       otherExamples},
      {noun,
       "respell",
       "Correct the name that was entered: it always was another",
       Body::NAME_CORRECTED,
       "name corrected",
       {ref, positional("name", "words.name", "The right name")},
       otherExamples},
      {noun,
       "contact",
       "Set an address",
       Body::CONTACT_SET,
       "address set",
       {ref, positional("address", "words.text", "The address"),
        optional("channel", "channel", "email, phone or post")},
       otherExamples},
      {noun,
       "merge",
       "It is another that is known already",
       Body::MERGED,
       "merged",
       {ref, required("into", "into", "The one who it is"), why},
       otherExamples,
       isPerson ? "'minuted person separate {}' takes it back." : "'minuted org separate {}' takes it back."},
      {noun,
       "separate",
       "A merge was wrong",
       Body::SEPARATED,
       "separated",
       {subject("The one that was merged, by reference: PE-7"), why},
       otherExamples},
      {noun, "appoint", "Appoint to a group", Body::APPOINTMENT_MADE, "appointed", appointing, otherExamples,
       isPerson ? "'minuted person end {} --on DATE', when it ends." : "'minuted org end {} --on DATE', when it ends."},
      {noun,
       "end",
       "End an appointment",
       Body::APPOINTMENT_ENDED,
       "ended",
       {subject("The appointment: AP-3"), why},
       "  minuted person end AP-3 --on 2025-10-16"}};
}

}  // namespace

std::vector<Verb> partyVerbs() {
  const auto group = required("group", "group", "To which group");
  const auto role = optional("role", "role", roles);
  auto verbs = partyVerbs("person", Body::PERSON_ENTERED,
                          {positional("ref", "person", "Name or reference"), group, role,
                           optional("for", "organisation", "On whose behalf")},
                          "  minuted person add \"Priya Nair\"",
                          "  minuted person appoint \"Priya Nair\" --group \"Steering Group\" --on 2025-01-16\n"
                          "  minuted person merge PE-7 --into \"Priya Nair\"\n"
                          "  minuted person contact \"Priya Nair\" priya@harbour.example");
  for (auto& verb : partyVerbs("org", Body::ORGANISATION_ENTERED,
                               {positional("ref", "organisation", "Name or reference"), group, role},
                               "  minuted org add \"Harbour Trust\"",
                               "  minuted org appoint \"Harbour Trust\" --group \"Steering Group\"\n"
                               "  minuted org rename \"Harbour Trust\" \"Harbour Foundation\" --on 2025-04-01"))
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
