// SPDX-License-Identifier: GPL-2.0-or-later
#include "evidence/evidence_reader.h"

#include "evidence/evidence_table.h"
#include "evidence/plmn_digits.h"

#include <algorithm>
#include <cstring>

namespace writ::plugin {

namespace {

// An item of the tree that the table uses.
struct Found {
    field_info* item;
    bool is_mark;
    std::uint16_t number; // of the row or the mark
    int buffer;
};

constexpr std::size_t kMostFound = 4096;

struct Finder {
    const packet_info* pinfo;
    std::array<Found, kMostFound> found;
    std::size_t count;
    std::uint16_t dropped;
};

int buffer_of(const packet_info* pinfo, const tvbuff_t* buffer) {
    int index = 0;
    for (const GSList* item = pinfo->data_src; item != nullptr; item = item->next) {
        if (get_data_source_tvb(static_cast<const data_source*>(item->data)) == buffer) {
            return index;
        }
        ++index;
    }
    return index;
}

// Dissectors repeat in later frames what an earlier one held, as items without octets.
bool is_repeated(const field_info* item) {
    return item->length <= 0 && FI_GET_FLAG(item, FI_GENERATED) != 0;
}

void take_item(Finder& finder, field_info* item) {
    if (is_repeated(item)) {
        return;
    }
    for (const FieldUse& use : evidence_table().uses_of(item->hfinfo->id)) {
        if (finder.count == kMostFound) {
            ++finder.dropped;
            return;
        }
        finder.found[finder.count++] = {
            item, use.is_mark, use.number, buffer_of(finder.pinfo, item->ds_tvb)};
    }
}

void take_items(void* /*id*/, void* items, void* finder) {
    const auto* const all = static_cast<const GPtrArray*>(items);
    for (unsigned i = 0; i < all->len; ++i) {
        take_item(*static_cast<Finder*>(finder), static_cast<field_info*>(all->pdata[i]));
    }
}

void take_tree(Finder& finder, const proto_node* node) {
    for (; node != nullptr; node = node->next) {
        if (PNODE_FINFO(node) != nullptr) {
            take_item(finder, PNODE_FINFO(node));
        }
        take_tree(finder, node->first_child);
    }
}

bool is_before(const Found& left, const Found& right) {
    if (left.is_mark != right.is_mark) {
        return right.is_mark;
    }
    if (left.number != right.number) {
        return left.number < right.number;
    }
    return left.buffer != right.buffer ? left.buffer < right.buffer
                                       : left.item->start < right.item->start;
}

bool contains(const field_info* outer, const field_info* inner) {
    return outer->ds_tvb == inner->ds_tvb && outer->start <= inner->start &&
           inner->start + inner->length <= outer->start + outer->length;
}

// The marks of one frame.
class Marks {
  public:
    Marks(const Found* first, const Found* last) : first_(first), last_(last) {}

    bool any_contains(std::uint16_t mark, const field_info* item) const {
        return std::any_of(first_, last_, [&](const Found& found) {
            return found.number == mark && contains(found.item, item);
        });
    }

    // The nearest that begins at or before the item, of several there the last; nullptr: none.
    field_info* nearest(std::uint16_t mark, const field_info* item) const {
        field_info* nearest = nullptr;
        for (const Found* found = first_; found != last_; ++found) {
            if (found->number == mark && found->item->ds_tvb == item->ds_tvb &&
                found->item->start <= item->start &&
                (nearest == nullptr || nearest->start <= found->item->start)) {
                nearest = found->item;
            }
        }
        return nearest;
    }

    Certificate certificate_of(const field_info* item) const {
        const std::uint16_t certificate = evidence_table().certificate_mark();
        const std::uint16_t message = evidence_table().message_mark();
        const field_info* const own = innermost(certificate, item);
        if (own == nullptr) {
            return Certificate::none;
        }
        const field_info* const around = innermost(message, item);
        const bool is_later = std::any_of(first_, last_, [&](const Found& found) {
            return found.number == certificate && found.item->ds_tvb == own->ds_tvb &&
                   found.item->start < own->start &&
                   (around == nullptr || innermost(message, found.item) == around);
        });
        return is_later ? Certificate::later : Certificate::first;
    }

  private:
    const field_info* innermost(std::uint16_t mark, const field_info* item) const {
        const field_info* innermost = nullptr;
        for (const Found* found = first_; found != last_; ++found) {
            if (found->number == mark && contains(found->item, item) &&
                (innermost == nullptr || contains(innermost, found->item))) {
                innermost = found->item;
            }
        }
        return innermost;
    }

    const Found* first_;
    const Found* last_;
};

bool prints_as(const packet_info* pinfo, field_info* item, std::string_view expected) {
    if (item->hfinfo->type == FT_BOOLEAN) { // a word or a digit, as the version has it
        return expected == (fvalue_get_uinteger64(value_of(item)) != 0 ? "1" : "0");
    }
    const char* const text = printed(pinfo->pool, item);
    return text != nullptr && expected == text;
}

bool fits(
    const packet_info* pinfo, const TableRow& row, const field_info* item, const Marks& marks) {
    if (row.within != TableRow::kNoMark && !marks.any_contains(row.within, item)) {
        return false;
    }
    const auto has = [&](std::uint16_t mark, std::string_view value) {
        if (mark == TableRow::kNoMark) {
            return true;
        }
        field_info* const key = marks.nearest(mark, item);
        return key != nullptr && (value.empty() || prints_as(pinfo, key, value));
    };
    return has(row.key, row.key_value) && has(row.second_key, row.second_value);
}

bool read_octets(Piece& piece, std::string_view octets) {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(octets.data());
    piece.form = Piece::Form::octets;
    piece.text = octets;
    if (piece.row->kind == EvidenceKind::asn) {
        constexpr std::size_t kV4 = 4;
        constexpr std::size_t kV6 = 16;
        piece.form = Piece::Form::address;
        piece.address = octets.size() == kV4   ? IpAddress::v4(bytes)
                        : octets.size() == kV6 ? IpAddress::v6(bytes)
                                               : IpAddress{};
        return !piece.address.empty();
    }
    return !octets.empty();
}

bool read_value(const packet_info* pinfo, Piece& piece, field_info* item) {
    switch (item->hfinfo->type) {
    case FT_IPv4: {
        const std::uint32_t host_order = ipv4_of(item);
        const std::array<std::uint8_t, 4> octets = {
            static_cast<std::uint8_t>(host_order >> 24U),
            static_cast<std::uint8_t>(host_order >> 16U),
            static_cast<std::uint8_t>(host_order >> 8U),
            static_cast<std::uint8_t>(host_order)};
        piece.form = Piece::Form::address;
        piece.address = IpAddress::v4(octets.data());
        return true;
    }
    case FT_IPv6:
        piece.form = Piece::Form::address;
        piece.address = IpAddress::v6(ipv6_of(item));
        return true;
    case FT_ETHER:
        piece.form = Piece::Form::mac;
        piece.mac = MacAddress::of(ether_of(item));
        return true;
    case FT_EUI64: { // kept as a number here and as octets there: printed alike by all
        piece.form = Piece::Form::text;
        const char* const text = printed(pinfo->pool, item);
        piece.text = text == nullptr ? std::string_view{} : text;
        return true;
    }
    case FT_BYTES:
    case FT_UINT_BYTES:
    case FT_OID:
        return read_octets(piece, octets_of(item));
    case FT_STRING:
    case FT_STRINGZ:
    case FT_UINT_STRING:
    case FT_STRINGZPAD:
    case FT_STRINGZTRUNC:
        piece.form = Piece::Form::text;
        piece.text = text_of(item);
        return !piece.text.empty();
    default:
        piece.form = Piece::Form::number;
        return number_of(item, piece.number);
    }
}

// Takes the word off that the text must begin with. False when it does not.
bool take_prefix(Piece& piece, std::string_view prefix) {
    if (prefix.empty()) {
        return true;
    }
    if (piece.form != Piece::Form::text || piece.text.size() < prefix.size() ||
        g_ascii_strncasecmp(piece.text.data(), prefix.data(), prefix.size()) != 0) {
        return false;
    }
    piece.text.remove_prefix(prefix.size());
    return true;
}

// REQUIRES: the row is of kind plmn and has a key.
bool read_plmn(const packet_info* pinfo, Piece& piece, field_info* mnc, field_info* mcc) {
    const char* const country = printed(pinfo->pool, mcc);
    const char* const network = printed(pinfo->pool, mnc);
    const bool is_number = mnc->hfinfo->type != FT_STRING;
    const int digits = is_number ? mnc_digits(mnc, mcc) : static_cast<int>(text_of(mnc).size());
    if (country != nullptr && network != nullptr) {
        piece.plmn = plmn_of(country, network, digits);
    }
    return piece.plmn.has_value();
}

void take_piece(
    const packet_info* pinfo, const Found& found, const Marks& marks, FramePieces& pieces) {
    const TableRow& row = evidence_table().rows()[found.number];
    if (!fits(pinfo, row, found.item, marks)) {
        return;
    }
    if (pieces.count == FramePieces::kMost) {
        ++pieces.dropped;
        return;
    }
    Piece& piece = pieces.pieces[pieces.count];
    piece = Piece{};
    piece.row = &row.row;
    piece.row_number = found.number;
    piece.at = {found.buffer, static_cast<int>(found.item->start)};
    piece.place = {
        found.item->ds_tvb,
        static_cast<std::int32_t>(found.item->start),
        static_cast<std::int32_t>(found.item->length),
        row.row.field};
    const bool has_country = row.row.kind == EvidenceKind::plmn && row.key != TableRow::kNoMark;
    const bool is_read =
        has_country ? read_plmn(pinfo, piece, found.item, marks.nearest(row.key, found.item))
                    : read_value(pinfo, piece, found.item);
    if (!is_read || !take_prefix(piece, row.prefix)) {
        return;
    }
    if (row.row.subject == Subject::src &&
        (row.row.kind == EvidenceKind::certificate || row.row.kind == EvidenceKind::domain)) {
        piece.certificate = marks.certificate_of(found.item);
    }
    ++pieces.count;
}

} // namespace

bool can_be_read(const header_field_info& field, EvidenceKind kind) {
    const bool is_text = field.type == FT_STRING || field.type == FT_STRINGZ ||
                         field.type == FT_UINT_STRING || field.type == FT_STRINGZPAD ||
                         field.type == FT_STRINGZTRUNC;
    const bool is_octets = field.type == FT_BYTES || field.type == FT_UINT_BYTES;
    const bool is_number = is_integer(field.type);
    switch (kind) {
    case EvidenceKind::asn:
        return field.type == FT_IPv4 || field.type == FT_IPv6 || is_octets || is_text;
    case EvidenceKind::mac:
        return field.type == FT_ETHER || field.type == FT_EUI64 || is_octets || is_text ||
               field.type == FT_UINT24 || field.type == FT_UINT32;
    case EvidenceKind::domain:
    case EvidenceKind::certificate:
    case EvidenceKind::text:
        return is_text;
    case EvidenceKind::enterprise:
        return is_number || is_text || field.type == FT_OID;
    case EvidenceKind::bluetooth:
    case EvidenceKind::usb:
        return is_number;
    case EvidenceKind::plmn:
    case EvidenceKind::as_path:
        return is_number || is_text;
    }
    return false;
}

void read_pieces(
    const packet_info* pinfo,
    proto_tree* tree,
    Search search,
    const Asked& asked,
    FramePieces& pieces) {
    static Finder finder; // large; used by one frame at a time
    finder.pinfo = pinfo;
    finder.count = 0;
    finder.dropped = 0;
    if (search == Search::whole_tree) {
        take_tree(finder, tree);
    } else if (GHashTable* const kept = PTREE_DATA(tree)->interesting_hfids; kept != nullptr) {
        g_hash_table_foreach(kept, take_items, &finder);
    }
    Found* const first = finder.found.data();
    Found* const last = first + finder.count;
    // A hash table has no order, and equal frames must have equal answers.
    std::stable_sort(first, last, is_before);
    const Found* const marks =
        std::find_if(first, last, [](const Found& found) { return found.is_mark; });
    pieces.count = 0;
    pieces.dropped = finder.dropped;
    for (const Found* found = first; found != marks; ++found) {
        if (is_needed(evidence_table().rows()[found->number].row, asked)) {
            take_piece(pinfo, *found, Marks(marks, last), pieces);
        }
    }
}

} // namespace writ::plugin
