// SPDX-License-Identifier: GPL-2.0-or-later
#include "evidence/condition.h"

#include <algorithm>

namespace writ::plugin {

namespace {

Condition condition_of(std::string_view text) {
    using Form = Condition::Form;
    Condition condition;
    const auto marked = [&](char sign, Form form) {
        if (!text.starts_with(sign)) {
            return false;
        }
        condition.form = form;
        condition.field = text.substr(1);
        return true;
    };
    if (marked('!', Form::absent) || marked('+', Form::behind)) {
        return condition;
    }
    if (marked('^', Form::word)) {
        condition.value = condition.field;
        condition.field = {};
        return condition;
    }
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) {
        condition.form = Form::before;
        condition.field = text;
        return condition;
    }
    condition.field = text.substr(0, equals);
    condition.value = text.substr(equals + 1);
    if (condition.field.ends_with('!') || condition.field.ends_with('*')) {
        condition.form = condition.field.ends_with('!') ? Form::differs : Form::anywhere;
        condition.field.remove_suffix(1);
    }
    return condition;
}

} // namespace

Conditions conditions_of(std::string_view key) {
    Conditions all;
    while (!key.empty() && all.count < Conditions::kMost) {
        const std::size_t end = std::min(key.find('&'), key.size());
        all.each.at(all.count++) = condition_of(key.substr(0, end));
        key.remove_prefix(std::min(end + 1, key.size()));
    }
    return all;
}

} // namespace writ::plugin
