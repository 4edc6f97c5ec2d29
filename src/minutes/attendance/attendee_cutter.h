// Cuts a text that names several attendees, 'Ann Lee (AL), Harbour Trust and Cllr Tom Hayes', into pieces, each of
// which is a person or something that is told of the person before.
#pragma once

#include <string_view>
#include <vector>

namespace minuted::minutes {

struct Piece {
  std::string_view text;
  bool followsAnd = false;  // 'and', '&' or 'with' stands before it
  bool beginsSentence = false;
  bool followsComma = false;  // a comma and 'and' stand before it, so it is an entry of its own
};

// Cuts at commas and 'and' outside brackets, and where a title or a full name begins the next person without a sign.
std::vector<Piece> piecesOf(std::string_view run);

// Cuts at semicolons, bullets and slashes outside brackets: the coarser way, for lists that part their entries so.
std::vector<std::string_view> splitAtSeparators(std::string_view text);

}  // namespace minuted::minutes
