"""Pages to look at, in every language of the corpus: pages.py HANDBILL FOLDER [LANGUAGE ...]

Pours the sentences of `tests/corpus/` into the kit's three designs, whatever they say (questions where questions stand, short
lines where short ones do), builds them with HANDBILL and writes contact sheets to FOLDER. Nobody prints these: they show what a
script does to a design before there is a translation.
"""
import re
import subprocess
import sys
from pathlib import Path

from PIL import Image

CORPUS = Path(__file__).parent.parent / "corpus"
KIT = Path(__file__).parent.parent.parent / "locales"
# What stands where, by the length that it has in English (characters) and whether it asks.
ASKING = {"headline", "sign-papers", "sign-leave", "sign-debt", "sign-watched", "sign-threats", "sign-forced"}
WITH = {
    "text-line": " { $text-number }", "emergency-line": " { $emergency }", 
    "qr-alt": " { $url }", "card-emergency": " { $emergency }", "tab-text": " { $text-number }", "version-line": " { $version }",
}


def english():
    """Message → length of its English text, in the order of the files."""
    out = {}
    for path in sorted((KIT / "en").glob("*.ftl")):
        for message in re.finditer(r"^([a-z-]+) = (.*(?:\n[ ]+.*|\n\})*)", path.read_text(), re.M):
            last = re.findall(r"\*?\[.*?\] (.*)", message[2]) or [message[2]]
            out[message[1]] = (path.name, len(re.sub(r"<.*?>|\{.*?\}", "", last[-1])))
    return out


def ftl(language):
    lines = [l.strip() for l in (CORPUS / f"{language}.txt").read_text().splitlines() if l.strip()]
    # Numbers and addresses may not be typed into a text.
    plain = [l for l in lines if not re.search(r"[\d@{}<>]|://|\.org", l)]
    asking = [l for l in plain if re.search(r"[?;؟？՞፧។]\S?$", l)] or plain
    scale = sum(map(len, plain)) / (75 * len(plain))
    files, used = {}, []
    for message, (name, length) in english().items():
        pool = asking if message in ASKING else plain
        pool = [l for l in pool if l not in used[-4:]] or pool
        line = min(pool, key=lambda l: abs(len(l) - length * scale))
        used.append(line)
        while " " in line and len(line) > max(length, 6) * scale:
            line = line.rsplit(" ", 1)[0]
        text = "{ $venue }" if message == "venue-line" else line + WITH.get(message, "")
        if message in ("emergency-line", "card-emergency"):
            text = f"<strong>{text}</strong>"
        files.setdefault(name, []).append(f"{message} = {text}")
    return files


def main():
    binary, folder, languages = Path(sys.argv[1]).resolve(), Path(sys.argv[2]), sys.argv[3:]
    languages = languages or sorted(p.stem for p in CORPUS.glob("*.txt"))
    campaign = folder / "campaign"
    for language in languages:
        place = campaign / "locales" / language
        place.mkdir(parents=True, exist_ok=True)
        (place / "locale.toml").write_text(f'native = "{language}"\nenglish = "{language}"\n')
        for name, lines in ftl(language).items():
            (place / name).write_text("\n".join(lines) + "\n")
    (campaign / "handbill.toml").write_text('name = "pages"\nregion = "US"\nversion = "2026-11"\n')
    chosen = [part for language in languages for part in ("-l", language)]
    built = subprocess.run([binary, "-C", campaign, "build", "-q", "--force", *chosen], capture_output=True, text=True)
    (folder / "report.txt").write_text(built.stderr)
    print(built.stderr[-3000:] if built.returncode else f"built: {len(languages)} languages")
    for layout, dpi in (("venue-poster", 36), ("tear-off-flyer", 44), ("wallet-card", 60)):
        pages = []
        for language in languages:
            pdf = campaign / "output" / language / f"{layout}.pdf"
            if pdf.exists():
                target = folder / f"{layout}-{language}"
                subprocess.run(["pdftoppm", "-r", str(dpi), "-cropbox", "-png", "-singlefile", pdf, target], check=True)
                pages.append(Image.open(f"{target}.png"))
        for at in range(0, len(pages), 8):
            part = pages[at:at + 8]
            w, h = part[0].size
            sheet = Image.new("RGB", (4 * (w + 8), ((len(part) + 3) // 4) * (h + 8)), "#888888")
            for i, page in enumerate(part):
                sheet.paste(page, (4 + (i % 4) * (w + 8), 4 + (i // 4) * (h + 8)))
            sheet.save(folder / f"sheet-{layout}-{at // 8}.png")
    sys.exit(built.returncode)


main()
