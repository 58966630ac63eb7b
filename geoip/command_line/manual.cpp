// SPDX-License-Identifier: GPL-2.0-or-later
// The page for man: the same texts as --help, in man(7)'s markup.
#include "command_line/described.h"

#include <algorithm>
#include <cctype>
#include <sstream>

namespace writ::command_line {
namespace {

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(), [](char letter) {
        return static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    });
    return text;
}

// As text: no markup, hyphens as they are typed, no line that begins a request.
std::string plain(const std::string& text) {
    std::string out;
    for (const char letter : text) {
        const bool starts_line = out.empty() || out.back() == '\n';
        if (starts_line && (letter == '.' || letter == '\'')) {
            out += "\\&";
        }
        if (letter == '\\') {
            out += "\\e";
        } else if (letter == '-') {
            out += "\\-";
        } else {
            out += letter;
        }
    }
    return out;
}

std::string head_of(const Option& option) {
    if (option.is_positional()) {
        return "\\fI" + plain(option.value) + "\\fR" + (option.several ? "..." : "");
    }
    std::string text;
    for (const std::string& name : option.names) {
        text += (text.empty() ? "" : ", ") + ("\\fB" + plain(name) + "\\fR");
    }
    return option.value.empty() ? text : text + " \\fI" + plain(option.value) + "\\fR";
}

std::string entry(const Option& option) {
    std::string text = ".TP\n" + head_of(option) + "\n" + plain(option.text) + "\n";
    if (!option.choices.empty()) {
        text += "One of: " + plain(joined(option.choices, ", ")) + ".\n";
    }
    // A path is that of whoever asks, and this is asked once, where the page is made.
    if (option.preset.starts_with('/')) {
        text += "Default: as \\fB\\-\\-help\\fR says.\n";
    } else if (!option.preset.empty()) {
        text += "Default: " + plain(option.preset) + ".\n";
    }
    return text;
}

std::string entries(const Command& command) {
    std::string text;
    for (const Option& option : command.options) {
        text += option.is_positional() ? entry(option) : "";
    }
    for (const std::string& group : groups_of(command)) {
        text += group == "Options" ? "" : ".SS " + plain(group) + "\n";
        for (const Option& option : command.options) {
            text += !option.is_positional() && option.group == group ? entry(option) : "";
        }
    }
    return text;
}

// Lines that begin with a blank are examples.
std::string notes(const std::string& footer) {
    std::istringstream lines(footer);
    std::string text;
    bool literal = false;
    for (std::string line; std::getline(lines, line);) {
        const bool example = !line.empty() && line.front() == ' ';
        if (example != literal) {
            text += example ? ".PP\n.nf\n" : ".fi\n.PP\n";
            literal = example;
        }
        text += line.empty() ? ".PP\n" : plain(line) + "\n";
    }
    return text + (literal ? ".fi\n" : "");
}

std::string synopsis(const Command& command, const std::string& name) {
    std::string text = "\\fB" + plain(name) + R"(\fR [\fIOPTIONS\fR])";
    for (const Option& option : command.options) {
        if (option.is_positional()) {
            text += option.required ? " " + head_of(option) : " [" + head_of(option) + "]";
        }
    }
    return text + "\n";
}

} // namespace

std::string manual_page(const Command& program, const std::string& version) {
    std::string text = ".TH " + upper(program.name) + R"( 1 "" "Writ )" + version + "\"\n";
    text += ".SH NAME\n" + plain(program.name) + " \\- " + plain(program.text) + "\n";
    text += ".SH SYNOPSIS\n";
    text += program.needs_command ? "" : synopsis(program, program.name) + ".br\n";
    text += program.commands.empty()
                ? ""
                : "\\fB" + plain(program.name) + "\\fR \\fISUBCOMMAND\\fR ...\n";
    text += ".SH OPTIONS\n" + entries(program);
    for (const Command& sub : program.commands) {
        const std::string name = program.name + " " + sub.name;
        text +=
            ".SH " + upper(plain(name)) + "\n" + plain(sub.text) + ".\n.PP\n" + synopsis(sub, name);
        text += entries(sub) + (sub.footer.empty() ? "" : ".PP\n" + notes(sub.footer));
    }
    if (!program.footer.empty()) {
        text += ".SH NOTES\n" + notes(program.footer);
    }
    return text + ".SH SEE ALSO\n\\fBtshark\\fR(1), \\fBwireshark\\fR(1)\n";
}

} // namespace writ::command_line
