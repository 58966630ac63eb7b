// SPDX-License-Identifier: GPL-2.0-or-later
// hardware.mmdb: read the registries, let the newer source win, write.
#include "lookup/mmdb_writer.h"
#include "sources/build_steps.h"

#include <algorithm>
#include <utility>

namespace writ {
namespace {

// One format's files together.
struct Registries {
    HardwareSource source;
    std::vector<SourceInfo> files;
    std::optional<Day> date; // of the newest file
};

using Reader = Status (*)(const std::string&, HardwareSource&);

Status
read_all(const std::vector<SourceFile>& files, const char* layer, Reader read, Registries& into) {
    for (SourceFile file : files) {
        Status status = read(file.path, into.source);
        if (status) {
            status = describe(file, layer);
        }
        if (!status) {
            return status;
        }
        into.date = std::max(into.date, file.info.date);
        into.files.push_back(std::move(file.info));
    }
    return Done{};
}

MmdbValue value_of(const HardwareBlock& block) {
    std::vector<std::pair<std::string, MmdbValue>> entries;
    entries.emplace_back("registrant", MmdbValue::text(block.registrant));
    if (!block.country.empty()) {
        entries.emplace_back(
            "country",
            MmdbValue::map({{"iso_code", MmdbValue::text(std::string(block.country.view()))}}));
    }
    entries.emplace_back("registry", MmdbValue::text(std::string(to_text(block.registry))));
    return MmdbValue::map(std::move(entries));
}

void note(BuildSummary& summary, std::uint64_t count, const char* what) {
    if (count != 0) {
        summary.notes.push_back(std::to_string(count) + " " + what);
    }
}

// Wide blocks first, so that the blocks inside of them win.
std::vector<std::pair<MacPrefix, const HardwareBlock*>> in_order(const HardwareSource& source) {
    std::vector<std::pair<MacPrefix, const HardwareBlock*>> blocks;
    for (const auto* registry : {&source.blocks, &source.company_ids}) {
        for (const auto& [prefix, block] : *registry) {
            blocks.emplace_back(prefix, &block);
        }
    }
    std::ranges::stable_sort(blocks, {}, [](const auto& entry) { return entry.first.length; });
    return blocks;
}

} // namespace

Status build_hardware_database(
    const BuildInputs& inputs,
    const std::string& path,
    const ProgressPart& progress,
    BuildSummary& summary) {
    Registries first;
    Registries second;
    Status status = read_all(inputs.ieee, "ieee", &read_ieee_csv, first);
    if (status) {
        status = read_all(inputs.oui_json, "oui-json", &read_oui_json, second);
    }
    if (!status) {
        return status;
    }
    progress(0.4);
    if (first.date < second.date) {
        std::swap(first, second);
    }
    // merge() keeps what is there: the newer source's blocks.
    first.source.blocks.merge(second.source.blocks);
    first.source.company_ids.merge(second.source.company_ids);
    std::ranges::move(second.files, std::back_inserter(first.files));
    note(
        summary,
        first.source.shared + second.source.shared,
        "rows of the IEEE files register a block that another row registers: names joined");
    note(
        summary,
        first.source.without_country + second.source.without_country,
        "rows of the IEEE files name no country");

    MmdbWriter writer;
    for (const auto& [prefix, block] : in_order(first.source)) {
        writer.insert(prefix.database_prefix(), writer.add_record(value_of(*block)));
        ++summary.blocks[static_cast<std::size_t>(block->registry)];
    }
    MmdbWriter::Metadata metadata;
    metadata.type = kHardwareDatabaseType;
    metadata.description =
        description_of("Writ hardware database: who registered a MAC block", first.files);
    metadata.build_epoch = build_epoch_of(first.files);
    status = writer.write(path, metadata, [&progress](double done) { progress(0.5 + done / 2); });
    summary.hardware_nodes = writer.node_count();
    std::ranges::move(first.files, std::back_inserter(summary.sources));
    return status;
}

} // namespace writ
