// SPDX-License-Identifier: GPL-2.0-or-later
// A completion function for zsh, in the words of its _arguments.
#include "command_line/described.h"

namespace writ::command_line {
namespace {

// In single quotes, where brackets and colons have a meaning for _arguments.
std::string quoted(const std::string& text) {
    std::string out;
    for (const char letter : text) {
        if (letter == '\'') {
            out += "'\\''";
        } else if (letter == '[' || letter == ']' || letter == ':') {
            out.append(1, '\\').append(1, letter);
        } else {
            out += letter == '\n' ? ' ' : letter;
        }
    }
    return out;
}

std::string action(const Option& option) {
    const std::string words = joined(option.choices, " ");
    switch (option.kind) {
    case ValueKind::file:
        return "_files";
    case ValueKind::folder:
        return "_files -/";
    case ValueKind::host:
        return "_hosts";
    case ValueKind::choice:
        return option.delimiter == '\0' ? "(" + words + ")" : "_values -s , value " + words;
    default:
        return "";
    }
}

std::string value_of(const Option& option) {
    return option.value.empty() ? "" : ":" + quoted(option.value) + ":" + action(option);
}

// Every name of an option may be given as long as none was; those that may come again begin with *.
std::string specs_of(const Command& command) {
    std::string text;
    for (const Option& option : command.options) {
        if (option.is_positional()) {
            text += " '" + std::string(option.several ? "*" : "") + value_of(option) + "'";
        }
        for (const std::string& name : option.names) {
            const bool long_value = name.starts_with("--") && !option.value.empty();
            text += " \\\n        '*" + name + (long_value ? "=" : "") + "[" + quoted(option.text) +
                    "]" + value_of(option) + "'";
        }
    }
    return text;
}

} // namespace

std::string zsh_completion(const Command& program) {
    const std::string name = shell_function(program);
    std::string subs;
    std::string cases;
    for (const Command& sub : program.commands) {
        subs += " '" + sub.name + ":" + quoted(sub.text) + "'";
        cases += "    " + sub.name + ")\n        _arguments -S" + specs_of(sub) + "\n        ;;\n";
    }
    std::string text = "#compdef " + program.name +
                       "\n# zsh completion, made from the program's own "
                       "list of options.\n" +
                       name + "() {\n    local command at\n";
    text += "    local -a commands=(" + subs + ")\n";
    text += "    for ((at = 2; at < CURRENT; at++)); do\n"
            "        if (( ${commands[(I)${words[at]}:*]} )); then\n"
            "            command=${words[at]}\n            break\n        fi\n    done\n";
    text += "    if [[ -n $command ]]; then\n        shift $((at - 1)) words\n"
            "        (( CURRENT -= at - 1 ))\n    fi\n";
    text += "    case $command in\n" + cases + "    *)\n";
    text += "        [[ $words[CURRENT] == -* ]] || _describe subcommand commands\n";
    text += "        _arguments -S" + specs_of(program) + "\n        ;;\n    esac\n}\n" + name +
            " \"$@\"\n";
    return text;
}

} // namespace writ::command_line
