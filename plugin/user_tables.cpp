// SPDX-License-Identifier: GPL-2.0-or-later
#include "user_tables.h"

#include "user_table.h"

#include <array>

namespace writ::plugin {

namespace {

struct OverridesTraits {
    static constexpr std::array<TableColumn, 4> kColumns{{
        {"key", "Key", "Prefix, MAC block, domain, or AS number (AS64500)"},
        {"name", "Name", "Who it is; empty: the registered name"},
        {"jurisdiction", "Jurisdiction", "ISO 3166-1 code of the headquarters; may be empty"},
        {"flags", "Flags", "Ids of laws and lists with commas; may be empty"},
    }};
    static constexpr const char* kTitle = "Writ: your own networks, devices and names";
    static constexpr const char* kFile = "writ_overrides";
    static constexpr const char* kPreference = "overrides";
    static constexpr const char* kPreferenceTitle = "Your own networks, devices and names";
    static constexpr const char* kPreferenceText =
        "Who a prefix, a MAC block, a domain or an AS is by your own word, which wins over "
        "databases and catalogue and is shown as yours";

    static OverrideText text_of(const std::array<std::string, 4>& row) {
        return {row[0], row[1], row[2], row[3]};
    }
    static std::string problem_of(const std::array<std::string, 4>& row) {
        Overrides overrides;
        const Status added = overrides.add(text_of(row));
        return added ? std::string() : added.error().what;
    }
};

struct EvidenceTraits {
    static constexpr std::array<TableColumn, 3> kColumns{{
        {"field", "Field", "Filter name of the field, such as http.x_forwarded_for"},
        {"kind",
         "Kind",
         "What it holds: asn (an IP address), mac, domain, certificate, enterprise, bluetooth, "
         "plmn, usb, text or as-path"},
        {"subject", "Subject", "Whom it is about: src, dst, via or named"},
    }};
    static constexpr const char* kTitle = "Writ: your own sources of evidence";
    static constexpr const char* kFile = "writ_evidence";
    static constexpr const char* kPreference = "evidence";
    static constexpr const char* kPreferenceTitle = "Your own sources of evidence";
    static constexpr const char* kPreferenceText =
        "Further fields of the packet tree to read identifiers from, beside those of the table "
        "that tshark -z writ,evidence prints";

    static UserEvidence text_of(const std::array<std::string, 3>& row) {
        return {row[0], row[1], row[2]};
    }
    static std::string problem_of(const std::array<std::string, 3>& row) {
        return user_evidence_problem(text_of(row));
    }
};

template <class Traits> auto rows_of() {
    std::vector<decltype(Traits::text_of({}))> all;
    for (const auto& row : UserTable<Traits>::rows()) {
        all.push_back(Traits::text_of(row));
    }
    return all;
}

} // namespace

void register_user_tables(module_t* module, void (*changed)()) {
    UserTable<OverridesTraits>::register_in(module, changed);
    UserTable<EvidenceTraits>::register_in(module, changed);
}

std::vector<OverrideText> override_rows() {
    return rows_of<OverridesTraits>();
}

std::vector<UserEvidence> user_evidence_rows() {
    return rows_of<EvidenceTraits>();
}

} // namespace writ::plugin
