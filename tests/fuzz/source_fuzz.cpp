// SPDX-License-Identifier: GPL-2.0-or-later
// What the readers of upstream formats make of a file; WRIT_FUZZED_READER names one of them.
#include "fuzz_target.h"

#include "sources/as_country.h"
#include "sources/hardware_blocks.h"
#include "sources/libloc_formats.h"
#include "sources/network_readers.h"

namespace {

using namespace writ;

[[maybe_unused]] void ieee_csv(const std::string& path) {
    HardwareSource source;
    (void)read_ieee_csv(path, source);
}

[[maybe_unused]] void oui_json(const std::string& path) {
    HardwareSource source;
    (void)read_oui_json(path, source);
}

[[maybe_unused]] void libloc_text(const std::string& path) {
    (void)read_libloc_text(path);
}

[[maybe_unused]] void libloc_binary(const std::string& path) {
    (void)read_libloc_binary(path);
}

[[maybe_unused]] void asn_csv(const std::string& path) {
    NetworkLayer layer;
    (void)read_asn_csv(path, layer);
}

[[maybe_unused]] void country_ranges(const std::string& path) {
    NetworkSource source;
    (void)read_country_ranges(path, source);
}

[[maybe_unused]] void country_mmdb(const std::string& path) {
    NetworkSource source;
    (void)read_country_mmdb(path, source);
}

[[maybe_unused]] void as_country(const std::string& path) {
    (void)read_as_country_table(path);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static fuzz::MemoryFile file;
    WRIT_FUZZED_READER(file.write(data, size));
    return 0;
}
