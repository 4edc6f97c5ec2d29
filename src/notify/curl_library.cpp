#include "notify/curl_library.h"

#include <dlfcn.h>
#include <fmt/format.h>

namespace minuted::notify {
namespace {

constexpr const char* fileName = "libcurl.so.4";  // the name of its binary interface since 2006

// Whether the library has the function.
template <typename Function>
bool find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  return function != nullptr;
}

Result<CurlLibrary> loadOnce() {
  auto* library = ::dlopen(fileName, RTLD_NOW | RTLD_LOCAL);
  CurlLibrary found{};
  bool isWhole =
      library != nullptr && find(library, "curl_easy_init", found.easyInit) &&
      find(library, "curl_easy_cleanup", found.easyCleanup) && find(library, "curl_easy_reset", found.easyReset) &&
      find(library, "curl_easy_setopt", found.easySetopt) && find(library, "curl_easy_getinfo", found.easyGetinfo) &&
      find(library, "curl_easy_perform", found.easyPerform) &&
      find(library, "curl_easy_strerror", found.easyStrerror) &&
      find(library, "curl_slist_append", found.slistAppend) &&
      find(library, "curl_slist_free_all", found.slistFreeAll) && find(library, "curl_mime_init", found.mimeInit) &&
      find(library, "curl_mime_free", found.mimeFree) && find(library, "curl_mime_addpart", found.mimeAddpart) &&
      find(library, "curl_mime_data", found.mimeData) && find(library, "curl_mime_type", found.mimeType) &&
      find(library, "curl_mime_encoder", found.mimeEncoder) && find(library, "curl_url", found.url) &&
      find(library, "curl_url_set", found.urlSet) && find(library, "curl_url_get", found.urlGet) &&
      find(library, "curl_url_cleanup", found.urlCleanup) && find(library, "curl_free", found.free);
  if (!isWhole)
    return fail(
        ErrorKind::failed,
        fmt::format("Sending mail needs {}, which cannot be loaded: 'sudo apt-get install libcurl4'.", fileName));
  return found;
}

}  // namespace

Result<const CurlLibrary*> CurlLibrary::load() {
  static const auto library = loadOnce();
  if (!library) return std::unexpected(library.error());
  return &*library;
}

}  // namespace minuted::notify
