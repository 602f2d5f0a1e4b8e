"""How colours look to colour-blind readers, and how far apart they are."""

import numpy as np

MACHADO = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB."""

_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)


def linear(colours):
    """Return linear RGB, shape (k, 3)."""
    parts = np.array([[ink >> shift & 255 for shift in (16, 8, 0)] for ink in colours]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def seen(colours, vision):
    """Return colours as a reader sees them, in Oklab (Ottosson 2020)."""
    shown = np.clip(linear(colours) @ np.array(MACHADO[vision]).T, 0, 1)
    return np.cbrt(shown @ _LMS.T) @ _LAB.T


def closest(colours, vision):
    """Return the least distance between two of the colours."""
    lab = seen(colours, vision)
    away = np.linalg.norm(lab[:, None] - lab[None], axis=2)
    return float(away[np.triu_indices(len(colours), 1)].min())


def contrast(one, other):
    """Return the contrast of two colours after WCAG 2."""
    low, high = sorted((linear([one, other]) @ (0.2126, 0.7152, 0.0722)).tolist())
    return (high + 0.05) / (low + 0.05)
