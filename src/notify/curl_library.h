// libcurl, loaded when the first mail is to be sent. It needs some twenty-five other libraries, and to load them took a
// quarter of the time in which the program starts, whatever it is started for.
//
// Threads: load() may be called by any.
#pragma once

#include <curl/curl.h>

#include "base/result.h"

namespace minuted::notify {

// The functions that are used, as curl/curl.h declares them.
struct CurlLibrary {
  decltype(&::curl_easy_init) easyInit;
  decltype(&::curl_easy_cleanup) easyCleanup;
  decltype(&::curl_easy_reset) easyReset;
  decltype(&::curl_easy_setopt) easySetopt;
  decltype(&::curl_easy_getinfo) easyGetinfo;
  decltype(&::curl_easy_perform) easyPerform;
  decltype(&::curl_easy_strerror) easyStrerror;
  decltype(&::curl_slist_append) slistAppend;
  decltype(&::curl_slist_free_all) slistFreeAll;
  decltype(&::curl_mime_init) mimeInit;
  decltype(&::curl_mime_free) mimeFree;
  decltype(&::curl_mime_addpart) mimeAddpart;
  decltype(&::curl_mime_data) mimeData;
  decltype(&::curl_mime_type) mimeType;
  decltype(&::curl_mime_encoder) mimeEncoder;
  decltype(&::curl_url) url;
  decltype(&::curl_url_set) urlSet;
  decltype(&::curl_url_get) urlGet;
  decltype(&::curl_url_cleanup) urlCleanup;
  decltype(&::curl_free) free;

  // The same each time; it is never unloaded. ErrorKind::failed where it is not installed.
  static Result<const CurlLibrary*> load();
};

}  // namespace minuted::notify
