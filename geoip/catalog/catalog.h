// SPDX-License-Identifier: GPL-2.0-or-later
// Catalog: the curated facts. Who an identifier belongs to, who controls whom, which laws a
// jurisdiction has, which lists name whom, each from a day to a day, with its source.
// Knows: entities, control, laws, lists. Does not know: addresses, databases, packets, preferences.
// Ownership: a Catalog is immutable once loaded and owns all texts; every view and pointer that it
// hands out lives as long as it does. Threads: const methods are safe together.
#pragma once

#include "identifiers/day.h"
#include "identifiers/result.h"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace writ {

// What every curated fact says about itself. Verification is per fact.
struct Fact {
    std::string source;         // the document, register, or package and version where it was read
    std::optional<Day> checked; // the day on which the source was last read
    bool verified = false;  // false: from memory or one secondary copy; raises nothing by itself
    std::string note;       // what else a reader must know; often empty
    std::uint32_t line = 0; // in its file; 0: not from a file
    std::uint32_t file = 0; // position in Catalog::files(); see Catalog::place_of()
    bool personal = false;  // from a folder of the user's own
};

// Position in Catalog::entities().
using EntityIndex = std::uint32_t;

// Where an organisation is headquartered, while the period holds.
struct Headquarters {
    std::string jurisdiction; // ISO 3166-1 alpha-2
    std::string place;        // "Shenzhen"
    Period period;
    Fact fact;
};

// `parent` controls the entity while the period holds.
struct Control {
    EntityIndex parent = 0;
    Period period;
    std::optional<double> share; // per cent, where a source gives it
    std::string how;             // "wholly owned", "51 % of the shares": shown as it stands
    Fact fact;
};

enum class IdentifierKind : std::uint8_t {
    as_number,       // "136907"
    ieee_registrant, // exact registrant name of MAC blocks, compared normalised (registrant_key)
    mac_block,       // "00E0FC" or "70B3D5F2F": one block, where the registrant's name does not do
    enterprise,      // IANA private enterprise number, "2011"
    bluetooth,       // Bluetooth SIG company id, "0x027d"
    plmn,            // MCC-MNC, "460-00"
    domain,          // suffix at a label boundary, "huaweicloud.com"
    certificate,     // X.509 subject organisation, exact
    usb_vendor,      // USB vendor id, "0x12d1"
    text,            // exact or anchored pattern in device texts: "^Huawei VRP"
};
inline constexpr std::size_t kIdentifierKinds = 10;
std::string_view to_text(IdentifierKind kind); // the TOML key's word: "as", "ieee-registrant", ...

struct Identifier {
    IdentifierKind kind = IdentifierKind::as_number;
    std::string value; // canonical form, see IdentifierKind
    Period period;     // of the registration by this holder
    Fact fact;
};

// An identifier that a name search would wrongly give to this entity, kept so that nobody adds it.
struct Excluded {
    IdentifierKind kind = IdentifierKind::as_number;
    std::string value;
    std::string reason;
    Fact fact;
};

// What sort of maker the entity is when only a device's MAC names it.
enum class EntityRole : std::uint8_t {
    general,
    component, // module and chip makers: a MAC block of theirs says nothing of the product's brand
};

struct LegalName {
    std::string name;
    Period period;
    Fact fact;
};

// One legal person, or a group where a list or a register names the group.
struct Entity {
    std::string id;   // "huawei-international"; public: filters use it
    std::string name; // for tables and columns: may change
    bool group = false;
    EntityRole role = EntityRole::general;
    std::vector<LegalName> legal_names;
    std::vector<Headquarters> headquarters;
    std::vector<Control> controls; // who controls it
    std::vector<Identifier> identifiers;
    std::vector<Excluded> excluded;
    std::string note;
    std::string file;      // "entities/huawei.toml:12", "personal/entities/mine.toml:3"
    bool personal = false; // declared in a folder of the user's own; what is extended stays shipped
};

enum class Category : std::uint8_t {
    compelled_access,
    export_control,
    procurement,
    equipment,
    service_licence,
    military_linked,
    sanctions,
    securities,
    data_localisation,
};
std::string_view to_text(Category category); // "compelled-access", ...
std::optional<Category> parse_category(std::string_view text);

// One text of a law, in force while the period holds: articles move and duties are reworded.
struct LawVersion {
    Period period; // from: entry into force of this text
    bool from_verified =
        false;            // else `from` is the later of the days that are known, and unverified
    std::string articles; // "art. 7 and 14"
    bool articles_verified = false;
    std::string citation; // of this text; empty: the law's
    bool citation_verified = false;
    std::string
        duty; // completes "can be required to ...": "support, assist and cooperate with ..."
    Fact fact;
};

struct Law {
    std::string id; // "cn-nil"
    std::string jurisdiction;
    std::string name;        // "National Intelligence Law"
    std::string native_name; // "国家情报法"
    Category category = Category::compelled_access;
    std::string citation; // "Presidential Order No. 69 (2017)"
    bool citation_verified = false;
    std::string url;
    std::optional<Day> adopted;
    bool adopted_verified = false;
    std::string reach;   // whom it binds, in words: "organisations and citizens"
    bool compels = true; // false: obliges nobody to give access or assistance; raises nothing
    std::string status;  // "in force", "lapsed 2026-06-12": shown as it stands
    std::optional<Day> status_date;
    std::vector<LawVersion> versions; // by `from`, not overlapping
    Fact fact;                        // existence and reach
    std::string file;

    // The version in force on `day`, or nullptr.
    const LawVersion* on(Day day) const;
};

enum class AffiliateKind : std::uint8_t {
    named,      // only who is named
    controlled, // who is controlled by a named one
    share,      // who is owned by named ones to at least `share` per cent
};

// How a list reaches affiliates of its members, while the period holds.
struct AffiliateRule {
    AffiliateKind kind = AffiliateKind::named;
    double share = 0; // for AffiliateKind::share
    Period period;
    Fact fact;
};

struct Member {
    EntityIndex entity = 0;
    std::string listed_name; // as the list prints it
    Period period;           // added, removed: removed 2017-03-29 means not listed on that day
    std::string citation;    // "84 FR 22961"
    bool citation_verified = false;
    std::string scope;     // what of it is listed: "telecommunications equipment and services"
    std::string condition; // "to the extent used for ...": shown with every flag
    Fact fact;             // membership and date
};

struct List {
    std::string id; // "us-bis-el"
    std::string name;
    std::string authority;
    std::string jurisdiction; // of the authority
    Category category = Category::export_control;
    std::string purpose; // neutral, completes "for ...": "a licence for exports of ..."
    std::string citation;
    bool citation_verified = false;
    std::string url;
    Period period;
    bool names_entities = true; // false: categories or criteria only; never flags anybody
    std::vector<AffiliateRule> affiliates;
    std::vector<Member> members;
    std::string note;
    Fact fact;
    std::string file;

    // The rule on `day`; a list without one reaches only who is named.
    AffiliateRule affiliates_on(Day day) const;
};

// What the shipped data says the preferences are when a user sets none.
struct Defaults {
    std::vector<std::string> jurisdictions; // whose laws raise a flag
    std::vector<std::string> home;
    std::string lists = "all";
};

// One membership of one entity.
struct Membership {
    const List* list = nullptr;
    const Member* member = nullptr;
};

// Who does not hold an identifier that a name search would give them.
struct Exclusion {
    EntityIndex entity = 0;
    const Excluded* excluded = nullptr;
};

// Who held an identifier, when.
struct Holding {
    EntityIndex entity = 0;
    const Identifier* identifier = nullptr;
};

class Catalog {
  public:
    // Everything read from files, unresolved indexes already resolved. Used by the loader and by
    // tests that build a catalogue in code.
    struct Parts {
        Day as_of{};
        Defaults defaults;
        std::vector<Entity> entities;
        std::vector<Law> laws;
        std::vector<List> lists;
        std::vector<std::string> files{};            // that facts name
        std::vector<std::string> personal_changes{}; // see below
    };
    explicit Catalog(Parts parts);
    Catalog(const Catalog&) = delete;
    Catalog& operator=(const Catalog&) = delete;

    // The newest day to which the facts were kept.
    Day as_of() const { return parts_.as_of; }
    const Defaults& defaults() const { return parts_.defaults; }
    std::span<const Entity> entities() const { return parts_.entities; }
    std::span<const Law> laws() const { return parts_.laws; }
    std::span<const List> lists() const { return parts_.lists; }

    std::optional<EntityIndex> find_entity(std::string_view id) const;
    const Entity& entity(EntityIndex index) const { return parts_.entities[index]; }
    const Law* find_law(std::string_view id) const;
    const List* find_list(std::string_view id) const;

    // All who ever held the identifier, by entity; at most one holds it on any day. `key` in the
    // canonical form of its kind; an ieee_registrant as registrant_key() gives it.
    std::span<const Holding> holders(IdentifierKind kind, std::string_view key) const;

    // Who holds it on `day`, or nothing.
    std::optional<EntityIndex> holder(IdentifierKind kind, std::string_view key, Day day) const;

    // Entities of which it was found out that the identifier is not theirs. `key` as in holders().
    std::span<const Exclusion> exclusions(IdentifierKind kind, std::string_view key) const;

    std::span<const Law* const> laws_of(std::string_view jurisdiction) const;
    std::span<const Membership> memberships(EntityIndex entity) const;

    // Names of the files that were read, "lists/us-bis-el.toml"; those of a folder of the user's
    // own begin with "personal/".
    std::span<const std::string> files() const { return parts_.files; }
    // Where a fact stands, "lists/us-bis-el.toml:12"; empty for one that is not from a file.
    std::string place_of(const Fact& fact) const;

    // What folders of the user's own switched off or replaced, a line each, in the order in which
    // they say so: what is missing here without this is not there by the user's own word.
    std::span<const std::string> personal_changes() const { return parts_.personal_changes; }

  private:
    // Hashes keys and views alike, so that a lookup copies no text.
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    // By key, for each kind.
    template <class T>
    using Index = std::array<
        std::unordered_map<std::string, std::vector<T>, TextHash, std::equal_to<>>,
        kIdentifierKinds>;

    void index_entities();
    void index_laws();
    void index_lists();

    Parts parts_;
    std::unordered_map<std::string_view, EntityIndex> entity_by_id_;
    std::unordered_map<std::string_view, const Law*> law_by_id_;
    std::unordered_map<std::string_view, const List*> list_by_id_;
    Index<Holding> holdings_;
    Index<Exclusion> exclusions_;
    std::unordered_map<std::string_view, std::vector<const Law*>> laws_by_jurisdiction_;
    std::vector<std::vector<Membership>> memberships_;
};

// The form in which registrant names are compared: ASCII lower case, each run of other than
// letters, digits and non-ASCII bytes one space, none at the ends. "HUAWEI TECHNOLOGIES CO.,LTD"
// and "Huawei Technologies Co., Ltd" are one key; "ZTE" and "Aztech" are not.
std::string registrant_key(std::string_view name);

// The key under which a value of a kind is found: the value itself, registrant_key() of an
// ieee_registrant.
std::string identifier_key(IdentifierKind kind, std::string_view value);

} // namespace writ
