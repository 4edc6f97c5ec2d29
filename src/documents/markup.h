// What copying out of web pages and Markdown leaves in the text of minutes.
#pragma once

#include <string>
#include <string_view>

namespace minuted::documents {

// Without HTML tags and entities, Markdown links, bold and escapes; white space folded. A link to nowhere, `[text](#)`,
// keeps its square brackets: they are the author's own, which a converter took for a link.
std::string withoutMarkup(std::string_view line);

// '<br>' parts the paragraphs of a cell in Markdown: line breaks in its stead.
std::string withBreaks(std::string_view cell);

}  // namespace minuted::documents
