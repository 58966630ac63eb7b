// SPDX-License-Identifier: GPL-2.0-or-later
// LearntNames: what earlier frames of one capture said of the ends of conversations, and which
// names DNS gave to whom for an address. A fact carries the number of its frame and counts from
// that frame on, never before, so every pass over the capture gets the same answers, in whatever
// order its frames are looked at.
// Knows: conversations by a number, ends by address and port. Does not know: frames, protocols,
// catalogue. Memory: grows with conversations that have a name, not with packets; bounded by
// kMostFacts, see is_full(). Ownership: owns all names; views live until clear(). Threads: one.
#pragma once

#include "attribution/observation.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace writ {

// One end of one conversation.
struct Endpoint {
    IpAddress address;
    std::uint16_t port = 0;
    std::uint32_t conversation = 0;
    bool operator==(const Endpoint&) const = default;
};

// Who asked DNS, and for which address the answer named.
struct AnsweredAddress {
    IpAddress client;
    IpAddress address;
    bool operator==(const AnsweredAddress&) const = default;
};

class LearntNames {
  public:
    // All facts together: about 100 octets each with their share of the tables.
    static constexpr std::size_t kMostFacts = 100'000;
    // Of one end, or of one answered address: with more different ones in a row than this nothing
    // is said from there on.
    static constexpr std::size_t kMostOfOne = 64;

    // A name or a certificate's organisation that a frame gave to an end; of each source the first
    // in the frame. An empty name says nothing but that what was learnt before no longer holds
    // (`ends_earlier`: a proxy was told to go on to another host).
    struct Fact {
        std::uint32_t frame = 0;
        NameSource source = NameSource::asked;
        EvidenceKind kind = EvidenceKind::domain;
        bool ends_earlier = false;
        std::string_view name;
        const char* field = ""; // lives for ever
    };

    void learn(const Endpoint& end, const Fact& fact);
    void learn_answer(const AnsweredAddress& key, const Fact& fact);

    // What holds for the end in frame `frame`: the strongest, then the newest name, and the newest
    // organisation.
    struct Recalled {
        std::optional<Fact> name;
        std::optional<Fact> holder;
        bool has_own = false; // anything was said of this end itself: DNS is not asked
    };
    Recalled recall(const Endpoint& end, std::uint32_t frame) const;

    // The names that answers before frame `before` gave, the newest first; each once. Empty when
    // there were too many.
    std::vector<Fact> answers(const AnsweredAddress& key, std::uint32_t before) const;

    // No more is learnt; what is known stays.
    bool is_full() const { return fact_count_ >= kMostFacts; }
    std::size_t fact_count() const { return fact_count_; }

    void clear();

  private:
    struct Hash {
        std::size_t operator()(const Endpoint& end) const;
        std::size_t operator()(const AnsweredAddress& key) const;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    // The same fact from one frame on, and said for the last time, with nothing else between, in
    // another.
    struct Run {
        Fact fact;
        std::uint32_t last = 0;
    };
    // What was said of one end, in the order of frames.
    struct Story {
        std::vector<Run> runs;
        std::uint32_t silent_from = 0; // from this frame on too much was said; 0: never
    };

    void insert(Story& story, const Fact& fact);
    void add(Story& story, std::size_t at, const Fact& fact);
    std::string_view keep(std::string_view name);

    std::unordered_map<Endpoint, Story, Hash> ends_;
    std::unordered_map<AnsweredAddress, Story, Hash> answers_;
    std::unordered_map<std::string_view, std::string_view, Hash> known_; // names_, by themselves
    std::deque<std::string> names_;
    std::size_t fact_count_ = 0;
};

} // namespace writ
