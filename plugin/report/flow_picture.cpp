// SPDX-License-Identifier: GPL-2.0-or-later
#include "report/html_text.h"
#include "report/pictures.h"
#include "report/words.h"

namespace writ::report {

namespace {

constexpr std::size_t kColumns = 3;
constexpr std::size_t kMostBoxes = 12; // of a column; the last is all others
constexpr int kWidth = 1000;
constexpr int kBoxWidth = 12;
constexpr int kSlot = 22; // of a box at least, so that its label has room
constexpr std::uint64_t kHeight = 260;
constexpr std::array<std::size_t, kColumns> kLabel = {28, 25, 28}; // characters
constexpr const char* kOthers = "";
constexpr std::array<int, kColumns> kLeft = {240, 494, 748};

struct Box {
    std::uint64_t packets = 0;
    const char* kind = "none";
    int top = 0;
    int height = 0;
    std::array<int, 2> used{}; // by bands at its left and its right
};
using Boxes = std::map<std::string, Box>;

using Path = std::array<std::string, kColumns>;

struct Picture {
    std::array<Boxes, kColumns> boxes;
    std::map<Path, std::uint64_t> paths;
    std::uint64_t packets = 0;
    int height = 0;
};

// Names of the greatest rows of a column.
std::set<std::string> greatest(const Report& report, std::string FlowKey::*part) {
    std::map<std::string, std::uint64_t> packets;
    for (const auto& [key, row] : report.flow.rows) {
        packets[key.*part] += row.all.packets;
    }
    std::vector<std::pair<std::uint64_t, std::string>> order;
    order.reserve(packets.size());
    for (const auto& [name, count] : packets) {
        order.emplace_back(count, name);
    }
    std::ranges::sort(order, [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    const std::size_t kept = order.size() <= kMostBoxes ? order.size() : kMostBoxes - 1;
    std::set<std::string> names;
    for (std::size_t i = 0; i < kept; ++i) {
        names.insert(order[i].second);
    }
    return names;
}

const char* kind_of(const Report& report, const std::string& party) {
    const auto found = report.operators.rows.find(party);
    if (found == report.operators.rows.end()) {
        return "none";
    }
    if (!found->second.lists.kept.empty()) {
        return "list";
    }
    return found->second.laws.kept.empty() ? "none" : "law";
}

Picture counted_picture(const Report& report) {
    constexpr std::array<std::string FlowKey::*, kColumns> kParts = {
        &FlowKey::from, &FlowKey::party, &FlowKey::seat};
    std::array<std::set<std::string>, kColumns> kept;
    for (std::size_t i = 0; i < kColumns; ++i) {
        kept.at(i) = greatest(report, kParts.at(i));
    }
    Picture picture;
    for (const auto& [key, row] : report.flow.rows) {
        Path path;
        for (std::size_t i = 0; i < kColumns; ++i) {
            const std::string& name = key.*kParts.at(i);
            path.at(i) = kept.at(i).contains(name) ? name : kOthers;
            picture.boxes.at(i)[path.at(i)].packets += row.all.packets;
        }
        picture.paths[path] += row.all.packets;
        picture.packets += row.all.packets;
    }
    for (auto& [name, box] : picture.boxes[1]) {
        box.kind = kind_of(report, name);
    }
    return picture;
}

int scaled(std::uint64_t packets, std::uint64_t whole) {
    if (packets >= whole) { // also where a report from elsewhere has rows of no packets
        return static_cast<int>(kHeight);
    }
    return static_cast<int>(std::max<std::uint64_t>(packets * kHeight / whole, 1));
}

// The greatest at the top, all others at the bottom.
std::vector<Boxes::iterator> in_order(Boxes& boxes) {
    std::vector<Boxes::iterator> order;
    for (auto at = boxes.begin(); at != boxes.end(); ++at) {
        order.push_back(at);
    }
    std::ranges::sort(order, [](const auto& a, const auto& b) {
        const bool a_is_rest = a->first == kOthers;
        if (a_is_rest != (b->first == kOthers)) {
            return !a_is_rest;
        }
        return a->second.packets != b->second.packets ? a->second.packets > b->second.packets
                                                      : a->first < b->first;
    });
    return order;
}

void lay_out(Picture& picture) {
    for (Boxes& boxes : picture.boxes) {
        int at = 4;
        for (const auto& entry : in_order(boxes)) {
            Box& box = entry->second;
            box.height = scaled(box.packets, picture.packets);
            const int slot = std::max(box.height + 6, kSlot);
            box.top = at + (slot - box.height) / 2;
            at += slot;
        }
        picture.height = std::max(picture.height, at + 4);
    }
    for (Boxes& boxes : picture.boxes) { // short columns stand in the middle
        int lowest = 0;
        for (const auto& [name, box] : boxes) {
            lowest = std::max(lowest, box.top + std::max(box.height, kSlot / 2) + 4);
        }
        for (auto& [name, box] : boxes) {
            box.top += (picture.height - lowest) / 2;
        }
    }
}

std::string point(int x, int y) {
    return std::to_string(x) + " " + std::to_string(y);
}

std::string band(int left, int right, int from, int to, int height, const char* kind) {
    const int middle = (left + right) / 2;
    return "<path class=\"band " + std::string(kind) + "\" d=\"M" + point(left, from) + "C" +
           point(middle, from) + " " + point(middle, to) + " " + point(right, to) + "V" +
           std::to_string(to + height) + "C" + point(middle, to + height) + " " +
           point(middle, from + height) + " " + point(left, from + height) + "Z\">";
}

std::string label_of(std::size_t column, const std::string& name) {
    if (name == kOthers) {
        return "others";
    }
    return column + 1 == kColumns ? seat_text(name) : party_text(name);
}

// The bands between two columns; the paths in the order of both columns' boxes.
void add_bands(std::string& out, Picture& picture, std::size_t column) {
    Boxes& left = picture.boxes.at(column);
    Boxes& right = picture.boxes.at(column + 1);
    std::map<std::pair<std::string, std::string>, std::uint64_t> bands;
    for (const auto& [path, packets] : picture.paths) {
        bands[{path.at(column), path.at(column + 1)}] += packets;
    }
    for (const auto& from : in_order(left)) {
        for (const auto& to : in_order(right)) {
            const auto found = bands.find({from->first, to->first});
            if (found == bands.end()) {
                continue;
            }
            const int height = scaled(found->second, picture.packets);
            const Box& party = column == 0 ? to->second : from->second;
            out += band(
                kLeft.at(column) + kBoxWidth,
                kLeft.at(column + 1),
                from->second.top + from->second.used[1],
                to->second.top + to->second.used[0],
                height,
                party.kind);
            out += "<title>" + escaped(label_of(column, from->first)) + " – " +
                   escaped(label_of(column + 1, to->first)) + ": " +
                   counted(found->second, "packet", "packets") + "</title></path>\n";
            from->second.used[1] += height;
            to->second.used[0] += height;
        }
    }
}

void add_boxes(std::string& out, const Picture& picture, std::size_t column) {
    for (const auto& [name, box] : picture.boxes.at(column)) {
        out += "<rect class=\"" + std::string(box.kind) + "\" x=\"" +
               std::to_string(kLeft.at(column)) + "\" y=\"" + std::to_string(box.top) +
               "\" width=\"" + std::to_string(kBoxWidth) + "\" height=\"" +
               std::to_string(box.height) + "\"/>";
        const bool is_left = column == 0;
        const int x = is_left ? kLeft.at(column) - 6 : kLeft.at(column) + kBoxWidth + 6;
        out += "<text x=\"" + std::to_string(x) + "\" y=\"" +
               std::to_string(box.top + box.height / 2 + 5) + "\"" +
               (is_left ? " text-anchor=\"end\"" : "") + ">" +
               escaped(shortened(label_of(column, name), kLabel.at(column))) +
               " <tspan class=\"dim\">" + commas(box.packets) + "</tspan></text>\n";
    }
}

} // namespace

std::string flow_picture(const Report& report) {
    if (report.flow.rows.empty()) {
        return "<p>No packet has network addresses.</p>\n";
    }
    Picture picture = counted_picture(report);
    lay_out(picture);
    std::string out = "<div class=\"wide\" tabindex=\"0\"><svg id=\"flow\" role=\"img\" "
                      "aria-label=\"From networks to operators and legal systems\" viewBox=\"0 0 " +
                      std::to_string(kWidth) + " " + std::to_string(picture.height) + "\">\n";
    add_bands(out, picture, 0);
    add_bands(out, picture, 1);
    for (std::size_t column = 0; column < kColumns; ++column) {
        add_boxes(out, picture, column);
    }
    return out + "</svg></div>\n";
}

} // namespace writ::report
