"""Pages against the pictures that somebody has looked at: pictures.py OUTPUT_FOLDER [--accept]

tests/pictures/ holds small renderings (24 dpi, by poppler) of sheets in five scripts. A page that looks different fails,
as a whole or in one tile of it: a checkbox that has moved is lost in the mean of a page. Look at it, and run with --accept
when it is as it should be.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageStat

OUTPUT = Path(sys.argv[1])
ACCEPT = "--accept" in sys.argv
VERBOSE = "--verbose" in sys.argv
PICTURES = Path(__file__).parent.parent / "pictures"
LOCALES = ("en", "ar", "hi", "km", "zh-Hans")
# Every design in these, and each sheet of several languages.
SHEETS = sorted(p.relative_to(OUTPUT) for p in OUTPUT.glob("*/*.pdf") if p.parent.name in LOCALES or "+" in p.parent.name)
# Mean difference of a blurred pixel, of 255: below what another version of a renderer changes, above a moved line.
TOLERANCE = 1.5
# The same in a tile of so many pixels a side (8 mm), half over its neighbours.
TILE, TILE_TOLERANCE = 8, 6.0


def worst_tile(difference):
    """The largest mean of a tile, of its worst channel, and where it lies."""
    worst = (0.0, (0, 0))
    for top in range(0, max(1, difference.height - TILE // 2), TILE // 2):
        for left in range(0, max(1, difference.width - TILE // 2), TILE // 2):
            tile = difference.crop((left, top, min(left + TILE, difference.width), min(top + TILE, difference.height)))
            worst = max(worst, (max(ImageStat.Stat(tile).mean), (left, top)))
    return worst


faults = compared = 0
for sheet in SHEETS:
    locale, layout = sheet.parent.name, sheet.stem
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", "24", "-cropbox", "-png", OUTPUT / locale / f"{layout}.pdf", f"{folder}/p"], check=True)
        for page in sorted(Path(folder).glob("*.png")):
            golden = PICTURES / f"{locale}-{layout}{page.stem[1:]}.png"
            picture = Image.open(page).convert("RGB")
            compared += 1
            if ACCEPT:
                PICTURES.mkdir(exist_ok=True)
                picture.quantize(256).save(golden, optimize=True)
                continue
            if not golden.exists():
                faults += 1
                print(f"{golden.name}: there is no such picture")
                continue
            wanted = Image.open(golden).convert("RGB")
            if wanted.size != picture.size:
                faults += 1
                print(f"{golden.name}: {picture.size}, not {wanted.size}")
                continue
            blur = ImageFilter.GaussianBlur(1.5)
            whole = max(ImageStat.Stat(ImageChops.difference(wanted.filter(blur), picture.filter(blur))).mean)
            sharper = ImageFilter.GaussianBlur(0.7)
            tile, (left, top) = worst_tile(ImageChops.difference(wanted.filter(sharper), picture.filter(sharper)))
            if VERBOSE:
                print(f"{golden.name}: {whole:.2f}, worst tile {tile:.1f} at {left}, {top}")
            if whole > TOLERANCE:
                faults += 1
                print(f"{golden.name}: differs by {whole:.2f} of 255")
            elif tile > TILE_TOLERANCE:
                faults += 1
                print(f"{golden.name}: differs by {tile:.1f} of 255 about {left} pixels from the left and {top} from the top")
print(f"{compared} pages compared with their pictures, {faults} faults")
sys.exit(1 if faults else 0)
