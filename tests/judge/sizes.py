"""How large our posters are beside the same kind of poster by typst: sizes.py OUTPUT_FOLDER PEERS FONTS...

PEERS is shared/peers (typst/poster.typ, texts.json), FONTS are folders of fonts for typst. Needs `pip install typst`.
Exit 1 when one of ours is larger. The texts are not the same (the peer's are drafts), so their lengths are shown too.
"""
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import typst

output, peers, fonts = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
langs = list(json.loads((peers / "texts.json").read_text())["langs"])
larger = 0


def characters(path):
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    text = re.sub(r"\s", "", text)
    return len(text), len(set(text))


print(f"{'':8}{'typst':>9}{'handbill':>10}{'ratio':>7}   characters (different): typst, handbill")
for lang in langs:
    with tempfile.TemporaryDirectory() as folder:
        theirs = Path(folder) / "poster.pdf"
        for name in ("typst/poster.typ", "typst/qr.wasm", "texts.json"):
            shutil.copy(peers / name, folder)
        compiler = typst.Compiler(f"{folder}/poster.typ", font_paths=fonts, ignore_system_fonts=True)
        compiler.compile(output=str(theirs), sys_inputs={"lang": lang, "venue": "Hotel Sunrise"}, pdf_tags=True)
        ours = output / lang / "venue-poster.pdf"
        if not ours.exists():
            print(f"{lang:8}{theirs.stat().st_size:9}{'none':>10}")
            continue
        a, b = theirs.stat().st_size, ours.stat().st_size
        (n, d), (m, e) = characters(theirs), characters(ours)
        print(f"{lang:8}{a:9}{b:10}{b / a:7.2f}   {n} ({d}), {m} ({e})")
        larger += b > a
sys.exit(1 if larger else 0)
