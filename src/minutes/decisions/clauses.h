// Splits a sentence into the parts that may be decisions, and recognises decisions of other occasions. Texts called
// `lower` are in lower case.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "minutes/recognisers.h"

namespace minuted::minutes {

// True for words that begin a subordinate clause, which is no decision: 'He hoped that it was agreed'.
bool isSubordinating(std::string_view word);

// True if the words before a decision say that it was taken on another occasion: 'At the last meeting …'.
bool isOtherOccasion(std::string_view lead);

// True if a sentence in lower case names an earlier year than that of the meeting: 'The council approved the budget in
// 2019'.
bool refersToPastYear(std::string_view sentence, const Minutes& minutes);

// The places where a clause with the body as its subject may begin, ascending.
std::vector<size_t> clausesOf(std::string_view lower);

// The beginning of the clause that contains the place `at`, after ', and ' or the like; 0 where that is too far away.
size_t clauseBefore(std::string_view lower, size_t at);

// Replaces quotations, which decide nothing, by spaces, so that places in the text stay the same.
std::string withoutQuotes(std::string text);

// The first verb of decision in capitals from there on, as in 'RESOLVED to object'. Nowhere in a sentence that is all
// in capitals, which is a title.
size_t capitalisedVerbAt(std::string_view sentence, size_t from);

// Splits a sentence with several verbs in capitals: 'The Board NOTED the report and AGREED to pay' has two decisions.
std::vector<std::string_view> decisionsIn(std::string_view sentence);

std::string_view lastWord(std::string_view text);

}  // namespace minuted::minutes
