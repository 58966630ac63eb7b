// SPDX-License-Identifier: GPL-2.0-or-later
// network.mmdb: read the layers, merge them, write.
#include "lookup/mmdb_writer.h"
#include "sources/as_country.h"
#include "sources/build_steps.h"
#include "sources/flatten.h"
#include "sources/merge.h"

#include <algorithm>
#include <chrono>
#include <unordered_map>
#include <utility>

namespace writ {
namespace {

constexpr Family kFamilies[] = {Family::v4, Family::v6};

// A layer after flattening, with its newest date.
struct FlatLayer {
    std::vector<NetworkEntry> v4;
    std::vector<NetworkEntry> v6;
    std::optional<Day> date;

    std::span<const NetworkEntry> of(Family family) const { return family == Family::v4 ? v4 : v6; }
    void take(NetworkLayer& layer) {
        v4 = flatten(std::exchange(layer.v4, {}));
        v6 = flatten(std::exchange(layer.v6, {}));
    }
};

class NetworkBuild {
  public:
    NetworkBuild(const BuildInputs& inputs, const ProgressPart& progress, BuildSummary& summary)
        : inputs_(inputs), progress_(progress), summary_(summary) {}

    Status run(const std::string& path) {
        using Step = Status (NetworkBuild::*)();
        constexpr Step kSteps[] = {
            &NetworkBuild::read_networks,
            &NetworkBuild::read_as_ranges,
            &NetworkBuild::read_countries,
            &NetworkBuild::read_as_countries};
        double done = 0;
        for (const Step step : kSteps) {
            Status status = (this->*step)();
            if (!status) {
                return status;
            }
            progress_(done += 0.12);
        }
        insert_all();
        progress_(0.6);
        return write(path);
    }

  private:
    Status
    use(SourceFile file, const char* layer, std::optional<Day> date, const std::string& licence) {
        Status status = describe(file, layer, date, licence);
        if (status) {
            sources_.push_back(std::move(file.info));
        }
        return status;
    }

    void note(std::uint64_t count, const char* what) {
        if (count != 0) {
            summary_.notes.push_back(std::to_string(count) + " " + what);
        }
    }

    Status read_networks() {
        if (inputs_.libloc.empty()) {
            return Done{};
        }
        const SourceFile& file = inputs_.libloc.front();
        Result<NetworkSource> source = read_libloc(file.path);
        if (!source) {
            return source.error();
        }
        note(
            source.value().unknown_countries,
            "networks of the location database have a code that is no country (EU, AP): left out");
        networks_.take(source.value().layer);
        as_names_ = std::move(source.value().layer.as_names);
        Status status = use(file, "libloc", source.value().date, source.value().licence);
        networks_.date = status ? sources_.back().date : std::nullopt;
        return status;
    }

    Status read_as_ranges() {
        NetworkLayer layer;
        for (const SourceFile& file : inputs_.asn_csv) {
            Status status = read_asn_csv(file.path, layer);
            if (status) {
                status = use(file, "asn-csv", std::nullopt, "");
            }
            if (!status) {
                return status;
            }
        }
        as_ranges_.take(layer);
        as_names_.merge(layer.as_names); // keeps the names that are there
        return Done{};
    }

    Status read_countries() {
        NetworkSource source;
        for (const SourceFile& file : inputs_.country) {
            source.date.reset();
            Status status = read_country_file(file.path, source);
            if (status) {
                status = use(file, "country", source.date, source.licence);
            }
            if (!status) {
                return status;
            }
            countries_.date = std::max(countries_.date, sources_.back().date);
        }
        countries_.take(source.layer);
        note(
            source.unknown_countries,
            "networks of the country layer have a code that is no country: left out");
        return Done{};
    }

    Status read_as_countries() {
        for (const SourceFile& file : inputs_.as_country) {
            const Result<bool> mmdb = is_mmdb(file.path);
            if (!mmdb) {
                return mmdb.error();
            }
            Status status = mmdb.value() ? vote(file) : read_table(file);
            if (!status) {
                return status;
            }
        }
        return Done{};
    }

    Status read_table(const SourceFile& file) {
        Result<AsCountrySource> source = read_as_country_table(file.path);
        if (!source) {
            return source.error();
        }
        SourceFile described = file;
        if (described.info.name.empty() && !source.value().name.empty()) {
            described.info.name = "as_country.tsv of " + source.value().name;
            described.info.version = source.value().version;
        }
        as_countries_.merge(source.value().table);
        return use(std::move(described), "as-country", source.value().date, source.value().licence);
    }

    Status vote(const SourceFile& file) {
        NetworkSource source;
        Status status = read_country_mmdb(file.path, source);
        if (!status) {
            return status;
        }
        AsCountryTable table = vote_as_countries(
            {networks_.of(Family::v4),
             as_ranges_.of(Family::v4),
             flatten(std::move(source.layer.v4))},
            {networks_.of(Family::v6),
             as_ranges_.of(Family::v6),
             flatten(std::move(source.layer.v6))});
        as_countries_.merge(table);
        return use(file, "as-country", source.date, source.licence);
    }

    bool country_layer_first() const {
        return networks_.date && countries_.date &&
               *countries_.date - *networks_.date > std::chrono::days(kCountryLayerFirstDays);
    }

    void insert_all() {
        const MergeOptions options{inputs_.fill_unannounced, country_layer_first()};
        if (options.country_layer_first) {
            summary_.notes.emplace_back(
                "the country layer is much newer than the location database and is asked first");
        }
        for (const Family family : kFamilies) {
            const MergeLayers layers{
                networks_.of(family), as_ranges_.of(family), countries_.of(family)};
            merge(family, layers, options, [this, family](const NetworkEntry& entry) {
                insert(family, entry);
            });
        }
        count_ases();
    }

    void insert(Family family, const NetworkEntry& entry) {
        writer_.insert_range(
            address_of(entry.first, family),
            address_of(entry.last, family),
            record_of(entry.facts));
        ++summary_.ranges;
        if (family == Family::v4) {
            const auto size = static_cast<std::uint64_t>(entry.last - entry.first) + 1;
            summary_.v4_with_as += entry.facts.asn != 0 ? size : 0;
            summary_.v4_with_country += entry.facts.country.empty() ? 0 : size;
        }
    }

    MmdbWriter::RecordId record_of(const NetworkFacts& facts) {
        const auto letter = [&facts](std::size_t index) {
            return static_cast<std::uint64_t>(
                static_cast<unsigned char>(facts.country.letters[index]));
        };
        const std::uint64_t key =
            std::uint64_t{facts.asn} << 32 | letter(0) << 16 | letter(1) << 8 | facts.traits;
        const auto [known, is_new] = records_.try_emplace(key);
        if (is_new) {
            known->second = writer_.add_record(value_of(facts));
            ases_.push_back(facts.asn);
        }
        return known->second;
    }

    // The keys are those that lookup/hardware_database.h states for kNetworkDatabaseType.
    MmdbValue value_of(const NetworkFacts& facts) const {
        std::vector<std::pair<std::string, MmdbValue>> entries;
        if (facts.asn != 0) {
            entries.emplace_back("autonomous_system_number", MmdbValue::uint32(facts.asn));
            if (const auto name = as_names_.find(facts.asn); name != as_names_.end()) {
                entries.emplace_back(
                    "autonomous_system_organization", MmdbValue::text(name->second));
            }
        }
        const auto country_text = [](const CountryCode& country) {
            return MmdbValue::text(std::string(country.view()));
        };
        if (!facts.country.empty()) {
            entries.emplace_back(
                "country", MmdbValue::map({{"iso_code", country_text(facts.country)}}));
        }
        if (const auto country = as_countries_.find(facts.asn); country != as_countries_.end()) {
            entries.emplace_back("as_country", country_text(country->second));
        }
        std::vector<std::pair<std::string, MmdbValue>> traits;
        for (const auto& [trait, key] :
             {std::pair(kAnycast, "is_anycast"),
              std::pair(kAnonymousProxy, "is_anonymous_proxy"),
              std::pair(kSatelliteProvider, "is_satellite_provider")}) {
            if ((facts.traits & trait) != 0) {
                traits.emplace_back(key, MmdbValue::boolean(true));
            }
        }
        if (!traits.empty()) {
            entries.emplace_back("traits", MmdbValue::map(std::move(traits)));
        }
        return MmdbValue::map(std::move(entries));
    }

    void count_ases() {
        std::ranges::sort(ases_);
        ases_.erase(std::unique(ases_.begin(), ases_.end()), ases_.end());
        for (const std::uint32_t asn : ases_) {
            summary_.as_count += asn != 0 ? 1 : 0;
            summary_.as_named += as_names_.contains(asn) ? 1 : 0;
            summary_.as_registered += as_countries_.contains(asn) ? 1 : 0;
        }
    }

    Status write(const std::string& path) {
        MmdbWriter::Metadata metadata;
        metadata.type = kNetworkDatabaseType;
        metadata.description = description_of(
            "Writ network database: AS, location, country of AS registration", sources_);
        metadata.build_epoch = build_epoch_of(sources_);
        const auto start = std::chrono::steady_clock::now();
        Status status =
            writer_.write(path, metadata, [this](double done) { progress_(0.6 + 0.4 * done); });
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
        summary_.network_write_seconds = spent.count();
        summary_.network_nodes = writer_.node_count();
        std::ranges::move(sources_, std::back_inserter(summary_.sources));
        return status;
    }

    const BuildInputs& inputs_;
    const ProgressPart& progress_;
    BuildSummary& summary_;
    FlatLayer networks_;
    FlatLayer as_ranges_;
    FlatLayer countries_;
    std::map<std::uint32_t, std::string> as_names_;
    AsCountryTable as_countries_;
    std::vector<SourceInfo> sources_;
    MmdbWriter writer_;
    std::unordered_map<std::uint64_t, MmdbWriter::RecordId> records_; // by packed facts
    std::vector<std::uint32_t> ases_;
};

} // namespace

Status build_network_database(
    const BuildInputs& inputs,
    const std::string& path,
    const ProgressPart& progress,
    BuildSummary& summary) {
    return NetworkBuild(inputs, progress, summary).run(path);
}

} // namespace writ
