// SPDX-License-Identifier: GPL-2.0-or-later
// CMocka from C++: the header with its C linkage, and tables whose every row is a named test.
//
// A failed CMocka assertion longjmps past destructors. So a table's `check` computes with ordinary
// C++ objects and returns a verdict; only run_row(), which owns nothing, asserts.
#pragma once

#include <csetjmp>
#include <cstdarg>
#include <cstddef>
#include <cstdint>

extern "C" {
#include <cmocka.h>
}

#include <span>
#include <string>
#include <vector>

namespace writ::test {

// What a row's check found: empty when the row holds, else what was expected and what came.
using Failure = std::string;

// Every row type has a `const char* name`. `check` answers an empty Failure when the row holds.
template <class Row, Failure (*check)(const Row&)> void run_row(void** state) {
    static char text[4096];
    {
        const Failure failure = check(*static_cast<const Row*>(*state));
        text[failure.copy(text, sizeof text - 1)] = '\0';
    }
    if (text[0] != '\0') {
        fail_msg("%s", text);
    }
}

// Adds one test for each row of `rows`, which must outlive the run, to `tests`.
template <class Row, Failure (*check)(const Row&)>
void add_table(std::vector<CMUnitTest>& tests, std::span<const Row> rows) {
    for (const Row& row : rows) {
        tests.push_back({row.name, run_row<Row, check>, nullptr, nullptr, const_cast<Row*>(&row)});
    }
}

// Runs all tests of one program; its result is the program's exit status (number of failures).
inline int run_all(const char* group, std::vector<CMUnitTest>& tests) {
    return _cmocka_run_group_tests(group, tests.data(), tests.size(), nullptr, nullptr);
}

// "" when equal, else both values; for use inside a check.
inline Failure
expect_equal(const std::string& what, const std::string& expected, const std::string& got) {
    return expected == got ? Failure{}
                           : what + ": expected \"" + expected + "\", got \"" + got + "\"";
}

} // namespace writ::test
