// SPDX-License-Identifier: GPL-2.0-or-later
// Host names, URLs and addresses out of packets, and whom the catalogue knows by them.
#include "fuzz_target.h"

#include "attribution/catalog_keys.h"
#include "identifiers/domain_name.h"
#include "identifiers/host_text.h"
#include "unit/attribution/world.h"

#include <array>

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace writ;
    static const auto catalog = test::world_catalog();
    const std::string_view text = fuzz::text_of(data, size);
    std::array<IpAddress, 4> addresses;
    (void)addresses_in(text, addresses);
    const std::string_view host = host_in(text);
    fuzz::require(text.find(host) != std::string_view::npos, "a host is part of its text");
    if (const auto name = normal_domain(host)) {
        fuzz::require(normal_domain(*name) == name, "a normal name stays as it is");
        const std::string_view key = catalog_key(*catalog, EvidenceKind::domain, *name);
        fuzz::require(
            key.empty() || *name == key || name->ends_with("." + std::string(key)),
            "a key is a suffix at a label's boundary");
        for (std::string_view parent = *name; !parent.empty();) {
            const std::string_view next = parent_domain(parent);
            fuzz::require(next.size() < parent.size(), "a parent is shorter");
            parent = next;
        }
    }
    (void)catalog_key(*catalog, EvidenceKind::text, text);
    return 0;
}
