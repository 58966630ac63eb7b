#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes a small capture that names every company of the essay that Writ began with, and their peers
from other legal systems. Usage: sample_capture.py OUTPUT.pcap

Nothing in it was captured anywhere: the addresses are public ones of the named networks, the frames are
made here, and the dates are chosen so that a law or a list begins between two of them.
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests" / "captures"))

import packets as p  # noqa: E402

HUAWEI_PHONE = "00:18:82:01:02:03"  # block of Huawei Technologies
ZTE_MODEM = "00:15:eb:01:02:03"  # block of ZTE
CAMERA = "84:8a:59:01:02:03"  # block of HiSilicon
HONOR_PHONE = "0c:b9:83:01:02:03"  # block of Honor Device
SPEAKER = "10:a4:b9:01:02:03"  # block of Baidu
SET_TOP_BOX = "18:82:19:01:02:03"  # block of Alibaba
TENCENT_BOX = "1c:78:39:01:02:03"  # block of Tencent
CISCO_PHONE = "e8:0a:b9:01:02:03"  # block of Cisco Systems
LAPTOP = "02:00:5e:10:20:31"  # locally administered: nobody registered it
ROUTER = "02:00:5e:10:20:30"
RANDOM = "da:a1:19:01:02:03"  # locally administered, as phones choose one

HOST = "192.168.1.20"
HOST6 = "2001:db8::20"

# One frame each: day, device at 192.168.1.20, far end, server name or None. The comment says why it is here.
TALKS = [
    ("2017-04-14", LAPTOP, "203.205.147.171", "weixin.qq.com"),  # Tencent, before the 2017 laws
    ("2018-06-01", LAPTOP, "203.205.147.171", "weixin.qq.com"),  # and after them
    ("2021-09-01", LAPTOP, "203.205.147.171", "weixin.qq.com"),  # first day of the Data Security Law
    ("2026-06-08", LAPTOP, "203.205.147.171", "weixin.qq.com"),
    ("2019-05-15", HUAWEI_PHONE, "159.138.0.1", "obs.huaweicloud.com"),  # Huawei International
    ("2019-05-16", HUAWEI_PHONE, "159.138.0.1", "obs.huaweicloud.com"),  # first day on the US Entity List
    ("2020-12-09", HUAWEI_PHONE, "1.92.0.1", "www.huaweicloud.com"),  # Huawei Cloud, the essay's day
    ("2020-12-09", ZTE_MODEM, "160.30.148.1", "www.zte.com.cn"),  # ZTE
    ("2020-12-09", LAPTOP, "1.12.0.1", "cloud.tencent.com"),  # Tencent
    ("2020-12-09", SET_TOP_BOX, "47.88.0.1", "www.alibabacloud.com"),  # Alibaba, in the US
    ("2020-12-09", LAPTOP, "8.128.0.1", "www.aliyun.com"),  # Alibaba, a network that nobody announces
    ("2020-12-09", SPEAKER, "180.76.76.76", "dns.baidu.com"),  # Baidu
    ("2020-12-09", LAPTOP, "1.48.0.1", None),  # China Telecom
    ("2020-12-09", LAPTOP, "1.24.0.1", None),  # China Unicom
    ("2020-12-09", LAPTOP, "36.128.0.1", None),  # China Mobile
    ("2026-06-08", CISCO_PHONE, "8.8.8.8", "dns.google"),  # peers from other legal systems
    ("2026-06-08", LAPTOP, "5.80.0.1", "www.bt.com"),
    ("2026-06-08", LAPTOP, "1.120.0.1", "www.telstra.com.au"),
    ("2026-06-08", LAPTOP, "2.16.20.1", "rt.ru"),
    ("2026-06-08", LAPTOP, "77.88.8.8", "dns.yandex.ru"),
]


def build():
    """The capture, oldest day first."""
    frames = []
    for port, (day, device, far_end, name) in enumerate(TALKS, start=50000):
        segment = p.tcp(port, 443, p.client_hello(name)) if name else p.tcp(port, 80, flags=2)
        frames.append((day, p.ether(device, ROUTER, p.ipv4(HOST, far_end, segment))))

    for day in ("2020-11-16", "2020-11-17"):  # the last day before Honor's sale, and the day of it
        who = p.arp(HONOR_PHONE, "192.168.1.40", "00:00:00:00:00:00", "192.168.1.1")
        frames.append((day, p.ether(HONOR_PHONE, "ff:ff:ff:ff:ff:ff", who)))
    stream = p.udp(5004, 5004, bytes(64))
    frames.append(("2020-12-09", p.ether(CAMERA, ROUTER, p.ipv4("192.168.1.30", "192.168.1.1", stream))))
    print_job = p.tcp(50100, 445, bytes(16))
    frames.append(("2020-12-09", p.ether(TENCENT_BOX, LAPTOP, p.ipv4("192.168.1.31", HOST, print_job))))
    frames.append(("2020-12-09", p.ether(RANDOM, ROUTER, p.ipv4("192.168.1.32", "192.168.1.1", stream))))
    question = p.udp(50200, 53, p.dns_query("www.baidu.com"))
    frames.append(("2020-12-09", p.ether(LAPTOP, ROUTER, p.ipv6(HOST6, "2400:3200::1", question))))
    inner = p.ipv4(HOST, "47.88.0.1", p.tcp(50300, 443, p.client_hello("www.alibabacloud.com")))
    frames.append(("2026-06-08", p.ether(LAPTOP, ROUTER, p.ipv4("159.138.0.2", "1.92.0.2", p.gre(inner)))))

    capture = p.Capture()
    for day, octets in sorted(frames, key=lambda frame: frame[0]):
        capture.add(day, octets)
    return capture


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    build().write_pcap(sys.argv[1])


if __name__ == "__main__":
    main()
