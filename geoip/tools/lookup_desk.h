// SPDX-License-Identifier: GPL-2.0-or-later
// LookupDesk: answers keys from the databases and the catalogue, in the words of the plugin's
// fields. Knows: which field says what. Does not know: options, output. Ownership: owns the data it
// loaded.
#pragma once

#include "attribution/assess.h"
#include "tools/lookup_answer.h"
#include "tools/lookup_key.h"

#include <functional>

namespace writ {

class LookupDesk {
  public:
    using Take = std::function<void(const LookupAnswer&)>;

    // Laws and lists are read at the day that `settings` say, or the catalogue's own date.
    LookupDesk(DataSet data, Settings settings);

    // False for an id that the catalogue does not have.
    bool knows(const LookupKey& key) const;

    // Calls `take` for each answer: one for a key, one for each network inside a prefix, one for
    // each registration inside a block; `text` is the key as the user wrote it. A key of which
    // nothing is known has an answer with little in it. Error when a database is corrupt on the
    // way. REQUIRES: knows(key).
    Status answer(const LookupKey& key, const std::string& text, const Take& take);

  private:
    void answer_address(const IpAddress& address, LookupAnswer& answer);
    void answer_mac(const MacAddress& address, LookupAnswer& answer);
    Status answer_prefix(const Prefix& prefix, const std::string& text, const Take& take);
    Status answer_block(const MacPrefix& block, const std::string& text, const Take& take);
    Status answer_as(std::uint32_t asn, LookupAnswer& answer);
    void answer_registered(const RegisteredKey& key, LookupAnswer& answer);
    void answer_id(const std::string& id, LookupAnswer& answer);

    Assessor assessor_;
    Day day_;
};

} // namespace writ
