// SPDX-License-Identifier: GPL-2.0-or-later
#include "lookup/network_database.h"

#include "lookup/hardware_database.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace writ {

namespace {

bool is_letter(char letter) {
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
}

// "AS15169", "as15169" or "15169"; 0 for anything else.
std::uint32_t asn_of(std::string_view text) {
    if (text.size() > 2 && (text[0] == 'A' || text[0] == 'a') &&
        (text[1] == 'S' || text[1] == 's')) {
        text.remove_prefix(2);
    }
    std::uint32_t asn = 0;
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, asn);
    return error == std::errc{} && rest == end ? asn : 0;
}

// The values of one record, under any of the names that the known layouts give them.
class Fields {
  public:
    Fields(const MmdbFile& file, std::uint32_t offset) : file_(file), offset_(offset) {}

    std::uint32_t asn() const {
        for (const char* key : {"autonomous_system_number", "asn"}) {
            if (const auto number = file_.number(offset_, {key})) {
                const bool fits = *number <= std::numeric_limits<std::uint32_t>::max();
                return fits ? static_cast<std::uint32_t>(*number) : 0;
            }
            if (const auto text = file_.text(offset_, {key})) {
                return asn_of(*text);
            }
        }
        return 0;
    }

    std::string_view first_text(std::initializer_list<const char*> keys) const {
        for (const char* key : keys) {
            if (const auto text = file_.text(offset_, {key})) {
                return *text;
            }
        }
        return {};
    }

    CountryCode first_country(std::initializer_list<const char*> keys) const {
        for (const char* key : keys) {
            const auto code = CountryCode::of(file_.text(offset_, {key}).value_or(""));
            if (!code.empty()) {
                return code;
            }
        }
        return {};
    }

    CountryCode located() const {
        const auto code =
            CountryCode::of(file_.text(offset_, {"country", "iso_code"}).value_or(""));
        return code.empty() ? first_country({"country_code", "country"}) : code;
    }

    bool trait(const char* key) const {
        return file_.boolean(offset_, {key}).value_or(false) ||
               file_.boolean(offset_, {"traits", key}).value_or(false);
    }

  private:
    const MmdbFile& file_;
    std::uint32_t offset_;
};

} // namespace

CountryCode CountryCode::of(std::string_view text) {
    CountryCode code;
    if (text.size() == 2 && is_letter(text[0]) && is_letter(text[1])) {
        constexpr unsigned kLowerCaseBit = 0x20;
        std::transform(text.begin(), text.end(), code.letters.begin(), [](char letter) {
            return static_cast<char>(static_cast<unsigned char>(letter) & ~kLowerCaseBit);
        });
    }
    return code;
}

Result<std::unique_ptr<NetworkDatabase>> NetworkDatabase::open(const std::string& path) {
    auto file = MmdbFile::open(path);
    if (!file) {
        return file.error();
    }
    if (file.value()->metadata().type == kHardwareDatabaseType) {
        return Error{
            path,
            "is a database of hardware addresses, and one of IP networks was expected",
            "set the path to network.mmdb or another IP database"};
    }
    return std::unique_ptr<NetworkDatabase>(new NetworkDatabase(std::move(file).value()));
}

MmdbHit NetworkDatabase::find(const IpAddress& address) const noexcept {
    const bool compatible =
        address.size == 16 &&
        std::all_of(address.bytes.begin(), address.bytes.begin() + 12, [](std::uint8_t octet) {
            return octet == 0;
        });
    return compatible ? MmdbHit{MmdbHit::Kind::absent, 0, 96} : file_->find(address);
}

std::uint32_t NetworkDatabase::asn(std::uint32_t offset) const {
    return Fields(*file_, offset).asn();
}

NetworkRecord NetworkDatabase::record(std::uint32_t offset) const {
    const Fields fields(*file_, offset);
    NetworkRecord record;
    record.asn = fields.asn();
    record.as_org = fields.first_text({"autonomous_system_organization", "as_name", "as_org"});
    record.country = fields.located();
    record.as_country = fields.first_country({"as_country", "autonomous_system_country"});
    record.anycast = fields.trait("is_anycast");
    record.anonymous_proxy = fields.trait("is_anonymous_proxy");
    record.satellite = fields.trait("is_satellite_provider");
    return record;
}

} // namespace writ
