"""Shaping, direction and line breaks against HarfBuzz and ICU: shaping.py FOLDER [--table FILE]

FOLDER holds what `cargo run --example corpus -- FOLDER` wrote. For every line, Regular and Bold:
- each run's glyph ids, clusters, advances and offsets equal HarfBuzz's for the same text, face, script, language and direction;
- runs end only where script, direction, face or a value does;
- the visual order equals ICU's bidi algorithm;
- breaks are compared with ICU's line breaker; none stands before a dependent sign, inside a number or an address.
Exit 1 on any difference in shaping, direction or a forbidden break.
"""
import bisect
import json
import sys
import unicodedata
from pathlib import Path

import icu
import uharfbuzz as hb
import zstandard

FONTS = Path(__file__).parent.parent.parent / "fonts"
INVISIBLE = set("\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\u200b\u200e\u200f\u2060\ufeff\u00ad")
# Recall below this is a fault of ours and not of taste: dictionaries differ between ICU versions, and Burmese lines do not begin
# with what ends a phrase.
LEAST = {"th": 0.9, "lo": 0.9, "km": 0.9, "my": 0.75}


def faces():
    found = {}
    for path in sorted(FONTS.iterdir()):
        if path.suffix == ".ttf":
            data = path.read_bytes()
            face = hb.Face(data, 0)
            found[path.stem] = (face, 0)
        elif path.name.endswith(".ttc.zst"):
            data = zstandard.ZstdDecompressor().decompress(path.read_bytes(), max_output_size=1 << 27)
            found[path.name.removesuffix(".ttc.zst")] = data
    return found


FACES = faces()
CACHE = {}


def font(name, index):
    key = (name, index)
    if key not in CACHE:
        face = FACES.get(name)
        if face is None:
            data = FACES["NotoSansCJK-" + name.rsplit("-", 1)[1]]
            face = (hb.Face(data, index), index)
        CACHE[key] = hb.Font(face[0])
    return CACHE[key]


def script_of(text):
    for c in text:
        script = icu.Script.getScript(c)
        if script.getShortName() not in ("Zyyy", "Zinh", "Zzzz"):
            return script.getShortName()
    return None


def byte_index(text):
    """Byte offset of every character, and of the end."""
    at, out = 0, []
    for c in text:
        out.append(at)
        at += len(c.encode())
    return out + [at]


def scripts(text, start, end):
    """The scripts that a run may be shaped in: its own, or for signs alone that of the letters before or behind them."""
    own = script_of(text[start:end])
    return [own] if own else list(dict.fromkeys([script_of(text[:start][::-1]), script_of(text[end:]), None]))


def shape(text, run, language, bytes_, script):
    """HarfBuzz's glyphs of a run, with the rest of the paragraph as context, in logical clusters."""
    start, end = bytes_.index(run["start"]), bytes_.index(run["end"])
    buffer = hb.Buffer()
    buffer.add_codepoints([ord(c) for c in text], start, end - start)
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_GRAPHEMES if hasattr(hb.BufferClusterLevel, "MONOTONE_GRAPHEMES") else 0
    buffer.direction = "rtl" if run["rtl"] else "ltr"
    if script:
        buffer.script = script
    buffer.language = language
    f = font(run["font"], run["index"])
    hb.shape(f, buffer)
    scale = 100 / f.face.upem
    out = []
    for info, pos in zip(buffer.glyph_infos, buffer.glyph_positions):
        out.append([info.codepoint, bytes_[info.cluster], pos.x_advance * scale, pos.x_offset * scale, pos.y_offset * scale])
    return out


def ours(run):
    """Our clusters are in logical order; glyphs inside them as they are drawn."""
    glyphs = [tuple(g) for g in run["glyphs"]]
    if not run["rtl"]:
        return glyphs
    groups, out = {}, []
    for g in glyphs:
        groups.setdefault(g[1], []).append(g)
    for cluster in sorted(groups, reverse=True):
        out += groups[cluster]
    return out


def equal(a, b, text_bytes):
    if [g[0] for g in a] != [g[0] for g in b]:
        return "glyphs"
    if any(abs(x[2] - y[2]) > 0.02 for x, y in zip(a, b)):
        return "advances"
    # Ours grow downwards.
    if any(abs(x[3] - y[3]) > 0.02 or abs(x[4] + y[4]) > 0.02 for x, y in zip(a, b)):
        return "offsets"
    # Ours are extended grapheme clusters (Unicode 15.1: a conjunct is one), HarfBuzz's merge what it reorders: they must
    # agree where both begin one.
    starts = sorted({g[1] for g in a} & {g[1] for g in b})
    floor = lambda at: starts[max(0, bisect.bisect_right(starts, at) - 1)] if starts else at
    if [floor(g[1]) for g in a] != [floor(g[1]) for g in b]:
        return "clusters"
    return None


def check_shaping(line, language, bytes_):
    """Yields (kind, what) for every run that differs."""
    text = line["display"]
    for run in line["runs"]:
        mine = [g for g in ours(run)]
        # Controls are drawn by nobody: both leave them out.
        hidden = {b for b, c in zip(bytes_, text) if c in INVISIBLE}
        mine = [g for g in mine if g[1] not in hidden]
        for script in scripts(text, bytes_.index(run["start"]), bytes_.index(run["end"])):
            theirs = [g for g in shape(text, run, language, bytes_, script) if g[1] not in hidden]
            why = equal(mine, theirs, bytes_)
            if not why:
                break
        if why:
            at = text.encode()[run["start"]:run["end"]].decode()
            yield why, at, mine, theirs


def check_itemisation(line, bytes_):
    """Two runs of one face, direction and script that touch: the shaper was cut in the middle of a word."""
    text = line["display"]
    runs = sorted(line["runs"], key=lambda r: r["start"])
    for a, b in zip(runs, runs[1:]):
        if a["end"] != b["start"] or a["font"] != b["font"] or a["rtl"] != b["rtl"]:
            continue
        i = bytes_.index(a["end"])
        if text[i - 1].isalpha() and text[i].isalpha() and script_of(text[i - 1]) == script_of(text[i]):
            yield text[max(0, i - 6):i + 6]


def visual_icu(text, rtl):
    bidi = icu.Bidi()
    bidi.setPara(icu.UnicodeString(text), 1 if rtl else 0)
    # Levels are by UTF-16 unit.
    levels, at = [], 0
    for c in text:
        levels.append(bidi.getLevelAt(at))
        at += 2 if ord(c) > 0xFFFF else 1
    return levels


def visual_ours(line, bytes_):
    text = line["display"]
    order = []
    for run in line["runs"]:
        indices = list(range(bytes_.index(run["start"]), bytes_.index(run["end"])))
        order += reversed(indices) if run["rtl"] else indices
    return [i for i in order if text[i] not in INVISIBLE]


def reorder(levels):
    """Rule L2 over one line."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        i = 0
        while i < len(order):
            j = i
            while j < len(order) and levels[order[j]] >= level:
                j += 1
            order[i:j] = order[i:j][::-1]
            i = max(j, i + 1)
    return order


def dependent(c):
    return unicodedata.category(c) in ("Mn", "Mc", "Me") or c in "\u0e33\u0eb3\u200c\u200d"


def breaks_icu(text, language):
    breaker = icu.BreakIterator.createLineInstance(icu.Locale(language))
    breaker.setText(text)
    units, at = {}, 0
    for i, c in enumerate(text):
        units[at] = i
        at += 2 if ord(c) > 0xFFFF else 1
    units[at] = len(text)
    return {units[b] for b in breaker if units[b] not in (0, len(text))}


def check_breaks(line, language, bytes_):
    text = line["display"]
    mine = {bytes_.index(b) for b in line["breaks"] if b in bytes_} - {0, len(text)}
    faults = [text[max(0, b - 5):b] + "|" + text[b:b + 5] for b in mine if dependent(text[b])]
    # Inside a token.
    held = set()
    for span in line["protected"]:
        start = text.find(span)
        while start >= 0:
            held |= set(range(start + 1, start + len(span)))
            start = text.find(span, start + 1)
    cut = [text[max(0, b - 5):b] + "|" + text[b:b + 5] for b in mine & held]
    # Controls around a value move a break by a character and not by a place on the page.
    def place(breaks):
        out = set()
        for b in breaks:
            while b < len(text) and text[b] in INVISIBLE:
                b += 1
            if b < len(text):
                out.add(b)
        return out
    theirs = place(breaks_icu(text, language)) - held
    return place(mine), theirs, faults, cut


def main():
    folder = Path(sys.argv[1])
    failed = False
    rows = []
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text())
        language, name = data["id"], data["locale"]
        counts = dict(lines=0, runs=0, shaping=0, bidi=0, hit=0, mine=0, theirs=0, forbidden=0)
        for line in data["lines"]:
            bytes_ = byte_index(line["display"])
            counts["lines"] += 1
            counts["runs"] += len(line["runs"])
            for why, at, mine, theirs in check_shaping(line, language, bytes_):
                counts["shaping"] += 1
                if counts["shaping"] <= 3:
                    print(f"{name}: {why} of {at!r} differ from HarfBuzz\n  {mine[:12]}\n  {theirs[:12]}")
            for at in check_itemisation(line, bytes_):
                counts["shaping"] += 1
                print(f"{name}: shaped in two pieces: {at!r}")
            levels = visual_icu(line["display"], data["rtl"])
            theirs = [i for i in reorder(levels) if line["display"][i] not in INVISIBLE]
            mine = visual_ours(line, bytes_)
            if mine != theirs:
                counts["bidi"] += 1
                show = lambda order: "".join(line["display"][i] for i in order)
                print(f"{name}: order differs from ICU\n  {show(mine)}\n  {show(theirs)}")
            if line["bold"]:
                continue
            mine, theirs, faults, cut = check_breaks(line, language, bytes_)
            counts["hit"] += len(mine & theirs)
            counts["mine"] += len(mine)
            counts["theirs"] += len(theirs)
            counts["forbidden"] += len(faults) + len(cut)
            for fault in faults + cut:
                print(f"{name}: a break at {fault!r}")
            if "-v" in sys.argv:
                for b in sorted(mine ^ theirs):
                    text = line["display"]
                    print(f"{name}: {'only here' if b in mine else 'only ICU'}: {text[max(0, b - 8):b]}|{text[b:b + 8]}")
        precision = counts["hit"] / counts["mine"] if counts["mine"] else 1
        recall = counts["hit"] / counts["theirs"] if counts["theirs"] else 1
        rows.append((name, counts, precision, recall))
        failed |= counts["shaping"] > 0 or counts["bidi"] > 0 or counts["forbidden"] > 0
        failed |= recall < LEAST.get(name, 0.0)
    print("| language | lines | runs | shaping differs | bidi differs | break precision | recall | forbidden breaks |")
    print("|---|---|---|---|---|---|---|---|")
    for name, c, precision, recall in rows:
        print(f"| {name} | {c['lines']} | {c['runs']} | {c['shaping']} | {c['bidi']} | {precision:.3f} | {recall:.3f} | {c['forbidden']} |")
    print(f"{len(rows)} languages against HarfBuzz {hb.version_string()} and ICU {icu.ICU_VERSION}: {'faults' if failed else 'no fault'}")
    sys.exit(1 if failed else 0)


main()
