#!/usr/bin/env python3
"""handbill beside typst: CPU time, least and median, as ratios. `just bench`, or `python3 benches/bench.py --help`.

Both sides set the same words (those of the kit, read from handbill's own manifest) in the same fonts, and run by turns, so that a
busy machine slows both. It judges nothing: a ratio of one machine is no promise for another. benches/README.md says what is
compared with what.
"""

import argparse
import importlib.util
import json
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
LOCALES = ["en", "es", "fr", "ru", "ar", "hi", "th", "am"]
RTL = {"ar"}
PLACES = [f"House {n}" for n in range(1, 14)]
FONTS = ["Noto Sans", "Noto Sans Arabic", "Noto Sans Devanagari", "Noto Sans Thai", "Noto Sans Ethiopic"]
ABSENT = "typst is not installed: handbill is measured alone. `pip install typst` into the Python that runs this"


def cpu(command, words=None):
    """CPU seconds of a command, its children with it, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, input=words, capture_output=True, text=True, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


class Bench:
    def __init__(self, asked, scratch):
        profile = [] if asked.profile == "dev" else ["--profile", asked.profile]
        build = ["cargo", "build", "--locked", *profile, "--bin", "handbill", "--example", "own_values"]
        subprocess.run(build, cwd=ROOT, check=True)
        made = ROOT / "target" / ("debug" if asked.profile == "dev" else asked.profile)
        self.binary, self.many = made / "handbill", made / "examples" / "own_values"
        self.scratch = scratch
        self.data = scratch / "peer"
        self.typst = importlib.util.find_spec("typst") is not None

    def prepare(self):
        """The words of both sides, from what handbill says that it has printed."""
        out = self.scratch / "words"
        locales = [word for locale in LOCALES for word in ("-l", locale)]
        cpu([self.binary, "build", "-q", "-o", out, *locales, "venue-poster", "wallet-card"])
        files = {f["path"]: f for f in json.loads((out / "manifest.json").read_text())["files"]}
        shutil.copytree(HERE / "peer", self.data)

        def words(path):
            entry = files[path]
            art = [name for name in entry["inputs"] if "layouts/art/" in name]
            for name in art:
                shutil.copy(ROOT / name.removeprefix("kit:"), self.data)
            return {
                "texts": entry["texts"],
                "numbers": entry["numbers"],
                "size": entry["sheets"][0]["media"],
                "rtl": entry["locale"] in RTL,
                "art": [pathlib.Path(name).name for name in art],
            }

        data = {
            "fonts": FONTS,
            "posters": {locale: words(f"{locale}/venue-poster.pdf") for locale in LOCALES},
            "card": words("en/wallet-card.pdf"),
        }
        (self.data / "data.json").write_text(json.dumps(data))

    def ours(self, layout, *options):
        return cpu([self.binary, "build", "-q", "-o", self.scratch / "ours", "-l", "en", *options, layout])[0]

    def ours_many(self):
        return cpu([self.many, self.scratch / "many", ",".join(LOCALES)], "\n".join(PLACES))[0]

    def theirs(self, jobs):
        command = [sys.executable, self.data / "one.py", self.data, ROOT / "fonts"]
        return float(cpu(command, "".join("\t".join(map(str, job)) + "\n" for job in jobs))[1])

    def their_many(self):
        folder = self.scratch / "their-many"
        folder.mkdir(exist_ok=True)
        jobs = [
            (folder / f"{at:02}-{locale}.pdf", "poster.typ", locale, place)
            for at, place in enumerate(PLACES)
            for locale in LOCALES
        ]
        return self.theirs(jobs)

    def rows(self):
        one = self.scratch / "theirs.pdf"
        poster = lambda: self.theirs([(one, "poster.typ", "en", PLACES[0])])
        cards = lambda: self.theirs([(one, "cards.typ", "en", PLACES[0])])
        return [
            ("one poster, a fresh process", 1, lambda: self.ours("venue-poster"), poster),
            ("  the same, not read back", 1, lambda: self.ours("venue-poster", "--no-verify"), poster),
            ("ten cards, a fresh process", 1, lambda: self.ours("wallet-card"), cards),
            ("  the same, not read back", 1, lambda: self.ours("wallet-card", "--no-verify"), cards),
            (f"{len(PLACES) * len(LOCALES)} posters, {len(LOCALES)} languages", len(PLACES) * len(LOCALES), self.ours_many, self.their_many),
        ]


def measure(ours, theirs, rounds):
    """Seconds of both sides, by turns; who begins changes each round."""
    found = ([], [])
    for at in range(rounds):
        sides = [(0, ours), (1, theirs)]
        for side, run in sides if at % 2 == 0 else reversed(sides):
            if run:
                found[side].append(run())
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7, help="rounds of each row [default: 7]")
    parser.add_argument("--profile", default="release", help="cargo's profile: release, or dev to try the script")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(asked, pathlib.Path(folder))
        bench.prepare()
        if not bench.typst:
            print(ABSENT)
        print(f"CPU milliseconds a sheet, least / median of {asked.rounds}; ratio: handbill to typst")
        print(f"{'':34}{'handbill':>19}{'typst':>19}{'least':>8}{'median':>8}")
        for name, sheets, ours, theirs in bench.rows():
            sides = measure(ours, theirs if bench.typst else None, max(asked.rounds, 1))
            shown = [[min(s) * 1000 / sheets, statistics.median(s) * 1000 / sheets] if s else None for s in sides]
            line = f"{name:34}" + "".join(f"{f'{s[0]:.1f} / {s[1]:.1f}' if s else '':>19}" for s in shown)
            if shown[1]:
                line += "".join(f"{ours / theirs:>8.2f}" for ours, theirs in zip(*shown))
            print(line, flush=True)


main()
