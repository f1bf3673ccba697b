"""Writes the numbering plans that `src/contact/phone` reads, and what the reference says of test numbers.

    pip install phonenumbers==9.0.43      # libphonenumber's metadata and code, Apache-2.0
    python3 tests/judge/phone_plans.py

`src/contact/phone/plans.tsv`: a line a country, see `src/contact/phone/README.md` for its columns.
`src/contact/phone/kinds.tsv`: a line a country with what its numbers cost or who answers: premium rate, shared cost, personal, pager.
`tests/phone/reference.tsv`: country, digits as written, country code, national number, length, valid.
"""

import random
import re
from pathlib import Path

import phonenumbers
from phonenumbers import PhoneMetadata
from phonenumbers import phonenumberutil as util

ROOT = Path(__file__).resolve().parents[2]
TYPES = ["fixed_line", "mobile", "toll_free", "premium_rate", "shared_cost", "personal_number", "voip", "pager", "uan",
         "voicemail"]


def alternatives(patterns):
    seen = []
    for pattern in patterns:
        if pattern and pattern not in seen:
            seen.append(pattern)
    return "|".join(seen)


def pattern(desc):
    return desc.national_number_pattern or "" if desc else ""


def trunk(form):
    """Whether the trunk prefix is written: 1 always, 0 as one likes, 2 never."""
    rule = form.national_prefix_formatting_rule
    if not rule:
        return 2
    return int(not form.national_prefix_optional_when_formatting and not re.fullmatch(r"\(?\\1\)?", rule))


def line(name, plan, short):
    forms = [
        f"{form.pattern}~{form.leading_digits_pattern[-1] if form.leading_digits_pattern else ''}~{trunk(form)}"
        for form in plan.number_format
    ]
    lengths = plan.general_desc.possible_length, plan.general_desc.possible_length_local_only
    short_codes = alternatives([pattern(short.short_code), pattern(short.emergency)]) if short else ""
    return [
        name,
        str(plan.country_code),
        "1" if plan.main_country_for_code or len(util.COUNTRY_CODE_TO_REGION_CODE.get(plan.country_code, [])) < 2 else "0",
        plan.leading_digits or "",
        plan.international_prefix or "",
        plan.national_prefix or "",
        plan.national_prefix_for_parsing or "",
        re.sub(r"\\(\d)", r"${\1}", plan.national_prefix_transform_rule or ""),
        ",".join(str(n) for n in lengths[0]),
        ",".join(str(n) for n in lengths[1]),
        pattern(plan.general_desc),
        alternatives(pattern(getattr(plan, kind)) for kind in TYPES),
        pattern(plan.no_international_dialling),
        short_codes,
        pattern(short.emergency) if short else "",
        ";".join(forms),
    ]


def kinds():
    """The kinds of numbers that a caller in need should not find: they cost, or no operator answers."""
    for name in sorted(phonenumbers.SUPPORTED_REGIONS):
        plan = PhoneMetadata.metadata_for_region(name)
        yield [name] + [pattern(getattr(plan, kind)) for kind in ("premium_rate", "shared_cost", "personal_number", "pager")]


def plans():
    for name in sorted(phonenumbers.SUPPORTED_REGIONS):
        yield line(name, PhoneMetadata.metadata_for_region(name), PhoneMetadata.short_metadata_for_region(name))
    for code in sorted(phonenumbers.COUNTRY_CODES_FOR_NON_GEO_REGIONS):
        yield line("001", PhoneMetadata.metadata_for_nongeo_region(code), None)


def written(rng):
    """Numbers as people write them: examples of every kind with and without trunk and country code, and broken ones."""
    for name in sorted(phonenumbers.SUPPORTED_REGIONS):
        plan = PhoneMetadata.metadata_for_region(name)
        trunk = plan.national_prefix or ""
        examples = {
            desc.example_number
            for desc in (getattr(plan, kind) for kind in TYPES)
            if desc and desc.example_number
        }
        for example in sorted(examples):
            forms = {example, trunk + example, f"+{plan.country_code}{example}", f"+{plan.country_code}{trunk}{example}"}
            forms |= {example[:-1], trunk + example + "0", f"00{plan.country_code}{example}"}
            changed = list(example)
            changed[rng.randrange(len(changed))] = str(rng.randrange(10))
            forms.add(trunk + "".join(changed))
            for form in sorted(forms):
                yield name, form


def judged(name, digits):
    try:
        number = phonenumbers.parse(digits, name)
    except phonenumbers.NumberParseException:
        return None
    national = phonenumbers.national_significant_number(number)
    length = phonenumbers.is_possible_number_with_reason(number)
    return [name, digits, str(number.country_code), national, str(length), str(int(phonenumbers.is_valid_number(number)))]


def main():
    head = f"# libphonenumber {phonenumbers.__version__}, made by tests/judge/phone_plans.py; see README.md\n"
    lines = ["\t".join(columns) + "\n" for columns in plans()]
    (ROOT / "src/contact/phone/plans.tsv").write_text(head + "".join(lines), encoding="utf-8")
    lines = ["\t".join(columns) + "\n" for columns in kinds() if any(columns[1:])]
    (ROOT / "src/contact/phone/kinds.tsv").write_text(head + "".join(lines), encoding="utf-8")
    rows = [judged(*pair) for pair in written(random.Random(9))]
    rows = ["\t".join(row) + "\n" for row in rows if row]
    rows = [row for at, row in enumerate(rows) if at % 4 == 0]
    (ROOT / "tests/phone/reference.tsv").write_text(head + "".join(rows), encoding="utf-8")


main()
