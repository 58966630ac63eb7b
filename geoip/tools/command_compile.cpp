// SPDX-License-Identifier: GPL-2.0-or-later
// writ-db compile: a catalogue folder in one file that loads fast.
#include "attribution/words.h"
#include "catalog/catalog_loader.h"
#include "catalog/compiled_catalog.h"
#include "tools/commands.h"
#include "tools/console.h"
#include "tools/places.h"

#include <filesystem>
#include <memory>

namespace writ {
namespace {

struct CompileOptions {
    std::string folder = shared_folder() + "/catalog";
    std::string out;
};

int run_compile(const CompileOptions& options) {
    const std::string out = options.out.empty() ? compiled_path(options.folder) : options.out;
    const auto signature = catalog_signature(options.folder);
    const Result<LoadedCatalog> loaded = load_catalog(options.folder);
    if (!loaded) {
        return fail(loaded.error());
    }
    if (!signature) {
        return fail({options.folder, "a file of it cannot be read", "run writ-db check"});
    }
    if (!loaded.value().problems.empty()) {
        return fail(loaded.value().problems.front());
    }
    if (const Status written = write_compiled(out, *signature, *loaded.value().catalog); !written) {
        return fail(written.error());
    }
    say(out + ": " + with_commas(std::filesystem::file_size(out)) + " octets");
    return 0;
}

constexpr const char* kNotes = R"(Examples:
  writ-db compile /usr/local/share/writ/catalog)";

} // namespace

void add_compile_command(CLI::App& app, int& status) {
    CLI::App* command = app.add_subcommand(
        "compile",
        "Copy a catalogue folder into one file, which is read in its place while the folder "
        "is as it was");
    const auto options = std::make_shared<CompileOptions>();
    command->add_option("DIR", options->folder, "Catalogue folder")->capture_default_str();
    command->add_option("--out", options->out, "The file (default: DIR.bin)")->type_name("FILE");
    command->footer(kNotes);
    command->callback([options, &status] { status = run_compile(*options); });
}

} // namespace writ
