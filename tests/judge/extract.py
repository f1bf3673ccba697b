"""The text of the PDF against the source: extract.py FOLDER

FOLDER holds what `cargo run --example corpus -- FOLDER` wrote: a sheet of sentences for every language. Poppler and PDFium
must give every line back, character by character, in logical order. MuPDF is told of, and does not count.
Spaces and line ends are compared as one space; where the script writes none, they are not compared.
"""
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pypdfium2

SPACELESS = {"ja", "zh-Hans", "zh-Hant", "th", "lo", "km", "my"}


def normal(text, spaceless):
    text = "".join(c for c in text if unicodedata.category(c) != "Cf" or c in "\u200c\u200d")
    text = " ".join(text.split())
    # NFC on both sides: a reader may compose what the source wrote in two.
    text = unicodedata.normalize("NFC", text)
    return text.replace(" ", "") if spaceless else text


def strict(text):
    return text.replace(" ", "").replace("\u200c", "").replace("\u200d", "")


def words(text):
    """The words and numbers alone: readers put the neutral characters of right-to-left lines where they think fit, and
    turn round what stands on both sides of one (PDFium gives `org.example` for `example.org`)."""
    text = "".join(c for c in text if unicodedata.category(c) != "Mn" and c not in "\u200c\u200d")
    return set(re.findall(r"[0-9]+|[٠-٩]+|[۰-۹]+|[A-Za-z]+|[^\W\dA-Za-z]+", text))


def poppler(path):
    return subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout


def pdfium(path):
    document = pypdfium2.PdfDocument(str(path))
    return "\n".join(page.get_textpage().get_text_range() for page in document).replace("\ufffe", "").replace("\x02", "")


def mupdf(path):
    return subprocess.run(["mutool", "draw", "-F", "txt", str(path)], capture_output=True, text=True, check=False).stdout


def main():
    folder = Path(sys.argv[1])
    failed, rows = False, []
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text())
        name = data["locale"]
        lines = [line["text"] for line in data["lines"] if not line["bold"]]
        row = [name, len(lines)]
        for reader in (poppler, pdfium, mupdf):
            text = normal(reader(folder / f"{name}.pdf"), name in SPACELESS)
            exact = loose = order = 0
            for line in lines:
                wanted = normal(line, name in SPACELESS)
                if wanted in text:
                    exact += 1
                elif strict(wanted) in strict(text):
                    loose += 1
                elif data["rtl"] and words(wanted) <= words(text):
                    order += 1
                elif reader is not mupdf and "-v" in sys.argv:
                    print(f"{name}: {reader.__name__} lacks {wanted!r}")
            row += [exact, loose, order]
            if reader is not mupdf and exact + loose + order < len(lines):
                failed = True
        rows.append(row)
    print("| language | lines | Poppler exact | but for spaces | but for order in RTL | PDFium exact | but for spaces | but for order in RTL | MuPDF exact | but for spaces | but for order in RTL |")
    print("|---" * 11 + "|")
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |")
    print("faults" if failed else f"{len(rows)} languages come back from Poppler and PDFium")
    sys.exit(1 if failed else 0)


main()
