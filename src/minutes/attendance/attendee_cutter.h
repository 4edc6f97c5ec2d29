// Where a run of attendees is cut: at signs, at 'and', and where a title begins the next person.
#pragma once

#include <string_view>
#include <vector>

namespace minuted::minutes {

struct Piece {
  std::string_view text;
  bool afterAnd = false;
  bool sentence = false;    // begins one
  bool afterComma = false;  // and before 'and': what follows is another entry
};
std::vector<Piece> piecesOf(std::string_view run);

// What semicolons, bullets and slashes part, outside brackets.
std::vector<std::string_view> partsOf(std::string_view text);

}  // namespace minuted::minutes
