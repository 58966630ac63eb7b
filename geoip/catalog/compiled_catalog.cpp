// SPDX-License-Identifier: GPL-2.0-or-later
#include "catalog/compiled_catalog.h"

#include "catalog/file_text.h"
#include "lookup/atomic_file.h"

#include <algorithm>
#include <concepts>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string_view>
#include <type_traits>
#include <vector>

namespace writ {

namespace {

namespace fs = std::filesystem;

// Another number for each change of what stands in the file. The order of octets shows in it.
constexpr std::uint32_t kVersion = 0x57524301;

// ---- What is written, member by member: one list of members serves writing and reading. ----

template <class T, class Wanted>
concept Is = std::same_as<std::remove_const_t<T>, Wanted>;

template <class A, Is<Fact> T> void members(A& a, T& fact) {
    a(fact.source, fact.checked, fact.verified, fact.note, fact.line, fact.file, fact.personal);
}
template <class A, Is<Period> T> void members(A& a, T& period) {
    a(period.from, period.to);
}
template <class A, Is<Headquarters> T> void members(A& a, T& seat) {
    a(seat.jurisdiction, seat.place, seat.period, seat.fact);
}
template <class A, Is<Control> T> void members(A& a, T& control) {
    a(control.parent, control.period, control.share, control.how, control.fact);
}
template <class A, Is<Identifier> T> void members(A& a, T& identifier) {
    a(identifier.kind, identifier.value, identifier.period, identifier.fact);
}
template <class A, Is<Excluded> T> void members(A& a, T& excluded) {
    a(excluded.kind, excluded.value, excluded.reason, excluded.fact);
}
template <class A, Is<LegalName> T> void members(A& a, T& legal) {
    a(legal.name, legal.period, legal.fact);
}
template <class A, Is<Entity> T> void members(A& a, T& entity) {
    a(entity.id, entity.name, entity.group, entity.role, entity.legal_names, entity.headquarters);
    a(entity.controls, entity.identifiers, entity.excluded, entity.note, entity.file);
    a(entity.personal);
}
template <class A, Is<LawVersion> T> void members(A& a, T& version) {
    a(version.period, version.from_verified, version.articles, version.articles_verified);
    a(version.citation, version.citation_verified, version.duty, version.fact);
}
template <class A, Is<Law> T> void members(A& a, T& law) {
    a(law.id, law.jurisdiction, law.name, law.native_name, law.category, law.citation);
    a(law.citation_verified, law.url, law.adopted, law.adopted_verified, law.reach, law.compels);
    a(law.status, law.status_date, law.versions, law.fact, law.file);
}
template <class A, Is<AffiliateRule> T> void members(A& a, T& rule) {
    a(rule.kind, rule.share, rule.period, rule.fact);
}
template <class A, Is<Member> T> void members(A& a, T& member) {
    a(member.entity, member.listed_name, member.period, member.citation, member.citation_verified);
    a(member.scope, member.condition, member.fact);
}
template <class A, Is<List> T> void members(A& a, T& list) {
    a(list.id, list.name, list.authority, list.jurisdiction, list.category, list.purpose);
    a(list.citation, list.citation_verified, list.url, list.period, list.names_entities);
    a(list.affiliates, list.members, list.note, list.fact, list.file);
}
template <class A, Is<Defaults> T> void members(A& a, T& defaults) {
    a(defaults.jurisdictions, defaults.home, defaults.lists);
}

template <class T>
concept Number = std::is_arithmetic_v<T> || std::is_enum_v<T>;

class Writer {
  public:
    template <class... T> void operator()(const T&... values) { (put(values), ...); }

    std::string take() { return std::move(out_); }

  private:
    template <Number T> void put(const T& value) {
        out_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void put(const Day& day) { put(day.time_since_epoch().count()); }
    void put(const std::string& text) {
        put(static_cast<std::uint32_t>(text.size()));
        out_ += text;
    }
    template <class T> void put(const std::optional<T>& value) {
        put(value.has_value());
        if (value) {
            put(*value);
        }
    }
    template <class T> void put(const std::vector<T>& values) {
        put(static_cast<std::uint32_t>(values.size()));
        for (const T& value : values) {
            put(value);
        }
    }
    template <class T>
    requires(std::is_class_v<T>) void put(const T& value) { members(*this, value); }

    std::string out_;
};

// Reads what Writer wrote. After the first thing that does not fit everything reads as empty.
class Reader {
  public:
    explicit Reader(std::string_view text) : rest_(text) {}

    template <class... T> void operator()(T&... values) { (get(values), ...); }

    // Whether everything fitted, and nothing is left over.
    bool is_whole() const { return fits_ && rest_.empty(); }

  private:
    std::string_view next(std::size_t size) {
        fits_ = fits_ && size <= rest_.size();
        const std::string_view octets = rest_.substr(0, fits_ ? size : 0);
        rest_.remove_prefix(octets.size());
        return octets;
    }
    template <Number T> void get(T& value) {
        const std::string_view octets = next(sizeof value);
        if (fits_) {
            std::memcpy(&value, octets.data(), sizeof value);
        }
    }
    void get(Day& day) {
        Day::rep count = 0;
        get(count);
        day = Day(Day::duration(count));
    }
    void get(std::string& text) {
        std::uint32_t size = 0;
        get(size);
        text = next(size);
    }
    template <class T> void get(std::optional<T>& value) {
        bool has_value = false;
        get(has_value);
        if (has_value) {
            get(value.emplace());
        }
    }
    template <class T> void get(std::vector<T>& values) {
        std::uint32_t size = 0;
        get(size);
        values.reserve(std::min<std::size_t>(size, rest_.size())); // an element takes an octet
        for (std::uint32_t i = 0; i < size && fits_; ++i) {
            get(values.emplace_back());
        }
    }
    template <class T>
    requires(std::is_class_v<T>) void get(T& value) { members(*this, value); }

    std::string_view rest_;
    bool fits_ = true;
};

std::uint64_t hash(std::string_view octets) {
    return std::hash<std::string_view>{}(octets);
}

std::optional<std::string> file_octets(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) { // a pipe would be waited for
        return std::nullopt;
    }
    const std::uintmax_t size = fs::file_size(path, error);
    std::ifstream stream(path, std::ios::binary);
    if (error || !stream || size > kLargestCatalogFile) {
        return std::nullopt;
    }
    std::string octets(static_cast<std::size_t>(size), '\0');
    stream.read(octets.data(), static_cast<std::streamsize>(octets.size()));
    return static_cast<std::uintmax_t>(stream.gcount()) == size ? std::optional(std::move(octets))
                                                                : std::nullopt;
}

// Entities that a control or a membership names must be there.
bool are_positions_valid(const Catalog::Parts& parts) {
    const std::size_t count = parts.entities.size();
    for (const Entity& entity : parts.entities) {
        for (const Control& control : entity.controls) {
            if (control.parent >= count) {
                return false;
            }
        }
    }
    for (const List& list : parts.lists) {
        for (const Member& member : list.members) {
            if (member.entity >= count) {
                return false;
            }
        }
    }
    return true;
}

} // namespace

std::string compiled_path(const std::string& folder) {
    fs::path path(folder);
    path = path.has_filename() ? path : path.parent_path();
    return path.string() + ".bin";
}

std::optional<std::uint64_t> catalog_signature(const std::string& folder) {
    std::vector<std::string> names{"catalog.toml", "defaults.toml"};
    for (const char* const sub : {"entities", "laws", "lists"}) {
        std::error_code error;
        const fs::directory_iterator end;
        for (fs::directory_iterator at(fs::path(folder) / sub, error); !error && at != end;
             at.increment(error)) {
            const fs::path name = at->path().filename();
            if (name.extension() == ".toml" && name.string().front() != '.') {
                names.push_back((fs::path(sub) / name).string());
            }
        }
    }
    std::sort(names.begin(), names.end());
    std::string all;
    for (const std::string& name : names) {
        const auto octets = file_octets(fs::path(folder) / name);
        if (!octets) {
            return std::nullopt;
        }
        const std::uint64_t part = hash(*octets);
        all.append(name).append(1, '\0');
        all.append(reinterpret_cast<const char*>(&part), sizeof part);
    }
    return hash(all);
}

Status write_compiled(const std::string& path, std::uint64_t signature, const Catalog& catalog) {
    Writer body;
    body(catalog.as_of(), catalog.defaults());
    body(std::vector<std::string>(catalog.files().begin(), catalog.files().end()));
    body(std::vector<Entity>(catalog.entities().begin(), catalog.entities().end()));
    body(std::vector<Law>(catalog.laws().begin(), catalog.laws().end()));
    body(std::vector<List>(catalog.lists().begin(), catalog.lists().end()));
    const std::string octets = body.take();
    Writer head;
    head(kVersion, signature, hash(octets));

    auto file = AtomicFile::create(path);
    if (!file) {
        return file.error();
    }
    if (Status written = file.value()->append(head.take() + octets); !written) {
        return written;
    }
    return file.value()->commit();
}

std::optional<Catalog::Parts> read_compiled(const std::string& path, std::uint64_t signature) {
    const auto octets = file_octets(path);
    constexpr std::size_t kHead = sizeof kVersion + 2 * sizeof(std::uint64_t);
    if (!octets || octets->size() < kHead) {
        return std::nullopt;
    }
    const std::string_view body = std::string_view(*octets).substr(kHead);
    std::uint32_t version = 0;
    std::uint64_t of_files = 0;
    std::uint64_t of_body = 0;
    Reader(std::string_view(*octets).substr(0, kHead))(version, of_files, of_body);
    if (version != kVersion || of_files != signature || of_body != hash(body)) {
        return std::nullopt;
    }
    Catalog::Parts parts;
    Reader reader(body);
    reader(parts.as_of, parts.defaults, parts.files, parts.entities, parts.laws, parts.lists);
    return reader.is_whole() && are_positions_valid(parts) ? std::optional(std::move(parts))
                                                           : std::nullopt;
}

} // namespace writ
