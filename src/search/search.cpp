#include "search/search.h"

#include <algorithm>
#include <set>

#include "base/guard.h"
#include "base/text.h"
#include "domain/document.h"
#include "domain/event.h"
#include "queries/history/field_changes.h"
#include "queries/parties/identity.h"
#include "queries/parties/names.h"
#include "queries/states.h"
#include "search/hits.h"
#include "search/suggestion.h"

namespace minuted::search {
namespace {

constexpr size_t mostPlaces = 3;                           // of one subject
constexpr size_t contextLength = 160, contextBefore = 60;  // bytes

// One line of an answer.
struct Place {
  uint64_t position;
  schema::SearchField field;
  std::string context;
  uint32_t line, page;
};

bool isInsideCharacter(const std::string& text, size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

// The words with what stands around them, cut between words.
std::string contextOf(const std::string& text, const std::vector<Match>& matches) {
  if (text.size() <= contextLength) return foldSpace(text);
  auto begin = matches.front().begin > contextBefore ? matches.front().begin - contextBefore : 0;
  auto end = std::min(text.size(), begin + contextLength);
  if (begin > 0) {
    auto space = text.find(' ', begin);
    if (space < matches.front().begin) begin = space + 1;
  }
  if (end < text.size()) {
    auto space = text.rfind(' ', end);
    if (space != std::string::npos && space >= matches.front().end) end = space;
  }
  while (begin > 0 && isInsideCharacter(text, begin)) --begin;
  while (isInsideCharacter(text, end)) ++end;
  return (begin > 0 ? "… " : "") + foldSpace(std::string_view(text).substr(begin, end - begin)) +
         (end < text.size() ? " …" : "");
}

// The passages that have most of the words, in the order in which they stand; of anything but a document only one.
std::vector<Place> placesIn(uint64_t position, const Passages& passages, Query& query, size_t most) {
  struct Found {
    const Passage* passage;
    std::vector<Match> matches;
    size_t clauses;
  };
  std::vector<Found> found;
  for (const auto& passage : passages) {
    auto matches = query.matchesIn(passage);
    if (matches.empty()) continue;
    std::set<size_t> clauses;
    for (const auto& match : matches) clauses.insert(match.clause);
    found.push_back({&passage, std::move(matches), clauses.size()});
  }
  std::ranges::stable_sort(found, std::greater(), &Found::clauses);
  bool isDocument = !found.empty() && found.front().passage->field == schema::SearchField::DOCUMENT;
  found.resize(std::min(found.size(), isDocument ? most : size_t(1)));
  std::ranges::sort(found, {}, &Found::passage);
  std::vector<Place> places;
  for (const auto& [passage, matches, clauses] : found)
    places.push_back({position, passage->field, contextOf(passage->text, matches), passage->line, passage->page});
  return places;
}

bool isAny(const std::vector<Id>& ids, Id id) { return std::ranges::find(ids, id) != ids.end(); }

// Those of the subjects that an event which the viewer is told relates to one of the parties: the index of relations
// has those of hidden events too.
Result<std::vector<Id>> stillRelated(const engine::Snapshot& snapshot, const std::vector<Id>& parties,
                                     const std::vector<Id>& subjects) {
  auto related = parties;
  for (auto subject : subjects) {
    TRY(auto story, snapshot.story(subject));
    TRY(auto isRelated, guarded("the story of " + reference(subject), [&]() -> Result<bool> {
          bool names = false;
          for (auto* stored : engine::eventsThatCount(story, snapshot.cut().on))
            domain::forEachRelation(stored->event(), [&](Id named) { names = names || isAny(parties, named); });
          return names;
        }));
    if (isRelated) related.push_back(subject);
  }
  return related;
}

// The subjects that were ever related to a party, and the readings that something related was found in; in their order.
Result<std::vector<Id>> relatedTo(const engine::Snapshot& snapshot, Id party) {
  TRY(auto parties, queries::identitiesOf(snapshot, party));
  std::vector<Id> subjects;
  for (auto each : parties)
    for (auto kind : allKinds()) {
      TRY(auto ids, snapshot.relatedSubjects(each, kind));
      subjects.insert(subjects.end(), ids.begin(), ids.end());
    }
  TRY(auto related, stillRelated(snapshot, parties, subjects));
  std::ranges::sort(related);
  std::vector<Id> readings;
  TRY_DONE(snapshot.scan(projections::kindPrefix(Kind::READING), [&](domain::Subject subject) {
    const auto* reading = std::get_if<domain::Reading>(&subject.state);
    if (reading == nullptr) return true;
    bool isRelated = std::ranges::any_of(reading->fates, [&](const auto& fate) {
      return fate.subject && std::ranges::binary_search(related, fate.subject);
    });
    if (isRelated) readings.insert(readings.end(), {subject.id, reading->document});
    return true;
  }));
  related.insert(related.end(), readings.begin(), readings.end());
  std::ranges::sort(related);
  auto [end, last] = std::ranges::unique(related);
  related.erase(end, last);
  return related;
}

Result<std::optional<std::vector<Id>>> relatedToAll(const engine::Snapshot& snapshot, const std::vector<Id>& parties) {
  std::optional<std::vector<Id>> common;
  for (auto party : parties) {
    TRY(auto related, relatedTo(snapshot, party));
    if (!common) {
      common = std::move(related);
      continue;
    }
    std::vector<Id> both;
    std::ranges::set_intersection(*common, related, std::back_inserter(both));
    common = std::move(both);
  }
  return common;
}

struct Found {
  Id subject;
  std::vector<Place> places;
};

// The hits by subject, the subject of the best hit first.
Result<std::vector<Found>> bySubject(const std::vector<Hit>& hits, Query query, Finder& finder, size_t most) {
  std::vector<Found> subjects;
  for (const auto& hit : hits) {
    auto found = std::ranges::find(subjects, hit.subject, &Found::subject);
    if (found == subjects.end()) {
      if (subjects.size() == most) continue;
      found = subjects.insert(subjects.end(), {hit.subject, {}});
    }
    if (found->places.size() >= mostPlaces) continue;
    TRY(auto passages, finder.passagesAt(hit.position));
    auto places = placesIn(hit.position, passages, query, mostPlaces - found->places.size());
    found->places.insert(found->places.end(), places.begin(), places.end());
  }
  return subjects;
}

Result<void> write(const engine::Snapshot& snapshot, const std::vector<Found>& subjects,
                   schema::SearchAnswer::Builder to) {
  size_t count = 0;
  for (const auto& each : subjects) count += each.places.size();
  auto items = to.initItems(static_cast<uint>(count));
  queries::Names names(snapshot);
  uint next = 0;
  for (const auto& [id, places] : subjects) {
    TRY(auto subject, snapshot.find(id));
    auto name = subject ? foldSpace(queries::displayName(*subject, names)) : reference(id);
    for (const auto& place : places) {
      auto item = items[next++];
      item.setRef(reference(id));
      item.setKind(std::string(kindName(id.kind())));
      item.setName(name);
      item.setField(place.field);
      item.setContext(place.context);
      item.setEvent(static_cast<uint32_t>(place.position));
      TRY(auto stored, snapshot.event(place.position));
      TRY(auto date, guarded("event " + std::to_string(place.position),
                             [&]() -> Result<std::string> { return isoDate(dayShown(stored->event())); }));
      item.setDate(date);
      item.setLine(place.line);
      item.setPage(place.page);
    }
  }
  to.setSubjects(static_cast<uint32_t>(subjects.size()));
  return {};
}

Result<queries::Answer<schema::SearchAnswer>> answerOf(const engine::Snapshot& snapshot, const Index* index,
                                                       const Request& request) {
  TRY(auto query, Query::parse(request.words));
  TRY(auto related, relatedToAll(snapshot, request.parties));
  Limits limits;
  limits.kinds = request.kinds;
  limits.subjects = related ? &*related : nullptr;
  Finder finder(snapshot, index, limits, request.from, request.to);
  TRY(auto hits, finder.find(query, request.most));
  queries::Answer<schema::SearchAnswer> answer;
  (*answer).setWords(request.words);
  if (hits.empty()) {
    TRY(auto meant, suggestion(query, finder));
    if (!meant) return answer;
    query = *meant;
    (*answer).setMeant(query.text());
    TRY(hits, finder.find(query, request.most));
  }
  std::set<Id> subjects;
  for (const auto& hit : hits) subjects.insert(hit.subject);
  (*answer).setMore(subjects.size() > request.most);
  TRY(auto found, bySubject(hits, query, finder, request.most));
  TRY_DONE(write(snapshot, found, *answer));
  return answer;
}

}  // namespace

Result<queries::Answer<schema::SearchAnswer>> search(const engine::Snapshot& snapshot, const Index* index,
                                                     const Request& request) {
  auto answer = answerOf(snapshot, index, request);
  // The index may be replaced while it is read; the log says the same.
  bool hasIndexFailed = !answer && index != nullptr &&
                        (answer.error().kind == ErrorKind::failed || answer.error().kind == ErrorKind::refused);
  return hasIndexFailed ? answerOf(snapshot, nullptr, request) : std::move(answer);
}

std::vector<Match> matchesIn(std::string_view text, std::string_view words) {
  auto query = Query::parse(words);
  if (!query) return {};
  return query->matchesIn({schema::SearchField::TEXT, std::string(text)});
}

}  // namespace minuted::search
