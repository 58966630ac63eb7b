// SPDX-License-Identifier: GPL-2.0-or-later
// FrameObserver: from what a frame shows, and what earlier frames of the capture taught, to its
// subjects.
// Knows: where in a frame a header stands, and what follows from that: which addresses are the two
// ends, which carry the packet (via), which are only quoted or sampled in it (named). Which kinds
// of value are what identifier; which names stick to whom. Does not know: databases, entities,
// trees. Ownership: owns what was learnt and the texts of the last observation. Threads: one.
#pragma once

#include "attribution/learnt_names.h"
#include "attribution/observation_builder.h"
#include "frame_facts.h"
#include "frame_headers.h"

#include <deque>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace writ::plugin {

class FrameObserver {
  public:
    // Tells two services apart: the holder of a name, or the name itself.
    using ServiceOf = std::function<std::string_view(std::string_view name)>;

    // Replaces what is in `observation`; it is good until the next call.
    void observe(const FrameFacts& facts, const ServiceOf& service_of, Observation& observation);

    // Forgets what was learnt: another capture begins, or the same from its start.
    void forget();

    // Whether earlier frames of this frame's conversation were not looked at, so that a name may be
    // missing; of the last observation.
    bool names_are_missing() const { return names_are_missing_; }
    // The rows of the evidence table that gave an identifier; of the last observation.
    std::span<const std::uint16_t> rows_read() const { return rows_read_; }
    // There were more names in the capture than are kept.
    bool is_full() const { return names_.is_full(); }

  private:
    struct Ends;
    // One of the three.
    struct Item {
        Position at;
        const NetworkHeader* header = nullptr;
        const LinkAddress* link = nullptr;
        const Piece* piece = nullptr;
        std::size_t order = 0; // of those that stand in one place
    };

    // ---- observe.cpp: headers ----
    Ends find_ends(const FrameFacts& facts) const;
    static void add_ends(const Ends& ends, ObservationBuilder& builder);
    Position find_quoted(const Ends& ends) const;
    void sort_items(const FrameFacts& facts);
    void add_others(const Ends& ends, ObservationBuilder& builder);
    // ---- observe_pieces.cpp: values of the other rows ----
    Role role_of(const Piece& piece) const;
    bool is_about_an_end(const Piece& piece) const;
    void add_piece(const Piece& piece, ObservationBuilder& builder);
    bool add_identifier(const Piece& piece, Role role, ObservationBuilder& builder);
    std::string_view keep(std::string_view text);
    // ---- observe_names.cpp: what sticks ----
    void note_frame(const FrameFacts& facts);
    bool asked_before(const FrameFacts& facts);
    void learn_names(const FrameFacts& facts, const Observation& observation);
    void learn_answers(const FrameFacts& facts, const IpAddress& client);
    void recall_names(
        const FrameFacts& facts,
        const ServiceOf& service_of,
        const Observation& observation,
        ObservationBuilder& builder);

    Headers seen_;
    std::vector<Item> items_; // of the frame, by position
    std::vector<std::uint16_t> rows_read_;
    LearntNames names_;
    std::deque<std::string> texts_; // of the last observation; kept for their memory
    std::size_t text_count_ = 0;
    Position quoted_from_;          // behind it everything is of another packet
    bool source_asked_ = false;     // the source asked the destination for a name
    bool ends_earlier_ = false;     // a proxy was told its target in this frame
    const char* target_field_ = ""; // by this field
    std::uint32_t seen_to_ = 0;     // all frames from 1 to this one were looked at
    bool names_are_missing_ = false;
};

} // namespace writ::plugin
