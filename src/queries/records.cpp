// Lists of what a group sets itself and gets done: priorities, programmes, measures, achievements, funding, topics.

#include <algorithm>
#include <cmath>
#include <set>

#include "queries/answer_fields.h"
#include "queries/answer_lists.h"
#include "queries/states.h"

namespace minuted::queries {
namespace {

using domain::Achievement;
using domain::Funding;
using domain::Measure;
using domain::Priority;
using domain::Programme;
using domain::Topic;

// All of a kind, or those of the group if one is named, in the order in which they were recorded.
template <typename State>
Result<std::vector<std::pair<Id, State>>> ofGroup(const engine::Snapshot& snapshot, Kind kind, Id group) {
  TRY(auto all, collect<State>(snapshot, projections::kindPrefix(kind),
                               [&](const State& state) { return !group || state.group == group; }));
  std::ranges::sort(all, {}, [](const auto& each) { return each.first; });
  return all;
}

void setGroup(Id group, auto& names, auto to) {
  setNamed(names, group, [&](const auto& text) { to.setGroup(text); }, [&](const auto& text) { to.setGroupRef(text); });
}

// The list of them. write(state, names, item) sets all fields of the item but its reference, with the names of the day
// that the state tells of.
template <typename List, typename State, typename Write>
Result<Answer<List>> listOfGroup(const engine::Snapshot& snapshot, Kind kind, Id group, const Write& write) {
  TRY(auto all, ofGroup<State>(snapshot, kind, group));
  Names names(snapshot);
  return listAnswer<List>(all, [&](Id, const State& state, auto to) { write(state, names.on(dayToldOf(state)), to); });
}

// Priorities that an achievement or a reading of a measure is about.
Result<std::set<Id>> reportedPriorities(const engine::Snapshot& snapshot) {
  std::set<Id> priorities;
  TRY(auto achievements, ofGroup<Achievement>(snapshot, Kind::ACHIEVEMENT, {}));
  for (const auto& [id, achievement] : achievements) priorities.insert(achievement.priority);
  TRY(auto measures, ofGroup<Measure>(snapshot, Kind::MEASURE, {}));
  for (const auto& [id, measure] : measures)
    if (!measure.readings.empty()) priorities.insert(measure.priority);
  return priorities;
}

void writeReadings(const Measure& measure, schema::MeasureAnswer::Builder to) {
  auto readings = to.initReadings(static_cast<uint>(measure.readings.size()));
  for (uint i = 0; i < readings.size(); ++i) {
    const auto& reading = measure.readings[i];
    setDate(reading.asOf, [&](const auto& text) { readings[i].setAsOf(text); });
    readings[i].setValue(domain::readingText(measure, reading));
    setText(reading.source, [&](const auto& text) { readings[i].setSource(text); });
    readings[i].setIsFigure(reading.form == schema::ReadingForm::FIGURE);
    readings[i].setFigure(static_cast<double>(reading.value) / std::pow(10, measure.decimals));
  }
  if (measure.readings.empty()) return;
  to.setLatest(domain::readingText(measure, measure.readings.back()));
  setDate(measure.readings.back().asOf, [&](const auto& text) { to.setLatestOn(text); });
}

std::string valueText(const Measure& measure, const domain::MeasureValue& value) {
  auto text = domain::valueText(measure, value.value);
  return value.date ? text + " (" + isoDate(*value.date) + ")" : text;
}

}  // namespace

Result<Answer<schema::PriorityList>> listPriorities(const engine::Snapshot& snapshot, Id group) {
  TRY(auto priorities, ofGroup<Priority>(snapshot, Kind::PRIORITY, group));
  TRY(auto reported, reportedPriorities(snapshot));
  std::ranges::stable_sort(priorities, {}, [](const auto& each) {
    return std::tuple(each.second.group, each.second.from, each.second.number);
  });
  Names names(snapshot);
  return listAnswer<schema::PriorityList>(priorities, [&](Id id, const Priority& priority, auto to) {
    to.setNumber(priority.number);
    to.setText(priority.text);
    setGroup(priority.group, names, to);
    setDate(priority.from, [&](const auto& text) { to.setFrom(text); });
    setDate(priority.until, [&](const auto& text) { to.setUntil(text); });
    to.setStatus(priority.status);
    to.setReported(priority.reports > 0 || reported.contains(id));
    to.setReports(priority.reports);
    setDate(priority.reportedOn, [&](const auto& text) { to.setReportedOn(text); });
    setText(priority.note, [&](const auto& text) { to.setNote(text); });
    setNamed(
        names, priority.programme, [&](const auto& text) { to.setProgramme(text); },
        [&](const auto& text) { to.setProgrammeRef(text); });
    setText(reference(priority.decision), [&](const auto& text) { to.setDecision(text); });
  });
}

Result<Answer<schema::ProgrammeList>> listProgrammes(const engine::Snapshot& snapshot, Id group) {
  return listOfGroup<schema::ProgrammeList, Programme>(
      snapshot, Kind::PROGRAMME, group, [](const Programme& programme, const NamesOn& names, auto to) {
        to.setName(programme.name);
        to.setKind(programme.kind);
        setText(programme.text, [&](const auto& text) { to.setText(text); });
        setGroup(programme.group, names, to);
        setNamed(
            names, programme.parent, [&](const auto& text) { to.setParent(text); },
            [&](const auto& text) { to.setParentRef(text); });
        to.setStatus(programme.status);
        setDate(programme.adoptedOn, [&](const auto& text) { to.setAdoptedOn(text); });
        setNamed(
            names.on(programme.adoptedOn), programme.adoptedBy, [&](const auto& text) { to.setAdoptedBy(text); },
            [&](const auto& text) { to.setAdoptedByRef(text); });
        setDate(programme.statusOn, [&](const auto& text) { to.setStatusOn(text); });
        setText(programme.note, [&](const auto& text) { to.setNote(text); });
        setText(reference(programme.decision), [&](const auto& text) { to.setDecision(text); });
      });
}

Result<Answer<schema::MeasureList>> listMeasures(const engine::Snapshot& snapshot, Id group) {
  return listOfGroup<schema::MeasureList, Measure>(
      snapshot, Kind::MEASURE, group, [](const Measure& measure, const NamesOn& names, auto to) {
        to.setName(measure.name);
        setText(measure.unit, [&](const auto& text) { to.setUnit(text); });
        setGroup(measure.group, names, to);
        if (measure.baseline) to.setBaseline(valueText(measure, *measure.baseline));
        if (measure.target) to.setTarget(valueText(measure, *measure.target));
        to.setBetter(measure.better);
        setText(reference(measure.priority), [&](const auto& text) { to.setPriority(text); });
        setNamed(
            names, measure.programme, [&](const auto& text) { to.setProgramme(text); },
            [&](const auto& text) { to.setProgrammeRef(text); });
        writeReadings(measure, to);
      });
}

Result<Answer<schema::AchievementList>> listAchievements(const engine::Snapshot& snapshot, Id group) {
  return listOfGroup<schema::AchievementList, Achievement>(
      snapshot, Kind::ACHIEVEMENT, group, [](const Achievement& achievement, const NamesOn& names, auto to) {
        to.setKind(achievement.kind);
        to.setText(achievement.text);
        setGroup(achievement.group, names, to);
        setDate(achievement.toldOn, [&](const auto& text) { to.setToldOn(text); });
        setDate(achievement.from, [&](const auto& text) { to.setFrom(text); });
        setDate(achievement.until, [&](const auto& text) { to.setUntil(text); });
        auto partners = to.initPartners(static_cast<uint>(achievement.partners.size()));
        auto refs = to.initPartnerRefs(partners.size());
        for (uint i = 0; i < partners.size(); ++i) {
          partners.set(i, names.of(achievement.partners[i]));
          refs.set(i, names.reference(achievement.partners[i]));
        }
        setText(reference(achievement.priority), [&](const auto& text) { to.setPriority(text); });
        setNamed(
            names, achievement.programme, [&](const auto& text) { to.setProgramme(text); },
            [&](const auto& text) { to.setProgrammeRef(text); });
        setNamed(
            names, achievement.measure, [&](const auto& text) { to.setMeasure(text); },
            [&](const auto& text) { to.setMeasureRef(text); });
      });
}

Result<Answer<schema::FundingList>> listFundings(const engine::Snapshot& snapshot, Id group) {
  return listOfGroup<schema::FundingList, Funding>(
      snapshot, Kind::FUNDING, group, [](const Funding& funding, const NamesOn& names, auto to) {
        to.setKind(funding.kind);
        to.setPence(funding.pence);
        to.setAmount(domain::amountText(funding.pence, funding.qualifier));
        setText(funding.text, [&](const auto& text) { to.setText(text); });
        setNamed(
            names, funding.funder, [&](const auto& text) { to.setFunder(text); },
            [&](const auto& text) { to.setFunderRef(text); });
        auto match = to.initMatch(static_cast<uint>(funding.match.size()));
        auto refs = to.initMatchRefs(match.size());
        for (uint i = 0; i < match.size(); ++i) {
          refs.set(i, names.reference(funding.match[i].partner));
          auto text = names.of(funding.match[i].partner);
          if (funding.match[i].pence > 0) text += ": " + domain::amountText(funding.match[i].pence);
          match.set(i, text);
        }
        setGroup(funding.group, names, to);
        setDate(funding.awardedOn, [&](const auto& text) { to.setOn(text); });
        setDate(funding.from, [&](const auto& text) { to.setFrom(text); });
        setDate(funding.until, [&](const auto& text) { to.setUntil(text); });
        if (funding.spent > 0) to.setSpent(domain::amountText(funding.spent));
        setNamed(
            names, funding.programme, [&](const auto& text) { to.setProgramme(text); },
            [&](const auto& text) { to.setProgrammeRef(text); });
      });
}

Result<Answer<schema::TopicList>> listTopics(const engine::Snapshot& snapshot, Id group) {
  return listOfGroup<schema::TopicList, Topic>(
      snapshot, Kind::TOPIC, group, [](const Topic& topic, const NamesOn& names, auto to) {
        to.setText(topic.text);
        setGroup(topic.group, names, to);
        setNamed(
            names, topic.raisedBy, [&](const auto& text) { to.setRaisedBy(text); },
            [&](const auto& text) { to.setRaisedByRef(text); });
        setDate(topic.raisedOn, [&](const auto& text) { to.setRaisedOn(text); });
        to.setStatus(topic.status);
        setText(reference(topic.meeting), [&](const auto& text) { to.setMeeting(text); });
        setText(topic.note, [&](const auto& text) { to.setNote(text); });
      });
}

}  // namespace minuted::queries
