#include "server/http/url.h"

// The code of Boost.URL, compiled once for the program: then its library need not be there.
#include <boost/url/src.hpp>

#include <boost/url/encode.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

namespace minuted::server {

std::string encoded(std::string_view text) {
  return boost::urls::encode({text.data(), text.size()}, boost::urls::unreserved_chars);
}

}  // namespace minuted::server
