// SPDX-License-Identifier: GPL-2.0-or-later
// A database of another's making, opened as a user would name it: every look-up answers.
#include "fuzz_target.h"

#include "lookup/hardware_database.h"
#include "lookup/network_database.h"

#include <array>

namespace {

using namespace writ;

void ask(const NetworkDatabase& database) {
    for (const char* const text :
         {"0.0.0.0", "20.1.2.3", "192.0.2.1", "255.255.255.255", "::", "2001:db8::1", "ffff::"}) {
        const MmdbHit hit = database.find(IpAddress::parse(text).value());
        if (hit.kind == MmdbHit::Kind::record) {
            const NetworkRecord record = database.record(hit.offset);
            fuzz::require(record.asn == database.asn(hit.offset), "one AS number");
        }
    }
    (void)database.file().walk();
}

constexpr std::array<std::uint8_t, 4> kOctets = {0x00, 0x1a, 0x7f, 0xff};

void ask(const HardwareDatabase& database) {
    for (const std::uint8_t octet : kOctets) {
        const std::array<std::uint8_t, 6> octets{octet, octet, octet, octet, octet, octet};
        const MmdbHit hit = database.find_address(MacAddress::of(octets.data()));
        if (hit.kind == MmdbHit::Kind::record) {
            (void)database.record(hit.offset);
        }
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static fuzz::MemoryFile file;
    const std::string& path = file.write(data, size);
    if (const auto network = NetworkDatabase::open(path)) {
        ask(*network.value());
    }
    if (const auto hardware = HardwareDatabase::open(path)) {
        ask(*hardware.value());
    }
    return 0;
}
