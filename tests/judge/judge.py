"""Outside judges over finished PDFs: judge.py OUTPUT_FOLDER

Reads manifest.json and asks programs that share no code with handbill: qpdf (structure), poppler (fonts, text),
PDFium (text, where each digit stands, letters printed into letters), zbar and zxing (QR codes from a 150 dpi rendering). Exit 1 if any of them objects.
"""
import concurrent.futures
import ctypes
import json
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import zxingcpp
from PIL import Image


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False)


def qpdf(path):
    result = run("qpdf", "--check", str(path))
    if result.returncode != 0 or "WARNING" in result.stdout + result.stderr:
        yield "qpdf: " + (result.stdout + result.stderr).strip().splitlines()[-1]


def fonts(path):
    rows = run("pdffonts", str(path)).stdout.splitlines()[2:]
    if not rows:
        yield "pdffonts: no fonts"
    for row in rows:
        # emb sub uni are three of the last five columns.
        emb, sub, uni = row.split()[-5:-2]
        if (emb, sub, uni) != ("yes", "yes", "yes"):
            yield f"pdffonts: {row.strip()}"


def codes(path, wanted):
    """Every payload is decoded by both decoders from a 150 dpi rendering, and nothing else is."""
    found = {"zbar": set(), "zxing": set()}
    with tempfile.TemporaryDirectory() as folder:
        run("pdftoppm", "-r", "150", "-gray", "-png", str(path), f"{folder}/p")
        pages = sorted(Path(folder).glob("*.png"))
        if not pages:
            yield "pdftoppm: no picture"
        for page in pages:
            found["zxing"] |= {r.text for r in zxingcpp.read_barcodes(Image.open(page), formats=zxingcpp.BarcodeFormat.QRCode)}
            out = run("zbarimg", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", str(page)).stdout
            found["zbar"] |= set(out.split())
    for decoder, texts in found.items():
        if texts != set(wanted):
            yield f"{decoder}: decoded {sorted(texts)}, wanted {sorted(wanted)}"


def plain(text):
    """Without spaces, line ends, isolates and other format characters."""
    return "".join(c for c in text if not c.isspace() and unicodedata.category(c) != "Cf")


def latin(text):
    """With ASCII digits."""
    return "".join(str(unicodedata.digit(c)) if unicodedata.category(c) == "Nd" else c for c in text)


def numbers(path, wanted):
    """Each number stands in the text of poppler and PDFium, unbroken, and is drawn in reading order."""
    text = run("pdftotext", "-layout", str(path), "-").stdout
    # The spaces of a number are no-break spaces in the file.
    text = text.replace("\u00a0", " ")
    stripped = "".join(c for c in text if unicodedata.category(c) != "Cf")
    for number in wanted:
        if number not in stripped and number not in "".join(c for c in run("pdftotext", "-raw", str(path), "-").stdout.replace("\u00a0", " ") if unicodedata.category(c) != "Cf"):
            yield f"poppler: {number} is not in the text"
    document = pypdfium2.PdfDocument(str(path))
    seen = dict.fromkeys(wanted, 0)
    for page in document:
        page_text = page.get_textpage()
        count = page_text.count_chars()
        chars = [chr(raw.FPDFText_GetUnicode(page_text.raw, i)).replace("\u00a0", " ") for i in range(count)]
        joined = "".join(chars)
        for number in wanted:
            for match in re.finditer(re.escape(number), joined):
                boxes = [page_text.get_charbox(i) for i in range(*match.span())]
                x = [(b[0] + b[2]) / 2 for b in boxes]
                y = [(b[1] + b[3]) / 2 for b in boxes]
                size = max(b[3] - b[1] for b in boxes) + max(b[2] - b[0] for b in boxes)
                level, upright = max(y) - min(y) < size, max(x) - min(x) < size
                if level and all(a < b for a, b in zip(x, x[1:])):
                    seen[number] += 1
                elif upright and (all(a < b for a, b in zip(y, y[1:])) or all(a > b for a, b in zip(y, y[1:]))):
                    seen[number] += 1
                else:
                    yield f"PDFium: {number} is not drawn in its order: {list(zip(joined[match.start():match.end()], x))}"
    for number, times in seen.items():
        if times == 0:
            yield f"PDFium: {number} is not in the text"


def collisions(path):
    """No letter is printed into a letter of another line: what the boxes of PDFium's glyphs share is the corner of one."""
    for number, page in enumerate(pypdfium2.PdfDocument(str(path)), 1):
        page_text = page.get_textpage()
        placed = []
        for i in range(page_text.count_chars()):
            char = chr(raw.FPDFText_GetUnicode(page_text.raw, i))
            if char.isspace() or unicodedata.category(char) in ("Cf", "Cc", "Mn") or raw.FPDFText_IsGenerated(page_text.raw, i):
                continue
            x, y = ctypes.c_double(), ctypes.c_double()
            raw.FPDFText_GetCharOrigin(page_text.raw, i, x, y)
            angle = round(raw.FPDFText_GetCharAngle(page_text.raw, i), 1)
            left, bottom, right, top = page_text.get_charbox(i)
            if right > left and top > bottom:
                base = x.value if 1.0 < angle < 2.2 or 4.0 < angle < 5.4 else y.value
                placed.append((left, bottom, right, top, angle, round(base, 1), raw.FPDFText_GetFontSize(page_text.raw, i), char))
        placed.sort()
        for i, (l, b, r, t, angle, base, size, char) in enumerate(placed):
            for other in placed[i + 1:]:
                if other[0] >= r:
                    break
                if angle == other[4] and abs(base - other[5]) < 0.3 * max(size, other[6]):
                    continue
                w, h = min(r, other[2]) - max(l, other[0]), min(t, other[3]) - max(b, other[1])
                if w > 0 and h > 0 and w * h > 0.15 * min((r - l) * (t - b), (other[2] - other[0]) * (other[3] - other[1])):
                    yield f"PDFium: page {number}: {char!r} is printed into {other[7]!r} at {l:.0f}, {b:.0f}"
                    return


def judge(folder, entry):
    path = folder / entry["path"]
    # The number to call, which a locale may print in its own digits, and every other that the sheet says it shows.
    call = entry["hotline"]["call"]
    printed = {latin(number): number for number in entry["numbers"]}
    wanted = list(entry["numbers"]) + ([call] if call and latin(call) not in printed else [])
    return [f"{entry['path']}: {fault}" for check in (qpdf(path), fonts(path), codes(path, entry["qr"]), numbers(path, wanted), collisions(path)) for fault in check]


def main():
    folder = Path(sys.argv[1])
    files = json.loads((folder / "manifest.json").read_text())["files"]
    faults = []
    with concurrent.futures.ProcessPoolExecutor(max_workers=2) as pool:
        for result in pool.map(judge, [folder] * len(files), files):
            faults += result
    for fault in faults:
        print(fault)
    print(f"{len(files)} files judged, {len(faults)} faults")
    sys.exit(1 if faults or not files else 0)


if __name__ == "__main__":
    main()
