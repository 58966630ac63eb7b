// SPDX-License-Identifier: GPL-2.0-or-later
#include "evidence/marks.h"

#include <algorithm>

namespace writ::plugin {

namespace {

bool contains(const field_info* outer, const field_info* inner) {
    return outer->ds_tvb == inner->ds_tvb && outer->start <= inner->start &&
           inner->start + inner->length <= outer->start + outer->length;
}

bool prints_as(const packet_info* pinfo, field_info* item, std::string_view expected) {
    if (item->hfinfo->type == FT_BOOLEAN) { // a word or a digit, as the version has it
        return expected == (fvalue_get_uinteger64(value_of(item)) != 0 ? "1" : "0");
    }
    const char* const text = printed(pinfo->pool, item);
    return text != nullptr && expected == text;
}

} // namespace

bool Marks::any(std::uint16_t mark) const {
    return std::any_of(first_, last_, [&](const FoundItem& found) { return found.number == mark; });
}

bool Marks::any_contains(std::uint16_t mark, const field_info* item) const {
    return std::any_of(first_, last_, [&](const FoundItem& found) {
        return found.number == mark && contains(found.item, item);
    });
}

bool Marks::any_prints_as(
    const packet_info* pinfo, std::uint16_t mark, std::string_view expected) const {
    return std::any_of(first_, last_, [&](const FoundItem& found) {
        return found.number == mark && prints_as(pinfo, found.item, expected);
    });
}

// Of several at one place the last.
field_info* Marks::nearest_before(std::uint16_t mark, const field_info* item) const {
    field_info* nearest = nullptr;
    for (const FoundItem* found = first_; found != last_; ++found) {
        if (found->number == mark && found->item->ds_tvb == item->ds_tvb &&
            found->item->start <= item->start &&
            (nearest == nullptr || nearest->start <= found->item->start)) {
            nearest = found->item;
        }
    }
    return nearest;
}

field_info* Marks::nearest_behind(std::uint16_t mark, const field_info* item) const {
    field_info* nearest = nullptr;
    for (const FoundItem* found = first_; found != last_; ++found) {
        if (found->number == mark && found->item->ds_tvb == item->ds_tvb &&
            found->item->start > item->start &&
            (nearest == nullptr || found->item->start < nearest->start)) {
            nearest = found->item;
        }
    }
    return nearest;
}

const field_info* Marks::innermost(std::uint16_t mark, const field_info* item) const {
    const field_info* innermost = nullptr;
    for (const FoundItem* found = first_; found != last_; ++found) {
        if (found->number == mark && contains(found->item, item) &&
            (innermost == nullptr || contains(innermost, found->item))) {
            innermost = found->item;
        }
    }
    return innermost;
}

// Only who shows a certificate in a handshake has its key: what is fetched, stapled, quoted or
// passed on is another's.
Certificate Marks::certificate_of(const field_info* item) const {
    const EvidenceTable::CertificateMarks& marks = evidence_table().certificate_marks();
    const field_info* const own = innermost(marks.one, item);
    if (own == nullptr) {
        return Certificate::none;
    }
    if (!any_contains(marks.shown, own) || any(marks.carried)) {
        return Certificate::other;
    }
    const bool is_later = std::any_of(first_, last_, [&](const FoundItem& found) {
        return found.number == marks.one && found.item->ds_tvb == own->ds_tvb &&
               found.item->start < own->start && any_contains(marks.shown, found.item);
    });
    return is_later ? Certificate::other : Certificate::own;
}

bool Marks::holds(
    const packet_info* pinfo, const Condition& condition, const field_info* item) const {
    const auto nearest_prints = [&] {
        field_info* const nearest = nearest_before(condition.mark, item);
        return nearest != nullptr && prints_as(pinfo, nearest, condition.value);
    };
    switch (condition.form) {
    case Condition::Form::equals:
        return nearest_prints();
    case Condition::Form::differs:
        return !nearest_prints();
    case Condition::Form::anywhere:
        return any_prints_as(pinfo, condition.mark, condition.value);
    case Condition::Form::absent:
        return !any(condition.mark);
    case Condition::Form::before:
        return nearest_before(condition.mark, item) != nullptr;
    case Condition::Form::behind:
        return nearest_behind(condition.mark, item) != nullptr;
    case Condition::Form::word:
        break;
    }
    return true;
}

bool Marks::fit(const packet_info* pinfo, const TableRow& row, const field_info* item) const {
    if (row.within != TableRow::kNoMark && !any_contains(row.within, item)) {
        return false;
    }
    return std::ranges::all_of(
        row.conditions, [&](const Condition& condition) { return holds(pinfo, condition, item); });
}

field_info* Marks::companion(const TableRow& row, const field_info* item) const {
    for (const Condition& condition : row.conditions) {
        if (condition.goes_with()) {
            return condition.form == Condition::Form::before ? nearest_before(condition.mark, item)
                                                             : nearest_behind(condition.mark, item);
        }
    }
    return nullptr;
}

} // namespace writ::plugin
