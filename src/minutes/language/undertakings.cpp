#include "minutes/language/undertakings.h"

#include <array>

#include "base/ranges.h"
#include "base/text.h"

namespace minuted::minutes {
namespace {

using namespace std::string_view_literals;

constexpr std::array taskVerbs{
    "add"sv,       "address"sv,  "advertise"sv, "advise"sv,      "agree"sv,      "amend"sv,      "announce"sv,
    "apply"sv,     "appoint"sv,  "approach"sv,  "arrange"sv,     "ask"sv,        "assess"sv,     "attach"sv,
    "attend"sv,    "book"sv,     "bring"sv,     "build"sv,       "buy"sv,        "call"sv,       "change"sv,
    "chase"sv,     "check"sv,    "circulate"sv, "claim"sv,       "clarify"sv,    "clean"sv,      "clear"sv,
    "collate"sv,   "collect"sv,  "compare"sv,   "compile"sv,     "complete"sv,   "confirm"sv,    "consider"sv,
    "consult"sv,   "contact"sv,  "convene"sv,   "co-ordinate"sv, "coordinate"sv, "correct"sv,    "create"sv,
    "decide"sv,    "deliver"sv,  "design"sv,    "develop"sv,     "discuss"sv,    "distribute"sv, "do"sv,
    "document"sv,  "draft"sv,    "draw"sv,      "email"sv,       "e-mail"sv,     "engage"sv,     "ensure"sv,
    "explore"sv,   "feed"sv,     "file"sv,      "finalise"sv,    "finalize"sv,   "find"sv,       "fix"sv,
    "follow"sv,    "forward"sv,  "gather"sv,    "get"sv,         "give"sv,       "go"sv,         "help"sv,
    "host"sv,      "identify"sv, "include"sv,   "inform"sv,      "inspect"sv,    "install"sv,    "investigate"sv,
    "invite"sv,    "issue"sv,    "join"sv,      "keep"sv,        "lead"sv,       "let"sv,        "liaise"sv,
    "list"sv,      "look"sv,     "mail"sv,      "maintain"sv,    "make"sv,       "manage"sv,     "meet"sv,
    "mention"sv,   "merge"sv,    "message"sv,   "monitor"sv,     "move"sv,       "name"sv,       "negotiate"sv,
    "notify"sv,    "obtain"sv,   "open"sv,      "order"sv,       "organise"sv,   "organize"sv,   "pass"sv,
    "pay"sv,       "phone"sv,    "pick"sv,      "place"sv,       "plan"sv,       "post"sv,       "prepare"sv,
    "present"sv,   "print"sv,    "produce"sv,   "progress"sv,    "promote"sv,    "propose"sv,    "provide"sv,
    "publicise"sv, "publish"sv,  "purchase"sv,  "push"sv,        "put"sv,        "raise"sv,      "read"sv,
    "recruit"sv,   "refer"sv,    "register"sv,  "release"sv,     "remind"sv,     "remove"sv,     "renew"sv,
    "repair"sv,    "replace"sv,  "reply"sv,     "report"sv,      "request"sv,    "research"sv,   "respond"sv,
    "return"sv,    "review"sv,   "revise"sv,    "ring"sv,        "rotate"sv,     "run"sv,        "save"sv,
    "say"sv,       "schedule"sv, "seek"sv,      "see"sv,         "sell"sv,       "send"sv,       "set"sv,
    "share"sv,     "sign"sv,     "sort"sv,      "source"sv,      "speak"sv,      "start"sv,      "submit"sv,
    "summarise"sv, "supply"sv,   "take"sv,      "talk"sv,        "tell"sv,       "test"sv,       "thank"sv,
    "think"sv,     "tidy"sv,     "try"sv,       "update"sv,      "upload"sv,     "use"sv,        "visit"sv,
    "volunteer"sv, "work"sv,     "write"sv,     "redraft"sv,     "re-draft"sv,   "mint"sv,       "pair"sv,
    "ship"sv};

constexpr std::array undertakingWords{Undertaking{"agreed to", 75, Firmness::firm},
                                      Undertaking{"agreeing to", 70, Firmness::firm},
                                      Undertaking{"was instructed to", 70, Firmness::firm},
                                      Undertaking{"were instructed to", 70, Firmness::firm},
                                      Undertaking{"is instructed to", 70, Firmness::firm},
                                      Undertaking{"is asked to", 65, Firmness::firm},
                                      Undertaking{"was directed to", 70, Firmness::firm},
                                      Undertaking{"was asked if he could", 65, Firmness::firm},
                                      Undertaking{"was asked if she could", 65, Firmness::firm},
                                      Undertaking{"was asked if they could", 65, Firmness::firm},
                                      Undertaking{"was asked whether he could", 65, Firmness::firm},
                                      Undertaking{"was asked whether she could", 65, Firmness::firm},
                                      Undertaking{"has undertaken to", 80, Firmness::personal},
                                      Undertaking{"undertook to", 80, Firmness::personal},
                                      Undertaking{"offered to", 70, Firmness::personal},
                                      Undertaking{"volunteered to", 75, Firmness::personal},
                                      Undertaking{"promised to", 75, Firmness::personal},
                                      Undertaking{"committed to", 65, Firmness::firm},
                                      Undertaking{"was asked to", 70, Firmness::firm},
                                      Undertaking{"were asked to", 70, Firmness::firm},
                                      Undertaking{"was tasked to", 70, Firmness::firm},
                                      Undertaking{"was requested to", 70, Firmness::firm},
                                      Undertaking{"took an action to", 85, Firmness::personal},
                                      Undertaking{"has an action to", 85, Firmness::personal},
                                      Undertaking{"is going to", 65, Firmness::firm},
                                      Undertaking{"are going to", 65, Firmness::firm},
                                      Undertaking{"is gonna", 65, Firmness::firm},
                                      Undertaking{"'s going to", 65, Firmness::firm},
                                      Undertaking{"'s gonna", 65, Firmness::firm},
                                      Undertaking{"'s job is to", 75, Firmness::firm},
                                      Undertaking{"'s job:", 75, Firmness::personal},
                                      Undertaking{"'ll", 60, Firmness::firm},
                                      Undertaking{"'d", 50, Firmness::loose},
                                      Undertaking{"is to", 65, Firmness::firm},
                                      Undertaking{"are to", 65, Firmness::firm},
                                      Undertaking{"will", 60, Firmness::firm},
                                      Undertaking{"needs to", 55, Firmness::loose},
                                      Undertaking{"should", 60, Firmness::loose},
                                      Undertaking{"would", 50, Firmness::loose},
                                      Undertaking{"to", 55, Firmness::firm}};

// 'said that he would', 'confirmed she'll'.
constexpr std::array sayingVerbs{"said"sv,     "says"sv,     "stated"sv,    "confirmed"sv, "advised"sv, "agreed"sv,
                                 "reported"sv, "promised"sv, "indicated"sv, "offered"sv,   "added"sv};
constexpr std::array pronouns{"he"sv, "she"sv, "they"sv};

}  // namespace

bool isTaskVerb(std::string_view word) { return contains(taskVerbs, word); }

std::span<const Undertaking> undertakings() { return undertakingWords; }

size_t speakerLength(std::string_view lower) {
  auto lastWord = [&] {
    auto space = lower.rfind(' ');
    return space == std::string_view::npos ? std::string_view() : lower.substr(space + 1);
  };
  auto dropLastWord = [&] { lower = trim(lower.substr(0, lower.size() - lastWord().size())); };
  if (!contains(pronouns, lastWord())) return 0;
  dropLastWord();
  if (lastWord() == "that") dropLastWord();
  return contains(sayingVerbs, lastWord()) ? lower.size() - lastWord().size() : 0;
}

}  // namespace minuted::minutes
