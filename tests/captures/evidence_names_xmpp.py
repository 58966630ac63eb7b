# SPDX-License-Identifier: GPL-2.0-or-later
"""Names in XMPP stanzas.

The ends are silent (private addresses, random MACs).
"""

from evidence_names_proxy import Conversation
from families import DAY, on

XMPP = 5222


def ev_names_xmpp():
    """Stanzas, whose senders and receivers may be anywhere."""
    talk, other = Conversation(48000, XMPP), Conversation(48001, XMPP)
    return on(
        DAY,
        talk.client(
            b"<message from='me@chat.alpha.example/home' to='you@talk.beta.example' id='2'><body>a</body></message>"
        ),
        other.client(b"<presence from='me@from.alpha.example/home' to='you@to.beta.example' id='3'/>"),
        other.client(
            b"<iq from='me@notalpha.example' to='alpha' id='4' type='get'><query xmlns='jabber:iq:roster'/></iq>"
        ),
        other.server(
            b"<iq type='result' id='5' to='me@to.alpha.example'>"
            b"<bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><jid>me@bound.beta.example/home</jid></bind></iq>"
        ),
    )


FAMILIES = {build.__name__: build for build in (ev_names_xmpp,)}
