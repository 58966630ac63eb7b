# SPDX-License-Identifier: GPL-2.0-or-later
"""Colours as people see them: contrast by WCAG 2.1, and how far apart two colours are, also for who is colour blind.

A colour is three numbers of 0 to 1. The matrices are those of Machado, Oliveira and Fernandes (2009), full severity,
for linear RGB; distances are of CIE 1976 in L*a*b* (D65), where 2 to 3 is the least that anybody sees.
"""

EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE = (0.95047, 1.0, 1.08883)


def contrast(one, other):
    """From 1 (none) to 21 (black on white)."""
    low, high = sorted(_times(_TO_XYZ, _linear(colour))[1] for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def distance(one, other, eyes):
    """How far apart two colours are for eyes of a kind of EYES."""
    first, second = (_lab(_linear(colour), EYES[eyes]) for colour in (one, other))
    return sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5


def _linear(colour):
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour]


def _times(matrix, vector):
    return [sum(factor * part for factor, part in zip(row, vector, strict=True)) for row in matrix]


def _lab(linear, seen_as):
    seen = [min(1.0, max(0.0, part)) for part in _times(seen_as, linear)]
    x, y, z = (_root(part / white) for part, white in zip(_times(_TO_XYZ, seen), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(part):
    return part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116
