"""Pages against the pictures that somebody has looked at: pictures.py OUTPUT_FOLDER [--accept]

tests/pictures/ holds small renderings (24 dpi, by poppler) of sheets in five scripts. A page that looks different fails;
look at it, and run with --accept when it is as it should be.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter, ImageStat

OUTPUT = Path(sys.argv[1])
ACCEPT = "--accept" in sys.argv
PICTURES = Path(__file__).parent.parent / "pictures"
LAYOUTS = ("venue-poster", "wallet-card", "tear-off-flyer")
LOCALES = ("en", "ar", "hi", "km", "zh-Hans")
# Mean difference of a blurred pixel, of 255: below what another version of a renderer changes, above a moved line.
TOLERANCE = 1.5

faults = compared = 0
for locale in LOCALES:
    for layout in LAYOUTS:
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["pdftoppm", "-r", "24", "-cropbox", "-png", OUTPUT / locale / f"{layout}.pdf", f"{folder}/p"], check=True)
            for page in sorted(Path(folder).glob("*.png")):
                golden = PICTURES / f"{locale}-{layout}{page.stem[1:]}.png"
                picture = Image.open(page).convert("RGB")
                compared += 1
                if ACCEPT:
                    PICTURES.mkdir(exist_ok=True)
                    picture.quantize(32).save(golden, optimize=True)
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
                difference = ImageStat.Stat(ImageChops.difference(wanted.filter(blur), picture.filter(blur))).mean
                if max(difference) > TOLERANCE:
                    faults += 1
                    print(f"{golden.name}: differs by {max(difference):.2f} of 255")
print(f"{compared} pages compared with their pictures, {faults} faults")
sys.exit(1 if faults else 0)
