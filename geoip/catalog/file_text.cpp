// SPDX-License-Identifier: GPL-2.0-or-later
#include "catalog/file_text.h"

#include <algorithm>
#include <fstream>
#include <string_view>
#include <system_error>

namespace writ {

namespace {

namespace fs = std::filesystem;

// Where `text` stops to be UTF-8 (RFC 3629), as an offset; nullopt when it is UTF-8 to its end.
// The parser would say so too, but at the character before.
std::optional<std::size_t> invalid_utf8(std::string_view text) {
    const auto byte = [text](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
    };
    for (std::size_t at = 0; at < text.size();) {
        const unsigned lead = byte(at);
        if (lead < 0x80) {
            ++at;
            continue;
        }
        const std::size_t tail = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
        // Overlong forms, surrogates and code points above U+10FFFF show in the second byte.
        const unsigned low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        const unsigned high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (lead < 0xc2 || lead > 0xf4 || byte(at + 1) < low || byte(at + 1) > high) {
            return at;
        }
        for (std::size_t i = 2; i <= tail; ++i) {
            if ((byte(at + i) & 0xc0U) != 0x80U) {
                return at;
            }
        }
        at += tail + 1;
    }
    return std::nullopt;
}

// The offset of the last character of the TOML string that begins at `at`, or of the text.
std::size_t string_end(std::string_view text, std::size_t at) {
    const char quote = text[at];
    const bool has_escapes = quote == '"';
    const std::string three(3, quote);
    const bool is_long = text.substr(at, 3) == three;
    for (at += is_long ? 3 : 1; at < text.size(); ++at) {
        if (text[at] == '\\' && has_escapes) {
            ++at;
        } else if (is_long && text.substr(at, 3) == three) {
            at += 2;
            for (int extra = 0; extra < 2 && text.substr(at + 1, 1) == three.substr(2); ++extra) {
                ++at; // one or two quotes may stand before the three that close
            }
            return at;
        } else if (!is_long && (text[at] == quote || text[at] == '\n')) {
            return at;
        }
    }
    return text.size();
}

// Where and why a text must not reach the parser.
struct Objection {
    std::size_t offset;
    const char* what;
};

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

// A letter of a bare key, of a number or a date: most of what stands outside strings.
bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
}

bool begins_key(char c) {
    return is_plain(c) || c == '"' || c == '\'';
}

// Looks for what the schema never needs and a parser does not survive. Each part of a dotted key is
// a table within a table, which toml++ 3.3 takes apart by recursion: 100,000 parts end the program.
// toml++ 3.4 takes for granted that a key follows the bracket of a table's head, that brackets
// match, and that no letter from U+00A1 to U+0499 stands in a key without quotes.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    std::optional<Objection> objection() {
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (is_plain(c)) {
                at_line_start_ = false;
                continue;
            }
            const bool begins_line = at_line_start_ && !is_blank(c);
            at_line_start_ = c == '\n' || (at_line_start_ && is_blank(c));
            std::optional<Objection> found;
            if (c == '"' || c == '\'') {
                at_ = string_end(text_, at_);
            } else if (c == '#') {
                at_ = std::min(text_.find('\n', at_), text_.size()) - 1; // the line end comes next
            } else if (static_cast<unsigned char>(c) >= 0x80) {
                found = {at_, "expected letters beyond ASCII in quotes or comments only"};
            } else if (c == '[' && begins_line) {
                found = table_head();
            }
            found = found ? found : key_part(c);
            found = found ? found : bracket(c);
            if (found) {
                return found;
            }
        }
        return std::nullopt;
    }

  private:
    std::optional<Objection> table_head() const {
        std::size_t name = at_ + (text_.substr(at_, 2) == "[[" ? 2 : 1);
        while (name < text_.size() && is_blank(text_[name])) {
            ++name;
        }
        return name == text_.size() || begins_key(text_[name])
                   ? std::nullopt
                   : std::optional(Objection{name, "expected a table's name"});
    }

    std::optional<Objection> key_part(char c) {
        constexpr std::size_t kMostParts = 8;
        if (std::string_view("=,[]{}\n").find(c) != std::string_view::npos) {
            parts_ = 1;
        }
        return c == '.' && ++parts_ > kMostParts
                   ? std::optional(Objection{at_, "expected a key of at most 8 parts, found more"})
                   : std::nullopt;
    }

    std::optional<Objection> bracket(char c) {
        if (c == '[' || c == '{') {
            open_ += c;
        } else if ((c == ']' || c == '}') && !open_.empty()) {
            const char expected = open_.back() == '[' ? ']' : '}';
            open_.pop_back();
            if (c != expected) {
                return Objection{at_, c == '}' ? "expected ], found }" : "expected }, found ]"};
            }
        }
        return std::nullopt;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool at_line_start_ = true;
    std::size_t parts_ = 1;
    std::string open_; // brackets that are not closed yet
};

// Line and column, in code points, of the byte at `offset`.
Place place_at(std::uint32_t file, std::string_view text, std::size_t offset) {
    Place place{file, 1, 1};
    for (const char c : text.substr(0, offset)) {
        if (c == '\n') {
            ++place.line;
            place.column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xc0U) != 0x80U) {
            ++place.column;
        }
    }
    return place;
}

} // namespace

std::optional<std::string> read_text(const fs::path& path, std::uint32_t file, ProblemLog& log) {
    const auto fail = [&log](Place place, const std::string& what) {
        log.add(place, what);
        return std::nullopt;
    };
    std::error_code error;
    const fs::file_type type = fs::status(path, error).type();
    if (type == fs::file_type::not_found) {
        return fail({file}, "cannot be read: there is no such file");
    }
    if (type != fs::file_type::regular) { // a pipe would be waited for
        return fail({file}, "cannot be read: " + (error ? error.message() : "not a regular file"));
    }
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        return fail({file}, "cannot be read: it may not be opened");
    }
    const std::uintmax_t size = fs::file_size(path, error);
    if (error) {
        return fail({file}, "cannot be read: " + error.message());
    }
    if (size > kLargestCatalogFile) {
        return fail({file}, "cannot be read: it is larger than 256 MiB");
    }
    std::string text(static_cast<std::size_t>(size), '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    if (text.starts_with("\xef\xbb\xbf")) {
        text.erase(0, 3); // a byte order mark is no character of the text
    }
    if (const std::optional<std::size_t> offset = invalid_utf8(text)) {
        return fail(place_at(file, text, *offset), "expected UTF-8, found a byte that is not");
    }
    if (const std::optional<Objection> found = Scanner(text).objection()) {
        return fail(place_at(file, text, found->offset), found->what);
    }
    return text;
}

} // namespace writ
