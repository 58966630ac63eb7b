// SPDX-License-Identifier: GPL-2.0-or-later
// UserTable: a table of texts in the preferences, which the user edits and Wireshark keeps in a
// file of the profile (a UAT). Knows: Wireshark's user tables. Does not know: what a row means:
// that says `Traits`, with
//   kColumns        std::array of TableColumn
//   kTitle, kFile   "Writ overrides", "writ_overrides"; kFile is the name in `-o
//   'uat:FILE:"a","b"'` kPreference, kPreferenceTitle, kPreferenceText problem_of(row) why a row
//   cannot be taken, in a sentence; empty when it can
// Wireshark hands its callbacks nothing to tell tables apart by, so each table is a type.
// Ownership: Wireshark owns the rows. Threads: the dissecting one.
#pragma once

#include "ws_compat.h"

#include <array>
#include <string>
#include <vector>

namespace writ::plugin {

struct TableColumn {
    const char* name;
    const char* title;
    const char* description;
};

template <class Traits> class UserTable {
  public:
    static constexpr std::size_t kColumns = Traits::kColumns.size();
    using Texts = std::array<std::string, kColumns>;

    // Registers the table in `module`. `changed` is called after each change and when it was read.
    // A row that Traits does not take is refused where it is written, with the reason.
    static void register_in(module_t* module, void (*changed)()) {
        // Wireshark keeps a pointer to the columns; the last one is empty.
        static std::array<uat_field_t, kColumns + 1> fields{};
        for (std::size_t i = 0; i < kColumns; ++i) {
            numbers_[i] = i;
            fields[i].name = Traits::kColumns[i].name;
            fields[i].title = Traits::kColumns[i].title;
            fields[i].mode = PT_TXTMOD_STRING;
            fields[i].cb = {uat_fld_chk_str, set_text, get_text};
            fields[i].fld_data = &numbers_[i];
            fields[i].desc = Traits::kColumns[i].description;
        }
        changed_ = changed;
        uat_t* const table = uat_new(
            Traits::kTitle,
            sizeof(Row),
            Traits::kFile,
            TRUE, // of the profile
            static_cast<void*>(&rows_),
            &row_count_,
            UAT_AFFECTS_DISSECTION,
            nullptr,
            copy_row,
            check_row,
            free_row,
            rows_changed,
            nullptr,
            fields.data());
        prefs_register_uat_preference(
            module, Traits::kPreference, Traits::kPreferenceTitle, Traits::kPreferenceText, table);
    }

    // The rows now, in the user's order. May throw std::bad_alloc.
    static std::vector<Texts> rows() {
        std::vector<Texts> all;
        for (guint i = 0; i < row_count_; ++i) {
            all.push_back(texts_of(rows_[i]));
        }
        return all;
    }

  private:
    // One row as Wireshark keeps it: texts of g_malloc().
    struct Row {
        std::array<char*, kColumns> texts;
    };

    static Texts texts_of(const Row& row) {
        Texts texts;
        for (std::size_t i = 0; i < kColumns; ++i) {
            texts[i] = row.texts[i] == nullptr ? "" : row.texts[i];
        }
        return texts;
    }

    // `number` of the column.
    static char*& text_in(void* row, const void* number) {
        return static_cast<Row*>(row)->texts[*static_cast<const std::size_t*>(number)];
    }

    static void set_text(
        void* row, const char* text, unsigned length, const void* /*data*/, const void* number) {
        char*& place = text_in(row, number);
        g_free(place);
        place = text == nullptr ? g_strdup("") : g_strndup(text, length);
    }

    static void
    get_text(void* row, char** text, unsigned* length, const void* /*data*/, const void* number) {
        const char* const value = text_in(row, number);
        *text = g_strdup(value == nullptr ? "" : value);
        *length = static_cast<unsigned>(strlen(*text));
    }

    static void* copy_row(void* to, const void* from, std::size_t /*size*/) {
        for (std::size_t i = 0; i < kColumns; ++i) {
            static_cast<Row*>(to)->texts[i] = g_strdup(static_cast<const Row*>(from)->texts[i]);
        }
        return to;
    }

    static void free_row(void* row) {
        for (char* const text : static_cast<Row*>(row)->texts) {
            g_free(text);
        }
    }

    // Called by C: what is thrown for want of memory ends here.
    static UatAnswer check_row(void* row, char** problem) {
        try {
            const std::string why = Traits::problem_of(texts_of(*static_cast<const Row*>(row)));
            *problem = why.empty() ? nullptr : g_strdup(why.c_str());
            return static_cast<UatAnswer>(why.empty());
        } catch (...) {
            *problem = g_strdup("memory ran out");
            return static_cast<UatAnswer>(false);
        }
    }

    static void rows_changed() {
        if (changed_ != nullptr) {
            changed_();
        }
    }

    // Wireshark writes into the first two.
    static inline Row* rows_ = nullptr;
    static inline guint row_count_ = 0;
    static inline void (*changed_)() = nullptr;
    static inline std::array<std::size_t, kColumns> numbers_{};
};

} // namespace writ::plugin
