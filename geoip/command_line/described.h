// SPDX-License-Identifier: GPL-2.0-or-later
// A command line as it was declared to CLI11, in plain values: what help, completions and the
// manual page are made from. Knows no option by name. Ownership: values only. Threads: no state.
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace writ::command_line {

enum class ValueKind { none, free, file, folder, host, choice };

struct Option {
    std::vector<std::string> names; // "-o", "--out"; empty for a positional
    std::string value;              // "FILE"; the name of a positional; empty: takes none
    ValueKind kind = ValueKind::none;
    std::vector<std::string> choices; // of ValueKind::choice
    char delimiter = '\0';            // between several values in one word
    std::string preset;               // the default that help shows
    std::string text;
    std::string group;
    bool required = false;
    bool several = false;

    bool is_positional() const { return names.empty(); }
};

struct Command {
    std::string name;
    std::string text;
    std::string footer;
    std::vector<Option> options;   // in the order of declaration; hidden ones are left out
    std::vector<Command> commands; // likewise
    bool needs_command = false;    // cannot run without one of `commands`
};

Command described(const CLI::App& app);

// The groups of the options that are not positionals, each once, in order.
std::vector<std::string> groups_of(const Command& command);

// The words with `between` between them.
std::string joined(const std::vector<std::string>& words, const std::string& between);

// What the program's completion function is called: "_writ_db".
std::string shell_function(const Command& program);

// `text` in lines of at most `width` columns (UTF-8 counted by characters), each after `indent`
// blanks; a word that is longer stands alone. Lines of `text` without a blank line between them are
// one paragraph; those that begin with a blank (examples) are left as they are.
std::string wrapped(const std::string& text, std::size_t indent, std::size_t width);

// All of `command`'s help texts as a terminal shows them.
std::string help_text(const Command& command, const std::string& name);

std::string bash_completion(const Command& program);
std::string zsh_completion(const Command& program);
std::string manual_page(const Command& program, const std::string& version);

} // namespace writ::command_line
