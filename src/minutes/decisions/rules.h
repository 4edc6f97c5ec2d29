// The rules by which a sentence tells a decision that have files of their own: notes that leave out who decided
// (notes.cpp), motions and what all agree on (motions.cpp).
#pragma once

#include <optional>
#include <string_view>

#include "minutes/decisions/sentences.h"

namespace minuted::minutes {

// A sentence with what every rule wants to know of it.
struct DecisionSentence {
  std::string_view text, lower;  // `lower` is without what somebody is quoted with
  const Minutes& minutes;
  bool longAgo = false;
};

// 'Agreed that …', 'Resolved to …', 'Unanimously accepted as …', 'Agreed.', 'Approved the budget of £500'
std::optional<Told> toldWithoutSubject(const DecisionSentence& of);

// 'Agenda adopted.', 'Motion passed to change the times', 'reserves policy adopted', 'Theme of the fair agreed: the
// sea'. What is not known to be decided on must be short, and say nothing else.
std::optional<Told> toldAsNote(const DecisionSentence& of);

// 'To approve the accounts: approved', 'Request for a bench – agreed'.
std::optional<Told> toldAsAnswer(const DecisionSentence& of);

// 'Proposed AP, seconded AH and agreed that …', 'carried nem con', 'Decision made that …', 'We accept it, 8 yes'
std::optional<Told> toldAsVoted(const DecisionSentence& of);

// 'Consensus is that we wait', 'There was general agreement to wait', 'No objections to the plan': what all think
// decides. What one who is not of the body thinks does not.
std::optional<Told> toldAsOneMind(const DecisionSentence& of);

}  // namespace minuted::minutes
