"""The text of the PDF against the source: extract.py FOLDER

FOLDER holds what `cargo run --example corpus -- FOLDER` wrote: a sheet of sentences for every language. Poppler and PDFium
must give every line back, character by character, in logical order. Direction marks and line ends are no text;
spaces count as one, and where the script writes none, they are not compared. Two limits are the readers' own:
- PDFium cuts a right-to-left line into stretches of letters, of digits with their separators, and of everything else, and
  turns the stretches of the whole line over, whatever the file says: `example.org` gives `org.example`.
- MuPDF turns Arabic-Indic digits over, gives every change of direction a line of its own, and takes a letter that hangs over
  its twin (Nastaliq) for false bold.
Such lines count as known, and must still have all their words.
"""
import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pymupdf
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
    return "\n".join(page.get_text() for page in pymupdf.open(str(path)))


# Left-to-right text of several stretches.
MIXED = re.compile(r"[A-Za-z]\W+[A-Za-z0-9]|[0-9]\W*[–@]\W*[0-9]")
ARABIC = re.compile(r"[٠-٩]{2}|[٠-٩]\W[٠-٩]|([^\W\d_])\1")


def known(line, reader):
    return bool((MIXED if reader is pdfium else ARABIC).search(line)) and reader is not poppler


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
                elif data["rtl"] and known(wanted, reader) and (reader is mupdf or words(wanted) <= words(text)):
                    order += 1
                else:
                    print(f"{name}: {reader.__name__} lacks {wanted!r}")
                    failed = True
            row += [exact, loose, order]
        rows.append(row)
    readers = [f"{reader} {how}" for reader in ("Poppler", "PDFium", "MuPDF") for how in ("exact", "but for spaces", "known")]
    print("| language | lines | " + " | ".join(readers) + " |")
    print("|---" * 11 + "|")
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |")
    print("faults" if failed else f"{len(rows)} languages come back from Poppler, PDFium and MuPDF")
    sys.exit(1 if failed else 0)


main()
