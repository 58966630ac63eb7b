# SPDX-License-Identifier: GPL-2.0-or-later
"""Captures in which a device says in words what it is: HTTP, SSDP, SIP, SSH, FTP, XML, mDNS and others.

Every frame is a conversation of its own, except where a protocol is only understood from its beginning.
"""

import struct

import packets as p
from evidence_devices_certificates import HOST, SERVER, capture, counted, frame

GROUP, GROUP_MDNS = "239.255.255.250", "224.0.0.251"


def lines(*texts, body=""):
    return ("\r\n".join(texts) + "\r\n\r\n" + body).encode()


def to_server(port, data, server_port=80, sequence=1):
    return frame(HOST, SERVER, p.tcp(port, server_port, data, sequence=sequence))


def from_server(port, data, server_port=80, sequence=1):
    return frame(SERVER, HOST, p.tcp(server_port, port, data, sequence=sequence))


def h2_frame(kind, flags, stream, octets):
    """A frame of HTTP/2 (RFC 9113)."""
    return len(octets).to_bytes(3, "big") + struct.pack("!BBI", kind, flags, stream) + octets


def h2_field(index, value):
    """A field whose name stands in HPACK's static table."""
    return bytes([0x40 | index]) + counted(1, value.encode())


def h2_ask(agent):
    fields = b"\x82\x84\x86" + h2_field(1, SERVER) + h2_field(58, agent)
    return b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + h2_frame(4, 0, 0, b"") + h2_frame(1, 5, 1, fields)


def h2_answer(server):
    return h2_frame(4, 0, 0, b"") + h2_frame(1, 5, 1, b"\x88" + h2_field(54, server))


def ev_devices_http():
    """HTTP/1.1 and HTTP/2: servers, clients, realms; patterns that stand elsewhere than at the beginning."""
    request = "GET /x HTTP/1.1", "Accept: text/html"
    answer = "HTTP/1.1 200 OK", "Content-Length: 0"
    return capture(
        from_server(50001, lines(*answer, "Server: AlphaOS/9.1")),
        to_server(50002, lines(*request, "User-Agent: BetaBox 3 (compatible)")),
        from_server(50003, lines("HTTP/1.1 401 Unauthorized", "Content-Length: 0", "WWW-Authenticate: AlphaOS x")),
        from_server(50004, lines(*answer, "Server: nginx (AlphaOS)")),
        to_server(50005, lines(*request, "User-Agent: alphaos 9.1")),
        to_server(50006, h2_ask("AlphaOS")),
        from_server(50006, h2_answer("BetaBox 3")),
    )


def ev_devices_ssdp():
    """SSDP: who announces itself, who looks for others, who answers."""
    host = "HOST: 239.255.255.250:1900"
    notify = "NOTIFY * HTTP/1.1", host, "NT: upnp:rootdevice", "NTS: ssdp:alive", "USN: uuid:1"
    search = "M-SEARCH * HTTP/1.1", host, 'MAN: "ssdp:discover"', "MX: 1", "ST: ssdp:all"
    answer = "HTTP/1.1 200 OK", "ST: ssdp:all"
    return capture(
        frame(SERVER, GROUP, p.udp(1900, 1900, lines(*notify, "SERVER: AlphaOS/9.1 UPnP/1.0 Box/2"))),
        frame(HOST, GROUP, p.udp(50001, 1900, lines(*search, "USER-AGENT: BetaBox/3 UPnP/1.1 App/1"))),
        frame(SERVER, HOST, p.udp(1900, 50001, lines(*answer, "SERVER: Linux/6 UPnP/1.0 AlphaOS/9"))),
    )


def sip(first_line, *headers):
    return lines(first_line, "Call-ID: 1", "CSeq: 1 OPTIONS", *headers, "Content-Length: 0")


def stun(kind, software):
    value = software.encode()
    attribute = struct.pack("!HH", 0x8022, len(value)) + value + b"\0" * (-len(value) % 4)
    return struct.pack("!HHI", kind, len(attribute), 0x2112A442) + b"\5" * 12 + attribute


def mysql_greeting(version):
    """The first packet of a server of MySQL (protocol 10)."""
    body = b"\x0a" + version.encode() + b"\0" + struct.pack("<I", 7) + b"saltsalt\0"
    body += struct.pack("<HBHH", 0xF7FF, 33, 2, 0) + b"\0" * 11 + b"saltsaltsalt\0"
    return len(body).to_bytes(3, "little") + b"\0" + body


def ev_devices_banners():
    """SIP, SSH, FTP, SMTP, STUN, MySQL: what they say first."""
    return capture(
        frame(HOST, SERVER, p.udp(50001, 5060, sip("OPTIONS sip:192.168.1.30 SIP/2.0", "User-Agent: AlphaOS phone"))),
        frame(SERVER, HOST, p.udp(5060, 50002, sip("SIP/2.0 200 OK", "Server: BetaBox 3"))),
        from_server(50003, b"SSH-2.0-AlphaOS_9.1\r\n", 22),
        to_server(50004, b"SSH-2.0-BetaBox\r\n", 22),
        from_server(50005, b"220 AlphaOS FTP service ready.\r\n", 21),
        from_server(50006, b"230 AlphaOS greets the user.\r\n", 21),
        from_server(50007, b"220 BetaBox 3 mail service\r\n", 25),
        frame(SERVER, HOST, p.udp(3478, 50008, stun(0x0101, "AlphaOS relay"))),
        from_server(50009, mysql_greeting("BetaBox-9.1"), 3306),
    )


def described(*inner):
    return '<?xml version="1.0"?>\r\n<root>' + "".join(inner) + "</root>"


def element(tag, words):
    return f"<{tag}>{words}</{tag}>"


def document(port, *inner):
    body = described(*inner)
    head = "HTTP/1.1 200 OK", "Content-Type: text/xml", f"Content-Length: {len(body)}"
    return from_server(port, lines(*head, body=body))


def ev_devices_xml():
    """XML: a UPnP description, an Inform of TR-069, WS-Discovery and ONVIF."""
    ask = described(element("Manufacturer", "AlphaOS Ltd"), element("ProductClass", "BetaBox 3"))
    posted = lines("POST / HTTP/1.1", "Content-Type: text/xml", f"Content-Length: {len(ask)}", body=ask)
    return capture(
        document(
            50001,
            element("deviceType", "urn:schemas-upnp-org:device:Basic:1"),
            element("friendlyName", "AlphaOS in the hall"),
            element("manufacturer", "AlphaOS"),
            element("manufacturerURL", "http://www.alpha.example/"),
            element("modelDescription", "A box"),
            element("modelName", "BetaBox 3"),
        ),
        to_server(50002, posted),
        document(50003, element("tds:Manufacturer", "AlphaOS"), element("tds:Model", "BetaBox 3")),
        document(50004, element("wsdp:Manufacturer", "BetaBox"), element("wsdp:ModelName", "AlphaOS camera")),
        document(50005, element("deviceType", "urn:x"), element("manufacturer", "The AlphaOS company")),
        document(50006, element("product", element("manufacturer", "AlphaOS"))),
    )


def mdns(*records):
    """An answer of mDNS with records of (name, type, data)."""
    body = b""
    for name, kind, octets in records:
        labels = b"".join(counted(1, label.encode()) for label in name.split(".")) + b"\0"
        body += labels + struct.pack("!HHI", kind, 0x8001, 120) + counted(2, octets)
    return struct.pack("!HHHHHH", 0, 0x8400, 0, len(records), 0, 0) + body


def ev_devices_mdns():
    """mDNS: what a host is; the same text in an ordinary answer is nobody's own."""
    model = counted(1, b"AlphaOS,1")
    host_information = counted(1, b"BetaBox") + counted(1, b"AlphaOS")
    record = b"\1x\0" + struct.pack("!HHI", 16, 1, 9) + counted(2, model)
    text_answer = struct.pack("!HHHHHH", 1, 0x8180, 0, 1, 0, 0) + record
    return capture(
        frame(SERVER, GROUP_MDNS, p.udp(5353, 5353, mdns(("box", 16, model)))),
        frame(SERVER, GROUP_MDNS, p.udp(5353, 5353, mdns(("box", 13, host_information)))),
        frame(SERVER, HOST, p.udp(53, 50001, text_answer)),
    )


def list_identity(name):
    """An answer of EtherNet/IP that lists one device."""
    text = name.encode()
    identity = struct.pack("<H", 1) + struct.pack("!HHI8x", 2, 44818, 0xC0A8011E)
    identity += struct.pack("<HHHBBHI", 1, 14, 1, 1, 1, 0, 7) + counted(1, text) + b"\x03"
    body = struct.pack("<HHH", 1, 0x0C, len(identity)) + identity
    return struct.pack("<HHIIQI", 0x63, len(body), 0, 0, 0, 0) + body


def modbus_device(vendor):
    """Modbus: the answer to Read Device Identification with the vendor's name."""
    text = vendor.encode()
    unit = b"\x2b\x0e\x01\x01\x00\x00\x01\x00" + counted(1, text)
    return struct.pack("!HHHB", 1, 0, 1 + len(unit), 1) + unit


def ev_devices_industry():
    """EtherNet/IP and Modbus: what a controller says that it is."""
    return capture(
        frame(SERVER, HOST, p.udp(44818, 50001, list_identity("BetaBox controller"))),
        to_server(50002, struct.pack("!HHHB", 1, 0, 5, 1) + b"\x2b\x0e\x01\x00", 502),
        from_server(50002, modbus_device("AlphaOS"), 502),
    )


FAMILIES = {
    build.__name__: build
    for build in (
        ev_devices_http,
        ev_devices_ssdp,
        ev_devices_banners,
        ev_devices_xml,
        ev_devices_mdns,
        ev_devices_industry,
    )
}
