// SPDX-License-Identifier: GPL-2.0-or-later
// IPFire's location database, text form.
#include "sources/libloc_formats.h"
#include "sources/text_lines.h"

#include <cstdio>
#include <filesystem>
#include <memory>

namespace writ {
namespace {

// What one block of lines has said so far.
struct Block {
    std::uint64_t line = 0; // of its first line; 0: no block
    std::optional<Prefix> network;
    std::uint32_t asn = 0;
    std::string country;
    std::string name;
    std::uint8_t traits = 0;
};

class LiblocText {
  public:
    explicit LiblocText(std::string path) : path_(std::move(path)) {}

    Result<NetworkSource> read(std::string_view text) {
        LineReader lines(text);
        while (const auto line = lines.next()) {
            line_ = lines.number();
            Status status = take_line(*line);
            if (!status) {
                return status.error();
            }
        }
        Status status = end_block();
        if (!status) {
            return status.error();
        }
        return std::move(source_);
    }

  private:
    Error error(std::string what) const { return {at_line(path_, line_), std::move(what), ""}; }

    Status take_line(std::string_view line) {
        if (trimmed(line).empty()) {
            return end_block();
        }
        if (line.starts_with('#')) {
            take_comment(trimmed(line.substr(1)));
            return Done{};
        }
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) {
            return error("expected \"key: value\"");
        }
        if (block_.line == 0) {
            block_.line = line_;
        }
        return take_pair(line.substr(0, colon), trimmed(line.substr(colon + 1)));
    }

    void take_comment(std::string_view comment) {
        constexpr std::string_view kGenerated = "Generated:";
        constexpr std::string_view kLicence = "License:";
        if (comment.starts_with(kGenerated)) {
            source_.date = parse_http_day(trimmed(comment.substr(kGenerated.size())));
        } else if (comment.starts_with(kLicence)) {
            source_.licence = trimmed(comment.substr(kLicence.size()));
        }
    }

    Status take_pair(std::string_view key, std::string_view value) {
        if (key == "net") {
            block_.network = Prefix::parse(value);
            return block_.network ? Status(Done{})
                                  : error("expected a network such as 192.0.2.0/24 after net:");
        }
        if (key == "aut-num") {
            const auto number =
                parse_number<std::uint32_t>(value.starts_with("AS") ? value.substr(2) : value);
            block_.asn = number.value_or(0);
            return block_.asn != 0 ? Status(Done{}) : error("expected an AS number after aut-num:");
        }
        if (key == "country") {
            block_.country = value;
            return CountryCode::of(value).empty()
                       ? error("expected a country code of two letters after country:")
                       : Status(Done{});
        }
        if (key == "name") {
            block_.name = value;
            return Done{};
        }
        return take_flag(key, value);
    }

    Status take_flag(std::string_view key, std::string_view value) {
        unsigned trait = 0;
        if (key == "is-anycast") {
            trait = kAnycast;
        } else if (key == "is-anonymous-proxy") {
            trait = kAnonymousProxy;
        } else if (key == "is-satellite-provider") {
            trait = kSatelliteProvider;
        } else if (key != "drop") {
            return error("unknown key \"" + std::string(key) + "\"");
        }
        if (value != "yes") {
            return error("expected yes after " + std::string(key) + ":");
        }
        block_.traits = static_cast<std::uint8_t>(block_.traits | trait);
        return Done{};
    }

    Status end_block() {
        if (block_.line == 0) {
            return Done{};
        }
        const Block block = std::exchange(block_, {});
        line_ = block.line;
        if (block.network) {
            NetworkFacts facts;
            facts.asn = block.asn;
            facts.traits = block.traits;
            add_libloc_network(*block.network, block.country, facts, source_);
            return Done{};
        }
        if (block.asn == 0) {
            return error("expected net: or aut-num: in this block");
        }
        if (!block.name.empty()) {
            source_.layer.as_names.emplace(block.asn, block.name);
        }
        return Done{};
    }

    std::string path_;
    std::uint64_t line_ = 0;
    Block block_;
    NetworkSource source_;
};

} // namespace

Result<NetworkSource> read_libloc_text(const std::string& path) {
    const Result<std::string> text = read_utf8_file(path);
    return text ? LiblocText(path).read(text.value()) : Result<NetworkSource>(text.error());
}

Result<NetworkSource> read_libloc(const std::string& path) {
    constexpr std::string_view kMagic = "LOCDBXX"; // libloc/format.h, LOC_DATABASE_MAGIC
    std::string start(kMagic.size(), '\0');
    std::error_code error;
    if (std::filesystem::is_regular_file(path, error)) { // a pipe would be waited for
        const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
            std::fopen(path.c_str(), "rb"), &std::fclose);
        if (file) {
            start.resize(std::fread(start.data(), 1, start.size(), file.get()));
        }
    }
    return start == kMagic ? read_libloc_binary(path) : read_libloc_text(path);
}

} // namespace writ
