// SPDX-License-Identifier: GPL-2.0-or-later
#include "command_line/print.h"

#include "command_line/described.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <string_view>

namespace writ::command_line {
namespace {

std::string help_with_all(const Command& command, const std::string& name) {
    std::string text = help_text(command, name);
    for (const Command& sub : command.commands) {
        const std::string full = name + " " + sub.name;
        text += "\n\n" + full + "\n" + std::string(full.size(), '-') + "\n";
        text += help_text(sub, full);
    }
    return text;
}

} // namespace

void set_up(CLI::App& app, const std::string& version) {
    app.set_help_flag("-h,--help", "This text; after a subcommand, that one's");
    app.set_help_all_flag("--help-all", "This text and those of all subcommands");
    app.set_version_flag("--version", version, "The version");
    app.formatter_fn([](const CLI::App* asked, const std::string& name, CLI::AppFormatMode mode) {
        const Command command = described(*asked);
        const bool all = mode == CLI::AppFormatMode::All;
        return all ? help_with_all(command, name) : help_text(command, name);
    });
    const std::string name = app.get_name();
    app.failure_message([name](const CLI::App* /*app*/, const CLI::Error& wrong) {
        return name + ": " + wrong.what() + "; " + name + " --help says how\n";
    });
}

bool print_if_asked(const CLI::App& app, const std::string& version, int argc, char** argv) {
    if (argc != 3 || std::string_view(argv[1]) != "--print") {
        return false;
    }
    const std::string_view what = argv[2];
    const Command program = described(app);
    const std::string text = what == "bash"  ? bash_completion(program)
                             : what == "zsh" ? zsh_completion(program)
                             : what == "man" ? manual_page(program, version)
                                             : "";
    (void)std::fputs(text.c_str(), stdout);
    return !text.empty();
}

} // namespace writ::command_line
