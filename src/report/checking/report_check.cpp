#include "report/checking/report_check.h"

#include <fmt/format.h>

#include "base/text.h"
#include "documents/reader_process.h"
#include "log/proof.h"
#include "report/checking/remaking.h"
#include "report/render/templates.h"
#include "report/update_record.h"

namespace minuted::report {
namespace {

// Checks that the root which the report prints is that of the log at the printed size. Returns the root.
Result<Hash> checkRoot(const engine::Snapshot& snapshot, const Claims& claims, const std::string& file) {
  if (claims.size > snapshot.size())
    return fail(ErrorKind::integrity, fmt::format("{} was made from a log of {}, and this one has {}.", file,
                                                  counted(claims.size, "event"), counted(snapshot.size(), "event")));
  TRY(auto edge, log::edgeAt(snapshot.wholeLog(), claims.size));
  auto root = edge.root();
  if (hex(view(root)) == claims.root) return root;
  return fail(ErrorKind::integrity,
              fmt::format("{} was made from another log: its root is {}, and here that of the first {} is {}.", file,
                          claims.root, counted(claims.size, "event"), hex(view(root))));
}

// Compares a file with documents, rendered in its format.
class FileComparison {
 public:
  static Result<FileComparison> read(BytesView bytes, Format format, const CheckTools& tools) {
    FileComparison comparison(bytes, format, tools);
    TRY(comparison.look_, lookFrom(tools.templates));
    TRY(comparison.text_, documents::readPrintedText(bytes, comparison.name(), tools.reader));
    return comparison;
  }

  size_t words() const { return countWords(text_); }

  Result<void> with(const Document& document, ReportCheck& check) const {
    TRY(auto bytes, render(document, format_, look_));
    check.isSameBytes = bytes == bytes_;
    check.differences.clear();
    if (check.isSameBytes) return {};
    TRY(auto expected, documents::readPrintedText(bytes, name(), tools_.reader));
    std::vector<std::string> headings;
    for (const auto& block : document.blocks)
      if (const auto* heading = std::get_if<Heading>(&block)) headings.push_back(heading->text);
    check.differences = differencesBetween(expected, text_, headings);
    return {};
  }

 private:
  FileComparison(BytesView bytes, Format format, const CheckTools& tools)
      : bytes_(bytes), format_(format), tools_(tools) {}

  std::string name() const { return fmt::format("report.{}", extensionOf(format_)); }

  BytesView bytes_;
  Format format_;
  const CheckTools& tools_;
  Look look_;
  documents::PrintedText text_;
};

std::string makerOf(const Recipe& recipe) {
  auto templates = recipe.templates.empty() ? "" : fmt::format(" with the templates {}", recipe.templates);
  return fmt::format("minuted {}{}", recipe.version, templates);
}

// Makes the report again and compares. Leaves whyNotMade where it cannot be made.
Result<void> compareAgain(const TakeSnapshot& take, const PrintedRecipe& printed, const CheckTools& tools,
                          const FileComparison& file, ReportCheck& check) {
  TRY(auto layout, textOf(tools.templates, "annual.md"));
  TRY(auto templates, templatesDigest(tools.templates));
  const auto& recipe = printed.recipe;
  bool isOther = recipe.version != programVersion() || (!recipe.templates.empty() && recipe.templates != templates);
  if (isOther) check.otherMaker = makerOf(recipe);
  auto document = makeAgain(take, recipe, check.claims.size, std::move(layout));
  auto compared = document ? Result<void>() : std::unexpected(document.error());
  if (document) {
    document->recipe = recipe;
    compared = file.with(*document, check);
  }
  if (!compared) {
    if (compared.error().kind == ErrorKind::integrity) return compared;
    check.whyNotMade = compared.error().message;
    return {};
  }
  check.against = ReportCheck::Against::madeAgain;
  if (isOther && !check.differences.empty())
    check.whyNotMade = fmt::format("It says that it was made by {}; this is minuted {} with the templates {}.",
                                   check.otherMaker, programVersion(), templates);
  return {};
}

// Compares with the text that was kept when an update was published.
Result<void> comparePublished(const engine::Snapshot& snapshot, const Recipe& recipe, const FileComparison& file,
                              ReportCheck& check) {
  if (recipe.kind != ReportKind::annual || !recipe.from || !recipe.to || recipe.draft) return {};
  TRY(auto document, publishedUpdate(snapshot, {.group = recipe.about, .from = *recipe.from, .to = *recipe.to},
                                     check.claims.size, recipe.publicCopy));
  if (!document) return {};
  TRY_DONE(file.with(*document, check));
  check.against = ReportCheck::Against::published;
  return {};
}

}  // namespace

Result<ReportCheck> checkReport(const TakeSnapshot& take, BytesView bytes, const std::string& fileName,
                                const CheckTools& tools) {
  TRY(auto document, documents::readFile(bytes, std::filesystem::path(fileName).filename().string(), tools.reader));
  auto claims = claimsOf(document);
  if (!claims)
    return fail(ErrorKind::refused,
                fmt::format("{} does not say which log it was made from: is it a report of minuted?", fileName));
  TRY(auto snapshot, take({}));
  TRY(auto root, checkRoot(snapshot, *claims, fileName));
  ReportCheck check{.claims = std::move(*claims), .size = snapshot.size(), .differences = {}};
  auto printed = readRecipe(document.text);
  auto format = printed ? formatNamed(printed->format) : std::nullopt;
  if (format) {
    TRY(auto file, FileComparison::read(bytes, *format, tools));
    check.words = file.words();
    TRY_DONE(compareAgain(take, *printed, tools, file, check));
    bool isDecided = check.against == ReportCheck::Against::madeAgain && check.whyNotMade.empty();
    if (!isDecided) TRY_DONE(comparePublished(snapshot, printed->recipe, file, check));
    if (isDecided || check.against == ReportCheck::Against::published) return check;
  } else {
    check.whyNotMade = "It does not say how it was made.";
  }
  check.against = ReportCheck::Against::nothing;
  CitingFile citing{.name = fileName, .isPublicCopy = printed && printed->recipe.publicCopy};
  TRY(check.cited, checkCitedEvents(take, snapshot, check.claims, root, citing));
  return check;
}

}  // namespace minuted::report
