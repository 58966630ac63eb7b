// SPDX-License-Identifier: GPL-2.0-or-later
// writ-db verify: whether a database can be read to its last record.
#include "attribution/words.h"
#include "tools/commands.h"
#include "tools/console.h"
#include "tools/database_counts.h"

#include <memory>

namespace writ {
namespace {

constexpr std::uint64_t kSampledKeys = 1000;

int run_verify(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
        const auto file = MmdbFile::open(path);
        if (!file) {
            return fail(file.error());
        }
        const Result<std::uint64_t> networks = file.value()->walk();
        if (!networks) {
            return fail(networks.error());
        }
        const Result<std::uint64_t> decoded = decode_sample(path, kSampledKeys);
        if (!decoded) {
            return fail(decoded.error());
        }
        say(path + ": whole; " + with_commas(networks.value()) + " networks, " +
            with_commas(decoded.value()) + " looked up and decoded");
    }
    return 0;
}

constexpr const char* kNotes = R"(Examples:
  writ-db verify databases/network.mmdb databases/hardware.mmdb)";

} // namespace

void add_verify_command(CLI::App& app, int& status) {
    CLI::App* command = app.add_subcommand("verify", "Read every node and record of a database");
    const auto paths = std::make_shared<std::vector<std::string>>();
    command->add_option("FILE", *paths, "MaxMind DB files")->required();
    command->footer(kNotes);
    command->callback([paths, &status] { status = run_verify(*paths); });
}

} // namespace writ
