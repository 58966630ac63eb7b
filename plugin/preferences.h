// SPDX-License-Identifier: GPL-2.0-or-later
// The preferences (`tshark -o writ.NAME:VALUE`), as the user wrote them.
// Knows: names, descriptions and where Wireshark keeps the values. Does not know: whether a value
// is right (attribution/settings.h), or what it does (session). Ownership: the texts are
// Wireshark's. Threads: the dissecting one.
#pragma once

#include "annotate.h"
#include "attribution/settings.h"
#include "expert_notes.h"

#include <cstdint>
#include <string>
#include <vector>

namespace writ::plugin {

struct PreferenceValues {
    SettingsText settings;
    std::string data_dir;
    std::string network_db;
};

// Registers them below the protocol. `changed` is called after each change, also those that were
// read from a file or given on the command line when the program starts.
void register_preferences(int protocol, void (*changed)());

// Their values now. May throw std::bad_alloc.
PreferenceValues preference_values();

// Whether trees are wanted while a file is loaded.
bool preferences_observe_on_load();

// Reads `fields` anew. To be called after a change; a wrong name is reported, and the last good
// text stays.
void take_fields_preference() noexcept;

// By id, whether that names a field, of which alone a visible tree is to have items; empty: all of
// ours.
const std::vector<bool>& preferences_fields() noexcept;

// How many frames of a longer capture stand before the first of the file.
std::uint32_t preferences_frames_before();

// What `expert` and `annotate` say; of a wrong text, which is reported once, the last good one.
ExpertNotes preferences_expert();
Annotate preferences_annotate();

} // namespace writ::plugin
