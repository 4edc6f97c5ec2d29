// Rules that recognise a decision in a sentence and have files of their own: notes that leave out who decided
// (notes.cpp), motions and consensus (motions.cpp). The other rules are in sentences.cpp, which tries them all.
#pragma once

#include <optional>
#include <string_view>

#include "minutes/decisions/sentences.h"

namespace minuted::minutes {

// A sentence with what the rules need to know about it.
struct DecisionSentence {
  std::string_view text, lower;  // `lower`: in lower case and without quotations
  const Minutes& minutes;
  bool isPast = false;
};

// 'Agreed that …', 'Resolved to …', 'Unanimously accepted as …', 'Agreed.', 'Approved the budget of £500'
std::optional<DecisionMatch> matchWithoutSubject(const DecisionSentence& input);

// 'Agenda adopted.', 'Motion passed to change the times', 'reserves policy adopted', 'Theme of the fair agreed: the
// sea'. Where it is not about something that is usually decided on, such as a motion, it must be short and have no
// other verb.
std::optional<DecisionMatch> matchNote(const DecisionSentence& input);

// 'To approve the accounts: approved', 'Request for a bench – agreed'.
std::optional<DecisionMatch> matchAnswer(const DecisionSentence& input);

// 'Proposed AP, seconded AH and agreed that …', 'carried nem con', 'Decision made that …', 'We accept it, 8 yes'
std::optional<DecisionMatch> matchVote(const DecisionSentence& input);

// 'Consensus is that we wait', 'There was general agreement to wait', 'No objections to the plan'. The opinion of
// somebody else, as in 'The county has no objection', is no decision.
std::optional<DecisionMatch> matchConsensus(const DecisionSentence& input);

}  // namespace minuted::minutes
