"""Shows that judge.py and pictures.py can fail: sabotage.py OUTPUT_FOLDER

Each case damages a copy of one finished file, or what the manifest promises of it, and the judge must object to it.
"""
import copy
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf

source = Path(sys.argv[1])
manifest = json.loads((source / "manifest.json").read_text())
entry = next(f for f in manifest["files"] if f["path"] == "ar/venue-poster.pdf")


def wrong_digit(e, path):
    e["hotline"]["call"] = e["hotline"]["call"].replace("7888", "7889")


def scrambled_number(e, path):
    e["hotline"]["call"] = "-".join(reversed(e["hotline"]["call"].split("-")))


def foreign_code(e, path):
    e["qr"] = ["https://example.org"]


def truncated(e, path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def fonts_not_embedded(e, path):
    subprocess.run(["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-dEmbedAllFonts=false", f"-sOutputFile={path}",
                    "-c", "/Helvetica 20 selectfont 72 72 moveto (none) show showpage"], check=True)


def printed_over(e, path):
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        page = pdf.pages[0]
        page.contents_coalesce()
        own = page.Contents.read_bytes()
        page.Contents = pdf.make_stream(own + b"\nq 1 0 0 1 1 6 cm\n" + own + b"\nQ\n")
        pdf.save()


faults = 0
for case in (None, wrong_digit, scrambled_number, foreign_code, truncated, fonts_not_embedded, printed_over):
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        (folder / "ar").mkdir()
        changed = copy.deepcopy(entry)
        path = folder / entry["path"]
        shutil.copy(source / entry["path"], path)
        if case:
            case(changed, path)
        (folder / "manifest.json").write_text(json.dumps({"files": [changed]}))
        judged = subprocess.run([sys.executable, Path(__file__).with_name("judge.py"), folder], capture_output=True, text=True)
        objected = judged.returncode != 0
        name = case.__name__ if case else "untouched"
        if objected != (case is not None):
            faults += 1
            print(f"{name}: the judge {'objected' if objected else 'did not object'}\n{judged.stdout}")
print(f"the judge was tried with 7 files, {faults} faults")


def first_path(wanted, by):
    """Moves the first path that is `wanted` (its steps and the operator that paints it)."""

    def change(pdf):
        out, steps, moved = [], [], False
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            name = str(operator)
            if name in ("m", "l", "c", "h", "re"):
                steps.append(([float(v) for v in operands], operator))
                continue
            if steps and not moved and wanted(steps, name):
                moved = True
                points = lambda values: [v + by[i % 2] for i, v in enumerate(values)]
                steps = [(o[:2] and points(o[:2]) + o[2:] if str(s) == "re" else points(o), s) for o, s in steps]
            out += [(o, s) for o, s in steps] + [(operands, operator)]
            steps = []
        assert moved, "there is nothing to move"
        pdf.pages[0].Contents = pdf.make_stream(pikepdf.unparse_content_stream(out))

    return change


def checkbox(steps, operator):
    # Four straight sides and four round corners.
    return operator == "S" and sum(str(s) == "c" for _, s in steps) == 4


def first_line(pdf):
    """Moves the second run of text down by 4 pt."""
    out, seen = [], 0
    for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
        if str(operator) == "Tm":
            seen += 1
            if seen == 2:
                operands = [float(v) for v in operands]
                operands[5] -= 4
        out.append((operands, operator))
    pdf.pages[0].Contents = pdf.make_stream(pikepdf.unparse_content_stream(out))


pictures = 0
for layout, name, change in (
    ("en/venue-poster", "untouched", None),
    ("en/venue-poster", "a checkbox over its text", first_path(checkbox, (14, 0))),
    ("en/venue-poster", "a checkbox 5 pt higher", first_path(checkbox, (0, 5))),
    ("ar/venue-poster", "a checkbox over its text, from right to left", first_path(checkbox, (-14, 0))),
    ("en/tear-off-flyer", "a checkbox 5 pt further in", first_path(checkbox, (5, 0))),
    ("en/tear-off-flyer", "a line of text 4 pt lower", first_line),
):
    pictures += 1
    with tempfile.TemporaryDirectory() as folder:
        copied = Path(folder) / "output"
        shutil.copytree(source, copied)
        path = copied / f"{layout}.pdf"
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            if change:
                change(pdf)
            pdf.save()
        judged = subprocess.run([sys.executable, Path(__file__).with_name("pictures.py"), copied], capture_output=True, text=True)
        if (judged.returncode != 0) != (change is not None):
            faults += 1
            print(f"{name}: pictures.py {'objected' if judged.returncode else 'did not object'}\n{judged.stdout}")
print(f"pictures.py was tried with {pictures} files, {faults} faults")
sys.exit(1 if faults else 0)
