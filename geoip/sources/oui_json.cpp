// SPDX-License-Identifier: GPL-2.0-or-later
// IEEE's registries as the npm package oui-data holds them.
#include "sources/countries.h"
#include "sources/hardware_blocks.h"
#include "sources/text_lines.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace writ {
namespace {

// Takes the events of one flat object of strings; stops at the first thing that is not that.
class OuiHandler : public nlohmann::json_sax<nlohmann::json> {
  public:
    explicit OuiHandler(HardwareSource& into) : into_(into) {}

    const std::string& problem() const { return problem_; }
    // Bytes read up to a syntax error; npos when the problem is of another kind.
    std::size_t position() const { return position_; }
    // The key at which it stopped; empty before the first.
    const std::string& at_key() const { return key_; }

    bool start_object(std::size_t /*count*/) override { return ++depth_ == 1 || unexpected(); }
    bool end_object() override { return true; }
    bool key(string_t& name) override {
        key_ = name;
        return true;
    }
    bool string(string_t& text) override { return depth_ == 1 ? take(text) : unexpected(); }
    bool null() override { return unexpected(); }
    bool boolean(bool /*value*/) override { return unexpected(); }
    bool number_integer(number_integer_t /*value*/) override { return unexpected(); }
    bool number_unsigned(number_unsigned_t /*value*/) override { return unexpected(); }
    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override {
        return unexpected();
    }
    bool binary(binary_t& /*value*/) override { return unexpected(); }
    bool start_array(std::size_t /*count*/) override { return unexpected(); }
    bool end_array() override { return unexpected(); }
    bool parse_error(
        std::size_t position,
        const std::string& /*token*/,
        const nlohmann::detail::exception& /*error*/) override {
        position_ = position;
        problem_ = "is not JSON from here on";
        return false;
    }

  private:
    bool unexpected() {
        problem_ = "expected an object of texts";
        return false;
    }

    bool take(const std::string& text) {
        const auto prefix = MacPrefix::parse(key_);
        if (!prefix || (key_.size() != 6 && key_.size() != 7 && key_.size() != 9)) {
            problem_ = "expected a key of 6, 7 or 9 hexadecimal digits";
            return false;
        }
        HardwareBlock block;
        block.registry = key_.size() == 6   ? MacRegistry::ma_l
                         : key_.size() == 7 ? MacRegistry::ma_m
                                            : MacRegistry::ma_s;
        std::string_view rest = text;
        block.registrant = trimmed(take_until(rest, '\n'));
        if (!rest.empty()) {
            block.country = country_by_name(trimmed(rest.substr(rest.rfind('\n') + 1)));
        }
        into_.without_country += block.country.empty() ? 1 : 0;
        into_.blocks.insert_or_assign(*prefix, std::move(block));
        return true;
    }

    HardwareSource& into_;
    std::string key_;
    int depth_ = 0;
    std::string problem_;
    std::size_t position_ = std::string::npos;
};

} // namespace

Status read_oui_json(const std::string& path, HardwareSource& into) {
    const Result<std::string> text = read_utf8_file(path);
    if (!text) {
        return text.error();
    }
    const std::string& bytes = text.value();
    OuiHandler handler(into);
    if (nlohmann::json::sax_parse(bytes, &handler)) {
        return Done{};
    }
    std::size_t position = handler.position();
    if (position == std::string::npos) {
        // Events carry no position, so the line is that of the key.
        position = handler.at_key().empty() ? 0 : bytes.find('"' + handler.at_key() + '"');
    }
    const auto end = bytes.begin() + static_cast<std::ptrdiff_t>(std::min(position, bytes.size()));
    const auto line = 1 + std::count(bytes.begin(), end, '\n');
    return Error{at_line(path, static_cast<std::uint64_t>(line)), handler.problem(), ""};
}

} // namespace writ
