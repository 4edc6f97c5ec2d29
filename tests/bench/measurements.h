// The measurements, each in a file of its own. Each prints a table.
#pragma once

#include "registers.h"

namespace minuted::bench {

void measureAppending(const Options& options);  // synced appends, compared with synced puts of RocksDB
void measureRebuild(const Options& options);    // a rebuild, compared with reading the same records once
void measureQueries(const Options& options);    // an owner's open actions, live and on past days
void measureStart(const Options& options);      // a process that starts, answers and ends
void measureReport(const Options& options);     // an annual update
void measureSearch(const Options& options);     // words in everything, and the index of them
void measureSize(const Options& options);       // bytes on disk for each event

// These run in other processes, which the measurements start with undocumented options of this program.
int recordUntilKilled(const std::filesystem::path& folder);
int answerAndEnd(const std::filesystem::path& folder, const std::string& owner);

}  // namespace minuted::bench
