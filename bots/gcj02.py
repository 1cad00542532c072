"""Places as Chinese maps count them (GCJ-02), and as everybody else does (WGS 84).

By law coordinates in China are shifted by some hundred metres; WeChat, WeCom and every map that
they open use the shifted ones. The formulas are those in common use; exact to about a metre.
"""

from math import cos, pi, radians, sin, sqrt

_AXIS = 6_378_245.0
"""Metres, of the Krasovsky ellipsoid."""
_ECCENTRICITY = 0.00669342162296594323
"""Squared."""
_ROUNDS = 4


def to_gcj(latitude: float, longitude: float) -> tuple[float, float]:
    """WGS 84 to GCJ-02; outside China they are the same."""
    if not (0.8293 <= latitude <= 55.8271 and 72.004 <= longitude <= 137.8347):
        return latitude, longitude
    x, y = longitude - 105.0, latitude - 35.0
    wave = (20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)) * 2.0 / 3.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + wave
    north += (20.0 * sin(y * pi) + 40.0 * sin(y / 3.0 * pi)) * 2.0 / 3.0
    north += (160.0 * sin(y / 12.0 * pi) + 320.0 * sin(y * pi / 30.0)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + wave
    east += (20.0 * sin(x * pi) + 40.0 * sin(x / 3.0 * pi)) * 2.0 / 3.0
    east += (150.0 * sin(x / 12.0 * pi) + 300.0 * sin(x / 30.0 * pi)) * 2.0 / 3.0
    phi = radians(latitude)
    magic = 1 - _ECCENTRICITY * sin(phi) ** 2
    north = north * 180.0 / (_AXIS * (1 - _ECCENTRICITY) / (magic * sqrt(magic)) * pi)
    east = east * 180.0 / (_AXIS / sqrt(magic) * cos(phi) * pi)
    return latitude + north, longitude + east


def to_wgs(latitude: float, longitude: float) -> tuple[float, float]:
    """GCJ-02 to WGS 84: what the other way leads here."""
    guess = latitude, longitude
    for _ in range(_ROUNDS):
        shifted = to_gcj(*guess)
        guess = guess[0] + latitude - shifted[0], guess[1] + longitude - shifted[1]
    return guess
