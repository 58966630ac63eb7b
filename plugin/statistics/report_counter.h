// SPDX-License-Identifier: GPL-2.0-or-later
// ReportCounter: counts the verdicts of a capture's frames into a report.
// Knows: verdicts. Does not know: Wireshark, which data and preferences are in force.
// Memory: grows with names, pairs and endpoints, each up to a limit (report::kRowLimit,
// report::kEndpointLimit), not with packets. Ownership: keeps copies; a verdict may go after the
// call. Threads: one. May throw std::bad_alloc; what is counted then is not to be used.
#pragma once

#include "frame_lacks.h"
#include "statistics/report_facets.h"

#include <map>
#include <span>

namespace writ::plugin {

// What a frame's verdict does not say by itself.
struct FrameNotes {
    std::uint64_t octets = 0;
    std::optional<report::Instant> when;
    NameGaps names;
};

class ReportCounter {
  public:
    ReportCounter() = default;
    ReportCounter(const ReportCounter&) = delete;
    ReportCounter& operator=(const ReportCounter&) = delete;

    // Each frame of the capture, whether or not it is looked at.
    void count_frame(std::uint64_t octets, const std::optional<report::Instant>& when) {
        all_.add(octets, when);
    }
    // Each frame that is looked at. REQUIRES: the same catalogue at each call.
    void count_verdict(const Verdict& verdict, const FrameNotes& notes, const Catalog& catalog);

    // Everything that was counted so far. `everywhere`: what could not be consulted in any frame.
    report::Report report(std::span<const std::string> everywhere) const;

  private:
    // An address, a MAC address, or the number of an identifier's text.
    struct EndpointKey {
        std::uint64_t high = 0;
        std::uint64_t low = 0;
        std::uint32_t kind = 0;
        bool operator==(const EndpointKey&) const = default;
    };
    struct EndpointHash {
        std::size_t operator()(const EndpointKey& key) const {
            std::uint64_t mixed = (key.high ^ key.kind) * 0x9e3779b97f4a7c15U;
            mixed = (mixed ^ mixed >> 32U ^ key.low) * 0x9e3779b97f4a7c15U;
            return mixed ^ mixed >> 29U;
        }
    };
    struct SeenFacet {
        const Facet* facet = nullptr;
        bool serves = false; // the endpoint by the facet's name
    };
    struct EndpointRow {
        report::Presence seen;
        std::uint64_t sent = 0;
        std::uint64_t received = 0;
        std::vector<SeenFacet> facets; // by address, each once
        report::Few domains;
    };
    using EndpointCell = Cell<EndpointRow>;
    struct PairOrFlow {
        std::uint64_t first = 0; // numbers of texts, two in one
        std::uint64_t second = 0;
        bool operator==(const PairOrFlow&) const = default;
    };
    struct PairHash {
        std::size_t operator()(const PairOrFlow& key) const {
            return EndpointHash{}({key.first, key.second, 0});
        }
    };
    struct Pairs {
        std::unordered_map<PairOrFlow, report::PairRow, PairHash> rows;
        report::Count others;
    };

    void count_parties(const Verdict& verdict);
    void count_pair(Pairs& pairs, std::string_view source, std::string_view destination);
    void count_flow(std::string_view from, const Party& party);
    void
    count_subject(const Verdict& verdict, const SubjectVerdict& subject, const Catalog& catalog);
    void keep_facet(EndpointRow& row, const SeenFacet& seen);
    void count_incomplete(const Verdict& verdict, const FrameNotes& notes);
    EndpointCell* endpoint_of(const Verdict& verdict, const SubjectVerdict& subject);
    std::uint64_t number_of(std::string_view text);
    std::string text_of(const EndpointKey& key) const;
    static report::Endpoint expanded(const EndpointRow& row);
    void add_names(report::Report& out) const;
    void add_pairs(report::Report& out) const;
    void add_endpoints(report::Report& out) const;

    CountedFrame now_;
    report::Count all_;
    report::Count looked_at_;
    report::Count without_address_;
    report::AttentionCounts attention_{};
    report::Timeline timeline_;
    Facets facets_;
    TextTable<std::uint32_t> numbers_;
    std::vector<const std::string*> texts_; // by number
    Pairs parties_;
    Pairs seats_;
    Pairs flow_;
    std::unordered_map<EndpointKey, EndpointCell, EndpointHash> endpoints_;
    EndpointCell other_endpoints_;
    std::size_t facets_of_endpoints_ = 0;
    bool endpoints_lack_owners_ = false; // there were more than are kept
    std::map<std::string, std::uint64_t, std::less<>> incomplete_;
};

} // namespace writ::plugin
