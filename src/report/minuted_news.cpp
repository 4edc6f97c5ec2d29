#include "report/minuted_news.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/enums.h"
#include "base/guard.h"
#include "base/text.h"
#include "queries/summary.h"
#include "report/action_table.h"
#include "report/meeting_pieces.h"
#include "report/writing.h"

namespace minuted::report {
namespace {

using Body = schema::Event::Body;
using domain::Meeting;
using queries::noteOf;

std::string ended(std::string text) {
  while (text.ends_with(' ')) text.pop_back();
  bool over = text.empty() || text.ends_with('.') || text.ends_with('?') || text.ends_with('!');
  return over ? text : text + ".";
}

// In the order in which minutes tell them, of one item.
enum class Part : uint8_t { minutes, decision, older, raised, other };
Part partOf(domain::Event event) {
  switch (event.getBody().which()) {
    case Body::MINUTES_AGREED:
    case Body::MINUTES_CORRECTED: return Part::minutes;
    case Body::DECISION_RECORDED: return Part::decision;
    case Body::ACTION_RAISED: return Part::raised;
    default: return domain::subjectOf(event).kind() == Kind::ACTION ? Part::older : Part::other;
  }
}

class Gathering {
 public:
  Gathering(Citing& citing, Id id, const Meeting& meeting) : citing_(citing), id_(id), meeting_(meeting) {}

  Result<std::vector<News>> all() {
    TRY_DONE(gatherPapers());
    TRY(auto subjects, this->subjects());
    for (auto subject : subjects) {
      TRY(auto leftOut, citing_.isLeftOut(subject));
      if (leftOut) continue;
      TRY(auto positions, citing_.cite(subject, [&](domain::Event event) { return tells(event); }));
      for (auto position : positions) TRY_DONE(add(position));
    }
    std::ranges::stable_sort(found_, {}, [](const Found& each) {
      return std::tuple(each.news.item, each.part, each.news.text.cites.front());
    });
    std::vector<News> news;
    for (auto& each : found_) news.push_back(std::move(each.news));
    return news;
  }

 private:
  struct Found {
    Part part = Part::other;
    Id subject;
    News news;
  };

  // The document that the minutes were read from, and the lines at which its items begin.
  Result<void> gatherPapers() {
    if (meeting_.document) documents_.insert(meeting_.document);
    TRY_DONE(citing_.cite(id_, [&](domain::Event event) {
      if (event.getBody().isMeetingHeld() && event.hasSource()) documents_.insert(Id(event.getSource().getDocument()));
      return false;
    }));
    documents_.erase(Id());
    TRY_DONE(citing_.cite(id_, [&](domain::Event event) {
      if (!event.getBody().isAgendaItemAdded() || !isFromMinutes(event)) return false;
      auto number = event.getBody().getAgendaItemAdded().getNumber();
      if (number > 0) itemLines_[event.getSource().getLine()] = number;
      return false;
    }));
    return {};
  }

  // That of the last item that begins before the line which it was read from.
  uint16_t itemByLine(domain::Event event) const {
    if (!event.hasSource() || !documents_.contains(Id(event.getSource().getDocument()))) return 0;
    auto after = itemLines_.upper_bound(event.getSource().getLine());
    return after == itemLines_.begin() ? 0 : std::prev(after)->second;
  }

  // Those whose events name the meeting, or were read from its minutes.
  Result<std::set<Id>> subjects() {
    std::set<Id> subjects;
    TRY(auto positions, citing_.snapshot().timeline(id_));
    TRY(auto ofDay, citing_.snapshot().factsBetween(meeting_.date->day, lastDay(*meeting_.date)));
    positions.insert(positions.end(), ofDay.begin(), ofDay.end());
    for (auto position : positions) {
      TRY(auto stored, engine::readEvent(citing_.snapshot().at(), position));
      TRY_DONE(guarded(fmt::format("event {}", position), [&]() -> Result<void> {
        auto event = stored->event();
        if (auto subject = domain::subjectOf(event); subject != id_ && tells(event)) subjects.insert(subject);
        return {};
      }));
    }
    return subjects;
  }

  bool isFromMinutes(domain::Event event) const {
    if (!event.hasSource()) return false;
    auto source = event.getSource();
    return Id(source.getMeeting()) == id_ || documents_.contains(Id(source.getDocument()));
  }

  bool tells(domain::Event event) const {
    if (domain::isKnowledge(event.getBody().which())) return false;
    bool named = false;
    domain::forEachCompanion(event, [&](Id companion) { named = named || companion == id_; });
    auto kind = domain::subjectOf(event).kind();
    bool ofOurs = kind == Kind::ACTION || kind == Kind::DECISION || kind == Kind::TOPIC;
    if (event.getBody().isPositionRecorded()) return false;  // told with its decision
    return named || (ofOurs && isFromMinutes(event));
  }

  uint16_t itemOf(domain::Event event) const {
    auto body = event.getBody();
    auto own = [&]() -> uint16_t {
      switch (body.which()) {
        case Body::DECISION_RECORDED: return body.getDecisionRecorded().getItem();
        case Body::ACTION_RAISED: return body.getActionRaised().getItem();
        case Body::ACTION_CARRIED_FORWARD: return body.getActionCarriedForward().getItem();
        case Body::ACTION_CLOSED: return body.getActionClosed().getItem();
        case Body::ACTION_REOPENED: return body.getActionReopened().getItem();
        case Body::ACTION_REWORDED: return body.getActionReworded().getItem();
        default: return 0;
      }
    }();
    if (own == 0 && isFromMinutes(event)) own = event.getSource().getItem();
    if (own == 0) own = itemByLine(event);
    if (own == 0 && partOf(event) == Part::minutes) own = itemOfMinutes();
    return own;
  }

  // Earlier minutes are agreed at the item that is named after them.
  uint16_t itemOfMinutes() const {
    for (const auto& item : meeting_.agenda)
      if (foldCase(item.title).find("minutes") != std::string::npos) return item.number;
    return 0;
  }

  Result<void> add(uint64_t position) {
    TRY(auto stored, engine::readEvent(citing_.snapshot().at(), position));
    return guarded(fmt::format("event {}", position), [&]() -> Result<void> {
      auto event = stored->event();
      Found found{.part = partOf(event), .subject = domain::subjectOf(event)};
      TRY(auto hidden, citing_.isLeftOut(event));
      if (hidden) return {};
      found.news.item = itemOf(event);
      found.news.text.cites = {position};
      TRY_DONE(tell(event, stored->words(), found));
      if (found.part == Part::older && joined(found)) return {};
      found_.push_back(std::move(found));
      return {};
    });
  }

  // Several things said of an older action at one item are one sentence.
  bool joined(const Found& found) {
    for (auto& each : found_) {
      if (each.part != Part::older || each.subject != found.subject || each.news.item != found.news.item) continue;
      auto begins = told_[found.subject];
      auto& text = each.news.text.text;
      if (text.ends_with('.')) text.pop_back();
      text += "; " + found.news.text.text.substr(begins);
      each.news.text.cites = both(each.news.text.cites, found.news.text.cites);
      return true;
    }
    return false;
  }

  Result<void> tell(domain::Event event, domain::Words words, Found& found) {
    switch (found.part) {
      case Part::minutes: return tellMinutes(event, words, found);
      case Part::decision: return tellDecision(event.getBody().getDecisionRecorded(), words, found);
      case Part::raised: return tellRaised(event.getBody().getActionRaised(), words, found);
      case Part::older: return tellOlder(event, words, found);
      case Part::other: return tellOther(event, words, found);
    }
    return {};
  }

  Result<void> tellMinutes(domain::Event event, domain::Words words, Found& found) {
    TRY(auto earlier, citing_.find<Meeting>(found.subject));
    auto of = fmt::format("the meeting on {} ({})", earlier && earlier->date ? longDate(*earlier->date) : "another day",
                          reference(found.subject));
    auto& text = found.news.text.text;
    if (event.getBody().isMinutesAgreed()) {
      bool corrected = event.getBody().getMinutesAgreed().getCorrected() || (earlier && !earlier->corrections.empty());
      text = fmt::format("The minutes of {} were agreed{}.", of, corrected ? " as corrected" : " as correct");
      return {};
    }
    text = words.hasQuote() ? fmt::format("In the minutes of {}, '{}' should read '{}'.", of, words.getQuote().cStr(),
                                          words.getText().cStr())
                            : fmt::format("The minutes of {} should read: {}", of, ended(words.getText().cStr()));
    return {};
  }

  Result<void> tellDecision(schema::DecisionRecorded::Reader said, domain::Words words, Found& found) {
    auto& names = citing_.names();
    auto& [text, cites, link] = found.news.text;
    auto kind = inWords(said.getKind());
    kind.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(kind.front())));
    text = fmt::format("{} ({}{}): {}", kind, reference(found.subject), said.getConfidential() ? ", confidential" : "",
                       ended(words.getText().cStr()));
    if (said.getAddressedTo() != 0) text += fmt::format(" It is addressed to {}.", names.of(Id(said.getAddressedTo())));
    auto proposer = names.of(Id(said.getProposer())), seconder = names.of(Id(said.getSeconder()));
    if (!proposer.empty() && !seconder.empty())
      text += fmt::format(" Proposed by {}, seconded by {}.", proposer, seconder);
    else if (!proposer.empty())
      text += fmt::format(" Proposed by {}.", proposer);
    else if (!seconder.empty())
      text += fmt::format(" Seconded by {}.", seconder);
    if (words.hasNote()) text += fmt::format(" Reason: {}", ended(words.getNote().cStr()));
    auto review = readDate(said.hasReviewOn(), said.getReviewOn());
    if (review) text += fmt::format(" To be reviewed on {}.", longDate(*review));
    TRY(auto decision, citing_.find<domain::Decision>(found.subject));
    if (!decision) return {};
    TRY(auto recorded, citing_.cite(found.subject, {Body::POSITION_RECORDED}));
    for (auto [position, verb] :
         {std::pair(schema::Position::DISSENTED, "dissented"), std::pair(schema::Position::ABSTAINED, "abstained")})
      for (const auto& each : decision->positions) {
        if (each.position != position) continue;
        auto behalf = each.onBehalfOf ? fmt::format(" ({})", names.of(each.onBehalfOf)) : "";
        auto reason = each.reason.empty() ? "" : ": " + each.reason;
        text += fmt::format(" {}{} {}{}", names.of(each.party), behalf, verb, ended(reason.empty() ? "." : reason));
        cites = both(std::move(cites), recorded);
      }
    return {};
  }

  Result<std::string> dueOf(Id id, schema::ActionRaised::Reader said) {
    if (auto due = readDate(said.hasDue(), said.getDue())) return longDate(*due);
    if (said.getDueAtNext() == 0) return "";
    TRY(auto action, citing_.find<domain::Action>(id));
    if (action && action->dueAtNext) {
      TRY(auto due, citing_.answers().dueOf(*action));
      if (due.current) return fmt::format("the next meeting, {}", longDate(*due.current));
    }
    return "the next meeting";
  }

  Result<void> tellRaised(schema::ActionRaised::Reader said, domain::Words words, Found& found) {
    std::vector<domain::Owner> owners;
    for (auto owner : said.getOwners())
      owners.push_back({Id(owner.getParty()), Id(owner.getOnBehalfOf()), owner.getCollective()});
    TRY(auto due, dueOf(found.subject, said));
    RaisedAction raised{fmt::format("{}{}: {}", reference(found.subject),
                                    said.getConfidential() ? " (confidential)" : "", words.getText().cStr()),
                        ownersOf(citing_, owners), due};
    found.news.text.text = fmt::format("Action {} Owner: {}.{}", ended(raised.text), raised.owners,
                                       due.empty() ? "" : fmt::format(" Due: {}.", due));
    found.news.raised = std::move(raised);
    return {};
  }

  Result<std::string> newsOfOlder(domain::Event event, domain::Words words) {
    auto& names = citing_.names();
    auto body = event.getBody();
    switch (body.which()) {
      case Body::ACTION_ACCEPTED:
      case Body::ACTION_DECLINED:
      case Body::ACTION_PROGRESSED:
      case Body::ACTION_CLAIMED:
      case Body::ACTION_CARRIED_FORWARD:
      case Body::ACTION_CLOSED:
      case Body::ACTION_REOPENED:
      case Body::ACTION_DROPPED: return queries::actionNews(event, words, names, queries::MeetingShown::no);
      case Body::ACTION_REWORDED: return fmt::format("reworded as '{}'", words.getText().cStr());
      case Body::ACTION_ASSIGNED: {
        std::vector<domain::Owner> owners;
        for (auto owner : body.getActionAssigned().getOwners())
          owners.push_back({Id(owner.getParty()), Id(owner.getOnBehalfOf()), owner.getCollective()});
        return "given to " + ownersOf(citing_, owners) + noteOf(words);
      }
      case Body::ACTION_DUE_CHANGED: {
        auto said = body.getActionDueChanged();
        auto due = readDate(said.hasDue(), said.getDue());
        auto granted = said.getGrantedBy() == 0 ? "" : ", granted by " + names.of(Id(said.getGrantedBy()));
        return fmt::format("now due {}{}{}", due ? longDate(*due) : "at the next meeting", granted, noteOf(words));
      }
      case Body::ACTION_EXTENSION_REFUSED: return "more time was refused" + noteOf(words);
      case Body::ACTION_EXCUSED:
        return fmt::format("{} excused{}", names.of(Id(body.getActionExcused().getParty())), noteOf(words));
      case Body::ACTION_REFERRED:
        return fmt::format("referred to {}{}", names.of(Id(body.getActionReferred().getGroup())), noteOf(words));
      case Body::ACTION_ESCALATED:
        return fmt::format("escalated to {}{}", names.of(Id(body.getActionEscalated().getGroup())), noteOf(words));
      default: {
        auto told = queries::summaryOf(event, words, names);
        auto ref = reference(domain::subjectOf(event)) + " ";
        return told.starts_with(ref) ? told.substr(ref.size()) : told;
      }
    }
  }

  Result<void> tellOlder(domain::Event event, domain::Words words, Found& found) {
    TRY(auto action, citing_.find<domain::Action>(found.subject));
    auto text = action != nullptr ? action->text : std::string();
    while (text.ends_with('.') || text.ends_with(' ')) text.pop_back();
    TRY(auto news, newsOfOlder(event, words));
    auto begin = fmt::format("Action {}, '{}': ", reference(found.subject), text);
    told_[found.subject] = begin.size();
    found.news.text.text = begin + ended(news);
    return {};
  }

  Result<void> tellOther(domain::Event event, domain::Words words, Found& found) {
    auto& text = found.news.text.text;
    auto kind = found.subject.kind();
    if (kind == Kind::TOPIC) {
      TRY(auto topic, citing_.find<domain::Topic>(found.subject));
      auto name = fmt::format("{}, '{}'", reference(found.subject), topic ? topic->text : "");
      auto body = event.getBody();
      text = body.isTopicRaised()   ? fmt::format("Topic for a later meeting: {}.", name)
             : body.isTopicPlaced() ? fmt::format("Topic for this meeting: {}{}", name, ended(noteOf(words) + "."))
                                    : fmt::format("Topic {} was dropped{}", name, ended(noteOf(words)));
      return {};
    }
    text = ended(queries::summaryOf(event, words, citing_.names()));
    if (kind == Kind::DECISION) {
      TRY(auto decision, citing_.find<domain::Decision>(found.subject));
      if (decision)
        text = fmt::format("Decision {} ('{}')", ended(text).substr(0, text.size() - 1), decision->text) + ".";
    }
    return {};
  }

  Citing& citing_;
  Id id_;
  const Meeting& meeting_;
  std::set<Id> documents_;
  std::map<uint32_t, uint16_t> itemLines_;
  std::vector<Found> found_;
  std::map<Id, size_t> told_;  // where the news begins in what was said of an older action
};

}  // namespace

Result<std::vector<News>> newsOf(Citing& citing, Id id, const Meeting& meeting) {
  return Gathering(citing, id, meeting).all();
}

}  // namespace minuted::report
