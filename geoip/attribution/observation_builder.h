// SPDX-License-Identifier: GPL-2.0-or-later
// ObservationBuilder: puts the subjects of one frame together, each thing once.
// Knows: that an end has at most one address, one MAC address and one name; that what is an end is
// not repeated as carrier or as spoken of. Does not know: fields, positions in a frame.
// Ownership: borrows the observation. Threads: one.
#pragma once

#include "attribution/observation.h"

#include <optional>

namespace writ {

class ObservationBuilder {
  public:
    // Empties `observation`.
    explicit ObservationBuilder(Observation& observation);

    // ---- The ends first. REQUIRES for both: role is src or dst. ----
    void set_address(Role role, const IpAddress& address, const Place& place);
    void set_mac(Role role, const MacAddress& mac, const Place& place);

    // ---- Then the rest, in the order in which it is to be shown. ----

    // Left out when it is empty or unspecified (0.0.0.0, ::), an end's, or there already.
    // `prefix_length`: ObservedSubject's.
    void add_address(
        Role role,
        const IpAddress& address,
        const Place& place,
        std::uint8_t prefix_length = ObservedSubject::kWholeAddress);
    // The same; group addresses and zeros name no device and are left out. One that an end has room
    // for becomes the end's when role is src or dst, else it is named.
    void add_mac(Role role, const MacAddress& mac, const Place& place);
    void add_organisation(Role role, const Organisation& organisation, const Place& place);
    // To an end, or as a subject of its own. Of the names of one end the strongest, then the one
    // from the newest frame, then the first is its name; the others that are of this frame are
    // named, and what was learnt is left out.
    void add_identifier(Role role, const ObservedIdentifier& identifier);

    // Puts the names in their places. Nothing may be added afterwards.
    void finish();

  private:
    std::uint16_t end(Role role);
    ObservedSubject* new_subject(Role role);
    void append(std::uint16_t subject, const ObservedIdentifier& identifier);
    void add_named(const ObservedIdentifier& identifier);
    bool has(const ObservedIdentifier& identifier, Role role) const;
    void choose_name(Role role);

    Observation& out_;
    std::array<std::optional<std::uint16_t>, 2> ends_; // src, dst: positions in subjects
};

} // namespace writ
