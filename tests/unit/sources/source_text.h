// SPDX-License-Identifier: GPL-2.0-or-later
// What readers and mergers give, as text that a table of a test can hold.
#pragma once

#include "sources/network_layer.h"
#include "sources/source.h"
#include "support/temp_folder.h"

#include <string>

namespace writ::test {

// "192.0.2.0-192.0.2.255 AS64496 DE anycast\n"; parts that are not known are left out, and a
// country that is withheld is "(withheld)".
inline std::string text_of(const NetworkEntry& entry, Family family) {
    std::string line =
        address_of(entry.first, family).text() + "-" + address_of(entry.last, family).text();
    const NetworkFacts& facts = entry.facts;
    if (facts.asn != 0) {
        line += " AS" + std::to_string(facts.asn);
    }
    if (!facts.country.empty()) {
        line += " " + std::string(facts.country.view());
    }
    if (facts.country_withheld) {
        line += " (withheld)";
    }
    if ((facts.traits & kAnycast) != 0) {
        line += " anycast";
    }
    if ((facts.traits & kAnonymousProxy) != 0) {
        line += " anonymous-proxy";
    }
    if ((facts.traits & kSatelliteProvider) != 0) {
        line += " satellite";
    }
    return line + "\n";
}

// IPv4, then IPv6, then names as "AS64496=Example\n".
inline std::string text_of(const NetworkLayer& layer) {
    std::string text;
    for (const Family family : {Family::v4, Family::v6}) {
        for (const NetworkEntry& entry : layer.of(family)) {
            text += text_of(entry, family);
        }
    }
    for (const auto& [asn, name] : layer.as_names) {
        text += "AS" + std::to_string(asn) + "=" + name + "\n";
    }
    return text;
}

// The error with the file's path as FILE, so that it is the same in every folder.
inline std::string text_of(const Error& error, const std::string& path) {
    std::string text = error.text();
    if (const std::size_t at = text.find(path); at != std::string::npos) {
        text.replace(at, path.size(), "FILE");
    }
    return text;
}

} // namespace writ::test
