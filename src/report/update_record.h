// Commands that record what belongs to an annual update itself: narratives, also from an edited draft, and
// publications.
//
// The functions build commands and record nothing: the caller records the command (engine::Recorder). They may be
// called from any thread.
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

// Identifies an update: its group and its period.
struct UpdatePeriod {
  Id group;
  Date from, to;
};
// group: empty for the partnership of the register.
Result<UpdatePeriod> updatePeriodOf(const engine::Snapshot& snapshot, Id group, const Period& period);

// ErrorKind::usage where the layout, the text of annual.md, has no such section, so that its narrative would not be
// printed.
Result<void> requireSection(const std::string& section, const std::string& layout);

// The command that records the narrative of a section, or of its part about one group. An empty text removes it.
// layout: the text of annual.md. Errors are those of requireSection.
struct SectionText {
  std::string section;
  Id about;
  std::string text;
};
Result<engine::CommandMaker> narrativeCommand(const engine::Snapshot& snapshot, const UpdatePeriod& period,
                                              const SectionText& text, const std::string& layout);

// Reads an edited draft: the narratives between its marks, and the size of the log that it was made from, if it says
// so. fileName: for messages. ErrorKind::refused where the document has no marks.
struct EditedDraft {
  std::vector<ReturnedNarrative> narratives;
  std::optional<uint64_t> logSize;
};
Result<EditedDraft> readDraft(const documents::Document& document, const std::string& fileName);

// What the draft changes. A draft is outdated where one of these narratives was recorded again after the draft was
// made: it is not applied then, since it would overwrite newer text.
struct DraftComparison {
  std::vector<NarrativeChange> changes;  // empty where nothing between the marks was edited
  std::string outdated;                  // the name of the first such narrative; "" for none
};
Result<DraftComparison> compareDraft(const engine::Snapshot& snapshot, const UpdatePeriod& period,
                                     const EditedDraft& draft);
Result<engine::CommandMaker> draftCommand(const engine::Snapshot& snapshot, const UpdatePeriod& period,
                                          const std::vector<NarrativeChange>& changes);

// The command that publishes the update as of now. It records the size and root of the log, from which the next update
// computes what it restates, the digest of the text, and the text itself (published_text.h).
struct PublishOptions {
  std::string layout;     // the text of annual.md
  std::string templates;  // their digest
  std::string note;       // where, or to whom
  bool publicCopy = false;
};
struct Publication {
  engine::CommandMaker command;
  uint64_t logSize = 0;
};
Result<Publication> publish(const TakeSnapshot& take, const UpdatePeriod& period, const PublishOptions& how);

// The update as it was published from the log of that size, if that was recorded with its text.
Result<std::optional<Document>> publishedUpdate(const engine::Snapshot& snapshot, const UpdatePeriod& period,
                                                uint64_t size, bool publicCopy);

}  // namespace minuted::report
