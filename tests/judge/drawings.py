"""Drawings against another renderer: drawings.py HANDBILL [FOLDER_OF_SVG]

Builds a sheet with each drawing, renders it with poppler and holds it against librsvg's picture of the SVG. Edges are left
aside; a difference that fills 5 × 5 pixels at 150 dpi is a fault. Exit 1 if there is one.

librsvg does not clip <symbol>, as SVG 2 (and every browser) does: `symbols.svg` is looked at by eye.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

DPI = 150
MM = DPI / 25.4
BY_EYE = {"symbols"}

LAYOUT = """title = "Drawing"
document-title = "headline"
paper = {{ iso = "A4", us = "Letter" }}
bleed = "3mm"
margin = "20mm"
[styles.big]
size = "40pt"
min = "24pt"
color = "ink"
[styles.small]
size = "14pt"
min = "10pt"
color = "ink"
[grid]
columns = ["1fr"]
rows = ["80mm", "auto", "auto", "auto", "auto", "1fr"]
areas = \"\"\"
art
head
emergency
number
phone
version
\"\"\"
[[box]]
area = "art"
image = "art/{name}.svg"
alt = "door-alt"
align = "center"
[[box]]
area = "head"
text = "headline"
style = "small"
role = "h1"
[[box]]
area = "emergency"
text = "emergency-line"
style = "small"
[[box]]
area = "number"
hotline = "call"
style = "big"
[[box]]
area = "phone"
text = "phone-safety"
style = "small"
[[box]]
area = "version"
text = "version-line"
style = "small"
"""


def build(handbill, drawings, root):
    (root / "layouts/art").mkdir(parents=True)
    (root / "handbill.toml").write_text('name = "drawings"\nregion = "US"\nversion = "2026-11"\n')
    for drawing in drawings:
        (root / "layouts/art" / drawing.name).write_bytes(drawing.read_bytes())
        (root / f"layouts/{drawing.stem}.toml").write_text(LAYOUT.format(name=drawing.stem))
    names = [drawing.stem for drawing in drawings]
    subprocess.run([handbill, "-C", root, "build", "-l", "en", "-o", root / "output", *names], check=True)


def printed(root, name):
    file = next((root / "output").rglob(f"{name}.pdf"))
    subprocess.run(["pdftoppm", "-cropbox", "-r", str(DPI), "-png", "-singlefile", file, root / name], check=True)
    page = Image.open(root / f"{name}.png").convert("RGB")
    margin = round(20 * MM)
    return page.crop((margin, margin, page.width - margin, round(100 * MM)))


def wanted(root, drawing, size):
    out = root / "rsvg.png"
    width, height = map(str, size)
    subprocess.run(["rsvg-convert", "-w", width, "-h", height, "-a", "-b", "white", drawing, "-o", out], check=True)
    picture = Image.open(out).convert("RGB")
    box = Image.new("RGB", size, "white")
    box.paste(picture, ((size[0] - picture.width) // 2, 0))
    return box


def main():
    handbill = str(Path(sys.argv[1]).resolve())
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).parent.parent / "drawings/drawn"
    drawings = sorted(folder.glob("*.svg"))
    wrong = 0
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        build(handbill, drawings, root)
        for drawing in drawings:
            got = printed(root, drawing.stem)
            difference = ImageChops.difference(got, wanted(root, drawing, got.size)).convert("L")
            core = difference.filter(ImageFilter.MinFilter(5)).point(lambda v: 255 if v > 24 else 0)
            count = core.histogram()[255]
            if count and drawing.stem not in BY_EYE:
                wrong += 1
                print(f"{drawing.name}: {count} pixels differ")
    print(f"{len(drawings)} drawings, {wrong} differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
