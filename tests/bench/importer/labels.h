// What a careful reader found in a document: NAME.labels.json beside it (tests/labelled/README.md).
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
  std::vector<Place> places;  // where it is said; the first is the one that is meant
  std::vector<std::string> owners;
  bool routine = false, dual = false;
};

struct Labels {
  std::string date;  // 2025-05-31; '' where the document does not say
  std::vector<std::string> attendees, apologies, unsureAttendees;
  std::vector<Label> actions, decisions, ambiguous;
};

// Ends the program where the file cannot be read.
Labels readLabels(const std::filesystem::path& file);

}  // namespace minuted::bench
