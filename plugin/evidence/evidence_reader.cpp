// SPDX-License-Identifier: GPL-2.0-or-later
#include "evidence/evidence_reader.h"

#include "evidence/evidence_table.h"
#include "evidence/marks.h"
#include "evidence/plmn_digits.h"

#include <algorithm>
#include <bit>
#include <span>

namespace writ::plugin {

namespace {

constexpr std::size_t kMostFound = 4096;

struct Finder {
    const packet_info* pinfo;
    std::array<FoundItem, kMostFound> found;
    std::size_t count;
    std::uint16_t dropped;
    FramePieces* pieces;
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

void take_item(Finder& finder, field_info* item, std::span<const FieldUse> uses) {
    if (is_repeated(item)) {
        return;
    }
    for (const FieldUse& use : uses) {
        if (finder.count == kMostFound) {
            ++finder.dropped;
            return;
        }
        finder.found[finder.count] = {
            item, use.is_mark, use.number, buffer_of(finder.pinfo, item->ds_tvb), finder.count};
        ++finder.count;
    }
}

void take_field(FramePieces& pieces, header_field_info* field) {
    if (pieces.field_count < FramePieces::kMostFields) {
        pieces.fields[pieces.field_count] = field;
    }
    pieces.field_count = std::min(pieces.field_count + 1, FramePieces::kMostFields + 1);
}

void take_items(void* id, void* items, void* data) {
    Finder& finder = *static_cast<Finder*>(data);
    const auto* const all = static_cast<const GPtrArray*>(items);
    const std::span<const FieldUse> uses = evidence_table().uses_of(GPOINTER_TO_INT(id));
    if (uses.empty()) {
        return;
    }
    if (all->len > 0) {
        take_field(*finder.pieces, proto_registrar_get_nth(GPOINTER_TO_UINT(id)));
    }
    for (unsigned i = 0; i < all->len; ++i) {
        take_item(finder, static_cast<field_info*>(all->pdata[i]), uses);
    }
}

void take_tree(Finder& finder, const proto_node* node) {
    for (; node != nullptr; node = node->next) {
        if (field_info* const item = PNODE_FINFO(node); item != nullptr) {
            take_item(finder, item, evidence_table().uses_of(item->hfinfo->id));
        }
        take_tree(finder, node->first_child);
    }
}

bool is_before(const FoundItem& left, const FoundItem& right) {
    if (left.is_mark != right.is_mark) {
        return right.is_mark;
    }
    if (left.number != right.number) {
        return left.number < right.number;
    }
    if (left.buffer != right.buffer) {
        return left.buffer < right.buffer;
    }
    return left.item->start != right.item->start ? left.item->start < right.item->start
                                                 : left.order < right.order;
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

// Takes the word off with which the row wants the text to begin. False when it does not.
bool take_word(Piece& piece, const TableRow& row) {
    for (const Condition& condition : row.conditions) {
        if (condition.form != Condition::Form::word) {
            continue;
        }
        const std::string_view word = condition.value;
        if (piece.form != Piece::Form::text || piece.text.size() < word.size() ||
            g_ascii_strncasecmp(piece.text.data(), word.data(), word.size()) != 0) {
            return false;
        }
        piece.text.remove_prefix(word.size());
    }
    return true;
}

// As the value's companion says, a mask or a number of bits; many protocols send no more octets of
// a prefix than it has.
std::uint8_t prefix_length_of(const Piece& piece, const field_info& item, field_info* companion) {
    const bool is_text = piece.form != Piece::Form::address;
    const std::uint32_t whole = is_text ? ObservedSubject::kWholeAddress : 8U * piece.address.size;
    std::uint32_t bits = whole;
    if (companion != nullptr && companion->hfinfo->type == FT_IPv4) {
        bits = static_cast<std::uint32_t>(std::countl_one(ipv4_of(companion)));
    } else if (companion != nullptr && !number_of(companion, bits)) {
        bits = whole;
    }
    if (!is_text && item.length > 0 && item.length < piece.address.size) {
        bits = std::min(bits, 8U * static_cast<std::uint32_t>(item.length));
    }
    return bits < whole ? static_cast<std::uint8_t>(bits) : ObservedSubject::kWholeAddress;
}

// REQUIRES: the row is of kind plmn, and `mcc` goes with the value.
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
    const packet_info* pinfo, const FoundItem& found, const Marks& marks, FramePieces& pieces) {
    const TableRow& row = evidence_table().rows()[found.number];
    if (!marks.fit(pinfo, row, found.item)) {
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
    field_info* const companion = marks.companion(row, found.item);
    const bool is_plmn = row.row.kind == EvidenceKind::plmn && companion != nullptr;
    const bool is_read = is_plmn ? read_plmn(pinfo, piece, found.item, companion)
                                 : read_value(pinfo, piece, found.item);
    if (!is_read || !take_word(piece, row)) {
        return;
    }
    if (row.row.kind == EvidenceKind::asn) {
        piece.prefix_length = prefix_length_of(piece, *found.item, companion);
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
    finder.pieces = &pieces;
    pieces.field_count = 0;
    if (search == Search::whole_tree) {
        take_tree(finder, tree);
    } else if (GHashTable* const kept = PTREE_DATA(tree)->interesting_hfids; kept != nullptr) {
        g_hash_table_foreach(kept, take_items, &finder);
    }
    FoundItem* const first = finder.found.data();
    FoundItem* const last = first + finder.count;
    // A hash table has no order, and equal frames must have equal answers. (Not std::stable_sort(),
    // which takes memory from the heap for the few items of each frame.)
    std::sort(first, last, is_before);
    const FoundItem* const marks =
        std::find_if(first, last, [](const FoundItem& found) { return found.is_mark; });
    pieces.count = 0;
    pieces.dropped = finder.dropped;
    for (const FoundItem* found = first; found != marks; ++found) {
        if (is_needed(evidence_table().rows()[found->number].row, asked)) {
            take_piece(pinfo, *found, Marks(marks, last), pieces);
        }
    }
}

} // namespace writ::plugin
