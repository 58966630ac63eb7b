// SPDX-License-Identifier: GPL-2.0-or-later
#include "command_line/described.h"

#include <algorithm>
#include <sstream>

namespace writ::command_line {
namespace {

// The choices in CLI11's type name of an option: "FORMAT:{csv,tsv}".
std::vector<std::string> choices_in(const std::string& type) {
    const std::size_t open = type.find('{');
    const std::size_t close = type.find('}', open == std::string::npos ? 0 : open);
    std::vector<std::string> choices;
    if (open == std::string::npos || close == std::string::npos) {
        return choices;
    }
    std::istringstream list(type.substr(open + 1, close - open - 1));
    for (std::string choice; std::getline(list, choice, ',');) {
        choices.push_back(choice);
    }
    return choices;
}

ValueKind kind_of(const std::string& value) {
    const auto is_one_of = [&](std::initializer_list<const char*> names) {
        return std::ranges::find(names, value) != names.end();
    };
    if (is_one_of({"FILE", "PATH", "FILE|FOLDER", "REPORT"})) {
        return ValueKind::file;
    }
    if (is_one_of({"DIR", "FOLDER"})) {
        return ValueKind::folder;
    }
    return value == "LOGIN" ? ValueKind::host : ValueKind::free;
}

Option described(const CLI::Option& declared) {
    Option option;
    for (const std::string& name : declared.get_snames()) {
        option.names.push_back("-" + name);
    }
    for (const std::string& name : declared.get_lnames()) {
        option.names.push_back("--" + name);
    }
    option.text = declared.get_description();
    option.group = declared.get_group();
    option.required = declared.get_required();
    const std::string type = declared.get_type_name();
    if (option.is_positional()) {
        option.value = declared.get_name(true);
        option.several = declared.get_expected_max() > 1;
    } else if (declared.get_expected_max() > 0) {
        option.value = type.substr(0, type.find(':'));
    }
    if (option.value.empty()) {
        return option;
    }
    option.kind = kind_of(option.value);
    option.choices = choices_in(type);
    if (!option.choices.empty()) {
        option.kind = ValueKind::choice;
    }
    option.delimiter = declared.get_delimiter();
    option.preset = declared.get_default_str();
    return option;
}

std::size_t columns(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char octet) { return (static_cast<unsigned char>(octet) & 0xc0U) != 0x80U; }));
}

std::string
wrapped_paragraph(const std::string& paragraph, const std::string& margin, std::size_t width) {
    std::istringstream words(paragraph);
    std::string text = margin;
    std::size_t used = margin.size();
    bool first = true;
    for (std::string word; words >> word; first = false) {
        const std::size_t size = columns(word);
        if (!first && used + 1 + size > width) {
            text += "\n" + margin;
            used = margin.size();
        } else if (!first) {
            text += ' ';
            ++used;
        }
        text += word;
        used += size;
    }
    return text;
}

} // namespace

Command described(const CLI::App& app) {
    Command command;
    command.name = app.get_name();
    command.text = app.get_description();
    command.footer = app.get_footer();
    command.footer.erase(0, command.footer.find_first_not_of('\n'));
    for (const CLI::Option* option : app.get_options()) {
        if (!option->get_group().empty()) {
            command.options.push_back(described(*option));
        }
    }
    for (const CLI::App* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
        if (!sub->get_group().empty()) {
            command.commands.push_back(described(*sub));
        }
    }
    command.needs_command = app.get_require_subcommand_min() > 0;
    return command;
}

std::vector<std::string> groups_of(const Command& command) {
    std::vector<std::string> groups;
    for (const Option& option : command.options) {
        if (!option.is_positional() && std::ranges::find(groups, option.group) == groups.end()) {
            groups.push_back(option.group);
        }
    }
    return groups;
}

std::string joined(const std::vector<std::string>& words, const std::string& between) {
    std::string text;
    for (const std::string& word : words) {
        text += (text.empty() ? "" : between) + word;
    }
    return text;
}

std::string shell_function(const Command& program) {
    std::string name = "_" + program.name;
    std::ranges::replace(name, '-', '_');
    return name;
}

std::string wrapped(const std::string& text, std::size_t indent, std::size_t width) {
    const std::string margin(indent, ' ');
    std::istringstream lines(text);
    std::string all;
    std::string paragraph;
    const auto finish_paragraph = [&] {
        all += paragraph.empty() ? "" : wrapped_paragraph(paragraph, margin, width) + "\n";
        paragraph.clear();
    };
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == ' ') {
            finish_paragraph();
            all += line + "\n";
        } else {
            paragraph += line + "\n";
        }
    }
    finish_paragraph();
    return all;
}

} // namespace writ::command_line
