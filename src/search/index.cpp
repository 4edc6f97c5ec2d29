#include "search/index.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>

#include "base/guard.h"
#include "base/temporary_folder.h"
#include "base/text.h"
#include "domain/event.h"
#include "log/log.h"
#include "log/proof.h"

namespace minuted::search {
namespace {

namespace fs = std::filesystem;

constexpr auto formatVersion = "2";  // another one than that of an index makes it again
constexpr Xapian::valueno subjectSlot = 0, daySlot = 1;
constexpr Xapian::termpos betweenPassages = 100;  // so that no phrase stands in two
constexpr uint64_t eventsInCommit = 20'000;

// Calls act(), which may throw what Xapian throws.
template <typename Act>
auto guardedIndex(Act&& act) -> std::invoke_result_t<Act> {
  try {
    return act();
  } catch (const Xapian::DatabaseLockError&) {
    return fail(ErrorKind::refused, "another process is writing the search index");
  } catch (const Xapian::DatabaseModifiedError&) {
    return fail(ErrorKind::refused, "another process has written the search index meanwhile");
  } catch (const Xapian::Error& error) {
    return fail(ErrorKind::failed,
                fmt::format("the search index cannot be used ({}): 'minuted rebuild' makes it again", error.get_msg()));
  }
}

std::string kindTerm(Kind kind) { return "XK" + std::to_string(static_cast<int>(kind)); }

std::string subjectValue(Id id) {
  std::string value(8, '\0');
  for (int i = 0; i < 8; ++i) value[i] = static_cast<char>(id.value >> (56 - 8 * i));
  return value;
}

Id subjectOfValue(const std::string& value) {
  uint64_t number = 0;
  for (unsigned char byte : value) number = number << 8 | byte;
  return Id(number);
}

// What weightOf() says, for Xapian. It has no part that depends on the collection.
class WordWeight : public Xapian::Weight {
 public:
  WordWeight() {
    need_stat(WDF);
    need_stat(WDF_MAX);
    need_stat(DOC_LENGTH);
    need_stat(DOC_LENGTH_MIN);
  }
  std::string name() const override { return "minuted::WordWeight"; }
  WordWeight* clone() const override { return new WordWeight; }
  void init(double factor) override { factor_ = factor; }
  double get_sumpart(Xapian::termcount times, Xapian::termcount length, Xapian::termcount) const override {
    return factor_ * weightOf(times, length / postingsOfWord);
  }
  double get_maxpart() const override {
    return factor_ * weightOf(get_wdf_upper_bound(), get_doclength_lower_bound() / postingsOfWord);
  }
  double get_sumextra(Xapian::termcount, Xapian::termcount) const override { return 0; }
  double get_maxextra() const override { return 0; }

 private:
  static constexpr double postingsOfWord = 2;  // itself and its stem
  double factor_ = 0;
};

Xapian::Document documentOf(domain::Event event, const Passages& passages, Stemmer& stemmer) {
  Xapian::Document document;
  Xapian::termpos position = 0;
  for (const auto& passage : passages) {
    for (const auto& word : words(passage.text)) {
      document.add_posting(word.folded, ++position);
      document.add_term("Z" + stemmer.stem(word.folded));
    }
    position += betweenPassages;
  }
  auto subject = domain::subjectOf(event);
  document.add_boolean_term(kindTerm(subject.kind()));
  document.add_value(subjectSlot, subjectValue(subject));
  document.add_value(daySlot, Xapian::sortable_serialise(dayForSearch(event)));
  return document;
}

Xapian::Query termsOf(const Clause& clause) {
  switch (clause.form) {
    case Clause::Form::word: return Xapian::Query("Z" + clause.words.front());
    case Clause::Form::prefix: return Xapian::Query(Xapian::Query::OP_WILDCARD, clause.words.front());
    case Clause::Form::phrase:
      return Xapian::Query(Xapian::Query::OP_PHRASE, clause.words.begin(), clause.words.end(),
                           static_cast<Xapian::termcount>(clause.words.size()));
  }
  return {};
}

Xapian::Query xapianQuery(const Query& query, const Limits& limits) {
  std::vector<Xapian::Query> wanted, excluded, kinds;
  for (const auto& clause : query.clauses()) (clause.isExcluded ? excluded : wanted).push_back(termsOf(clause));
  Xapian::Query whole(Xapian::Query::OP_AND, wanted.begin(), wanted.end());
  for (const auto& each : excluded) whole = Xapian::Query(Xapian::Query::OP_AND_NOT, whole, each);
  for (auto kind : limits.kinds) kinds.emplace_back(kindTerm(kind));
  if (!kinds.empty())
    whole =
        Xapian::Query(Xapian::Query::OP_FILTER, whole, Xapian::Query(Xapian::Query::OP_OR, kinds.begin(), kinds.end()));
  return whole;
}

class LimitsDecider : public Xapian::MatchDecider {
 public:
  explicit LimitsDecider(const Limits& limits) : limits_(limits) { limits_.kinds.clear(); }  // the query has them
  bool operator()(const Xapian::Document& document) const override {
    if (document.get_docid() > limits_.until) return false;
    bool readsDay = limits_.from != INT32_MIN || limits_.to != INT32_MAX;
    auto day = readsDay ? static_cast<int32_t>(Xapian::sortable_unserialise(document.get_value(daySlot))) : 0;
    auto subject = limits_.subjects != nullptr ? subjectOfValue(document.get_value(subjectSlot)) : Id();
    return isWithin(limits_, document.get_docid(), subject, day);
  }

 private:
  Limits limits_;
};

Result<std::string> rootOf(const log::ReadPoint& at, uint64_t size) {
  TRY(auto edge, log::edgeAt(at, size));
  return hex(view(edge.root()));
}

uint64_t storedSize(const Xapian::Database& database) {
  return std::strtoull(database.get_metadata("size").c_str(), nullptr, 10);
}

// How many events of this log the index has; nothing where it is of another log or version.
Result<std::optional<uint64_t>> sizeOf(const Xapian::Database& database, const log::ReadPoint& at) {
  if (database.get_metadata("version") != formatVersion) return std::nullopt;
  auto size = storedSize(database);
  TRY(auto known, log::logSize(at));
  if (size > known) return std::nullopt;  // it has events that are not read here yet, or its log was exchanged
  TRY(auto root, rootOf(at, size));
  return root == database.get_metadata("root") ? std::optional(size) : std::nullopt;
}

class Maker {
 public:
  Maker(const fs::path& folder, const log::ReadPoint& at, const engine::RebuildProgress& progress)
      : folder_(folder), at_(at), progress_(progress) {}

  Result<void> make(bool afresh, uint64_t until) {
    return guardedIndex([&]() -> Result<void> {
      auto database = openForWriting(afresh);
      TRY(auto size, sizeOf(database, at_));
      TRY(auto known, log::logSize(at_));
      TRY(auto log, rootOf(at_, std::min<uint64_t>(known, 1)));
      if (!afresh && database.get_metadata("log") == log && storedSize(database) > known)
        return fail(ErrorKind::refused,
                    "the search index has events that are not read here: search again, or make it "
                    "afresh with 'minuted rebuild'");
      if (!size) {
        database.close();
        database = Xapian::WritableDatabase(folder_.string(), Xapian::DB_CREATE_OR_OVERWRITE);
        size = 0;
      }
      return addFrom(*size + 1, until, database);
    });
  }

 private:
  // An index that cannot be opened is made again.
  Xapian::WritableDatabase openForWriting(bool afresh) const {
    if (!afresh) try {
        return Xapian::WritableDatabase(folder_.string(), Xapian::DB_CREATE_OR_OPEN);
      } catch (const Xapian::DatabaseLockError&) {
        throw;
      } catch (const Xapian::DatabaseError&) {
      }
    return Xapian::WritableDatabase(folder_.string(), Xapian::DB_CREATE_OR_OVERWRITE);
  }

  Result<void> addFrom(uint64_t first, uint64_t until, Xapian::WritableDatabase& database) {
    // A transaction, since Xapian would write what it has so far to disk by itself otherwise, without its size.
    if (first <= until) database.begin_transaction();
    for (auto position = first; position <= until; ++position) {
      TRY_DONE(addEvent(position, database));
      bool isLast = position == until;
      if (!isLast && position % eventsInCommit != 0) continue;
      TRY(auto log, rootOf(at_, 1));
      TRY(auto root, rootOf(at_, position));
      database.set_metadata("version", formatVersion);
      database.set_metadata("log", log);  // its first event tells one log from another
      database.set_metadata("size", std::to_string(position));
      database.set_metadata("root", root);
      database.commit_transaction();
      if (!isLast) database.begin_transaction();
      if (progress_) progress_("Indexing words", position, until);
    }
    return {};
  }

  Result<void> addEvent(uint64_t position, Xapian::WritableDatabase& database) {
    TRY(auto stored, engine::readEvent(at_, position));
    return guarded("event " + std::to_string(position), [&]() -> Result<void> {
      TRY(auto passages, passagesOf(at_, *stored));
      if (!passages.empty())
        database.replace_document(static_cast<Xapian::docid>(position),
                                  documentOf(stored->event(), passages, stemmer_));
      return {};
    });
  }

  fs::path folder_;
  const log::ReadPoint& at_;
  const engine::RebuildProgress& progress_;
  Stemmer stemmer_;
};

// How the lists of the term differ, as a sentence; nothing where they are equal.
std::optional<std::string> difference(const Xapian::Database& live, const Xapian::Database& made,
                                      const std::string& term) {
  auto a = live.postlist_begin(term), b = made.postlist_begin(term);
  auto endOfA = live.postlist_end(term), endOfB = made.postlist_end(term);
  for (; a != endOfA && b != endOfB; ++a, ++b) {
    auto same = *a == *b && a.get_wdf() == b.get_wdf() && a.get_doclength() == b.get_doclength() &&
                std::equal(a.positionlist_begin(), a.positionlist_end(), b.positionlist_begin(), b.positionlist_end());
    if (!same) return fmt::format("the list of '{}' differs at event {}", term, std::min(*a, *b));
  }
  if (a != endOfA) return fmt::format("event {} should not have '{}'", *a, term);
  if (b != endOfB) return fmt::format("event {} should have '{}'", *b, term);
  return std::nullopt;
}

std::optional<std::string> difference(const Xapian::Database& live, const Xapian::Database& made) {
  auto a = live.allterms_begin(), b = made.allterms_begin();
  for (; a != live.allterms_end() || b != made.allterms_end(); ++a, ++b) {
    if (a == live.allterms_end()) return fmt::format("'{}' is missing", *b);
    if (b == made.allterms_end()) return fmt::format("'{}' should not be there", *a);
    if (*a != *b) return *a < *b ? fmt::format("'{}' should not be there", *a) : fmt::format("'{}' is missing", *b);
    if (auto found = difference(live, made, *a)) return found;
  }
  for (auto slot : {subjectSlot, daySlot}) {
    auto x = live.valuestream_begin(slot), y = made.valuestream_begin(slot);
    for (; x != live.valuestream_end(slot) && y != made.valuestream_end(slot); ++x, ++y)
      if (x.get_docid() != y.get_docid() || *x != *y)
        return fmt::format("the values of event {} differ", std::min(x.get_docid(), y.get_docid()));
    if (x != live.valuestream_end(slot) || y != made.valuestream_end(slot)) return "the values differ in their number";
  }
  return std::nullopt;
}

}  // namespace

bool isWithin(const Limits& limits, uint64_t position, Id subject, int32_t day) {
  if (position > limits.until) return false;
  constexpr int32_t coarsest = 366;  // of a date that is known to the year, the first day is here
  if (limits.from != INT32_MIN && day < limits.from - coarsest) return false;
  if (limits.to != INT32_MAX && day > limits.to + 1) return false;
  if (!limits.kinds.empty() && std::ranges::find(limits.kinds, subject.kind()) == limits.kinds.end()) return false;
  return limits.subjects == nullptr || std::ranges::binary_search(*limits.subjects, subject);
}

int32_t dayForSearch(domain::Event event) {
  constexpr uint64_t microsInDay = 86'400'000'000;
  auto day = domain::isKnowledge(event.getBody().which()) ? std::nullopt : domain::dayOf(event);
  return day ? day->day : static_cast<int32_t>(event.getRecordedAt() / microsInDay);
}

fs::path indexFolder(const fs::path& registerFolder) { return registerFolder / "search"; }

Result<std::optional<Index>> Index::open(const fs::path& folder, const log::ReadPoint& at) {
  std::error_code error;
  if (!fs::exists(folder, error) && !error) return std::nullopt;
  return guardedIndex([&]() -> Result<std::optional<Index>> {
    auto database = std::make_shared<const Xapian::Database>(folder.string());
    TRY(auto size, sizeOf(*database, at));
    return size ? std::optional(Index(std::move(database), *size)) : std::nullopt;
  });
}

Result<std::vector<uint64_t>> Index::find(const Query& query, const Limits& limits, size_t most) const {
  return guardedIndex([&]() -> Result<std::vector<uint64_t>> {
    Xapian::Enquire enquire(*database_);
    enquire.set_query(xapianQuery(query, limits));
    enquire.set_weighting_scheme(WordWeight());
    enquire.set_docid_order(Xapian::Enquire::DESCENDING);  // of equals the newest first
    LimitsDecider decider(limits);
    bool hasLimits =
        limits.until < size_ || limits.subjects != nullptr || limits.from != INT32_MIN || limits.to != INT32_MAX;
    auto found = enquire.get_mset(0, static_cast<Xapian::doccount>(most), nullptr, hasLimits ? &decider : nullptr);
    std::vector<uint64_t> positions;
    for (auto each = found.begin(); each != found.end(); ++each)
      if (*each <= size_) positions.push_back(*each);
    return positions;
  });
}

Result<void> Index::forEachWord(const std::function<void(const std::string& word)>& visit) const {
  return guardedIndex([&]() -> Result<void> {
    for (auto term = database_->allterms_begin(); term != database_->allterms_end(); ++term)
      if (auto word = *term; !word.starts_with('Z') && !word.starts_with("XK")) visit(word);
    return {};
  });
}

Result<void> bringUpToDate(const fs::path& folder, const log::ReadPoint& at, bool afresh,
                           const engine::RebuildProgress& progress) {
  TRY(auto size, log::logSize(at));
  return Maker(folder, at, progress).make(afresh, size);
}

Result<std::optional<std::string>> Index::differenceFrom(const fs::path& other) const {
  return guardedIndex(
      [&]() -> Result<std::optional<std::string>> { return difference(*database_, Xapian::Database(other.string())); });
}

Result<uint64_t> compareIndex(const fs::path& folder, const log::ReadPoint& at,
                              const engine::RebuildProgress& progress) {
  TRY(auto live, Index::open(folder, at));
  if (!live) return 0;
  TRY(auto temporary, TemporaryFolder::make());
  auto madeFolder = temporary.path() / "search";
  TRY_DONE(Maker(madeFolder, at, progress).make(true, live->size()));
  TRY(auto found, live->differenceFrom(madeFolder));
  if (found)
    return fail(
        ErrorKind::integrity,
        fmt::format("The search index differs from what the log makes: {}. 'minuted rebuild' makes it again.", *found));
  return live->size();
}

// Fewer events than these are found faster by reading them than by indexing them first.
constexpr uint64_t worthIndexing = 256;

Result<UsableIndex> openUpToDate(const std::filesystem::path& registerFolder, const log::ReadPoint& at,
                                 const engine::RebuildProgress& progress) {
  auto folder = indexFolder(registerFolder);
  auto index = Index::open(folder, at);
  TRY(auto size, log::logSize(at));
  auto indexed = index && *index ? (*index)->size() : 0;
  if (size - indexed >= worthIndexing) {
    auto updated = bringUpToDate(folder, at, false, progress);
    if (!updated && updated.error().kind == ErrorKind::integrity) return std::unexpected(updated.error());
    if (updated) index = Index::open(folder, at);
  }
  if (index) return UsableIndex{std::move(*index), ""};
  if (index.error().kind == ErrorKind::integrity) return std::unexpected(index.error());
  return UsableIndex{std::nullopt, index.error().message};
}

}  // namespace minuted::search
