"""Shows that judge.py can fail: sabotage.py OUTPUT_FOLDER

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
sys.exit(1 if faults else 0)
