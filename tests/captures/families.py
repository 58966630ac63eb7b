# SPDX-License-Identifier: GPL-2.0-or-later
"""The captures of the golden and hostile tests, by name: write(name, folder) makes one.

Addresses are those of ../golden/sources: 50.0.1.0/24 and 2a10:1::/32 are Alpha's, 50.0.2.0/24 and
2a10:2::/32 Beta's, 50.0.3.0/24 Gamma's; 50.0.4.0/24 is located and not announced, 50.0.5.0/24 is in no
source. 00:1a:11 is a block of Alpha Devices, 00:1a:22 one of Beta's, 00:1a:44 one of a chip maker.
"""

import importlib
import pathlib

import packets as p

HOST = "192.168.1.20"
OTHER_HOST = "192.168.1.30"
ALPHA, BETA, GAMMA = "50.0.1.10", "50.0.2.10", "50.0.3.10"
LOCATED_ONLY, IN_NO_SOURCE, PROXY = "50.0.4.10", "50.0.5.10", "50.0.7.10"
ALPHA6, BETA6, NOBODY6 = "2a10:1::10", "2a10:2::10", "2a10:3::10"
ALPHA_MAC, BETA_MAC, CHIP_MAC = "00:1a:11:00:00:01", "00:1a:22:00:00:02", "00:1a:44:00:00:04"
RANDOM_MAC, BROADCAST = "da:a1:19:00:00:05", "ff:ff:ff:ff:ff:ff"
DAY = "2026-06-08"

DATA = p.udp(40000, 40001, b"data")  # ports of nobody: no version of Wireshark reads more into it


def frame(payload, source=ALPHA_MAC, destination=BETA_MAC):
    return p.ether(source, destination, payload)


def on(day, *frames, link_type=p.ETHERNET):
    capture = p.Capture(link_type)
    for octets in frames:
        capture.add(day, octets)
    return capture


def addresses():
    """Plain IPv4 and IPv6: announced, located only, in no source, with traits."""
    return on(
        DAY,
        frame(p.ip(HOST, ALPHA, DATA)),
        frame(p.ip(BETA, HOST, DATA), BETA_MAC, ALPHA_MAC),
        frame(p.ip(GAMMA, BETA, DATA)),
        frame(p.ip(HOST, LOCATED_ONLY, DATA)),
        frame(p.ip(HOST, IN_NO_SOURCE, DATA)),
        frame(p.ip(PROXY, HOST, DATA)),
        frame(p.ip(ALPHA6, BETA6, DATA)),
        frame(p.ip(NOBODY6, "fd00::20", DATA)),
        frame(p.vlan(100, p.ip(HOST, ALPHA, DATA))),
    )


def scopes():
    """Every kind of special address, each with a private one at the other end."""
    specials = [
        "10.0.0.1", "127.0.0.1", "169.254.1.1", "100.64.0.1", "239.1.1.1", "255.255.255.255",
        "192.0.2.1", "240.0.0.1",
    ]  # fmt: skip
    specials6 = ["fd00::1", "::1", "fe80::1", "ff02::1", "2001:db8::1", "::"]
    return on(
        DAY,
        *(frame(p.ip(HOST, special, DATA)) for special in specials),
        *(frame(p.ip("fd00::20", special, DATA)) for special in specials6),
        frame(p.ip("fd00::20", f"::ffff:{ALPHA}", DATA)),
        frame(p.ip("fd00::20", "2002:3200:010a::1", DATA)),  # 6to4 of Alpha's 50.0.1.10
        frame(p.ip("fd00::20", "2001:0:3200:10a:0:fbff:cdff:fdf5", DATA)),  # Teredo, server Alpha, client Beta
    )


def hardware():
    """MAC addresses of each kind, between two private addresses; ARP."""
    local = p.ip(HOST, OTHER_HOST, DATA)
    question = p.arp(ALPHA_MAC, HOST, "00:00:00:00:00:00", OTHER_HOST)
    return on(
        DAY,
        frame(local),
        frame(local, RANDOM_MAC, "01:00:5e:01:01:01"),
        frame(local, "00:00:00:00:00:02", CHIP_MAC),
        frame(local, "00:1a:33:50:00:01", "00:1a:33:70:10:01"),  # MA-M and MA-S inside one MA-L
        frame(local, "00:1a:33:90:00:01", "00:99:99:00:00:01"),  # the MA-L itself; a block of nobody
        frame(question, ALPHA_MAC, BROADCAST),
        frame(p.arp(BETA_MAC, OTHER_HOST, ALPHA_MAC, HOST, operation=2), BETA_MAC, ALPHA_MAC),
    )


def tunnels():
    """Carriers around a private end and a global one."""
    inner = p.ip(HOST, ALPHA, DATA)
    inner6 = p.ip("fd00::20", ALPHA6, DATA)
    station = p.ether("00:1a:44:00:00:06", "da:a1:19:00:00:07", p.ip(HOST, OTHER_HOST, DATA))
    return on(
        DAY,
        frame(p.ip(BETA, GAMMA, p.gre(inner))),
        frame(p.ip(BETA, GAMMA, p.gre(inner6))),
        frame(p.ip(BETA, GAMMA, p.vxlan(7, station))),
        frame(p.ip(BETA, GAMMA, p.gtp_user(1, inner))),
        frame(p.ip(BETA, GAMMA, p.gtp_user(1, inner6))),
        frame(p.ip(BETA, GAMMA, inner6)),  # 6in4
        frame(p.ip(BETA6, ALPHA6, p.ip(HOST, GAMMA, DATA))),  # 4in6
        frame(p.ip(BETA, GAMMA, p.teredo(p.ip("2001:0:3200:10a:0:fbff:cdff:fdf5", ALPHA6, DATA)))),
    )


def same_addresses():
    """A tunnel whose ends are also the ends of what it carries."""
    return on(DAY, frame(p.ip(BETA, GAMMA, p.ip(BETA, GAMMA, DATA))), frame(p.ip(BETA, GAMMA, p.ip(GAMMA, BETA, DATA))))


def quoted():
    """An error that quotes the packet it is about: the quoted ends are only named."""
    return on(DAY, frame(p.ip(BETA, HOST, p.icmp_time_exceeded(p.ip(HOST, ALPHA, DATA))), BETA_MAC, RANDOM_MAC))


def wireless():
    """802.11: from a station, to a station, between two access points, and a beacon."""
    access_point, second, station = "00:1a:22:00:00:10", "00:1a:22:00:00:11", ALPHA_MAC
    body = p.llc(p.ip(HOST, OTHER_HOST, DATA))
    return on(
        DAY,
        p.wlan_data(1, access_point, station, CHIP_MAC, body),
        p.wlan_data(2, station, access_point, CHIP_MAC, body),
        p.wlan_data(3, second, access_point, CHIP_MAC, body, address4=station),
        p.wlan_beacon(access_point, "test"),
        link_type=p.IEEE802_11,
    )


def dates():
    """One pair of ends on the days on which a law, a list or a sale begins or ends."""
    capture = p.Capture()
    for day in ("2017-04-14", "2017-06-27", "2017-06-28", "2019-05-15", "2019-05-16", "2020-11-16",
                "2020-11-17", "2021-05-31", "2021-06-01", DAY):  # fmt: skip
        capture.add(day, frame(p.ip(GAMMA, ALPHA, DATA)))
    return capture


def device_dates():
    """A device between private addresses, before and on the day on which its maker was sold."""
    capture = p.Capture()
    for day in ("2019-05-15", "2020-11-16", "2020-11-17"):
        capture.add(day, frame(p.ip(HOST, OTHER_HOST, DATA), ALPHA_MAC, RANDOM_MAC))
    return capture


def timeless():
    """A frame with a time stamp, then one without (pcapng's simple packet block)."""
    capture = p.Capture()
    capture.add("2017-04-14", frame(p.ip(HOST, ALPHA, DATA)))
    capture.add(None, frame(p.ip(HOST, ALPHA, DATA)))
    return capture


def shipped():
    """The addresses on which the shipped catalogue is tested."""
    capture = p.Capture()
    for day in ("2017-04-14", "2018-06-01", "2021-09-01", DAY):
        capture.add(day, frame(p.ip("192.168.1.20", "203.205.147.171", DATA), RANDOM_MAC, RANDOM_MAC))
    capture.add("2017-04-14", frame(p.ip("192.168.1.20", "203.205.151.162", DATA), RANDOM_MAC, RANDOM_MAC))
    return capture


def profile():
    """A packet for each colour and button of the profile, no colour twice in a row: ../support/profile_world.py."""
    capture = p.Capture()

    def add(day, source, destination, payload=DATA, macs=(RANDOM_MAC, RANDOM_MAC)):
        capture.add(day, frame(p.ip(source, destination, payload), *macs))

    asked = p.tcp(42000, 443, p.client_hello("www.alpha.example"))
    add(DAY, HOST, LOCATED_ONLY)
    add(DAY, HOST, ALPHA)
    add(DAY, BETA, HOST)
    add(DAY, GAMMA, HOST)
    add(DAY, HOST, OTHER_HOST, macs=(ALPHA_MAC, RANDOM_MAC))
    add(DAY, HOST, OTHER_HOST, macs=(BETA_MAC, RANDOM_MAC))
    add(DAY, HOST, IN_NO_SOURCE, asked)
    add(None, HOST, LOCATED_ONLY)
    add(DAY, HOST, GAMMA, asked)
    add(DAY, GAMMA, OTHER_HOST)
    add(DAY, HOST, ALPHA, asked)
    add(DAY, BETA, GAMMA)
    add(DAY, LOCATED_ONLY, HOST, p.icmp_time_exceeded(p.ip(HOST, ALPHA, DATA)))
    return capture


FAMILIES = {
    build.__name__: build
    for build in (
        addresses, scopes, hardware, tunnels, same_addresses, quoted, wireless, dates, device_dates, timeless, shipped,
        profile,
    )
}  # fmt: skip


def evidence():
    """The families of the evidence table: every module evidence_*.py beside this one has its own."""
    found = {}
    for path in sorted(pathlib.Path(__file__).parent.glob("evidence_*.py")):
        found.update(getattr(importlib.import_module(path.stem), "FAMILIES", {}))
    return found


def write(name, folder):
    """Writes one family into `folder`; its path. pcapng, which every frame fits into."""
    path = pathlib.Path(folder) / f"{name}.pcapng"
    build = FAMILIES.get(name) or evidence()[name]
    build().write_pcapng(path)
    path.chmod(0o644)
    return path
