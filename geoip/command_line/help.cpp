// SPDX-License-Identifier: GPL-2.0-or-later
#include "command_line/described.h"

namespace writ::command_line {
namespace {

constexpr std::size_t kWidth = 79;
constexpr std::size_t kColumn = 26; // where what is said of an option begins

// "  -o,--out FILE            what it is". A name that reaches into the text stands in a line
// alone.
std::string entry(const std::string& name, const std::string& text) {
    std::string body = wrapped(text.empty() ? " " : text, kColumn, kWidth);
    const std::string head = "  " + name;
    if (head.size() + 2 > kColumn) {
        return head + "\n" + body;
    }
    return head + std::string(kColumn - head.size(), ' ') + body.substr(kColumn);
}

std::string said_of(const Option& option) {
    std::string text = option.text;
    if (!option.choices.empty() && option.value != joined(option.choices, "|")) {
        text += " {" + joined(option.choices, ",") + "}";
    }
    if (!option.preset.empty()) {
        text += " [" + option.preset + "]";
    }
    return option.required && !option.is_positional() ? text + " (required)" : text;
}

std::string head_of(const Option& option) {
    if (option.is_positional()) {
        return option.value + (option.several ? "..." : "");
    }
    return joined(option.names, ",") + (option.value.empty() ? "" : " " + option.value);
}

std::string usage(const Command& command, const std::string& name) {
    std::string text = "Usage: " + name + " [OPTIONS]";
    for (const Option& option : command.options) {
        if (option.is_positional()) {
            text += option.required ? " " + head_of(option) : " [" + head_of(option) + "]";
        }
    }
    if (!command.commands.empty()) {
        text += command.needs_command ? " SUBCOMMAND" : "\n       " + name + " SUBCOMMAND ...";
    }
    return text + "\n";
}

std::string options_of(const Command& command) {
    std::string text;
    for (const Option& option : command.options) {
        if (option.is_positional()) {
            text += text.empty() ? "\nPositionals:\n" : "";
            text += entry(head_of(option), said_of(option));
        }
    }
    for (const std::string& group : groups_of(command)) {
        text += "\n" + wrapped(group + ":", 0, kWidth);
        for (const Option& option : command.options) {
            if (!option.is_positional() && option.group == group) {
                text += entry(head_of(option), said_of(option));
            }
        }
    }
    return text;
}

} // namespace

std::string help_text(const Command& command, const std::string& name) {
    std::string text = wrapped(command.text, 0, kWidth) + usage(command, name);
    text += options_of(command);
    if (!command.commands.empty()) {
        text += "\nSubcommands:\n";
        for (const Command& sub : command.commands) {
            text += entry(sub.name, sub.text);
        }
    }
    if (!command.footer.empty()) {
        text += "\n" + wrapped(command.footer, 0, kWidth);
    }
    return text;
}

} // namespace writ::command_line
