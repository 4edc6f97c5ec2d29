// What a careful reader found in a document. It is in NAME.labels.json beside the document (tests/labelled/README.md).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace minuted::bench {

struct Place {
  std::string text;
  int line = 0;
};

struct Label {
  std::vector<Place> places;  // where the document says it; the first is the main one
  std::vector<std::string> owners;
  bool routine = false;  // a routine decision, which need not be found
  bool dual = false;     // may be found as an action or as a decision
};

struct Labels {
  std::string date;  // 2025-05-31; '' where the document does not say
  std::vector<std::string> attendees, apologies, unsureAttendees;
  std::vector<Label> actions, decisions, ambiguous;
};

// Ends the program if the file cannot be read.
Labels readLabels(const std::filesystem::path& file);

}  // namespace minuted::bench
