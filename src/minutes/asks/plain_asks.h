// Asks that nobody is told to have taken on: requests, orders, and what is to be done by somebody.
#pragma once

#include <optional>
#include <string_view>

#include "minutes/asks/ask.h"

namespace minuted::minutes {

// 'Please could Ann send the dates': who is asked by a sentence that begins with a request.
std::optional<std::string_view> politelyAsked(std::string_view sentence, const Minutes& minutes);

// 'Quotes to be obtained by the Clerk': who is to do what is to be done; '' where it is nobody known, or no task.
std::string_view doerOf(std::string_view sentence, const Minutes& minutes);

// 'JS - ask the county', 'Ann + JS: posters', 'everyone please sign the card', on a line of its own. A colon behind one
// name is there for what they said, but for 'JS: to ask' and 'All: send'; and 'JS read' tells what was.
std::optional<Ask> entryLedByOwners(const Minutes& minutes, size_t block);

}  // namespace minuted::minutes
