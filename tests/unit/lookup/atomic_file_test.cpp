// SPDX-License-Identifier: GPL-2.0-or-later
// AtomicFile: the old file or the new one, and nothing beside it, however a write ends.
#include "lookup/atomic_file.h"

#include <csignal>
#include <functional>

#include <sys/resource.h>
#include <sys/stat.h>

#include "support/temp_folder.h"

#include "support/cmocka_cpp.h"

using namespace writ;
using test::TempFolder;
using writ::test::Failure;

namespace {

// Writes `octets` to `path`: "" or the error's text.
std::string write(const std::string& path, std::string_view octets, bool commit = true) {
    auto file = AtomicFile::create(path);
    if (!file) {
        return file.error().text();
    }
    const Status appended = file.value()->append(octets);
    if (!appended || !commit) {
        return appended ? "" : appended.error().text();
    }
    const Status committed = file.value()->commit();
    return committed ? "" : committed.error().text();
}

struct Row {
    const char* name;
    std::function<Failure(const TempFolder&)> check;
};

Failure new_file(const TempFolder& folder) {
    const std::string error = write(folder.path("a"), "new");
    return test::expect_equal("error", "", error) +
           test::expect_equal("contents", "new", test::contents_of(folder.path("a"))) +
           test::expect_equal("folder", "a ", folder.listing());
}

Failure replaces(const TempFolder& folder) {
    folder.file("a", "an older and longer one");
    return new_file(folder);
}

Failure not_committed(const TempFolder& folder) {
    folder.file("a", "old");
    const std::string error = write(folder.path("a"), "new", false);
    return test::expect_equal("error", "", error) +
           test::expect_equal("contents", "old", test::contents_of(folder.path("a"))) +
           test::expect_equal("folder", "a ", folder.listing());
}

Failure larger_than_the_buffer(const TempFolder& folder) {
    const std::string octets((std::size_t{3} << 20) + 7, 'x');
    const std::string error = write(folder.path("a"), octets);
    return test::expect_equal("error", "", error) +
           (test::contents_of(folder.path("a")) == octets ? "" : "other contents");
}

Failure mode_follows_the_umask(const TempFolder& folder) {
    const mode_t before = ::umask(027);
    const std::string error = write(folder.path("a"), "new");
    ::umask(before);
    struct stat status {};
    ::stat(folder.path("a").c_str(), &status);
    return test::expect_equal("error", "", error) +
           test::expect_equal("mode", std::to_string(0640), std::to_string(status.st_mode & 0777));
}

Failure replaces_a_link(const TempFolder& folder) {
    folder.file("target", "old");
    std::filesystem::create_symlink("target", folder.path("a"));
    const std::string error = write(folder.path("a"), "new");
    return test::expect_equal("error", "", error) +
           test::expect_equal("target", "old", test::contents_of(folder.path("target"))) +
           test::expect_equal("contents", "new", test::contents_of(folder.path("a")));
}

Failure leftover_of_a_killed_run(const TempFolder& folder) {
    folder.file("a." + std::to_string(::getpid()) + "-0.tmp", "half");
    const std::string error = write(folder.path("a"), "new");
    return test::expect_equal("error", "", error) +
           test::expect_equal("contents", "new", test::contents_of(folder.path("a")));
}

Failure no_folder(const TempFolder& folder) {
    const std::string path = folder.path("none/a");
    return test::expect_equal(
        "error",
        path + ": cannot be written: No such file or directory; create the folder first, or choose "
               "another one",
        write(path, "new"));
}

Failure is_a_folder(const TempFolder& folder) {
    std::filesystem::create_directory(folder.path("a"));
    const std::string path = folder.path("a");
    return test::expect_equal(
        "error",
        path + ": is not a regular file and is not replaced; choose another name",
        write(path, "new"));
}

Failure no_room(const TempFolder& folder) {
    folder.file("a", "old");
    // A limit on the size of files stands for a full disk; the signal would end the program.
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    ::getrlimit(RLIMIT_FSIZE, &before);
    const rlimit limit{4096, before.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const std::string error = write(folder.path("a"), std::string(10000, 'x'));
    ::setrlimit(RLIMIT_FSIZE, &before);
    (void)std::signal(SIGXFSZ, handler);
    return test::expect_equal(
               "error",
               folder.path("a") +
                   ": cannot be written: File too large; free some space, or choose another folder",
               error) +
           test::expect_equal("contents", "old", test::contents_of(folder.path("a"))) +
           test::expect_equal("folder", "a ", folder.listing());
}

const Row kRows[] = {
    {"writes a new file", new_file},
    {"replaces an old one", replaces},
    {"leaves the old one when not committed", not_committed},
    {"writes more than its buffer holds", larger_than_the_buffer},
    {"mode 0644 less the umask", mode_follows_the_umask},
    {"replaces a symbolic link and not its target", replaces_a_link},
    {"goes round what a killed run left behind", leftover_of_a_killed_run},
    {"error: the folder is missing", no_folder},
    {"error: a folder has the name", is_a_folder},
    {"error: no room, and nothing stays behind", no_room},
};

Failure check(const Row& row) {
    const TempFolder folder;
    return row.check(folder);
}

} // namespace

int main() {
    std::vector<CMUnitTest> tests;
    test::add_table<Row, check>(tests, kRows);
    return test::run_all("atomic_file", tests);
}
