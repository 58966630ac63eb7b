// SPDX-License-Identifier: GPL-2.0-or-later
// IPFire's location database, binary form, through libloc.
#include "sources/countries.h"
#include "sources/libloc_check.h"
#include "sources/libloc_formats.h"
#include "sources/network_rules.h"

extern "C" {
#include <libloc/database.h>
}

#include <cstdio>
#include <cstring>
#include <memory>

namespace writ {
namespace {

struct Release {
    void operator()(std::FILE* file) const { (void)std::fclose(file); }
    void operator()(loc_ctx* context) const { loc_unref(context); }
    void operator()(loc_database* database) const { loc_database_unref(database); }
    void operator()(loc_database_enumerator* walk) const { loc_database_enumerator_unref(walk); }
    void operator()(loc_network* network) const { loc_network_unref(network); }
    void operator()(loc_as* as) const { loc_as_unref(as); }
};
template <class Handle> using Owned = std::unique_ptr<Handle, Release>;

Owned<loc_database_enumerator>
enumerate(loc_database* database, loc_database_enumerator_mode mode) {
    loc_database_enumerator* walk = nullptr;
    // Networks come as they are stored, nested: libloc's own flattening takes minutes.
    if (loc_database_enumerator_new(&walk, database, mode, 0) != 0) {
        return nullptr;
    }
    return Owned<loc_database_enumerator>(walk);
}

std::uint8_t traits_of(loc_network* network) {
    const auto trait = [network](loc_network_flags flag, NetworkTrait value) {
        return loc_network_has_flag(network, flag) != 0 ? static_cast<unsigned>(value) : 0U;
    };
    return static_cast<std::uint8_t>(
        trait(LOC_NETWORK_FLAG_ANYCAST, kAnycast) |
        trait(LOC_NETWORK_FLAG_ANONYMOUS_PROXY, kAnonymousProxy) |
        trait(LOC_NETWORK_FLAG_SATELLITE_PROVIDER, kSatelliteProvider));
}

void add_network(loc_network* network, NetworkSource& into) {
    // libloc keeps IPv4 as IPv4-mapped IPv6.
    const in6_addr* first = loc_network_get_first_address(network);
    const bool is_v4 = loc_network_address_family(network) == AF_INET;
    Prefix prefix;
    prefix.base = is_v4 ? IpAddress::v4(first->s6_addr + 12) : IpAddress::v6(first->s6_addr);
    prefix.length = static_cast<std::uint8_t>(loc_network_prefix(network));
    const char* country = loc_network_get_country_code(network);
    NetworkFacts facts;
    facts.asn = loc_network_get_asn(network);
    facts.traits = traits_of(network);
    add_libloc_network(prefix, country == nullptr ? "" : country, facts, into);
}

bool read_networks(loc_database* database, NetworkSource& into) {
    const auto walk = enumerate(database, LOC_DB_ENUMERATE_NETWORKS);
    if (!walk) {
        return false;
    }
    loc_network* next = nullptr;
    int status = 0;
    while ((status = loc_database_enumerator_next_network(walk.get(), &next)) == 0 && next) {
        const Owned<loc_network> network(next);
        add_network(network.get(), into);
    }
    return status == 0;
}

bool read_names(loc_database* database, NetworkSource& into) {
    const auto walk = enumerate(database, LOC_DB_ENUMERATE_ASES);
    if (!walk) {
        return false;
    }
    loc_as* next = nullptr;
    int status = 0;
    while ((status = loc_database_enumerator_next_as(walk.get(), &next)) == 0 && next) {
        const Owned<loc_as> as(next);
        const char* name = loc_as_get_name(as.get());
        if (name != nullptr && *name != '\0') {
            into.layer.as_names.emplace(loc_as_get_number(as.get()), name);
        }
    }
    return status == 0;
}

} // namespace

void add_libloc_network(
    const Prefix& prefix, std::string_view country, NetworkFacts facts, NetworkSource& into) {
    const Family family = family_of(prefix.base);
    facts.described = facts.asn != 0 || facts.traits != 0 || !country.empty();
    facts.country = known_country(country);
    if (facts.country.empty() && !country.empty()) {
        ++into.unknown_countries;
    }
    if (is_registry_seat(facts, family, prefix.length)) {
        facts.country = {};
        facts.country_withheld = true;
    }
    const KeyRange range = range_of(prefix);
    into.layer.of(family).push_back({range.first, range.last, facts});
}

Result<NetworkSource> read_libloc_binary(const std::string& path) {
    Status status = check_libloc_database(path);
    if (!status) {
        return status.error();
    }
    const Owned<std::FILE> file(std::fopen(path.c_str(), "rb"));
    loc_ctx* context_handle = nullptr;
    loc_database* handle = nullptr;
    if (!file || loc_new(&context_handle) != 0) {
        return Error{path, "cannot be read", ""};
    }
    const Owned<loc_ctx> context(context_handle);
    loc_set_log_priority(context.get(), 0);
    if (loc_database_new(context.get(), &handle, file.get()) != 0) {
        return Error{path, "is not a location database that libloc reads", ""};
    }
    const Owned<loc_database> database(handle);
    NetworkSource source;
    source.date = day_of(loc_database_created_at(database.get()));
    const char* licence = loc_database_get_license(database.get());
    source.licence = licence == nullptr ? "" : licence;
    if (!read_networks(database.get(), source) || !read_names(database.get(), source)) {
        return Error{path, "the location database is broken: libloc could not read all of it", ""};
    }
    return source;
}

} // namespace writ
