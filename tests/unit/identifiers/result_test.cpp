// SPDX-License-Identifier: GPL-2.0-or-later
// Error::text(): one line of the parts that are there; Result: a value or an error, never both.
#include "identifiers/result.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using writ::test::Failure;

namespace {

struct TextRow {
    const char* name;
    Error error;
    const char* text;
};

const TextRow kTexts[] = {
    {"error: all parts",
     {"zte.toml:12:3", "headquarters is missing", "add it"},
     "zte.toml:12:3: headquarters is missing; add it"},
    {"error: no place",
     {"", "headquarters is missing", "add it"},
     "headquarters is missing; add it"},
    {"error: no advice",
     {"zte.toml", "headquarters is missing", ""},
     "zte.toml: headquarters is missing"},
    {"error: what is wrong only", {"", "headquarters is missing", ""}, "headquarters is missing"},
};

Failure check_text(const TextRow& row) {
    return test::expect_equal("text", row.text, row.error.text());
}

// Moves and is not copied, as the databases that are handed out.
struct Owned {
    int number;
    explicit Owned(int given) : number(given) {}
    Owned(Owned&&) = default;
    Owned& operator=(Owned&&) = default;
    Owned(const Owned&) = delete;
    Owned& operator=(const Owned&) = delete;
    ~Owned() = default;
};

struct StateRow {
    const char* name;
    bool good;
};

const StateRow kStates[] = {
    {"result: a value", true},
    {"result: an error", false},
};

Failure check_state(const StateRow& row) {
    Result<Owned> result =
        row.good ? Result<Owned>(Owned(7)) : Result<Owned>(Error{"", "gone", ""});
    if (result.ok() != row.good || static_cast<bool>(result) != row.good) {
        return "in the wrong state";
    }
    if (!row.good) {
        return test::expect_equal("error", "gone", result.error().what);
    }
    const Owned value = std::move(result).value();
    return value.number == 7 ? Failure{} : "lost its value";
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<TextRow, check_text>(tests, kTexts);
    test::add_table<StateRow, check_state>(tests, kStates);
    return test::run_all("result", tests);
}
