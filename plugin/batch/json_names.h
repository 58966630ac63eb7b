// SPDX-License-Identifier: GPL-2.0-or-later
// JSON of a run folder, in which names are encoded. For the .cpp files of this folder only.
#pragma once

#include "batch/names.h"
#include "identifiers/result.h"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace writ::batch {

using Json = nlohmann::json;

inline std::vector<std::string> encoded(const std::vector<std::string>& names) {
    std::vector<std::string> texts;
    texts.reserve(names.size());
    for (const std::string& name : names) {
        texts.push_back(encode_name(name));
    }
    return texts;
}

// The two below throw what nlohmann-json throws: call them inside parsed().
inline std::string decoded_at(const Json& object, const char* key) {
    return decode_name(object.at(key).get<std::string>());
}

inline std::vector<std::string> all_decoded(const Json& array) {
    std::vector<std::string> names;
    for (const Json& text : array) {
        names.push_back(decode_name(text.get<std::string>()));
    }
    return names;
}

// What `read` makes of the text; an Error that names `where` in place of any exception.
template <class T, class Read>
Result<T> parsed(std::string_view text, const std::string& where, Read read) {
    try {
        return read(Json::parse(text));
    } catch (const Json::exception& problem) {
        return Error{where, std::string("is not what writ-batch wrote: ") + problem.what(), ""};
    }
}

} // namespace writ::batch
