// SPDX-License-Identifier: GPL-2.0-or-later
// A completion function for bash 4.4 and newer; needs no library of shell functions.
#include "command_line/described.h"

namespace writ::command_line {
namespace {

// How a value is completed: a call of one of the helpers below.
std::string offer(const Option& option) {
    switch (option.kind) {
    case ValueKind::file:
        return "__NAME_files -f";
    case ValueKind::folder:
        return "__NAME_files -d";
    case ValueKind::host:
        return "mapfile -t COMPREPLY < <(compgen -A hostname -- \"$word\")";
    case ValueKind::choice:
        return std::string(option.delimiter == '\0' ? "__NAME_words '" : "__NAME_lists '") +
               joined(option.choices, " ") + "'";
    default:
        return ":";
    }
}

// "command name" for each name of the option, as one case of bash.
std::string pattern(const std::string& command, const Option& option) {
    const std::string opening = "'" + command + " ";
    return opening + joined(option.names, "' | " + opening) + "'";
}

// What the walk over the words and the answer do in one command.
struct Cases {
    std::string steps;  // options with a value: the value is no word of its own
    std::string values; // what each of them offers
    std::string words;  // what is offered elsewhere
};

std::string offered_without_option(const Command& command) {
    std::string text;
    std::vector<std::string> names;
    for (const Option& option : command.options) {
        if (option.is_positional() && option.kind != ValueKind::free) {
            text += offer(option) + "; ";
        }
    }
    for (const Command& sub : command.commands) {
        names.push_back(sub.name);
    }
    text += names.empty() ? "" : "__NAME_words '" + joined(names, " ") + "'; ";
    return text.empty() ? ":; " : text;
}

void add_cases(const std::string& name, const Command& command, Cases& cases) {
    std::vector<std::string> names;
    for (const Option& option : command.options) {
        names.insert(names.end(), option.names.begin(), option.names.end());
        if (!option.is_positional() && !option.value.empty()) {
            const std::string each = "    " + pattern(name, option) + ") ";
            cases.steps += "    " + each + "__NAME_value ;;\n";
            cases.values += each + offer(option) + " ;;\n";
        }
    }
    cases.words += "    '" + name +
                   "')\n        if [[ $word == -* && ! $ended ]]; then __NAME_words '" +
                   joined(names, " ") + "'; else " + offered_without_option(command) + "fi ;;\n";
}

constexpr const char* kScript = R"(# bash completion for PROGRAM, made from its own list of options.
__NAME_words() { mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$1" -- "$word"); }
__NAME_files() {
    compopt -o filenames 2>/dev/null
    mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen "$1" -- "$word")
}
# Several of the words, with a comma between them.
__NAME_lists() {
    local before=
    [[ $word != *,* ]] || before=${word%,*},
    mapfile -t COMPREPLY < <(compgen -P "$before" -W "$1" -- "${word##*,}")
}
# Steps over an option's value; when that is the word to complete, the option is asked for.
__NAME_value() {
    asked=${COMP_WORDS[at]}
    ((++at))
    [[ ${COMP_WORDS[at]-} != = ]] || ((++at))
    ((at >= COMP_CWORD)) || asked=
}
__NAME() {
    local word=${COMP_WORDS[COMP_CWORD]} command='' asked='' ended='' at
    COMPREPLY=()
    for ((at = 1; at < COMP_CWORD; at++)); do
        if [[ ${COMP_WORDS[at]} == -- ]]; then ended=yes && break; fi
        case "$command ${COMP_WORDS[at]}" in
STEPS        esac
    done
    # bash takes --option=value for three words.
    [[ ! $asked || $word != = ]] || word=
    [[ ! $asked ]] || case "$command $asked" in
VALUES    esac
    [[ ! $asked ]] || return 0
    case $command in
WORDS    esac
}
complete -F __NAME PROGRAM
)";

void replace(std::string& text, const std::string& mark, const std::string& by) {
    for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += by.size()) {
        text.replace(at, mark.size(), by);
    }
}

} // namespace

std::string bash_completion(const Command& program) {
    Cases cases;
    add_cases("", program, cases);
    for (const Command& sub : program.commands) {
        cases.steps += "        ' " + sub.name + "') command=" + sub.name + " ;;\n";
        add_cases(sub.name, sub, cases);
    }
    std::string script = kScript;
    replace(script, "STEPS", cases.steps);
    replace(script, "VALUES", cases.values);
    replace(script, "WORDS    esac", cases.words + "    esac");
    replace(script, "__NAME", shell_function(program));
    replace(script, "PROGRAM", program.name);
    return script;
}

} // namespace writ::command_line
