// SPDX-License-Identifier: GPL-2.0-or-later
#include "overrides_table.h"

#include <array>

namespace writ::plugin {

namespace {

// One row as Wireshark keeps it: texts of g_malloc().
struct Row {
    char* key;
    char* name;
    char* jurisdiction;
    char* flags;
};

// Wireshark writes into these.
Row* g_rows = nullptr;
guint g_row_count = 0;
void (*g_changed)() = nullptr;

constexpr std::array kTexts{&Row::key, &Row::name, &Row::jurisdiction, &Row::flags};

std::string text_of(const char* value) {
    return value == nullptr ? std::string() : value;
}

OverrideText text_of(const Row& row) {
    return {text_of(row.key), text_of(row.name), text_of(row.jurisdiction), text_of(row.flags)};
}

// `field` of kTexts is told by the column's data.
char*& text_in(void* row, const void* field) {
    return static_cast<Row*>(row)->*(*static_cast<char * Row::*const*>(field));
}

void set_text(
    void* row, const char* text, unsigned length, const void* /*data*/, const void* field) {
    char*& place = text_in(row, field);
    g_free(place);
    place = text == nullptr ? g_strdup("") : g_strndup(text, length);
}

void get_text(void* row, char** text, unsigned* length, const void* /*data*/, const void* field) {
    const char* const value = text_in(row, field);
    *text = g_strdup(value == nullptr ? "" : value);
    *length = static_cast<unsigned>(strlen(*text));
}

void* copy_row(void* to, const void* from, std::size_t /*size*/) {
    for (const auto text : kTexts) {
        static_cast<Row*>(to)->*text = g_strdup(static_cast<const Row*>(from)->*text);
    }
    return to;
}

void free_row(void* row) {
    for (const auto text : kTexts) {
        g_free(static_cast<Row*>(row)->*text);
    }
}

// Called by C: what is thrown for want of memory ends here.
UatAnswer check_row(void* row, char** problem) {
    try {
        Overrides overrides;
        const Status added = overrides.add(text_of(*static_cast<const Row*>(row)));
        *problem = added ? nullptr : g_strdup(added.error().what.c_str());
        return static_cast<UatAnswer>(added.ok());
    } catch (...) {
        *problem = g_strdup("memory ran out");
        return static_cast<UatAnswer>(false);
    }
}

void rows_changed() {
    if (g_changed != nullptr) {
        g_changed();
    }
}

uat_field_t column(std::size_t text, const char* name, const char* title, const char* description) {
    uat_field_t field{};
    field.name = name;
    field.title = title;
    field.mode = PT_TXTMOD_STRING;
    field.cb = {uat_fld_chk_str, set_text, get_text};
    field.fld_data = &kTexts.at(text);
    field.desc = description;
    return field;
}

} // namespace

void register_overrides(module_t* module, void (*changed)()) {
    // Wireshark keeps a pointer to the columns; the last one is empty.
    static std::array<uat_field_t, 5> columns{
        column(0, "key", "Key", "Prefix, MAC block, domain, or AS number (AS64500)"),
        column(1, "name", "Name", "Who it is; empty: the registered name"),
        column(
            2, "jurisdiction", "Jurisdiction", "ISO 3166-1 code of the headquarters; may be empty"),
        column(3, "flags", "Flags", "Ids of laws and lists with commas; may be empty"),
        {}};
    g_changed = changed;
    uat_t* const table = uat_new(
        "Writ overrides",
        sizeof(Row),
        "writ_overrides",
        TRUE, // of the profile
        static_cast<void*>(&g_rows),
        &g_row_count,
        UAT_AFFECTS_DISSECTION,
        nullptr,
        copy_row,
        check_row,
        free_row,
        rows_changed,
        nullptr,
        columns.data());
    prefs_register_uat_preference(
        module,
        "overrides",
        "Your own networks, devices and names",
        "Who a prefix, a MAC block, a domain or an AS is, by your own word, which wins over "
        "databases and catalogue and is shown as yours",
        table);
}

std::vector<OverrideText> override_rows() {
    std::vector<OverrideText> rows;
    for (guint i = 0; i < g_row_count; ++i) {
        rows.push_back(text_of(g_rows[i]));
    }
    return rows;
}

} // namespace writ::plugin
