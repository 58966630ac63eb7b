-- SPDX-License-Identifier: GPL-2.0-or-later
-- Five questions to the fields that tshark wrote, for SQLite 3.38 or newer:
--   sqlite3 -bail :memory: '.mode ascii' '.separator "\t" "\n"' '.import packets.tsv packets' '.mode box' '.read questions.sql'
-- packets.tsv has a header, tabs (of which tshark writes those of a packet as "\t"), ";" between several values of a field
-- (tshark -E header=y -E occurrence=a -E "aggregator=;"), and the columns that README.md names. writ-batch --fields csv writes
-- CSV: '.mode csv' '.import FILE packets'. Several files can be imported; frame.number then repeats and is not used here.

-- The two ends of each packet, one row for each.
CREATE TEMP VIEW ends AS
SELECT rowid AS packet, "frame.len" + 0 AS octets, "writ.as_of" AS day, 'src' AS role,
       "writ.src.address" AS address, "writ.src.scope" AS scope, "writ.src.party" AS party, "writ.src.seat" AS seat,
       "writ.src.service" AS service, "writ.src.law" AS laws, "writ.src.list" AS lists
FROM packets
UNION ALL
SELECT rowid, "frame.len" + 0, "writ.as_of", 'dst',
       "writ.dst.address", "writ.dst.scope", "writ.dst.party", "writ.dst.seat",
       "writ.dst.service", "writ.dst.law", "writ.dst.list"
FROM packets;

-- Each flag of each end, one row for each: what was "a;b" in a field.
CREATE TEMP VIEW flags AS
SELECT ends.packet, ends.octets, ends.day, ends.address, coalesce(nullif(ends.service, ''), ends.party) AS who,
       kinds.kind, one.value AS flag
FROM ends, (SELECT 'law' AS kind UNION ALL SELECT 'list') AS kinds,
     json_each('["' || replace(iif(kinds.kind = 'law', ends.laws, ends.lists), ';', '","') || '"]') AS one
WHERE one.value <> '';

.print 1. Who talks to whom? Operators of both ends, in either direction. Packets add up to those with two ends.
SELECT min(src.party, dst.party) AS one, max(src.party, dst.party) AS other, count(*) AS packets, sum(src.octets) AS octets
FROM ends AS src JOIN ends AS dst ON src.packet = dst.packet AND src.role = 'src' AND dst.role = 'dst'
WHERE src.party <> '' AND dst.party <> ''
GROUP BY 1, 2 ORDER BY packets DESC, one, other LIMIT 25;

.print 2. Which legal systems are the ends seated in? A packet counts for both of its ends.
SELECT seat, count(*) AS ends, sum(octets) AS octets, count(DISTINCT address) AS addresses
FROM ends WHERE seat <> '' GROUP BY seat ORDER BY ends DESC, seat;

.print 3. Which laws and lists reach whom? A packet counts once for each flag of each end, so rows overlap.
SELECT kind, flag, who, count(DISTINCT packet) AS packets, count(DISTINCT address) AS addresses, min(day) AS first, max(day) AS last
FROM flags GROUP BY kind, flag, who ORDER BY kind, packets DESC, flag, who;

.print 4. Which of the own addresses talk to parties that a law or a list reaches?
SELECT own.address, flags.who, group_concat(DISTINCT flags.flag) AS flags, count(DISTINCT own.packet) AS packets
FROM ends AS own JOIN flags ON flags.packet = own.packet AND flags.address <> own.address
WHERE own.scope IN ('private', 'link-local', 'shared')
GROUP BY own.address, flags.who ORDER BY packets DESC, own.address, flags.who LIMIT 25;

.print 5. On which days, and in how many packets?
SELECT day, count(DISTINCT packet) AS packets, count(DISTINCT iif(kind = 'list', packet, NULL)) AS with_a_list,
       count(DISTINCT flag) AS flags
FROM flags GROUP BY day ORDER BY day;
