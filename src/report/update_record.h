// What is recorded of an annual update besides what it is computed from: words that people write for its sections,
// drafts that they edited and brought back, and its publication.
//
// The functions build commands and record nothing: whoever calls them records the command (engine::Recorder) and says
// what came of it. Each may be called from any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "documents/document.h"
#include "register/command.h"
#include "report/annual.h"
#include "report/edited_draft.h"
#include "report/year.h"

namespace minuted::report {

// Which update: of which group, from which day to which.
struct UpdatePeriod {
  Id group;
  Date from, to;
};
// group: none for the register's partnership.
Result<UpdatePeriod> updatePeriodOf(const engine::Snapshot& snapshot, Id group, const Period& period);

// ErrorKind::usage where the layout, the text of annual.md, has no such section: words for it would be printed nowhere.
Result<void> requireSection(const std::string& section, const std::string& layout);

// Words for a section, or for the part of it about one group; empty words take away what is there. layout: the text of
// annual.md. Errors as requireSection has them.
struct SectionWords {
  std::string section;
  Id about;
  std::string text;
};
Result<engine::CommandMaker> writeWords(const engine::Snapshot& snapshot, const UpdatePeriod& period,
                                        const SectionWords& words, const std::string& layout);

// A draft that came back: the words between its marks, and the size of the log that it was made from, where it says so.
// fileName: for messages. ErrorKind::refused where the document has no marks of a draft.
struct EditedDraft {
  std::vector<Returned> words;
  std::optional<uint64_t> logSize;
};
Result<EditedDraft> readDraft(const documents::Document& document, const std::string& fileName);

// What it changes.
struct DraftReturn {
  std::vector<ChangedWords> changes;  // none where nothing between the marks was edited
  std::string outdated;  // the first of them whose words were written anew after the draft was made; "" for none. Such
                         // a draft is not brought back: it would overwrite newer words
};
Result<DraftReturn> compareDraft(const engine::Snapshot& snapshot, const UpdatePeriod& period,
                                 const EditedDraft& draft);
Result<engine::CommandMaker> bringBack(const engine::Snapshot& snapshot, const UpdatePeriod& period,
                                       const std::vector<ChangedWords>& changes);

// The update is published as the register has it now: the size and root of the log, and the digest of its text, are
// what the next update's restatement is held against.
struct Publication {
  engine::CommandMaker command;
  uint64_t logSize = 0;
};
Result<Publication> publish(const TakeSnapshot& take, const UpdatePeriod& period, std::string layout,
                            const std::string& note);

}  // namespace minuted::report
