// The measurements, one a file. Each prints a table of its own.
#pragma once

#include "registers.h"

namespace minuted::bench {

void measureAppending(const Options& options);  // synced appends against RocksDB's own
void measureRebuild(const Options& options);    // against reading the same records once
void measureQueries(const Options& options);    // an owner's open actions, live and on past days
void measureStart(const Options& options);      // a process that starts, answers and ends
void measureReport(const Options& options);     // an annual update
void measureSize(const Options& options);       // bytes an event on disk

// Hidden: this program as another process.
int recordUntilKilled(const std::filesystem::path& folder);
int answerAndEnd(const std::filesystem::path& folder, const std::string& owner);

}  // namespace minuted::bench
