// qpdf appends the pages; its JSON form of a PDF (https://qpdf.readthedocs.io/en/stable/json.html) shows the objects of
// the result and takes changed ones, with which the outline is continued (ISO 32000-1, 12.3.3).
#include "report/render/pdf_binder.h"

#include <capnp/compat/json.h>
#include <capnp/message.h>
#include <fmt/format.h>

#include "base/files.h"
#include "base/temporary_folder.h"
#include "report/render/programs.h"

namespace minuted::report {
namespace {

using PdfValue = capnp::JsonValue::Reader;

Result<void> runQpdf(const std::filesystem::path& folder, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"--no-warn", "--warning-exit-0"});  // it mends what is slightly wrong
  return run({.name = "qpdf",
              .arguments = std::move(arguments),
              .environment = {"LC_ALL=C.UTF-8"},
              .folder = folder,
              .missing = "Binding PDFs into one needs the program qpdf, which is not installed: 'sudo apt-get install "
                         "qpdf'. A bundle that ends in .zip does not need it."});
}

// Throws kj::Exception where there is none of that name.
PdfValue memberOf(PdfValue object, std::string_view name) {
  for (auto field : object.getObject())
    if (name == field.getName().cStr()) return field.getValue();
  KJ_FAIL_REQUIRE("no such member", kj::StringPtr(name.data(), name.size()));
}

bool hasMember(PdfValue object, std::string_view name) {
  for (auto field : object.getObject())
    if (name == field.getName().cStr()) return true;
  return false;
}

std::string stringIn(PdfValue value) { return value.getString().cStr(); }

// Calls read(), which looks into what qpdf wrote.
template <typename Read>
auto readable(Read&& read) -> std::invoke_result_t<Read> {
  try {
    return read();
  } catch (const kj::Exception& fault) {
    return fail(ErrorKind::failed,
                fmt::format("qpdf describes the PDF in a way that is not known: {}.", fault.getDescription().cStr()));
  }
}

// The JSON form of a PDF in the folder.
class PdfJson {
 public:
  static Result<PdfJson> of(const std::filesystem::path& folder, const std::string& file,
                            std::vector<std::string> wanted) {
    std::vector<std::string> arguments{file, "--json=2"};
    arguments.insert(arguments.end(), wanted.begin(), wanted.end());
    arguments.emplace_back("objects.json");
    TRY_DONE(runQpdf(folder, arguments));
    TRY(auto text, readWholeFile(folder / "objects.json"));
    PdfJson json;
    capnp::JsonCodec().decodeRaw(kj::arrayPtr(text.data(), text.size()), json.message_->initRoot<capnp::JsonValue>());
    return json;
  }

  PdfValue root() const { return message_->getRoot<capnp::JsonValue>().asReader(); }
  // Of the object that is called '5 0 R'.
  PdfValue object(const std::string& name) const {
    return memberOf(memberOf(memberOf(root(), "qpdf").getArray()[1], "obj:" + name), "value");
  }
  PdfValue trailer() const { return memberOf(memberOf(memberOf(root(), "qpdf").getArray()[1], "trailer"), "value"); }
  size_t lastObject() const {
    return static_cast<size_t>(memberOf(memberOf(root(), "qpdf").getArray()[0], "maxobjectid").getNumber());
  }

 private:
  std::unique_ptr<capnp::MallocMessageBuilder> message_ = std::make_unique<capnp::MallocMessageBuilder>();
};

std::string jsonOf(const std::string& text) {
  capnp::MallocMessageBuilder message;
  auto value = message.initRoot<capnp::JsonValue>();
  value.setString(text);
  return capnp::JsonCodec().encodeRaw(value).cStr();
}

// A dictionary of the PDF as JSON, with members replaced or added; their values are JSON.
using Members = std::vector<std::pair<std::string, std::string>>;
std::string dictionary(PdfValue before, const Members& changed) {
  Members members;
  for (auto field : before.getObject())
    members.emplace_back(field.getName().cStr(), capnp::JsonCodec().encodeRaw(field.getValue()).cStr());
  for (const auto& [name, value] : changed) {
    auto same = std::ranges::find(members, name, &Members::value_type::first);
    if (same == members.end())
      members.emplace_back(name, value);
    else
      same->second = value;
  }
  std::vector<std::string> texts;
  for (const auto& [name, value] : members) texts.push_back(jsonOf(name) + ": " + value);
  return fmt::format("{{{}}}", fmt::join(texts, ", "));
}

// The objects that continue the outline with a bookmark for each of the others, as qpdf takes them.
std::string continuedOutline(const PdfJson& pdf, size_t pagesOfFirst, const std::vector<BoundPdf>& others) {
  auto rootName = stringIn(memberOf(pdf.trailer(), "/Root"));
  auto catalog = pdf.object(rootName);
  auto next = pdf.lastObject();
  auto newName = [&] { return fmt::format("{} 0 R", ++next); };
  std::vector<std::string> objects;
  auto add = [&](const std::string& name, const std::string& value) {
    objects.push_back(fmt::format("{}: {{\"value\": {}}}", jsonOf("obj:" + name), value));
  };

  bool hasOutline = hasMember(catalog, "/Outlines");
  auto outlineName = hasOutline ? stringIn(memberOf(catalog, "/Outlines")) : newName();
  capnp::MallocMessageBuilder none;
  none.initRoot<capnp::JsonValue>().initObject(0);
  auto empty = none.getRoot<capnp::JsonValue>().asReader();
  auto outline = hasOutline ? pdf.object(outlineName) : empty;
  if (!hasOutline) add(rootName, dictionary(catalog, {{"/Outlines", jsonOf(outlineName)}}));

  std::vector<std::string> names;
  for (size_t i = 0; i < others.size(); ++i) names.push_back(newName());
  auto lastBefore = hasMember(outline, "/Last") ? stringIn(memberOf(outline, "/Last")) : std::string();
  if (!lastBefore.empty()) add(lastBefore, dictionary(pdf.object(lastBefore), {{"/Next", jsonOf(names.front())}}));
  auto pages = memberOf(pdf.root(), "pages").getArray();
  size_t page = pagesOfFirst;
  for (size_t i = 0; i < others.size(); ++i) {
    auto pageName = stringIn(memberOf(pages[static_cast<uint>(page)], "object"));
    Members members{{"/Title", jsonOf("u:" + others[i].title)},
                    {"/Parent", jsonOf(outlineName)},
                    {"/Dest", fmt::format("[{}, \"/Fit\"]", jsonOf(pageName))}};
    auto before = i > 0 ? names[i - 1] : lastBefore;
    if (!before.empty()) members.emplace_back("/Prev", jsonOf(before));
    if (i + 1 < names.size()) members.emplace_back("/Next", jsonOf(names[i + 1]));
    add(names[i], dictionary(empty, members));
    page += others[i].pages;
  }
  auto count = hasMember(outline, "/Count") ? memberOf(outline, "/Count").getNumber() : 0;
  Members changed{{"/Last", jsonOf(names.back())},
                  {"/Count", std::to_string(static_cast<int64_t>(count) + static_cast<int64_t>(names.size()))}};
  if (lastBefore.empty()) changed.emplace_back("/First", jsonOf(names.front()));
  add(outlineName, dictionary(outline, changed));
  return fmt::format(
      "{{\"version\": 2, \"parameters\": {{\"decodelevel\": \"none\"}}, \"qpdf\": [{{\"jsonversion\": 2, "
      "\"pdfversion\": "
      "\"1.7\", \"pushedinheritedpageresources\": false, \"calledgetallpages\": false, \"maxobjectid\": {}}}, "
      "{{{}}}]}}",
      next, fmt::join(objects, ", "));
}

Result<size_t> pagesIn(const std::filesystem::path& folder, const std::string& file) {
  TRY(auto json, PdfJson::of(folder, file, {"--json-key=pages"}));
  return memberOf(json.root(), "pages").getArray().size();
}

}  // namespace

Result<size_t> pagesOfPdf(BytesView pdf) {
  return readable([&]() -> Result<size_t> {
    TRY(auto folder, TemporaryFolder::make());
    TRY_DONE(writeWholeFile(folder.path() / "file.pdf", pdf));
    return pagesIn(folder.path(), "file.pdf");
  });
}

Result<Bytes> bindPdfs(BytesView first, const std::vector<BoundPdf>& others) {
  if (others.empty()) return Bytes(first);
  return readable([&]() -> Result<Bytes> {
    TRY(auto folder, TemporaryFolder::make());
    const auto& path = folder.path();
    TRY_DONE(writeWholeFile(path / "first.pdf", first));
    std::vector<std::string> arguments{"first.pdf", "--deterministic-id", "--pages", "first.pdf"};
    for (size_t i = 0; i < others.size(); ++i) {
      auto name = fmt::format("{}.pdf", i + 1);
      TRY_DONE(writeWholeFile(path / name, others[i].bytes));
      arguments.push_back(name);
    }
    arguments.insert(arguments.end(), {"--", "pages.pdf"});
    TRY_DONE(runQpdf(path, arguments));
    TRY(auto pagesOfFirst, pagesIn(path, "first.pdf"));
    TRY(auto json, PdfJson::of(path, "pages.pdf", {"--json-key=pages", "--json-key=qpdf"}));
    TRY_DONE(writeWholeFile(path / "outline.json", continuedOutline(json, pagesOfFirst, others)));
    TRY_DONE(runQpdf(path, {"pages.pdf", "--deterministic-id", "--update-from-json=outline.json", "bound.pdf"}));
    return readWholeFile(path / "bound.pdf");
  });
}

}  // namespace minuted::report
