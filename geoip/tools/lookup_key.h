// SPDX-License-Identifier: GPL-2.0-or-later
// LookupKey: what a user may ask `writ-db lookup` for.
#pragma once

#include "attribution/observation.h"
#include "identifiers/ip_address.h"
#include "identifiers/mac_address.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace writ {

struct AsNumber {
    std::uint32_t value = 0;
};

// An identifier that stands in no database; `key` in the catalogue's form. A registrant's name is
// of EvidenceKind::mac.
struct RegisteredKey {
    EvidenceKind kind = EvidenceKind::domain;
    std::string key;
};

// The id of an entity, a law or a list; whether there is one, only a catalogue knows.
struct CatalogId {
    std::string id;
};

using LookupKey =
    std::variant<IpAddress, Prefix, MacAddress, MacPrefix, AsNumber, RegisteredKey, CatalogId>;

// "203.205.147.171", "2400:3200::1", "203.205.144.0/20", "00:e0:fc:12:34:56", "00E0FC",
// "00:e0:fc/24", "AS136907" (either case), "huaweicloud.com", "460-01", "pen:39165", "bt:0x027d",
// "usb:12d1", "cert:ORGANISATION", "ieee:REGISTRANT", "text:TEXT", "huawei", "cn-nil"; "id:NAME"
// for an id that looks like a MAC block. A name behind "cert:" and the like may stand in quotes.
// nullopt for anything else. Digits alone are a MAC block.
std::optional<LookupKey> parse_lookup_key(std::string_view text);

// What parse_lookup_key() takes, completing "expected ...".
std::string_view lookup_key_forms();

} // namespace writ
