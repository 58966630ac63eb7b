// SPDX-License-Identifier: GPL-2.0-or-later
// From the values of the evidence table to identifiers: what each kind makes of an address, a
// number, a text.
#include "attribution/words.h"
#include "identifiers/domain_name.h"
#include "identifiers/enterprise_number.h"
#include "identifiers/host_text.h"
#include "observe.h"
#include "registry_names.h"

#include <algorithm>
#include <charconv>

namespace writ::plugin {

namespace {

using Form = Piece::Form;

// How an end comes to have a name: its certificate vouches for it, or it was asked for.
NameSource source_of(const Piece& piece) {
    if (piece.row->kind == EvidenceKind::certificate) {
        return NameSource::holder;
    }
    return piece.certificate == Certificate::none ? NameSource::asked : NameSource::vouched;
}

// Each of these answers whether the value was an identifier.

bool add_addresses(const Piece& piece, Role role, ObservationBuilder& builder) {
    // An end's address is in its header; who is told in a text where an end is speaks of it.
    const Role other = role == Role::via ? Role::via : Role::named;
    if (piece.form == Form::address) {
        builder.add_address(other, piece.address, piece.place, piece.prefix_length);
        return true;
    }
    std::array<IpAddress, 16> found;
    const std::size_t count = addresses_in(piece.text, found);
    for (std::size_t i = 0; i < std::min(count, found.size()); ++i) {
        const bool is_prefix = piece.prefix_length < 8 * found.at(i).size;
        builder.add_address(
            other,
            found.at(i),
            piece.place,
            is_prefix ? piece.prefix_length : ObservedSubject::kWholeAddress);
    }
    return count != 0;
}

// "00-11-22-33-44-55", with or without more behind it, or an EUI-64 made from one;
// "0011.2233.4455", as some makers write it.
std::optional<MacAddress> mac_of_text(std::string_view text) {
    constexpr std::size_t kDotted = 14;
    const bool ends_there =
        text.size() == kDotted || (text.size() > kDotted && text[kDotted] == ':');
    if (ends_there && text[4] == '.' && text[9] == '.') {
        std::string digits(text.substr(0, kDotted));
        std::erase(digits, '.');
        return MacAddress::parse(digits);
    }
    constexpr std::size_t kMac = 17;
    constexpr std::size_t kEui64 = 23;
    const auto first = MacAddress::parse(text.substr(0, kMac));
    const auto last =
        text.size() == kEui64 ? MacAddress::parse(text.substr(kEui64 - kMac)) : std::nullopt;
    if (!first || !last) {
        return first;
    }
    const std::array<std::uint8_t, 8> octets = {
        first->bytes[0],
        first->bytes[1],
        last->bytes[0],
        last->bytes[1],
        last->bytes[2],
        last->bytes[3],
        last->bytes[4],
        last->bytes[5]};
    return MacAddress::of_eui64(octets.data());
}

std::optional<MacAddress> mac_in(const Piece& piece) {
    constexpr std::size_t kMac = 6;
    constexpr std::size_t kEui64 = 8;
    const auto* const octets = reinterpret_cast<const std::uint8_t*>(piece.text.data());
    if (piece.form == Form::mac) {
        return piece.mac;
    }
    if (piece.form == Form::octets) {
        return piece.text.size() == kMac     ? std::optional(MacAddress::of(octets))
               : piece.text.size() == kEui64 ? MacAddress::of_eui64(octets)
                                             : std::nullopt;
    }
    return piece.form == Form::text ? mac_of_text(piece.text) : std::nullopt;
}

std::optional<Organisation> organisation_in(const Piece& piece) {
    constexpr std::uint32_t kLargest = 0xffffff;
    if (piece.form == Form::octets && piece.text.size() == Organisation{}.size()) {
        Organisation found{};
        std::copy(piece.text.begin(), piece.text.end(), found.begin());
        return found;
    }
    if (piece.form == Form::number && piece.number <= kLargest) {
        return Organisation{
            static_cast<std::uint8_t>(piece.number >> 16U),
            static_cast<std::uint8_t>(piece.number >> 8U),
            static_cast<std::uint8_t>(piece.number)};
    }
    return std::nullopt;
}

bool add_hardware(const Piece& piece, Role role, ObservationBuilder& builder) {
    if (const auto mac = mac_in(piece)) {
        builder.add_mac(role, *mac, piece.place);
        return true;
    }
    if (const auto organisation = organisation_in(piece)) {
        builder.add_organisation(role, *organisation, piece.place);
        return true;
    }
    return false;
}

std::optional<std::uint32_t> enterprise_number(const Piece& piece) {
    switch (piece.form) {
    case Form::number:
        return piece.number == 0 ? std::nullopt : std::optional(piece.number);
    case Form::octets:
        return enterprise_of_oid(
            {reinterpret_cast<const std::uint8_t*>(piece.text.data()), piece.text.size()});
    case Form::text:
        return enterprise_in(piece.text);
    case Form::address:
    case Form::mac:
        break;
    }
    return std::nullopt;
}

// The number, or what stands before the colon of "64500:100".
std::optional<std::uint32_t> as_number(const Piece& piece) {
    std::uint32_t number = piece.number;
    if (piece.form == Form::text) {
        const char* const end = piece.text.data() + piece.text.size();
        const auto [rest, error] = std::from_chars(piece.text.data(), end, number);
        if (error != std::errc{} || (rest != end && *rest != ':' && *rest != ' ')) {
            return std::nullopt;
        }
    }
    return number == 0 ? std::nullopt : std::optional(number);
}

// As the catalogue writes it: "0x027d".
std::string hex16(std::uint32_t number) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text = "0x";
    for (const unsigned shift : {12U, 8U, 4U, 0U}) {
        text += kDigits[number >> shift & 0xfU];
    }
    return text;
}

std::optional<std::string> plmn_text(const Piece& piece) {
    if (piece.plmn) {
        return piece.plmn->text();
    }
    const std::string_view digits = piece.text;
    const bool is_code = piece.form == Form::text && (digits.size() == 5 || digits.size() == 6) &&
                         digits.find_first_not_of("0123456789") == std::string_view::npos;
    return is_code ? std::optional(
                         std::string(digits.substr(0, 3)) + "-" + std::string(digits.substr(3)))
                   : std::nullopt;
}

std::optional<std::string> text_of_number(const std::optional<std::uint32_t>& number) {
    return number ? std::optional(std::to_string(*number)) : std::nullopt;
}

// The identifier in the catalogue's form.
std::optional<std::string> key_of(const Piece& piece) {
    constexpr std::uint32_t kLargest16 = 0xffff;
    switch (piece.row->kind) {
    case EvidenceKind::domain: {
        // A certificate's "alice@example.com" is a person; dots stand in MAC addresses, too.
        const bool is_person = piece.certificate != Certificate::none &&
                               piece.text.find('@') != std::string_view::npos;
        return is_person || mac_of_text(piece.text)
                   ? std::nullopt
                   : normal_domain(ascii_host(host_in(piece.text)));
    }
    case EvidenceKind::certificate:
    case EvidenceKind::text: {
        std::string text(trimmed(cleaned(piece.text)));
        return text.empty() ? std::nullopt : std::optional(std::move(text));
    }
    case EvidenceKind::enterprise:
        return text_of_number(enterprise_number(piece));
    case EvidenceKind::as_path:
        return text_of_number(as_number(piece));
    case EvidenceKind::bluetooth:
    case EvidenceKind::usb:
        return piece.form == Form::number && piece.number <= kLargest16
                   ? std::optional(hex16(piece.number))
                   : std::nullopt;
    case EvidenceKind::plmn:
        return plmn_text(piece);
    case EvidenceKind::asn:
    case EvidenceKind::mac:
        break;
    }
    return std::nullopt;
}

} // namespace

std::string_view FrameObserver::keep(std::string_view text) {
    if (text_count_ == texts_.size()) {
        texts_.emplace_back();
    }
    std::string& kept = texts_[text_count_++];
    kept = text;
    return kept;
}

// What stands behind a quoted or sampled header is of another packet: it is spoken of. So are the
// names in the certificate of who asked for a name himself.
Role FrameObserver::role_of(const Piece& piece) const {
    if (piece.certificate == Certificate::other || quoted_from_ < piece.at) {
        return Role::named;
    }
    switch (piece.row->subject) {
    case Subject::src:
        return source_asked_ && source_of(piece) == NameSource::vouched ? Role::named : Role::src;
    case Subject::dst:
    case Subject::target:
        return Role::dst;
    case Subject::via:
        return Role::via;
    default:
        return Role::named;
    }
}

bool FrameObserver::is_about_an_end(const Piece& piece) const {
    const Role role = role_of(piece);
    return role == Role::src || role == Role::dst;
}

bool FrameObserver::add_identifier(const Piece& piece, Role role, ObservationBuilder& builder) {
    const std::optional<std::string> key = key_of(piece);
    if (!key) {
        return false;
    }
    if (piece.row->kind == EvidenceKind::domain) {
        if (const auto address = address_of_reverse_name(*key)) {
            builder.add_address(Role::named, *address, piece.place);
            return true;
        }
    }
    ObservedIdentifier identifier;
    identifier.kind = piece.row->kind;
    identifier.source = source_of(piece);
    identifier.key = keep(*key);
    identifier.place = piece.place;
    identifier.registered = identifier.kind == EvidenceKind::certificate
                                ? identifier.key
                                : registered_name(identifier.kind, identifier.key);
    builder.add_identifier(role, identifier);
    return true;
}

void FrameObserver::add_piece(const Piece& piece, ObservationBuilder& builder) {
    if (piece.row->subject == Subject::target && role_of(piece) == Role::dst) {
        ends_earlier_ = true;
        target_field_ = piece.row->field;
    }
    const Role role = role_of(piece);
    const EvidenceKind kind = piece.row->kind;
    const bool is_identifier = kind == EvidenceKind::asn   ? add_addresses(piece, role, builder)
                               : kind == EvidenceKind::mac ? add_hardware(piece, role, builder)
                                                           : add_identifier(piece, role, builder);
    if (is_identifier) {
        rows_read_.push_back(piece.row_number);
    }
}

} // namespace writ::plugin
