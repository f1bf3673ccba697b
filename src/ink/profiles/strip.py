"""Drops what a press does not need from an ICC profile, fixes its date and packs it: strip.py IN.icc OUT.icc.zst

Kept: desc, cprt, wtpt, A2B0-2, B2A0-2, gamt (all that ICC.1:2001-04, 6.3.4.1 wants of an output profile).
"""
import struct
import subprocess
import sys

data = open(sys.argv[1], "rb").read()
keep = [b"desc", b"cprt", b"wtpt", b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1", b"B2A2", b"gamt"]
tags = {}
for i in range(struct.unpack(">I", data[128:132])[0]):
    name, offset, length = struct.unpack(">4sII", data[132 + 12 * i : 144 + 12 * i])
    tags[name] = data[offset : offset + length]
table, body, seen = b"", b"", {}
start = 132 + 12 * len(keep)
for name in keep:
    value = tags[name]
    if value not in seen:
        body += b"\0" * (-len(body) % 4)
        seen[value] = start + len(body)
        body += value
    table += struct.pack(">4sII", name, seen[value], len(value))
body += b"\0" * (-len(body) % 4)
header = bytearray(data[:128])
header[0:4] = struct.pack(">I", start + len(body))
header[24:36] = struct.pack(">6H", 2025, 1, 1, 0, 0, 0)
profile = bytes(header) + struct.pack(">I", len(keep)) + table + body
subprocess.run(["zstd", "-19", "-q", "-f", "-o", sys.argv[2]], input=profile, check=True)
