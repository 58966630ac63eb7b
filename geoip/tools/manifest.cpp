// SPDX-License-Identifier: GPL-2.0-or-later
#include "tools/manifest.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <filesystem>

namespace writ {
namespace {

constexpr std::array<std::string_view, 6> kLayers = {
    "libloc", "asn-csv", "country", "as-country", "ieee", "oui-json"};

class ManifestReader {
  public:
    explicit ManifestReader(std::string path)
        : path_(std::move(path)), folder_(std::filesystem::path(path_).parent_path()) {}

    Result<Manifest> read(const toml::table& document) {
        Manifest manifest;
        for (const auto& [key, node] : document) {
            const toml::array* entries = node.as_array();
            if (key.str() != "source" || entries == nullptr) {
                return error(node, "expected [[source]] and nothing else");
            }
            for (const toml::node& entry : *entries) {
                if (!entry.is_table()) {
                    return error(entry, "expected [[source]]");
                }
                Result<ManifestEntry> source = read_source(*entry.as_table());
                if (!source) {
                    return source.error();
                }
                manifest.sources.push_back(std::move(source).value());
            }
        }
        return manifest;
    }

  private:
    Error error(const toml::node& node, std::string what) const {
        const toml::source_position at = node.source().begin;
        return {at_line(path_, at.line) + ":" + std::to_string(at.column), std::move(what), ""};
    }

    Result<ManifestEntry> read_source(const toml::table& table) const {
        ManifestEntry entry;
        for (const auto& [key, node] : table) {
            const auto* text = node.as_string();
            if (text == nullptr) {
                return error(node, "expected a text");
            }
            Status status = take(key.str(), node, text->get(), entry);
            if (!status) {
                return status.error();
            }
        }
        if (entry.info.layer.empty() || entry.path.empty()) {
            return error(table, "expected layer and file in each [[source]]");
        }
        if (entry.info.name.empty()) {
            entry.info.name = std::filesystem::path(entry.path).filename().string();
        }
        return entry;
    }

    Status take(
        std::string_view key,
        const toml::node& node,
        const std::string& text,
        ManifestEntry& entry) const {
        SourceInfo& info = entry.info;
        if (key == "layer") {
            info.layer = text;
            if (std::ranges::find(kLayers, text) == kLayers.end()) {
                return error(
                    node, "expected libloc, asn-csv, country, as-country, ieee or oui-json");
            }
        } else if (key == "file") {
            entry.path = (folder_ / text).string();
        } else if (key == "package") {
            info.name = text;
        } else if (key == "version") {
            info.version = text;
        } else if (key == "licence") {
            info.licence = text;
        } else if (key == "sha256") {
            info.sha256 = text;
        } else if (key == "date") {
            info.date = parse_day(text);
            if (!info.date) {
                return error(node, "expected a day such as \"2026-08-22\"");
            }
        } else {
            return error(node, "unknown key \"" + std::string(key) + "\"");
        }
        return Done{};
    }

    std::string path_;
    std::filesystem::path folder_;
};

} // namespace

const ManifestEntry* Manifest::find(const std::string& path) const {
    for (const ManifestEntry& entry : sources) {
        std::error_code error;
        if (std::filesystem::equivalent(entry.path, path, error)) {
            return &entry;
        }
    }
    return nullptr;
}

Result<Manifest> read_manifest(const std::string& path) {
    const Result<std::string> text = read_utf8_file(path);
    if (!text) {
        return text.error();
    }
    try {
        return ManifestReader(path).read(toml::parse(text.value()));
    } catch (const toml::parse_error& problem) {
        const toml::source_position at = problem.source().begin;
        return Error{
            at_line(path, at.line) + ":" + std::to_string(at.column),
            std::string(problem.description()),
            ""};
    }
}

} // namespace writ
