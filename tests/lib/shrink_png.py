#!/usr/bin/env python3
"""Writes screenshots anew with a palette of at most 256 colours. Standard library only.

shrink_png.py FILE...    8-bit RGB or RGBA without interlace, as Chromium writes them; others are left alone.
"""
import collections
import struct
import sys
import zlib


def chunks(data):
    at = 8
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        yield kind, data[at + 8:at + 8 + size]
        at += 12 + size


def rows(raw, width, height, step):
    """Takes the line filters off (PNG specification, section 9)."""
    stride, at, above = width * step, 0, bytearray(width * step)
    for _ in range(height):
        kind, line = raw[at], bytearray(raw[at + 1:at + 1 + stride])
        at += stride + 1
        for i in range(stride) if kind else ():
            left = line[i - step] if i >= step else 0
            up = above[i]
            corner = above[i - step] if i >= step else 0
            if kind == 1:
                guess = left
            elif kind == 2:
                guess = up
            elif kind == 3:
                guess = (left + up) // 2
            else:
                p = left + up - corner
                a, b, c = abs(p - left), abs(p - up), abs(p - corner)
                guess = left if a <= b and a <= c else up if b <= c else corner
            line[i] = (line[i] + guess) & 255
        above = line
        yield line


def shrink(path):
    with open(path, "rb") as file:
        data = file.read()
    found = list(chunks(data))
    width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", found[0][1])
    if depth != 8 or colour not in (2, 6) or interlace:
        return
    step = 3 if colour == 2 else 4
    raw = zlib.decompress(b"".join(body for kind, body in found if kind == b"IDAT"))
    pixels = [[bytes(line[i:i + 3]) for i in range(0, len(line), step)] for line in rows(raw, width, height, step)]
    counts = collections.Counter(pixel for line in pixels for pixel in line)

    # The commonest colours stay exactly; the others become the nearest of them.
    palette = [pixel for pixel, _ in counts.most_common(256)]
    index = {pixel: number for number, pixel in enumerate(palette)}
    for pixel in counts:
        if pixel not in index:
            index[pixel] = min(range(len(palette)), key=lambda n: sum((a - b) ** 2 for a, b in zip(pixel, palette[n])))
    body = b"".join(b"\0" + bytes(index[pixel] for pixel in line) for line in pixels)

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    small = (data[:8] + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0))
             + chunk(b"PLTE", b"".join(palette)) + chunk(b"IDAT", zlib.compress(body, 9)) + chunk(b"IEND", b""))
    if len(small) < len(data):
        with open(path, "wb") as file:
            file.write(small)


for name in sys.argv[1:]:
    shrink(name)
