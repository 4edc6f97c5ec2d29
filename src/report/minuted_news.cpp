#include "report/minuted_news.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/enums.h"
#include "base/guard.h"
#include "base/text.h"
#include "queries/history/summary.h"
#include "queries/parties/positions.h"
#include "report/action_table.h"
#include "report/document_writer.h"
#include "report/meeting_pieces.h"

namespace minuted::report {
namespace {

using Body = schema::Event::Body;
using domain::Meeting;
using queries::noteOf;

std::string withFullStop(std::string text) {
  while (text.ends_with(' ')) text.pop_back();
  bool isComplete = text.empty() || text.ends_with('.') || text.ends_with('?') || text.ends_with('!');
  return isComplete ? text : text + ".";
}

// The order of news within an agenda item.
enum class NewsPart : uint8_t { interest, note, minutes, decision, olderAction, raised, other };
NewsPart partOf(domain::Event event) {
  switch (event.getBody().which()) {
    case Body::INTEREST_DECLARED: return NewsPart::interest;
    case Body::AMENDMENT_PROPOSED:
    case Body::DISCUSSION_NOTED: return NewsPart::note;
    case Body::MINUTES_AGREED:
    case Body::MINUTES_CORRECTED: return NewsPart::minutes;
    case Body::DECISION_RECORDED: return NewsPart::decision;
    case Body::ACTION_RAISED: return NewsPart::raised;
    default: return domain::subjectOf(event).kind() == Kind::ACTION ? NewsPart::olderAction : NewsPart::other;
  }
}

class NewsCollector {
 public:
  NewsCollector(ReportContext& context, Id id, const Meeting& meeting)
      : context_(context), id_(id), meeting_(meeting) {}

  Result<std::vector<News>> collect() {
    TRY_DONE(collectDocuments());
    TRY(auto own, context_.cite(id_, {Body::INTEREST_DECLARED, Body::DISCUSSION_NOTED}));
    TRY_DONE(collectAmendments());
    for (auto position : own) TRY_DONE(add(position));
    for (const auto& each : amendments_)
      if (!each.isInNote) TRY_DONE(add(each.cites.front()));
    TRY(auto subjects, this->subjects());
    for (auto subject : subjects) {
      TRY(auto positions, context_.cite(subject, [&](domain::Event event) { return isReported(event); }));
      for (auto position : positions) TRY_DONE(add(position));
    }
    std::ranges::stable_sort(collected_, {}, [](const CollectedNews& each) {
      return std::tuple(each.news.item, each.part, each.news.text.cites.front());
    });
    std::vector<News> news;
    for (auto& each : collected_) news.push_back(std::move(each.news));
    return news;
  }

 private:
  struct CollectedNews {
    NewsPart part = NewsPart::other;
    Id subject;
    News news;
  };
  struct TakenUp {
    domain::Amendment amendment;
    Citations cites;  // by which it was proposed and taken up
    bool isInNote = false;
  };

  // Those that were taken up.
  Result<void> collectAmendments() {
    for (const auto& each : meeting_.amendments) {
      if (each.status != domain::AmendmentStatus::TAKEN_UP) continue;
      TRY(auto cites, context_.cite(id_, [&](domain::Event event) {
        auto body = event.getBody();
        return (body.isAmendmentProposed() && body.getAmendmentProposed().getAmendment() == each.amendment) ||
               (body.isAmendmentAnswered() && body.getAmendmentAnswered().getAmendment() == each.amendment);
      }));
      if (!cites.empty()) amendments_.push_back({each, std::move(cites)});
    }
    return {};
  }

  // The words of a note as the amendments that were taken up have them.
  void describeNote(schema::DiscussionNoted::Reader facts, domain::Words words, CollectedNews& found) {
    std::string text = words.getText().cStr();
    for (auto& each : amendments_) {
      auto amended = domain::amend(text, facts.getAgendaItem(), each.amendment);
      if (amended == text || each.isInNote) continue;
      each.isInNote = true;
      text = std::move(amended);
      found.news.text.cites = mergeCitations(std::move(found.news.text.cites), each.cites);
    }
    found.news.text.text = withFullStop(std::move(text));
  }

  // An amendment that was taken up and changes no note: an addition, or the correction of another part.
  void describeAmendment(domain::Words words, CollectedNews& found) {
    found.news.text.text = words.hasQuote()
                               ? fmt::format("For '{}' read '{}'.", words.getQuote().cStr(), words.getText().cStr())
                               : withFullStop(words.getText().cStr());
    for (const auto& each : amendments_)
      if (each.cites.front() == found.news.text.cites.front()) found.news.text.cites = each.cites;
  }

  // Finds the documents that the minutes were read from, and the lines at which their items begin.
  Result<void> collectDocuments() {
    TRY_DONE(context_.cite(id_, [&](domain::Event event) {
      if (event.getBody().isMinutesDrafted()) documents_.insert(Id(event.getBody().getMinutesDrafted().getDocument()));
      if (event.getBody().isMeetingHeld() && event.hasSource()) documents_.insert(Id(event.getSource().getDocument()));
      return false;
    }));
    documents_.erase(Id());
    TRY_DONE(context_.cite(id_, [&](domain::Event event) {
      if (!event.getBody().isAgendaItemAdded() || !isFromMinutes(event)) return false;
      auto number = event.getBody().getAgendaItemAdded().getNumber();
      if (number > 0) itemLines_[event.getSource().getLine()] = number;
      return false;
    }));
    return {};
  }

  // The number of the item whose lines an event was read from; 0 where it was not read from these minutes.
  uint16_t itemByLine(domain::Event event) const {
    if (!event.hasSource() || !documents_.contains(Id(event.getSource().getDocument()))) return 0;
    auto after = itemLines_.upper_bound(event.getSource().getLine());
    return after == itemLines_.begin() ? 0 : std::prev(after)->second;
  }

  // The subjects of events that name the meeting or were read from its minutes.
  Result<std::set<Id>> subjects() {
    std::set<Id> subjects;
    TRY(auto positions, context_.snapshot().timeline(id_));
    TRY(auto onMeetingDay, context_.snapshot().factsBetween(meeting_.date->day, lastDay(*meeting_.date)));
    positions.insert(positions.end(), onMeetingDay.begin(), onMeetingDay.end());
    for (auto position : positions) {
      TRY(auto stored, context_.snapshot().event(position));
      TRY_DONE(guarded(fmt::format("event {}", position), [&]() -> Result<void> {
        auto event = stored->event();
        if (auto subject = domain::subjectOf(event); subject != id_ && isReported(event)) subjects.insert(subject);
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

  bool isReported(domain::Event event) const {
    if (domain::isKnowledge(event.getBody().which())) return false;
    bool namesMeeting = false;
    domain::forEachCompanion(event, [&](Id companion) { namesMeeting = namesMeeting || companion == id_; });
    auto kind = domain::subjectOf(event).kind();
    bool isTracked = kind == Kind::ACTION || kind == Kind::DECISION || kind == Kind::TOPIC;
    if (event.getBody().isPositionRecorded()) return false;  // reported with its decision
    return namesMeeting || (isTracked && isFromMinutes(event));
  }

  uint16_t itemOf(domain::Event event) const {
    auto body = event.getBody();
    auto number = [&]() -> uint16_t {
      switch (body.which()) {
        case Body::INTEREST_DECLARED: return domain::numberOf(meeting_, body.getInterestDeclared().getAgendaItem());
        case Body::AMENDMENT_PROPOSED: return domain::numberOf(meeting_, body.getAmendmentProposed().getAgendaItem());
        case Body::DISCUSSION_NOTED: return domain::numberOf(meeting_, body.getDiscussionNoted().getAgendaItem());
        case Body::DECISION_RECORDED: return body.getDecisionRecorded().getItem();
        case Body::ACTION_RAISED: return body.getActionRaised().getItem();
        case Body::ACTION_CARRIED_FORWARD: return body.getActionCarriedForward().getItem();
        case Body::ACTION_CLOSED: return body.getActionClosed().getItem();
        case Body::ACTION_REOPENED: return body.getActionReopened().getItem();
        case Body::ACTION_REWORDED: return body.getActionReworded().getItem();
        default: return 0;
      }
    }();
    if (number == 0 && isFromMinutes(event)) number = event.getSource().getItem();
    if (number == 0) number = itemByLine(event);
    if (number == 0 && partOf(event) == NewsPart::minutes) number = itemOfMinutes();
    return number;
  }

  // The item at which earlier minutes are agreed: one whose title has the word.
  uint16_t itemOfMinutes() const {
    for (const auto& item : meeting_.agenda)
      if (foldCase(item.title).find("minutes") != std::string::npos) return item.number;
    return 0;
  }

  Result<void> add(uint64_t position) {
    TRY(auto stored, context_.snapshot().event(position));
    return guarded(fmt::format("event {}", position), [&]() -> Result<void> {
      auto event = stored->event();
      CollectedNews found{.part = partOf(event), .subject = domain::subjectOf(event)};
      found.news.item = itemOf(event);
      found.news.text.cites = {position};
      TRY_DONE(describe(event, stored->words(), found));
      if (found.part == NewsPart::olderAction && joinEarlier(found)) return {};
      collected_.push_back(std::move(found));
      return {};
    });
  }

  // Several events of an older action at one item become one sentence. True where the news was joined to an earlier
  // one.
  bool joinEarlier(const CollectedNews& found) {
    for (auto& each : collected_) {
      if (each.part != NewsPart::olderAction || each.subject != found.subject || each.news.item != found.news.item)
        continue;
      auto start = newsStart_[found.subject];
      auto& text = each.news.text.text;
      if (text.ends_with('.')) text.pop_back();
      text += "; " + found.news.text.text.substr(start);
      each.news.text.cites = mergeCitations(each.news.text.cites, found.news.text.cites);
      return true;
    }
    return false;
  }

  Result<void> describe(domain::Event event, domain::Words words, CollectedNews& found) {
    switch (found.part) {
      case NewsPart::interest: describeInterest(event.getBody().getInterestDeclared(), words, found); return {};
      case NewsPart::note:
        if (event.getBody().isDiscussionNoted())
          describeNote(event.getBody().getDiscussionNoted(), words, found);
        else
          describeAmendment(words, found);
        return {};
      case NewsPart::minutes: return describeMinutes(event, words, found);
      case NewsPart::decision: return describeDecision(event.getBody().getDecisionRecorded(), words, found);
      case NewsPart::raised: return describeRaisedAction(event.getBody().getActionRaised(), words, found);
      case NewsPart::olderAction: return describeOlderAction(event, words, found);
      case NewsPart::other: return describeOther(event, words, found);
    }
    return {};
  }

  void describeInterest(schema::InterestDeclared::Reader facts, domain::Words words, CollectedNews& found) {
    found.news.text.text =
        withFullStop(fmt::format("{} declared an interest{}{}", names().of(Id(facts.getPerson())),
                                 facts.getWithdrew() ? ", and took no part in the item" : "", noteOf(words)));
  }

  Result<void> describeMinutes(domain::Event event, domain::Words words, CollectedNews& found) {
    TRY(auto earlier, context_.find<Meeting>(found.subject));
    auto earlierMeeting =
        fmt::format("the meeting on {} ({})", earlier && earlier->date ? longDate(*earlier->date) : "another day",
                    reference(found.subject));
    auto& text = found.news.text.text;
    if (event.getBody().isMinutesAgreed()) {
      bool isCorrected =
          event.getBody().getMinutesAgreed().getCorrected() || (earlier && !earlier->corrections.empty());
      text = fmt::format("The minutes of {} were agreed{}.", earlierMeeting,
                         isCorrected ? " as corrected" : " as correct");
      return {};
    }
    text = words.hasQuote()
               ? fmt::format("In the minutes of {}, '{}' should read '{}'.", earlierMeeting, words.getQuote().cStr(),
                             words.getText().cStr())
               : fmt::format("The minutes of {} should read: {}", earlierMeeting, withFullStop(words.getText().cStr()));
    return {};
  }

  Result<void> describeDecision(schema::DecisionRecorded::Reader facts, domain::Words words, CollectedNews& found) {
    auto& text = found.news.text.text;
    auto& cites = found.news.text.cites;
    auto kind = inWords(facts.getKind());
    kind.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(kind.front())));
    text = fmt::format("{} ({}{}): {}", kind, reference(found.subject), facts.getConfidential() ? ", confidential" : "",
                       withFullStop(words.getText().cStr()));
    if (facts.getAddressedTo() != 0)
      text += fmt::format(" It is addressed to {}.", names().of(Id(facts.getAddressedTo())));
    auto proposer = names().of(Id(facts.getProposer())), seconder = names().of(Id(facts.getSeconder()));
    if (!proposer.empty() && !seconder.empty())
      text += fmt::format(" Proposed by {}, seconded by {}.", proposer, seconder);
    else if (!proposer.empty())
      text += fmt::format(" Proposed by {}.", proposer);
    else if (!seconder.empty())
      text += fmt::format(" Seconded by {}.", seconder);
    if (words.hasNote()) text += fmt::format(" Reason: {}", withFullStop(words.getNote().cStr()));
    auto review = readDate(facts.hasReviewOn(), facts.getReviewOn());
    if (review) text += fmt::format(" To be reviewed on {}.", longDate(*review));
    TRY(auto decision, context_.find<domain::Decision>(found.subject));
    if (!decision) return {};
    if (decision->votes) {
      text += fmt::format(" Votes: {}.", domain::votesText(*decision->votes));
      TRY(auto counted, context_.cite(found.subject, {Body::VOTES_COUNTED}));
      cites = mergeCitations(std::move(cites), counted);
    }
    TRY(auto recorded, context_.cite(found.subject, {Body::POSITION_RECORDED}));
    for (auto position : {schema::Position::DISSENTED, schema::Position::ABSTAINED})
      for (const auto& each : decision->positions) {
        if (each.position != position) continue;
        text += " " + withFullStop(queries::textOf({each, true}, names()));
        cites = mergeCitations(std::move(cites), recorded);
      }
    return {};
  }

  Result<std::string> dueOf(Id id, schema::ActionRaised::Reader facts) {
    if (auto due = readDate(facts.hasDue(), facts.getDue())) return longDate(*due);
    if (facts.getDueAtNext() == 0) return "";
    TRY(auto action, context_.find<domain::Action>(id));
    if (action && action->dueAtNext) {
      TRY(auto due, context_.answers().dueOf(*action));
      if (due.current) return fmt::format("the next meeting, {}", longDate(*due.current));
    }
    return "the next meeting";
  }

  Result<void> describeRaisedAction(schema::ActionRaised::Reader facts, domain::Words words, CollectedNews& found) {
    std::vector<domain::Owner> owners;
    for (auto owner : facts.getOwners())
      owners.push_back({Id(owner.getParty()), Id(owner.getOnBehalfOf()), owner.getCollective()});
    TRY(auto due, dueOf(found.subject, facts));
    RaisedAction raised{fmt::format("{}{}: {}", reference(found.subject),
                                    facts.getConfidential() ? " (confidential)" : "", words.getText().cStr()),
                        ownerNames(names(), owners), due};
    found.news.text.text = fmt::format("Action {} Owner: {}.{}", withFullStop(raised.text), raised.owners,
                                       due.empty() ? "" : fmt::format(" Due: {}.", due));
    found.news.raised = std::move(raised);
    return {};
  }

  Result<std::string> olderActionNews(domain::Event event, domain::Words words) {
    auto body = event.getBody();
    switch (body.which()) {
      case Body::ACTION_ACCEPTED:
      case Body::ACTION_DECLINED:
      case Body::ACTION_PROGRESSED:
      case Body::ACTION_CLAIMED:
      case Body::ACTION_CARRIED_FORWARD:
      case Body::ACTION_CLOSED:
      case Body::ACTION_REOPENED:
      case Body::ACTION_DROPPED: return queries::actionNews(event, words, context_.names(), queries::MeetingShown::no);
      case Body::ACTION_REWORDED: return fmt::format("reworded as '{}'", words.getText().cStr());
      case Body::ACTION_ASSIGNED: {
        std::vector<domain::Owner> owners;
        for (auto owner : body.getActionAssigned().getOwners())
          owners.push_back({Id(owner.getParty()), Id(owner.getOnBehalfOf()), owner.getCollective()});
        return "given to " + ownerNames(names(), owners) + noteOf(words);
      }
      case Body::ACTION_DUE_CHANGED: {
        auto facts = body.getActionDueChanged();
        auto due = readDate(facts.hasDue(), facts.getDue());
        auto granted = facts.getGrantedBy() == 0 ? "" : ", granted by " + names().of(Id(facts.getGrantedBy()));
        return fmt::format("now due {}{}{}", due ? longDate(*due) : "at the next meeting", granted, noteOf(words));
      }
      case Body::ACTION_EXTENSION_REFUSED: return "more time was refused" + noteOf(words);
      case Body::ACTION_EXCUSED:
        return fmt::format("{} excused{}", names().of(Id(body.getActionExcused().getParty())), noteOf(words));
      case Body::ACTION_REFERRED:
        return fmt::format("referred to {}{}", names().of(Id(body.getActionReferred().getGroup())), noteOf(words));
      case Body::ACTION_ESCALATED:
        return fmt::format("escalated to {}{}", names().of(Id(body.getActionEscalated().getGroup())), noteOf(words));
      default: {
        auto summary = queries::summaryOf(event, words, context_.names());
        auto ref = reference(domain::subjectOf(event)) + " ";
        return summary.starts_with(ref) ? summary.substr(ref.size()) : summary;
      }
    }
  }

  Result<void> describeOlderAction(domain::Event event, domain::Words words, CollectedNews& found) {
    TRY(auto action, context_.find<domain::Action>(found.subject));
    auto text = action != nullptr ? action->text : std::string();
    while (text.ends_with('.') || text.ends_with(' ')) text.pop_back();
    TRY(auto news, olderActionNews(event, words));
    auto begin = fmt::format("Action {}, '{}': ", reference(found.subject), text);
    newsStart_[found.subject] = begin.size();
    found.news.text.text = begin + withFullStop(news);
    return {};
  }

  Result<void> describeOther(domain::Event event, domain::Words words, CollectedNews& found) {
    auto& text = found.news.text.text;
    auto kind = found.subject.kind();
    if (kind == Kind::TOPIC) {
      TRY(auto topic, context_.find<domain::Topic>(found.subject));
      auto name = fmt::format("{}, '{}'", reference(found.subject), topic ? topic->text : "");
      auto body = event.getBody();
      text = body.isTopicRaised() ? fmt::format("Topic for a later meeting: {}.", name)
             : body.isTopicPlaced()
                 ? fmt::format("Topic for this meeting: {}{}", name, withFullStop(noteOf(words) + "."))
                 : fmt::format("Topic {} was dropped{}", name, withFullStop(noteOf(words)));
      return {};
    }
    text = withFullStop(queries::summaryOf(event, words, context_.names()));
    if (kind == Kind::DECISION) {
      TRY(auto decision, context_.find<domain::Decision>(found.subject));
      if (decision)
        text = fmt::format("Decision {} ('{}')", withFullStop(text).substr(0, text.size() - 1), decision->text) + ".";
    }
    return {};
  }

  queries::NamesOn names() { return context_.names().on(meeting_.date); }

  ReportContext& context_;
  Id id_;
  const Meeting& meeting_;
  std::set<Id> documents_;
  std::map<uint32_t, uint16_t> itemLines_;
  std::vector<TakenUp> amendments_;
  std::vector<CollectedNews> collected_;
  std::map<Id, size_t> newsStart_;  // length of the text before the news, which names the action
};

}  // namespace

Result<std::vector<News>> newsOf(ReportContext& context, Id id, const Meeting& meeting) {
  return NewsCollector(context, id, meeting).collect();
}

}  // namespace minuted::report
