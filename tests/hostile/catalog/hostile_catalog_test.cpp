// SPDX-License-Identifier: GPL-2.0-or-later
// Catalogues cut short, spoilt byte by byte, or made to exhaust: whatever stands in the files, the
// loader answers, names the file, and what it keeps can be walked.
#include "unit/catalog/catalogue_folder.h"

// CMocka has a macro fail() and comes after the standard headers.
#include "support/cmocka_cpp.h"

#include <array>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace {

using namespace writ;
using test::Failure;
using test::File;

std::size_t walk(const Catalog& catalog, const Entity& entity) {
    std::size_t sum = catalog.entity(catalog.find_entity(entity.id).value()).name.size();
    for (const Control& control : entity.controls) {
        sum += catalog.entity(control.parent).id.size() + control.fact.source.size();
    }
    for (const Identifier& identifier : entity.identifiers) {
        const std::string key = identifier.kind == IdentifierKind::ieee_registrant
                                    ? registrant_key(identifier.value)
                                    : identifier.value;
        for (const Holding& holding : catalog.holders(identifier.kind, key)) {
            sum += holding.identifier->value.size() + catalog.entity(holding.entity).id.size();
        }
    }
    return sum;
}

// Reads everything that the catalogue hands out; the sum keeps the reading alive.
std::size_t walk(const Catalog& catalog) {
    std::size_t sum = 0;
    for (EntityIndex index = 0; index < catalog.entities().size(); ++index) {
        sum += walk(catalog, catalog.entity(index));
        for (const Membership& membership : catalog.memberships(index)) {
            sum += membership.list->name.size() + membership.member->listed_name.size();
        }
    }
    for (const Law& law : catalog.laws()) {
        sum += catalog.find_law(law.id)->name.size();
        for (const Law* const other : catalog.laws_of(law.jurisdiction)) {
            sum += other->versions.size();
        }
    }
    for (const List& list : catalog.lists()) {
        sum += catalog.find_list(list.id)->affiliates_on(catalog.as_of()).fact.source.size();
    }
    return sum;
}

// Loads a folder that has one file beside catalog.toml and defaults.toml. Empty when the answer is
// in order; `left_out` says whether the file was left out.
Failure load_one(const test::CatalogueFolder& folder, const std::string& name, bool& left_out) {
    const Result<LoadedCatalog> result = folder.load();
    if (!result) {
        return result.error().text();
    }
    const LoadedCatalog& loaded = result.value();
    if (loaded.files_read + loaded.files_left_out != 3 || loaded.files_read < 2) {
        return "expected three files, two of them good";
    }
    left_out = loaded.files_left_out == 1;
    if (left_out && (loaded.problems.empty() || test::ids(*loaded.catalog) != "| |")) {
        return "left out without a problem, or not as a whole";
    }
    for (const Error& problem : loaded.problems) {
        if (!problem.where.starts_with(name) || problem.what.empty() ||
            problem.text().find('\n') != std::string::npos) {
            return "expected one line on " + name + ", got \"" + problem.text() + "\"";
        }
    }
    return walk(*loaded.catalog) == SIZE_MAX ? "cannot be" : "";
}

// A file that the tests of facts load, spoilt at one place after the other.
struct SpoilRow {
    const char* name; // "entities/yandex.toml"
    std::string (*spoil)(const std::string& good, std::size_t at);
    std::size_t step;
};

Failure survives(const SpoilRow& row) {
    std::ifstream stream(std::string(WRIT_SOURCE_DIR "/tests/unit/catalog/facts/") + row.name);
    const std::string good{std::istreambuf_iterator<char>(stream), {}};
    test::CatalogueFolder folder;
    std::size_t refused = 0;
    std::size_t at = 0;
    for (; at < good.size(); at += row.step) {
        folder.write({row.name, row.spoil(good, at)});
        bool left_out = false;
        const Failure failure = load_one(folder, row.name, left_out);
        if (!failure.empty()) {
            return "at byte " + std::to_string(at) + ": " + failure;
        }
        refused += left_out ? 1 : 0;
    }
    // A byte of a comment or of a text may change; most may not.
    return refused > 0 && at > 0 ? "" : "nothing was refused";
}

std::string cut(const std::string& good, std::size_t at) {
    return good.substr(0, at);
}

std::string change(const std::string& good, std::size_t at) {
    constexpr std::string_view kBytes("\0\xff\"'[]{}=.\n#\\-9\xe4", 16);
    std::string bad = good;
    bad[at] = kBytes[at % kBytes.size()];
    return bad;
}

std::string remove(const std::string& good, std::size_t at) {
    return std::string(good).erase(at, 1);
}

constexpr std::array kSpoilt{
    SpoilRow{"entities/yandex.toml", cut, 3},
    SpoilRow{"entities/yandex.toml", change, 3},
    SpoilRow{"entities/yandex.toml", remove, 5},
    SpoilRow{"entities/tp-link.toml", change, 3},
    SpoilRow{"laws/cn-csl.toml", cut, 1},
    SpoilRow{"laws/cn-csl.toml", change, 1},
    SpoilRow{"laws/us.toml", remove, 3},
    SpoilRow{"lists/us-bis.toml", cut, 3},
    SpoilRow{"lists/us-bis.toml", change, 3},
    SpoilRow{"lists/us-fcc.toml", remove, 3},
};

// Files that are meant to exhaust stack, time or memory.
struct ExhaustRow {
    const char* name;
    std::string (*text)();
    const char* problem; // its beginning; empty when the file is good
};

std::string times(std::string_view text, std::size_t count) {
    std::string all;
    all.reserve(text.size() * count);
    for (std::size_t i = 0; i < count; ++i) {
        all += text;
    }
    return all;
}

Failure is_borne(const ExhaustRow& row) {
    const std::string text = row.text();
    const std::array<File, 1> files{{{"entities/x.toml", text}}};
    const test::CatalogueFolder folder(files);
    bool left_out = false;
    Failure failure = load_one(folder, "entities/x.toml", left_out);
    if (!failure.empty()) {
        return failure;
    }
    const std::string problems = test::problem_lines(folder.load().value());
    return test::expect_equal(
        "problem", row.problem, problems.substr(0, std::string_view(row.problem).size()));
}

constexpr std::string_view kEntity = "[[entity]]\nid = \"x\"\nname = \"X\"\n";

const std::array kExhausting{
    ExhaustRow{
        "a key of 100,000 parts",
        [] { return "a" + times(".a", 100'000) + " = 1\n"; },
        "entities/x.toml:1:16: expected a key of at most 8 parts, found more\n"},
    ExhaustRow{
        "a table's name of 100,000 parts, quoted and spaced",
        [] { return "[a" + times(" . \"a\"", 100'000) + "]\n"; },
        "entities/x.toml:1:46: expected a key of at most 8 parts, found more\n"},
    ExhaustRow{
        "long keys in tables within tables",
        [] { return "a = " + times("{ a.a.a.a.a.a.a.a = ", 10'000) + "\n"; },
        "entities/x.toml:1:"},
    ExhaustRow{
        "a key of 100,000 parts after a text that looks like a comment",
        [] {
            return "a = \"#\"\nb = '''#'''''\nc = \"\"\"\\\"\"\"\"\nd" + times(".d", 100'000) +
                   " = 1\n";
        },
        "entities/x.toml:4:16: expected a key of at most 8 parts, found more\n"},
    ExhaustRow{
        "100,000 arrays within arrays",
        [] { return "a = " + times("[", 100'000) + "\n"; },
        "entities/x.toml:1:"},
    ExhaustRow{
        "100,000 tables within tables",
        [] { return "a = " + times("{a=", 100'000) + "\n"; },
        "entities/x.toml:1:"},
    ExhaustRow{
        "dots in texts and comments are no parts",
        [] {
            return std::string(kEntity) + "note = \"" + times("a.", 1'000) + "\"\n# " +
                   times("b.", 1'000) + "\n";
        },
        ""},
    ExhaustRow{
        "a note of ten megabytes",
        [] { return std::string(kEntity) + "note = \"" + times("x", 10'000'000) + "\"\n"; },
        ""},
    ExhaustRow{
        "an id of a megabyte",
        [] { return "[[entity]]\nname = \"X\"\nid = \"" + times("X", 1'000'000) + "\"\n"; },
        "entities/x.toml:3:6: 'id': expected lower-case letters, digits and single hyphens, found "
        "\"XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX…\"\n"},
    ExhaustRow{
        "10,000 entities of one id",
        [] { return times(kEntity, 10'000); },
        "entities/x.toml:4:1: id \"x\" is taken at entities/x.toml:1:1; left out here\n"},
    ExhaustRow{
        "nothing but zeros", [] { return std::string(100'000, '\0'); }, "entities/x.toml:1:1"},
};

// What is no file, and what may not be read.
struct NodeRow {
    const char* name;
    bool (*make)(const std::string& path); // false: cannot be made here
    const char* problem;
};

Failure is_refused(const NodeRow& row) {
    const test::CatalogueFolder folder;
    std::filesystem::create_directories(folder.path() / "lists");
    if (!row.make((folder.path() / "lists" / "x.toml").string())) {
        return "";
    }
    bool left_out = false;
    const Failure failure = load_one(folder, "lists/x.toml", left_out);
    return failure.empty() ? test::expect_equal(
                                 "problem", row.problem, test::problem_lines(folder.load().value()))
                           : failure;
}

const std::array kNodes{
    NodeRow{
        "a pipe that nobody writes to",
        [](const std::string& path) { return mkfifo(path.c_str(), 0600) == 0; },
        "lists/x.toml: cannot be read: not a regular file\n"},
    NodeRow{
        "a link to itself",
        [](const std::string& path) { return symlink("x.toml", path.c_str()) == 0; },
        "lists/x.toml: cannot be read: Too many levels of symbolic links\n"},
    NodeRow{
        "a link to endless zeros",
        [](const std::string& path) { return symlink("/dev/zero", path.c_str()) == 0; },
        "lists/x.toml: cannot be read: not a regular file\n"},
    NodeRow{
        "a file that may not be read", // root may
        [](const std::string& path) {
            std::ofstream(path) << "[[list]]\n";
            return geteuid() != 0 && chmod(path.c_str(), 0) == 0;
        },
        "lists/x.toml: cannot be read: it may not be opened\n"},
};

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<SpoilRow, survives>(tests, kSpoilt);
    test::add_table<ExhaustRow, is_borne>(tests, kExhausting);
    test::add_table<NodeRow, is_refused>(tests, kNodes);
    return test::run_all("hostile catalog", tests);
}
