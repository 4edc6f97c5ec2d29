// Asks that nobody is reported to have agreed to: requests, orders, and passive sentences with an agent.
#pragma once

#include <optional>
#include <string_view>

#include "minutes/asks/ask.h"

namespace minuted::minutes {

// The owner in a sentence that begins with a request: 'Please could Ann send the dates'.
std::optional<std::string_view> requestedOwner(std::string_view sentence, const Minutes& minutes);

// The agent of a passive task: 'Quotes to be obtained by the Clerk'. "" where the agent is not known or it is no task.
std::string_view agentOf(std::string_view sentence, const Minutes& minutes);

// An ask on a line of its own that begins with its owners: 'JS - ask the county', 'Ann + JS: posters', 'everyone please
// sign the card'. What follows a single name and a colon is taken for what the person said, except in 'JS: to ask' and
// 'All: send'. A verb that may be in the past tense, as in 'JS read', is not taken for an order.
std::optional<Ask> entryWithLeadingOwners(const Minutes& minutes, size_t block);

}  // namespace minuted::minutes
