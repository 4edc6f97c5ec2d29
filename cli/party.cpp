// group, person and org.
#include <fmt/format.h>

#include "cli/context.h"
#include "cli/output.h"

namespace minuted::cli {
namespace {

struct Options {
  std::string ref, name, parent, kind = "group", group, organisation, role = "member", note;
  std::vector<std::string> aliases;
};

struct Noun {
  Kind kind;
  const char* plural;
  const char* example;
};

Result<void> list(Context& context, const Noun& noun) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto found, listParties(snapshot, noun.kind));
  if (printedForPrograms(context.options, found.get())) return {};
  std::vector<Row> rows;
  for (auto party : found.get().getItems()) {
    std::string also;
    for (auto alias : party.getAliases()) also += (also.empty() ? "" : ", ") + std::string(alias.cStr());
    if (party.hasParent()) also += fmt::format("{}of {}", also.empty() ? "" : "; ", party.getParent().cStr());
    rows.push_back({{party.getRef().cStr(), party.getName().cStr(), also, std::to_string(party.getOpenActions()),
                     std::to_string(party.getOverdue())}});
  }
  if (!rows.empty())
    printTable({{"REF"}, {"NAME", 0.45}, {"ALSO", 0.3}, {"OPEN", 0, true}, {"OVERDUE", 0, true}}, rows);
  context.say(fmt::format("{} {}.", rows.size(), rows.size() == 1 ? std::string(kindName(noun.kind)) : noun.plural));
  return {};
}

Result<void> show(Context& context, const Noun& noun, const Options& options) {
  TRY(auto snapshot, context.snapshot());
  TRY(auto id, context.meant(snapshot, options.ref, {noun.kind}));
  TRY(auto shown, showParty(snapshot, id));
  if (printedForPrograms(context.options, shown.get())) return {};
  auto party = shown.get();
  fmt::print("{}\n", bold(fmt::format("{}  {}", party.getRef().cStr(), party.getName().cStr())));
  for (auto alias : party.getAliases()) fmt::print("also called {}\n", alias.cStr());
  if (party.hasParent()) fmt::print("part of {}\n", party.getParent().cStr());
  fmt::print("{} open, {} overdue\n", counted(party.getOpenActions(), "action"), party.getOverdue());
  std::vector<Row> rows;
  for (auto place : party.getAppointments())
    rows.push_back(
        {{place.getRef().cStr(), place.getName().cStr(), place.getOrganisation().cStr(), place.getGroup().cStr(),
          words(place.getRole()), place.getFrom().cStr(), place.hasUntil() ? place.getUntil().cStr() : ""}});
  if (!rows.empty()) printTable({{"REF"}, {"WHO", 0.2}, {"FOR", 0.2}, {"IN", 0.2}, {"AS"}, {"FROM"}, {"UNTIL"}}, rows);
  return {};
}

void writeTexts(const std::vector<std::string>& texts, capnp::List<capnp::Text>::Builder to) {
  for (uint i = 0; i < to.size(); ++i) to.set(i, texts[i]);
}

// A second one of the same name is more likely a slip than a namesake.
Result<void> refuseNamesake(const Snapshot& snapshot, Kind kind, const std::string& name) {
  TRY(auto known, named(snapshot, kind, name));
  if (!known) return {};
  return fail(ErrorKind::refused, fmt::format("{} is called {} already.", reference(*known), name));
}

Result<void> add(Context& context, const Noun& noun, const Options& options) {
  TRY(auto* recorder, context.recording());
  TRY(auto snapshot, recorder->snapshot());
  TRY_DONE(refuseNamesake(snapshot, noun.kind, options.name));
  CommandMaker command;
  auto step = command.step();
  auto body = step.getEvent().getBody();
  if (noun.kind == Kind::PERSON) body.initPersonEntered();
  if (noun.kind == Kind::ORGANISATION) body.initOrganisationEntered();
  if (noun.kind == Kind::GROUP) {
    auto group = body.initGroupEntered();
    TRY(auto parent, context.meant(snapshot, options.parent.empty() ? "G-1" : options.parent, {Kind::GROUP}));
    group.setParent(parent.value);
    auto kinds = capnp::Schema::from<schema::GroupKind>();
    auto kind = kinds.findEnumerantByName(options.kind);
    KJ_IF_MAYBE (known, kind) {
      group.setKind(static_cast<schema::GroupKind>(known->getOrdinal()));
    } else
      return fail(
          ErrorKind::usage,
          fmt::format("'{}' is none of: group, partnership, steeringGroup, board, subGroup, workingGroup, sprintGroup.",
                      options.kind));
  }
  step.initWords().setName(options.name);
  writeTexts(options.aliases, step.getWords().initAliases(static_cast<uint>(options.aliases.size())));
  TRY_DONE(context.record(command, options.name));
  return {};
}

Result<void> alias(Context& context, const Noun& noun, const Options& options) {
  TRY(auto* recorder, context.recording());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto id, context.meant(snapshot, options.ref, {noun.kind}));
  CommandMaker command;
  auto step = command.step();
  step.getEvent().getBody().initAliasAdded().setSubject(id.value);
  writeTexts(options.aliases, step.initWords().initAliases(static_cast<uint>(options.aliases.size())));
  TRY_DONE(context.record(command, "alias added"));
  return {};
}

Result<void> appoint(Context& context, const Noun& noun, const Options& options) {
  TRY(auto* recorder, context.recording());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto id, context.meant(snapshot, options.ref, {noun.kind}));
  TRY(auto group, context.meant(snapshot, options.group, {Kind::GROUP}));
  TRY(auto happenedOn, context.happenedOn());
  CommandMaker command;
  auto made = command.step(happenedOn).getEvent().getBody().initAppointmentMade();
  if (noun.kind == Kind::PERSON)
    made.setPerson(id.value);
  else
    made.setOrganisation(id.value);
  made.setGroup(group.value);
  if (!options.organisation.empty()) {
    TRY(auto organisation, context.meant(snapshot, options.organisation, {Kind::ORGANISATION}));
    made.setOrganisation(organisation.value);
  }
  auto role = capnp::Schema::from<schema::Role>().findEnumerantByName(options.role);
  KJ_IF_MAYBE (known, role) {
    made.setRole(static_cast<schema::Role>(known->getOrdinal()));
  } else
    return fail(
        ErrorKind::usage,
        fmt::format("'{}' is none of: member, chair, interimChair, coChair, viceChair, observer, supportingOfficer.",
                    options.role));
  TRY_DONE(context.record(command, "appointed", "'minuted person end {} --on DATE', when it ends."));
  return {};
}

Result<void> end(Context& context, const Options& options) {
  TRY(auto* recorder, context.recording());
  TRY(auto snapshot, recorder->snapshot());
  TRY(auto id, context.meant(snapshot, options.ref, {Kind::APPOINTMENT}));
  TRY(auto happenedOn, context.happenedOn());
  CommandMaker command;
  auto step = command.step(happenedOn);
  step.getEvent().getBody().initAppointmentEnded().setAppointment(id.value);
  if (!options.note.empty()) step.initWords().setNote(options.note);
  TRY_DONE(context.record(command, "ended"));
  return {};
}

CLI::App* addNoun(CLI::App& app, Context& context, const std::string& name, const std::string& help, Noun noun,
                  std::shared_ptr<Options> options) {
  auto* parent = app.add_subcommand(name, help)->require_subcommand(1);
  parent->fallthrough();
  addCommand(*parent, context, "list", fmt::format("All {}", noun.plural), fmt::format("  minuted {} list", name),
             [&context, noun] { return list(context, noun); });
  auto* showing = addCommand(*parent, context, "show", "One, with appointments",
                             fmt::format("  minuted {} show \"{}\"", name, noun.example),
                             [&context, noun, options] { return show(context, noun, *options); });
  showing->add_option("ref", options->ref, "Name or reference")->required();
  auto* adding =
      addCommand(*parent, context, "add", "Enter one", fmt::format("  minuted {} add \"{}\"", name, noun.example),
                 [&context, noun, options] { return add(context, noun, *options); });
  adding->add_option("name", options->name, "What it is called; of a person, without the title")->required();
  adding->add_option("--alias", options->aliases, "What else it is called; several times for several");
  if (noun.kind == Kind::GROUP) {
    adding->add_option("--parent", options->parent, "The group that it is part of; the partnership, if not said");
    adding->add_option("--kind", options->kind,
                       "steeringGroup, board, subGroup, workingGroup, sprintGroup or partnership");
  }
  auto* aliasing = addCommand(*parent, context, "alias", "Say what else it is called",
                              fmt::format("  minuted {} alias \"{}\" \"…\"", name, noun.example),
                              [&context, noun, options] { return alias(context, noun, *options); });
  aliasing->add_option("ref", options->ref, "Name or reference")->required();
  aliasing->add_option("aliases", options->aliases, "What else it is called")->required();
  if (noun.kind == Kind::GROUP) return parent;
  auto* appointing = addCommand(
      *parent, context, "appoint", "Appoint to a group",
      fmt::format("  minuted {} appoint \"{}\" --group \"Steering Group\" --on 2025-01-16", name, noun.example),
      [&context, noun, options] { return appoint(context, noun, *options); });
  appointing->add_option("ref", options->ref, "Name or reference")->required();
  appointing->add_option("--group", options->group, "To which group")->required();
  appointing->add_option("--role", options->role,
                         "member, chair, interimChair, coChair, viceChair, observer or supportingOfficer");
  if (noun.kind == Kind::PERSON) appointing->add_option("--for", options->organisation, "On whose behalf");
  auto* ending = addCommand(*parent, context, "end", "End an appointment",
                            fmt::format("  minuted {} end AP-3 --on 2025-10-16", name),
                            [&context, options] { return end(context, *options); });
  ending->add_option("ref", options->ref, "The appointment: AP-3")->required();
  ending->add_option("--note", options->note, "Why");
  return parent;
}

}  // namespace

void addGroup(CLI::App& app, Context& context) {
  addNoun(app, context, "group", "Groups: partnership, steering group, boards, sub-groups",
          {Kind::GROUP, "groups", "Safer Streets Sub-Group"}, std::make_shared<Options>());
}

void addPerson(CLI::App& app, Context& context) {
  addNoun(app, context, "person", "People, and what they are appointed to", {Kind::PERSON, "people", "Priya Nair"},
          std::make_shared<Options>());
}

void addOrganisation(CLI::App& app, Context& context) {
  addNoun(app, context, "org", "Organisations", {Kind::ORGANISATION, "organisations", "Harbour Trust"},
          std::make_shared<Options>());
}

}  // namespace minuted::cli
