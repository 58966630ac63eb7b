// SPDX-License-Identifier: GPL-2.0-or-later
// The grammar of tags in comments: anybody may write one.
#include "fuzz_target.h"

#include "attribution/tag.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view comment = writ::fuzz::text_of(data, size);
    const std::optional<writ::Tag> tag = writ::read_tag(comment);
    writ::fuzz::require(!tag || writ::is_tag(comment), "what is read begins as a tag");
    if (tag) {
        std::size_t octets = tag->attention.size() + tag->as_of.size() + tag->data.size();
        for (const auto* const texts : {&tag->flags, &tag->entities, &tag->statements}) {
            for (const std::string& text : *texts) {
                octets += text.size();
            }
        }
        writ::fuzz::require(octets <= size, "nothing is read that is not there");
    }
    return 0;
}
