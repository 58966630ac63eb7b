// SPDX-License-Identifier: GPL-2.0-or-later
// Flags that the user's own override names, whatever databases and catalogue say.
#include "attribution/evaluate.h"
#include "attribution/words.h"

#include <algorithm>

namespace writ {

void add_override_flags(Evaluation& evaluation) {
    const Override* const row = evaluation.named.overridden;
    if (row == nullptr) {
        return;
    }
    auto& flags = evaluation.out.flags;
    for (const std::string& id : row->flags) {
        const Law* const law = evaluation.catalog.find_law(id);
        const List* const list = evaluation.catalog.find_list(id);
        if (law == nullptr && list == nullptr) {
            evaluation.remark(joined(
                {"the user's own override for ",
                 row->key,
                 " names ",
                 id,
                 ", which is no law or list of the catalogue"}));
            continue;
        }
        // What the user says stands in the place of what was found out.
        const auto known = std::find_if(
            flags.begin(), flags.end(), [&](const Flag& flag) { return flag.id == id; });
        Flag& flag = known != flags.end() ? *known : flags.emplace_back();
        flag = Flag{};
        flag.kind = law != nullptr ? FlagKind::law : FlagKind::list;
        flag.id = law != nullptr ? law->id : list->id;
        flag.category = law != nullptr ? law->category : list->category;
        flag.law = law;
        flag.list = law != nullptr ? nullptr : list;
        flag.evidence = evaluation.named.kind;
        flag.overridden = row;
    }
}

} // namespace writ
