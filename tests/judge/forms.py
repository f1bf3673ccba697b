"""Numbers, dates and lists beside ICU: cargo run --example forms | forms.py

ICU has the data of another CLDR than ICU4X, so a difference is told and is no fault: a person judges it. What may not
differ is the value: the digits of a number or a date, the items of a list. Exit 1 when one of those does.
"""
import datetime
import sys
import unicodedata

import icu

SKELETONS = {
    ("long", 2): "yMMMM", ("long", 3): "yMMMMd", ("short", 2): "yM", ("short", 3): "yMd",
}


def expected(name, form, given):
    locale = icu.Locale.forLanguageTag(name + "-u-ca-gregory")
    kind, _, variant = form.partition("-")
    if kind == "number":
        formatter = icu.NumberFormatter.withLocale(locale)
        return formatter.formatDouble(float(given)) if "." in given else formatter.formatInt(int(given))
    if kind == "list":
        # The Python binding knows no other lists.
        return icu.ListFormatter.createInstance(locale).format(given.split("|")) if variant == "and" else None
    parts = [int(part) for part in given.split("-")]
    noon = datetime.datetime(parts[0], parts[1], parts[2] if len(parts) > 2 else 1, 12, tzinfo=datetime.timezone.utc)
    pattern = icu.DateTimePatternGenerator.createInstance(locale).getBestPattern(SKELETONS[variant, len(parts)])
    formatter = icu.SimpleDateFormat(pattern, locale)
    formatter.setTimeZone(icu.TimeZone.getGMT())
    return formatter.format(noon.timestamp())


def known(name):
    """Whether ICU has data of the language at all."""
    return icu.Locale(name.split("-")[0]).getName() in icu.Locale.getAvailableLocales()


def plain(text):
    """Spaces are one; direction marks are none."""
    return " ".join("".join(c for c in text if unicodedata.category(c) != "Cf").split())


def digits(text):
    return sorted(unicodedata.digit(c) for c in text if unicodedata.category(c) == "Nd")


def main():
    same, told, wrong = 0, [], []
    for line in sys.stdin.read().splitlines():
        name, form, given, found = line.split("\t")
        if form.startswith("list") and any(item not in found for item in given.split("|")):
            wrong.append(line)
        if form == "number" and digits(found) != digits(given):
            wrong.append(line)
        if form.startswith("date") and not set(digits(given[:4])) <= set(digits(found)):
            wrong.append(line)
        wanted = expected(name, form, given)
        if wanted is None:
            continue
        if plain(wanted) == plain(found):
            same += 1
        else:
            note = "" if known(name) else " (ICU does not have the language)"
            told.append(f"{name} {form} {given}: {found!r}, ICU {icu.ICU_VERSION} {wanted!r}{note}")
    print("\n".join(told))
    print(f"{same} forms are ICU's, {len(told)} differ, {len(wrong)} lose a value")
    if wrong or not same:
        print("\n".join(wrong), file=sys.stderr)
        sys.exit(1)


main()
