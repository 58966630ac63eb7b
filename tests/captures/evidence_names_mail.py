# SPDX-License-Identifier: GPL-2.0-or-later
"""Names in greetings and commands of mail and file transfer: SMTP, FTP; banners of POP and IMAP that hold none.

The ends are silent (private addresses, random MACs).
"""

import packets as p
from evidence_names_proxy import Conversation
from families import ALPHA, ALPHA6, BETA, DAY, on

SMTP, FTP, POP, IMAP = 25, 21, 110, 143


def line(text):
    return text.encode() + b"\r\n"


def host_port(address, port):
    """The argument of FTP's PORT and the answer to PASV: four octets of the address, two of the port."""
    return ",".join(str(octet) for octet in (*p.address(address), port >> 8, port & 255))


def ev_names_smtp():
    """Two conversations: the greeting names the server, all else is only spoken of."""
    talk, other = Conversation(46000, SMTP), Conversation(46001, SMTP)
    return on(
        DAY,
        talk.server(line("220 mx.alpha.example ESMTP")),
        talk.client(line("EHLO client.beta.example")),
        talk.server(line("250-mx.alpha.example") + line("250 STARTTLS")),
        talk.client(line("MAIL FROM:<somebody@beta.example> SIZE=100")),
        talk.server(line("250 2.1.0 Ok")),
        talk.client(line("RCPT TO:<other@alpha.example>")),
        talk.client(line("STARTTLS")),
        talk.server(line("220 2.0.0 Ready to start TLS")),
        other.server(line("220 ESMTP ready")),
        other.client(line(f"EHLO [{BETA}]")),
        other.client(line("MAIL FROM:<>")),
        other.client(line("HELO notalpha.example")),
        other.client(line("ehlo client.beta.example")),
        other.client(line("mail FROM:<somebody@alpha.example>")),
        other.client(line("AUTH PLAIN YWxwaGEuZXhhbXBsZQ==")),
    )


def ev_names_ftp():
    """FTP's addresses for data, and a greeting; POP and IMAP, whose greetings are free text."""
    talk, other = Conversation(47000, FTP), Conversation(47001, FTP)
    pop, imap = Conversation(47002, POP), Conversation(47003, IMAP)
    return on(
        DAY,
        talk.server(line("220 ftp.alpha.example FTP server ready.")),
        talk.client(line("PASV")),
        talk.server(line(f"227 Entering Passive Mode ({host_port(ALPHA, 40001)})")),
        other.server(line("220 (FTP server 3.0.5)")),
        other.client(line(f"PORT {host_port(BETA, 40001)}")),
        other.client(line(f"EPRT |1|{BETA}|40001|")),
        other.client(line(f"EPRT |2|{ALPHA6}|40001|")),
        other.server(line("229 Entering Extended Passive Mode (|||40001|)")),
        pop.server(line("+OK POP3 ready <1.2@pop.alpha.example>")),
        imap.server(line("* OK imap.alpha.example ready")),
    )


FAMILIES = {build.__name__: build for build in (ev_names_smtp, ev_names_ftp)}
