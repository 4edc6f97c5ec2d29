// Amounts of money and figures as people write them.
#include "verbs/amounts.h"

#include <gtest/gtest.h>

namespace minuted::verbs {
namespace {

using schema::Qualifier;
using schema::ReadingForm;

TEST(Money, IsReadAsWholePence) {
  struct Row {
    const char* text;
    std::optional<uint64_t> pence;
  };
  const Row table[]{{"£14,000", 1'400'000},  {"14000", 1'400'000},
                    {"75000.50", 7'500'050}, {"£0.01", 1},
                    {"£1.2m", 120'000'000},  {"350k", 35'000'000},
                    {"£ 20,000", 2'000'000}, {"", std::nullopt},
                    {"£", std::nullopt},     {"12.345", std::nullopt},
                    {"-5", std::nullopt},    {"a lot", std::nullopt},
                    {"1.2.3", std::nullopt}, {"99999999999999999999", std::nullopt}};
  for (const auto& row : table) EXPECT_EQ(parseMoney(row.text), row.pence) << row.text;
}

TEST(Amount, IsAFigureOrAChangeAndMoreOrLessExact) {
  struct Row {
    const char* text;
    uint8_t decimals;
    const char* unit;
    int64_t value;
    ReadingForm form;
    Qualifier qualifier;
  };
  const Row table[]{
      {"137", 0, "placements", 137, ReadingForm::FIGURE, Qualifier::EXACTLY},
      {"137 placements", 0, "placements", 137, ReadingForm::FIGURE, Qualifier::EXACTLY},
      {"12.5", 1, "", 125, ReadingForm::FIGURE, Qualifier::EXACTLY},
      {"12", 2, "", 1200, ReadingForm::FIGURE, Qualifier::EXACTLY},
      {"over £350,000", 0, "£", 350'000, ReadingForm::FIGURE, Qualifier::OVER},
      {"about 3", 0, "", 3, ReadingForm::FIGURE, Qualifier::ABOUT},
      {"+46%", 0, "", 46, ReadingForm::CHANGE_IN_PERCENT, Qualifier::EXACTLY},
      {"-34%", 0, "", -34, ReadingForm::CHANGE_IN_PERCENT, Qualifier::EXACTLY},
      {"over +22%", 0, "", 22, ReadingForm::CHANGE_IN_PERCENT, Qualifier::OVER},
      {"+5", 0, "jobs", 5, ReadingForm::CHANGE, Qualifier::EXACTLY},
      {"62%", 0, "%", 62, ReadingForm::FIGURE, Qualifier::EXACTLY},
  };
  for (const auto& row : table) {
    auto amount = parseAmount(row.text, row.decimals, row.unit);
    ASSERT_TRUE(amount) << row.text;
    EXPECT_EQ(amount->value, row.value) << row.text;
    EXPECT_EQ(amount->form, row.form) << row.text;
    EXPECT_EQ(amount->qualifier, row.qualifier) << row.text;
  }
  for (const char* text : {"", "many", "12.5", "62%", "1 2"}) EXPECT_FALSE(parseAmount(text, 0, "")) << text;
}

}  // namespace
}  // namespace minuted::verbs
