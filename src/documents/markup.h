// Removes mark-up from the text of minutes: Markdown, and HTML that was copied from web pages.
#pragma once

#include <string>
#include <string_view>

namespace minuted::documents {

// Without HTML tags and entities, Markdown links, bold and escapes; white space folded. A link to nowhere, `[text](#)`,
// keeps its square brackets: they are the author's own, which a converter took for a link.
std::string withoutMarkup(std::string_view line);

// The cell of a Markdown table with each '<br>' replaced by a line break.
std::string withBreaks(std::string_view cell);

}  // namespace minuted::documents
