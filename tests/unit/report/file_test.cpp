// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/report_file.h"
#include "report/report_json.h"

#include "support/temp_folder.h"

#include "support/cmocka_cpp.h"

namespace {

using namespace writ;
using namespace writ::report;
using test::Failure;

struct FormRow {
    const char* name;
    std::optional<Form> form;
};

Failure is_of_form(const FormRow& row) {
    return form_of(row.name) == row.form ? Failure{} : "another form";
}

const FormRow kFormRows[] = {
    {"a.html", Form::html},
    {"folder/a.b.json", Form::json},
    {"a.HTML", std::nullopt},
    {"a.json.gz", std::nullopt},
    {"", std::nullopt},
    {"html", std::nullopt},
};

// What stood there is replaced, and nothing is left beside it.
void a_report_is_written(void** /*state*/) {
    const test::TempFolder folder;
    const std::string path = folder.file("a b.json", "old");
    assert_true(check_writable(path).ok());
    assert_string_equal("a b.json ", folder.listing().c_str());
    Report report;
    report.captures = 3;
    assert_true(write_report(path, report).ok());
    assert_string_equal("a b.json ", folder.listing().c_str());
    assert_true(test::contents_of(path) == to_json(report));
}

void a_folder_is_refused(void** /*state*/) {
    const test::TempFolder folder;
    const std::string missing = folder.path("missing/a.html");
    assert_string_equal(
        (missing +
         ": cannot be written: No such file or directory; name a file in a folder that may "
         "be written to")
            .c_str(),
        check_writable(missing).error().text().c_str());
    assert_false(write_report(missing, {}).ok());
    assert_false(check_writable(folder.path("")).ok());
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests = {
        cmocka_unit_test(a_report_is_written),
        cmocka_unit_test(a_folder_is_refused),
    };
    test::add_table<FormRow, is_of_form>(tests, kFormRows);
    return test::run_all("file", tests);
}
