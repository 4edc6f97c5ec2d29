// The server among clients that are too many, too slow, too large, broken or dead: a good client is answered, memory
// stays small, and nothing is recorded twice.
#include "hostile/server.h"

#include <fmt/format.h>
#include <signal.h>
#include <sys/wait.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <map>
#include <random>

#include "world/traced.h"

namespace minuted::world {
namespace {

using Server = ServedRegister;

constexpr size_t megabyte = size_t(1) << 20;

std::string reasonOf(const engine::Outcome& outcome) { return outcome ? "" : outcome.error().reason; }

TEST_F(Server, GoesOnAcceptingAfterItHadNoDescriptorsLeft) {
  serve(128);
  for (int round = 0; round < 3; ++round) {
    std::vector<BadClient> clients;
    for (int i = 0; i < 200; ++i) clients.push_back(badClient());
    auto during = record(personCommand(2 * round));
    EXPECT_TRUE(during) << reasonOf(during);
    clients.clear();
    auto after = record(personCommand(2 * round + 1));
    EXPECT_TRUE(after) << reasonOf(after);
  }
}

TEST_F(Server, TakesMemoryAsBytesArriveAndNotAsTheyAreAnnounced) {
  serve();
  ASSERT_TRUE(record(personCommand(0)));
  auto before = peakMemoryOf(server_->id());
  std::vector<BadClient> clients;
  for (int i = 0; i < 60; ++i) {
    clients.push_back(badClient());
    clients.back().announce(server::largestFrame);
  }
  EXPECT_TRUE(record(personCommand(1)));
  auto silent = peakMemoryOf(server_->id());
  EXPECT_LT(silent - before, 16 * megabyte);

  // Now each sends all but the end, as far as the server takes it: all together they are bounded.
  Bytes piece(megabyte, 'x');
  for (int i = 0; i < 15; ++i)
    for (auto& client : clients) client.say(piece);
  auto good = record(personCommand(2));
  EXPECT_TRUE(good) << reasonOf(good);
  auto slow = peakMemoryOf(server_->id());
  EXPECT_LT(slow - before, 128 * megabyte);
  fmt::print("peak memory: {} MB before, {} MB with 60 that announced 16 MB, {} MB with 60 that sent some\n",
             before / megabyte, silent / megabyte, slow / megabyte);
}

TEST_F(Server, EndsWhatIsHalf) {
  serve();
  auto command = personCommand(0);
  auto frame = BadClient::lengthOf(command.size()) + command;
  std::vector<BadClient> open;
  for (size_t size = 0; size < frame.size(); ++size) {
    badClient().say(BytesView(frame).substr(0, size));  // and it is gone
    open.push_back(badClient());
    open.back().say(BytesView(frame).substr(0, size));
  }
  auto before = size();
  EXPECT_TRUE(record(personCommand(1)));
  EXPECT_EQ(size(), before + 1) << "something of the halves was recorded";
}

TEST_F(Server, RecordsTheCommandOfAClientThatDied) {
  serve();
  for (int number = 0; number < 50; ++number) {
    auto command = personCommand(number);
    badClient().say(BadClient::lengthOf(command.size()) + command);  // and it is gone before the answer
  }
  EXPECT_TRUE(record(personCommand(100)));
  std::map<uint64_t, int> places;
  for (int number = 0; number < 50; ++number) {
    auto again = record(personCommand(number));
    ASSERT_TRUE(again) << reasonOf(again);
    EXPECT_TRUE(places.emplace(again->first, number).second) << "two commands at one place";
  }
  auto recorded = size();
  for (int number = 0; number < 50; ++number) EXPECT_TRUE(record(personCommand(number))->again);
  EXPECT_EQ(size(), recorded);
}

TEST_F(Server, DisconnectsWhoeverSendsNoCommand) {
  serve();
  for (uint32_t announced : {0u, 3u, 9u, server::largestFrame + 8, 0xFFFFFFFFu}) badClient().announce(announced);
  for (size_t size : {8u, 64u, 4096u}) {
    std::mt19937 random(static_cast<uint32_t>(size));
    for (int i = 0; i < 200; ++i) {
      Bytes noise(size, '\0');
      for (auto& byte : noise) byte = static_cast<char>(random());
      badClient().say(BadClient::lengthOf(size) + noise);
    }
  }
  auto good = record(personCommand(0));
  EXPECT_TRUE(good) << reasonOf(good);
}

// A message of a few bytes can name the same part over and over: read with all its parts it is endless.
TEST_F(Server, TakesNoCommandThatIsMoreThanItsBytes) {
  serve();
  auto word = [](uint64_t value) {
    Bytes bytes;
    for (int i = 0; i < 8; ++i) bytes += static_cast<char>(value >> 8 * i);
    return bytes;
  };
  constexpr uint64_t structOfThreePointers = uint64_t(3) << 48, bytesOfTwoWords = uint64_t(2 | 16 << 3) << 32;
  auto command = word(structOfThreePointers);
  command += word(bytesOfTwoWords | 1 | 2 << 2);  // the id, two words further on
  command += word(bytesOfTwoWords | 1 | 1 << 2);  // who records: the same bytes
  command += word(0) + Bytes("0123456789abcde") + '\0';
  badClient().say(BadClient::lengthOf(command.size()) + command);
  auto good = record(personCommand(0));
  EXPECT_TRUE(good) << reasonOf(good);
  std::ifstream said(folder_.path() / "said");
  std::string words{std::istreambuf_iterator<char>(said), {}};
  EXPECT_NE(words.find("it names a part of its command twice"), std::string::npos) << words;
}

TEST_F(Server, ThatIsStoppedIsNotWaitedForForever) {
  serve();
  ASSERT_TRUE(record(personCommand(0)));
  server_->signal(SIGSTOP);
  auto unknown = record(personCommand(1), milliseconds(300));
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().kind, schema::Refusal::UNKNOWN);
  EXPECT_EQ(unknown.error().reason,
            "The server did not answer within 0.3 seconds: whether this was recorded is not known.");

  // As many as can wait for a server wait for it: nobody else can even connect.
  std::vector<BadClient> waiting;
  for (int i = 0; i < 5000; ++i) {
    auto recorder = server::RemoteRecorder::connect(path(), milliseconds(1));
    if (!recorder) {
      EXPECT_EQ(recorder.error().message,
                "The server of this register has taken nobody for 0.001 seconds, and nothing was recorded. It may be "
                "stopped: let it go on, or end it and try again.");
      break;
    }
  }
  server_->signal(SIGCONT);
  auto again = record(personCommand(1));
  ASSERT_TRUE(again) << reasonOf(again);
  auto recorded = size();
  EXPECT_EQ(record(personCommand(1))->first, again->first);
  EXPECT_EQ(size(), recorded);
}

TEST_F(Server, AnswersWhatItHasTakenBeforeItEnds) {
  const int rounds = isFull() ? 50 : 5;
  for (int round = 0; round < rounds; ++round) {
    serve();
    std::atomic<int> recorded = 0;
    std::vector<std::thread> clients;
    std::vector<engine::Outcome> outcomes(64);
    for (int client = 0; client < 8; ++client)
      clients.emplace_back([&, client] {
        for (int i = 0; i < 8; ++i) {
          auto number = client * 8 + i;
          outcomes[static_cast<size_t>(number)] = record(personCommand(1000 * round + number));
          ++recorded;
        }
      });
    while (recorded < 10) std::this_thread::yield();
    server_->signal(SIGTERM);
    for (auto& client : clients) client.join();
    auto status = server_->wait();
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
    for (const auto& outcome : outcomes)
      EXPECT_TRUE(outcome || outcome.error().kind == schema::Refusal::STOPPED) << reasonOf(outcome);
  }
}

// A register that has stopped writing after a failed sync would refuse everything for ever.
TEST_F(Server, ThatCannotWriteAnyMoreEndsAndIsStartedAgain) {
  if (!canFailCalls()) GTEST_SKIP() << "calls can be made to fail on x86-64 only";
  for (size_t place : {30, 31, 32, 40}) {
    SCOPED_TRACE(fmt::format("sync {} fails", place));
    Traced traced;
    std::thread serving([&] {
      traced = runTraced({MINUTED_PROGRAM, "--register", path().string(), "serve"}, (folder_.path() / "said").string(),
                         {.what = Fault::What::fail, .at = place, .number = EIO, .syncsOnly = true});
    });
    awaitServer();
    int number = static_cast<int>(place) * 1000;
    engine::Outcome last;
    do last = record(personCommand(++number));
    while (last);
    EXPECT_EQ(last.error().kind, schema::Refusal::UNKNOWN) << reasonOf(last);
    serving.join();
    EXPECT_TRUE(WIFEXITED(traced.status) && WEXITSTATUS(traced.status) == 1) << traced.status;
    serve();
    auto again = record(personCommand(number));
    ASSERT_TRUE(again) << reasonOf(again);
    auto recorded = size();
    EXPECT_EQ(record(personCommand(number))->first, again->first);
    EXPECT_EQ(size(), recorded);
    server_.reset();
  }
}

// Clients that retry by id over a server that is killed: whatever was acknowledged is there, and nothing twice.
TEST_F(Server, ThatIsKilledRecordsOnceWhatIsAskedAgain) {
  const int kills = isFull() ? 1000 : 25;
  std::mt19937 random(std::random_device{}());
  std::atomic<bool> isOver = false;
  std::atomic<int> next = 0, unknown = 0;
  std::mutex mutex;
  std::map<int, engine::Recorded> acknowledged;
  serve();
  std::vector<std::thread> clients;
  for (int i = 0; i < 4; ++i)
    clients.emplace_back([&] {
      while (!isOver) {
        auto number = next++;
        engine::Outcome outcome;
        do {
          outcome = record(personCommand(number));
          if (!outcome && outcome.error().kind == schema::Refusal::UNKNOWN) ++unknown;
          if (!outcome) std::this_thread::sleep_for(milliseconds(2));
        } while (!outcome && (outcome.error().kind == schema::Refusal::UNKNOWN ||
                              outcome.error().kind == schema::Refusal::STOPPED));
        std::lock_guard lock(mutex);
        if (outcome) acknowledged.emplace(number, *outcome);
      }
    });
  for (int kill = 0; kill < kills; ++kill) {
    std::this_thread::sleep_for(milliseconds(std::uniform_int_distribution<>(5, 60)(random)));
    server_->signal(SIGKILL);
    server_->wait();
    serve();
  }
  isOver = true;
  for (auto& client : clients) client.join();
  ASSERT_EQ(acknowledged.size(), static_cast<size_t>(next));
  std::map<uint64_t, int> places;
  for (const auto& [number, recorded] : acknowledged)
    EXPECT_TRUE(places.emplace(recorded.first + recorded.count - 1, number).second) << "two at one place";
  EXPECT_EQ(size(), 3 + acknowledged.size()) << "the opening, the user, and each command once";
  server_->signal(SIGTERM);
  server_->wait();
  auto opened = must(engine::Register::open(path(), {}));
  must(log::Log::verify(opened->log(), {}));
  EXPECT_EQ(must(opened->compareViews({})).differences, 0u);
  fmt::print("{} kills: {} commands acknowledged, {} times unknown and asked again\n", kills, acknowledged.size(),
             unknown.load());
}

// The figures of docs/RELIABILITY.md: many connections in turn, among clients that hold theirs, are slow, or are dead.
TEST_F(Server, AnswersAGoodClientAmongThousandsOfBadOnes) {
  const int connections = isFull() ? 10'000 : 1'000;
  serve(256);
  ASSERT_TRUE(record(personCommand(-1)));
  std::vector<BadClient> slow;
  for (int i = 0; i < 60; ++i) {
    slow.push_back(badClient());
    slow.back().announce(server::largestFrame);
  }
  std::vector<double> times;
  for (int i = 0; i < connections; ++i) {
    auto command = personCommand(i);
    auto frame = BadClient::lengthOf(command.size()) + command;
    auto client = badClient();
    switch (i % 4) {
      case 0: break;                                                            // says nothing
      case 1: client.announce(server::largestFrame); break;                     // says little
      case 2: client.say(BytesView(frame).substr(0, frame.size() / 2)); break;  // says half
      default: client.say(frame);                                               // and does not wait for the answer
    }
    if (i % 10 == 0) slow[static_cast<size_t>(i / 10) % slow.size()].say("x");
    if (i % 20 != 0) continue;
    auto start = steady_clock::now();
    auto good = record(personCommand(1'000'000 + i));
    times.push_back(std::chrono::duration<double, std::milli>(steady_clock::now() - start).count());
    ASSERT_TRUE(good) << reasonOf(good);
  }
  auto memory = peakMemoryOf(server_->id());
  EXPECT_LT(memory, 256 * megabyte);
  std::ranges::sort(times);
  fmt::print(
      "{} connections: a good client was answered within {:.1f} ms (half of the times), {:.1f} ms (99 %), "
      "{:.1f} ms (always); peak memory {} MB\n",
      connections, times[times.size() / 2], times[times.size() * 99 / 100], times.back(), memory / megabyte);
}

}  // namespace
}  // namespace minuted::world
