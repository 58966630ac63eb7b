// SPDX-License-Identifier: GPL-2.0-or-later
#include "sources/countries.h"

#include <map>

namespace writ {
namespace {

// One country a line: the code, a blank, the name. First the names of iso3166.tab, then those of
// Unicode CLDR (English, display names of territories) that differ from them.
constexpr std::string_view kCountries = R"(
AD Andorra
AE United Arab Emirates
AF Afghanistan
AG Antigua & Barbuda
AI Anguilla
AL Albania
AM Armenia
AO Angola
AQ Antarctica
AR Argentina
AS Samoa (American)
AT Austria
AU Australia
AW Aruba
AX Åland Islands
AZ Azerbaijan
BA Bosnia & Herzegovina
BB Barbados
BD Bangladesh
BE Belgium
BF Burkina Faso
BG Bulgaria
BH Bahrain
BI Burundi
BJ Benin
BL St Barthelemy
BM Bermuda
BN Brunei
BO Bolivia
BQ Caribbean NL
BR Brazil
BS Bahamas
BT Bhutan
BV Bouvet Island
BW Botswana
BY Belarus
BZ Belize
CA Canada
CC Cocos (Keeling) Islands
CD Congo (Dem. Rep.)
CF Central African Rep.
CG Congo (Rep.)
CH Switzerland
CI Côte d'Ivoire
CK Cook Islands
CL Chile
CM Cameroon
CN China
CO Colombia
CR Costa Rica
CU Cuba
CV Cape Verde
CW Curaçao
CX Christmas Island
CY Cyprus
CZ Czech Republic
DE Germany
DJ Djibouti
DK Denmark
DM Dominica
DO Dominican Republic
DZ Algeria
EC Ecuador
EE Estonia
EG Egypt
EH Western Sahara
ER Eritrea
ES Spain
ET Ethiopia
FI Finland
FJ Fiji
FK Falkland Islands
FM Micronesia
FO Faroe Islands
FR France
GA Gabon
GB Britain (UK)
GD Grenada
GE Georgia
GF French Guiana
GG Guernsey
GH Ghana
GI Gibraltar
GL Greenland
GM Gambia
GN Guinea
GP Guadeloupe
GQ Equatorial Guinea
GR Greece
GS South Georgia & the South Sandwich Islands
GT Guatemala
GU Guam
GW Guinea-Bissau
GY Guyana
HK Hong Kong
HM Heard Island & McDonald Islands
HN Honduras
HR Croatia
HT Haiti
HU Hungary
ID Indonesia
IE Ireland
IL Israel
IM Isle of Man
IN India
IO British Indian Ocean Territory
IQ Iraq
IR Iran
IS Iceland
IT Italy
JE Jersey
JM Jamaica
JO Jordan
JP Japan
KE Kenya
KG Kyrgyzstan
KH Cambodia
KI Kiribati
KM Comoros
KN St Kitts & Nevis
KP Korea (North)
KR Korea (South)
KW Kuwait
KY Cayman Islands
KZ Kazakhstan
LA Laos
LB Lebanon
LC St Lucia
LI Liechtenstein
LK Sri Lanka
LR Liberia
LS Lesotho
LT Lithuania
LU Luxembourg
LV Latvia
LY Libya
MA Morocco
MC Monaco
MD Moldova
ME Montenegro
MF St Martin (French)
MG Madagascar
MH Marshall Islands
MK North Macedonia
ML Mali
MM Myanmar (Burma)
MN Mongolia
MO Macau
MP Northern Mariana Islands
MQ Martinique
MR Mauritania
MS Montserrat
MT Malta
MU Mauritius
MV Maldives
MW Malawi
MX Mexico
MY Malaysia
MZ Mozambique
NA Namibia
NC New Caledonia
NE Niger
NF Norfolk Island
NG Nigeria
NI Nicaragua
NL Netherlands
NO Norway
NP Nepal
NR Nauru
NU Niue
NZ New Zealand
OM Oman
PA Panama
PE Peru
PF French Polynesia
PG Papua New Guinea
PH Philippines
PK Pakistan
PL Poland
PM St Pierre & Miquelon
PN Pitcairn
PR Puerto Rico
PS Palestine
PT Portugal
PW Palau
PY Paraguay
QA Qatar
RE Réunion
RO Romania
RS Serbia
RU Russia
RW Rwanda
SA Saudi Arabia
SB Solomon Islands
SC Seychelles
SD Sudan
SE Sweden
SG Singapore
SH St Helena
SI Slovenia
SJ Svalbard & Jan Mayen
SK Slovakia
SL Sierra Leone
SM San Marino
SN Senegal
SO Somalia
SR Suriname
SS South Sudan
ST Sao Tome & Principe
SV El Salvador
SX St Maarten (Dutch)
SY Syria
SZ Eswatini (Swaziland)
TC Turks & Caicos Is
TD Chad
TF French S. Terr.
TG Togo
TH Thailand
TJ Tajikistan
TK Tokelau
TL East Timor
TM Turkmenistan
TN Tunisia
TO Tonga
TR Turkey
TT Trinidad & Tobago
TV Tuvalu
TW Taiwan
TZ Tanzania
UA Ukraine
UG Uganda
UM US minor outlying islands
US United States
UY Uruguay
UZ Uzbekistan
VA Vatican City
VC St Vincent
VE Venezuela
VG Virgin Islands (UK)
VI Virgin Islands (US)
VN Vietnam
VU Vanuatu
WF Wallis & Futuna
WS Samoa (western)
YE Yemen
YT Mayotte
ZA South Africa
ZM Zambia
ZW Zimbabwe
AS American Samoa
BL St. Barthélemy
BQ Caribbean Netherlands
CD Congo - Kinshasa
CF Central African Republic
CG Congo - Brazzaville
CI Côte d’Ivoire
CZ Czechia
GB United Kingdom
GS South Georgia & South Sandwich Islands
HK Hong Kong SAR China
KN St. Kitts & Nevis
KP North Korea
KR South Korea
LC St. Lucia
MF St. Martin
MO Macao SAR China
PM St. Pierre & Miquelon
PN Pitcairn Islands
PS Palestinian Territories
SH St. Helena
ST São Tomé & Príncipe
SX Sint Maarten
SZ Eswatini
TC Turks & Caicos Islands
TF French Southern Territories
TL Timor-Leste
TR Türkiye
UM U.S. Outlying Islands
VC St. Vincent & Grenadines
VG British Virgin Islands
VI U.S. Virgin Islands
WS Samoa
XK Kosovo
)";

// Calls `take(code, name)` for every line of the table.
template <class Take> void for_each_country(const Take& take) {
    std::string_view rest = kCountries.substr(1);
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        take(rest.substr(0, 2), rest.substr(3, end - 3));
        rest.remove_prefix(end + 1);
    }
}

// REQUIRES: two capital letters.
std::size_t index_of(std::string_view letters) {
    const auto place = [](char letter) { return static_cast<std::size_t>(letter - 'A'); };
    return place(letters[0]) * 26 + place(letters[1]);
}

} // namespace

CountryCode known_country(std::string_view code) {
    static const auto kKnown = [] {
        std::array<bool, std::size_t{26} * 26> known{};
        for_each_country([&known](std::string_view letters, std::string_view /*name*/) {
            known[index_of(letters)] = true;
        });
        return known;
    }();
    const CountryCode country = CountryCode::of(code);
    if (country.empty()) {
        return {};
    }
    if (country.view() == "UK") {
        return CountryCode::of("GB");
    }
    return kKnown[index_of(country.view())] ? country : CountryCode{};
}

CountryCode country_by_name(std::string_view name) {
    static const auto kByName = [] {
        std::map<std::string_view, CountryCode> by_name;
        for_each_country([&by_name](std::string_view code, std::string_view spelt) {
            by_name.emplace(spelt, CountryCode::of(code));
        });
        return by_name;
    }();
    const auto found = kByName.find(name);
    return found == kByName.end() ? CountryCode{} : found->second;
}

} // namespace writ
