// SPDX-License-Identifier: GPL-2.0-or-later
#include "field_table.h"

namespace writ::plugin {

namespace {

using enum EvidenceKind;

constexpr KindSet kNothing{}; // what a comment says
constexpr KindSet kAll = KindSet::all();
constexpr KindSet kAddresses{asn};
constexpr KindSet kNetworks{asn, as_path};
constexpr KindSet kOperators{asn, as_path, plmn};
constexpr KindSet kHardware{mac};
constexpr KindSet kDomains{domain};
constexpr KindSet kNames{domain, certificate};
// Those that carry or hold the traffic.
constexpr KindSet kParties{asn, as_path, domain, certificate, plmn};

} // namespace

// clang-format off
const std::array<FieldRow, kSubjectFields> kSubjectRows = {{
    {"address", "Address", FT_STRING, kAddresses, Of::all,
     "IP address that the fact is about"},
    {"mac", "Link-layer address", FT_ETHER, kHardware, Of::all,
     "Link-layer address that the fact is about"},
    {"scope", "Scope", FT_STRING, kAddresses, Of::all,
     "Kind of address, by the IANA special-purpose registries"},
    {"asn", "AS number", FT_UINT32, kNetworks, Of::all,
     "Number of the AS that announces the address"},
    {"as_org", "AS organisation", FT_STRING, kNetworks, Of::all,
     "Registered name of the AS that announces the address"},
    {"network", "Network", FT_STRING, kAddresses, Of::all,
     "Matching prefix of the database, in CIDR form"},
    {"country", "Located in", FT_STRING, kAddresses, Of::all,
     "Country (ISO 3166-1) where the address is located according to the database"},
    {"as_country", "AS registered in", FT_STRING, kNetworks, Of::all,
     "Country (ISO 3166-1) where the AS is registered"},
    {"network_trait", "Network trait", FT_STRING, kAddresses, Of::all,
     "anycast, anonymous-proxy or satellite, where the database says so"},
    {"operator", "Operator", FT_STRING, kOperators, Of::all,
     "Who runs the network: the catalogue's name, else the registered name of the AS"},
    {"service", "Service", FT_STRING, kNames, Of::all,
     "Who serves the name in the packet; another party than the operator"},
    {"domain", "Domain", FT_STRING, kDomains, Of::all,
     "Name by which the service was asked for"},
    {"mac_kind", "Link-layer address kind", FT_STRING, kHardware, Of::all,
     "universal, local (randomised or locally administered), group or null"},
    {"vendor", "Vendor", FT_STRING, kHardware, Of::all,
     "Who registered the block of link-layer addresses; often a module maker, not the brand"},
    {"vendor_country", "Vendor's registered country", FT_STRING, kHardware, Of::all,
     "Country in the registrant's address: often a factory's, and nothing more"},
    {"party", "Party", FT_STRING, kAddresses, Of::ends,
     "How tables name this end: the operator by its address, else the scope"},
    {"seat", "Seat", FT_STRING, kAddresses, Of::ends,
     "The one legal system used for counting: headquarters of the operator, else registration of "
     "the AS, else the scope; never the location"},
    {"entity", "Entity", FT_STRING, kAll, Of::all,
     "Catalogue id of an entity that the evidence names, or of a parent that controls it on that day"},
    {"jurisdiction", "Jurisdiction", FT_STRING, kAll, Of::all,
     "Legal system (ISO 3166-1) that reaches the subject"},
    {"jurisdiction_basis", "Basis", FT_STRING, kAll, Of::all,
     "Jurisdiction and why it reaches: headquarters, registration or location"},
    {"law", "Law", FT_STRING, kParties, Of::all,
     "Id of a law that reaches the subject: what it permits an authority to require, not that "
     "anything was required"},
    {"list", "List", FT_STRING, kAll, Of::all,
     "Id of a published list that the subject is on"},
    {"flag", "Flag", FT_STRING, kAll, Of::all,
     "Id of a law or a list that reaches the subject"},
}};

const std::array<FieldRow, kPacketFields> kPacketRows = {{
    {"summary", "Summary", FT_STRING, kAll, Of::all,
     "Both ends, jurisdictions and lists in one line"},
    {"attention", "Attention", FT_UINT8, kAll, Of::all,
     "The highest of the packet: none, law or list. Not a score of danger"},
    {"category", "Category", FT_STRING, kAll, Of::all,
     "Kind of a flag"},
    {"evidence", "Evidence", FT_STRING, kAll, Of::all,
     "One piece of evidence: field, value, what it names"},
    {"evidence.kind", "Evidence kind", FT_STRING, kAll, Of::all,
     "Kind of identifier that the evidence is"},
    {"evidence.field", "Evidence field", FT_STRING, kAll, Of::all,
     "Wireshark field that the evidence came from"},
    {"statement", "Statement", FT_STRING, kAll, Of::all,
     "One dated and cited sentence for a flag"},
    {"as_of", "Laws and lists as of", FT_STRING, kAll, Of::all,
     "UTC day at which laws and lists were read"},
    {"later", "Later", FT_STRING, kAll, Of::all,
     "Id of a law or list that reaches a subject at the catalogue's own date, but did not on the "
     "packet's"},
    {"tag", "Tag", FT_STRING, kNothing, Of::all,
     "What an earlier run wrote into the packet's comment; a claim of the file, not recomputed"},
    {"tag.flag", "Tagged flag", FT_STRING, kNothing, Of::all,
     "Id of a law or a list that an earlier run wrote"},
    {"tag.entity", "Tagged entity", FT_STRING, kNothing, Of::all,
     "Catalogue id of an entity that an earlier run wrote"},
    {"tag.as_of", "Tagged as of", FT_STRING, kNothing, Of::all,
     "UTC day at which the earlier run read laws and lists"},
    {"tag.data", "Tagged with data", FT_STRING, kNothing, Of::all,
     "Dates of the earlier run's databases and catalogue"},
    {"incomplete", "Incomplete", FT_STRING, kAll, Of::all,
     "What could not be consulted"},
}};
// clang-format on

} // namespace writ::plugin
