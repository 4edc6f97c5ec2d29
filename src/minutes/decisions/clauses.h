// The parts of a sentence that may tell a decision, and what tells that it was taken elsewhere or long ago.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "minutes/recognisers.h"

namespace minuted::minutes {

// Behind such a word a clause tells what somebody thinks, or when: 'He hoped that it was agreed'.
bool isSubordinating(std::string_view word);

// What stands before a decision says that it was taken at another time: 'At the last meeting …'.
bool isElsewhere(std::string_view lead);

// 'The council approved the budget in 2019', told in 2025. In lower case.
bool isLongAgo(std::string_view sentence, const Minutes& minutes);

// Where a clause may begin whose subject is the body.
std::vector<size_t> clausesOf(std::string_view lower);

// Where the part of a sentence begins, behind ', and ', that holds a place near its beginning.
size_t clauseBefore(std::string_view lower, size_t at);

// What somebody is quoted with decides nothing: blanked, so that places stay what they are.
std::string withoutQuotes(std::string text);

// A verb in capitals: 'RESOLVED to object'. Nowhere in sentences that are in capitals throughout: they are titles.
size_t shoutedAt(std::string_view sentence, size_t from);

// 'The Board NOTED the report and AGREED to pay' tells two.
std::vector<std::string_view> decisionsIn(std::string_view sentence);

std::string_view lastWord(std::string_view text);

}  // namespace minuted::minutes
