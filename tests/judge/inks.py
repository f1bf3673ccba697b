"""What the editions promise, over finished files: inks.py FILE...

`*-cmyk.pdf` is judged as PDF/X-4 (ISO 15930-7) and for the print shop: boxes, intent, colour spaces, ink, fonts, blending,
marks. `*-grey.pdf` may hold nothing but grey. Every other file is judged for what all files share: links, metadata.
Reads the files with pikepdf (qpdf) and shares no code with handbill. Exit 1 if anything is wrong.
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf
from PIL import Image

RGB, GREY, CMYK = {"rg", "RG"}, {"g", "G"}, {"k", "K"}
DEVICE = {"/DeviceRGB": "rgb", "/CalRGB": "rgb", "/Lab": "rgb", "/DeviceGray": "grey", "/DeviceCMYK": "cmyk"}
SCHEMES = ("tel:", "sms:", "mailto:", "https:")
TOTAL_INK = 3.0


def streams(pdf):
    """(name, object) of every page and form."""
    for number, page in enumerate(pdf.pages, 1):
        yield f"page {number}", page.obj
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Form":
            yield f"form {thing.objgen[0]}", thing


def ends(function):
    """The colours of a gradient's stops."""
    for part in function.get("/Functions", [function]):
        yield [float(v) for v in part.C0]
        yield [float(v) for v in part.C1]


def spaces(pdf):
    """(where, colour space) of everything that has one, and of each colour operator."""
    operators = dict.fromkeys(RGB, "rgb") | dict.fromkeys(GREY, "grey") | dict.fromkeys(CMYK, "cmyk")
    for name, thing in streams(pdf):
        for operands, operator in pikepdf.parse_content_stream(thing):
            operator = str(operator)
            if operator in operators:
                yield name, operators[operator], [float(v) for v in operands]
            elif operator in ("BI", "INLINE IMAGE"):
                yield name, "unknown", []
    for thing in pdf.objects:
        if not isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            continue
        where = f"object {thing.objgen[0]}"
        if "/ShadingType" in thing:
            space = DEVICE.get(str(thing.get("/ColorSpace")), "unknown")
            for values in ends(thing.Function):
                yield where + " (shading)", space, values
        if thing.get("/Subtype") == "/Image" and not thing.get("/ImageMask", False):
            yield where, DEVICE.get(str(thing.get("/ColorSpace")), "unknown"), []
        group = thing.get("/Group")
        if group is not None and "/CS" in group:
            yield where + " (group)", DEVICE.get(str(group.CS), "unknown"), []
        resources = thing.get("/Resources")
        for key, space in (resources.get("/ColorSpace", {}).items() if resources is not None else ()):
            good = isinstance(space, pikepdf.Array) and space[0] == "/Separation"
            yield f"{where} {key}", DEVICE.get(str(space[2]), "unknown") if good else "unknown", []


def contains(outer, inner, slack=0.01):
    return all(o <= i + slack for o, i in zip(outer[:2], inner[:2])) and all(o >= i - slack for o, i in zip(outer[2:], inner[2:]))


def box(page, name):
    return [float(v) for v in page.obj[name]] if name in page.obj else None


def boxes(pdf):
    for number, page in enumerate(pdf.pages, 1):
        media, bleed, trim = (box(page, name) for name in ("/MediaBox", "/BleedBox", "/TrimBox"))
        if not (media and bleed and trim):
            yield f"page {number}: a box is missing"
            continue
        if "/ArtBox" in page.obj:
            yield f"page {number}: both TrimBox and ArtBox"
        if not contains(media, bleed) or not contains(bleed, trim):
            yield f"page {number}: the boxes do not lie inside each other"
        # 2 mm is the kit's least bleed.
        if any(abs(a - b) < 5.6 for a, b in zip(bleed, trim)):
            yield f"page {number}: less than 2 mm of bleed"
        if any(abs(a - b) < 5.6 for a, b in zip(media, bleed)):
            yield f"page {number}: no room for marks outside the bleed"


def fonts(pdf):
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/FontDescriptor":
            if not any(key in thing for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield f"font {thing.get('/FontName')} is not embedded"


def metadata(pdf):
    with pdf.open_metadata() as xmp:
        return {str(key): str(value) for key, value in xmp.items()}


def pdfx4(pdf):
    intents = [i for i in pdf.Root.get("/OutputIntents", []) if i.get("/S") == "/GTS_PDFX"]
    if len(intents) != 1:
        yield f"{len(intents)} GTS_PDFX output intents"
    for intent in intents:
        profile = intent.get("/DestOutputProfile")
        data = bytes(profile.read_bytes()) if profile is not None else b""
        if data[12:24] != b"prtrCMYKLab " or int(profile.get("/N", 0)) != 4:
            yield "the output profile is not that of a CMYK press"
        if not intent.get("/OutputConditionIdentifier") or not intent.get("/Info"):
            yield "the output intent says not what it is"
        if any(i.get("/DestOutputProfile").objgen != profile.objgen for i in pdf.Root.OutputIntents):
            yield "two output profiles"
    if float(pdf.pdf_version) > 1.6:
        yield f"PDF {pdf.pdf_version}: PDF/X-4 is based on 1.6"
    if pdf.is_encrypted or "/ID" not in pdf.trailer:
        yield "encrypted, or without /ID"
    xmp = metadata(pdf)
    wanted = {"{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion": "PDF/X-4", "{http://ns.adobe.com/pdf/1.3/}Trapped": None}
    for part in ("CreateDate", "ModifyDate", "MetadataDate"):
        wanted[f"{{http://ns.adobe.com/xap/1.0/}}{part}"] = None
    for part in ("DocumentID", "VersionID", "RenditionClass"):
        wanted[f"{{http://ns.adobe.com/xap/1.0/mm/}}{part}"] = None
    wanted["{http://purl.org/dc/elements/1.1/}title"] = None
    for key, value in wanted.items():
        if key not in xmp or (value and xmp[key] != value):
            yield f"XMP: {key} is {xmp.get(key)}"
    if pdf.docinfo.get("/Trapped") not in ("/True", "/False") or "/Title" not in pdf.docinfo:
        yield "Info: Trapped or Title is missing"
    for number, page in enumerate(pdf.pages, 1):
        for annotation in page.obj.get("/Annots", []):
            if annotation.Subtype not in ("/PrinterMark", "/TrapNet"):
                yield f"page {number}: an annotation that is not for the press"
        if page.obj.get("/Group", {}).get("/CS") != "/DeviceCMYK":
            yield f"page {number}: no CMYK blending space"
    for key in ("/JavaScript", "/AA", "/OpenAction", "/AcroForm", "/Threads"):
        if key in pdf.Root or key in pdf.Root.get("/Names", {}):
            yield f"{key} is forbidden"
    yield from boxes(pdf)
    yield from fonts(pdf)
    yield from fine(pdf)
    for where, space, values in spaces(pdf):
        if space not in ("cmyk", "grey"):
            yield f"{where}: {space} colour"
        if space == "cmyk" and sum(values) > TOTAL_INK + 0.001:
            yield f"{where}: {sum(values):.0%} of ink"


# Type below 12 pt and lines below 1 pt are black ink alone where they are dark, and overprint what is below them.
SMALL_TYPE, THIN_LINE = 12.0, 1.0
BLACK = [0.0, 0.0, 0.0, 1.0]


def is_dark(inks):
    """Darker than a middle grey, by the crudest of conversions; the palette has nothing near the bound."""
    c, m, y, k = inks
    red, green, blue = ((1 - v) * (1 - k) for v in (c, m, y))
    return 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2 < 0.09


def states(thing):
    """The graphics states that a page or a form names: None where a state says nothing of overprint."""
    resources = thing.get("/Resources", {})
    found = {}
    for key, state in resources.get("/ExtGState", {}).items():
        said = [state.get(k) for k in ("/OP", "/op", "/OPM")]
        found[key] = None if said == [None] * 3 else bool(said[0]) and bool(said[1]) and int(said[2] or 0) == 1
    return found


def fine(pdf):
    """Small dark type and thin dark lines are black alone and overprint; nothing else does."""
    seen = 0
    for name, thing in streams(pdf):
        known = states(thing)
        state = {"fill": BLACK, "stroke": BLACK, "over": False, "width": 1.0, "size": 0.0}
        saved, scale = [], 1.0
        for operands, operator in pikepdf.parse_content_stream(thing):
            operator = str(operator)
            values = [float(v) for v in operands if isinstance(v, (int, float)) or type(v).__name__ == "Decimal"]
            if operator == "q":
                saved.append(dict(state))
            elif operator == "Q" and saved:
                state = saved.pop()
            elif operator in ("k", "K"):
                state["fill" if operator == "k" else "stroke"] = values
            elif operator in ("g", "G"):
                state["fill" if operator == "g" else "stroke"] = [0.0, 0.0, 0.0, 1.0 - values[0]]
            elif operator in ("scn", "SCN"):
                # Marks on every plate are no ink of the sheet.
                state["fill" if operator == "scn" else "stroke"] = None
            elif operator == "gs" and known.get(str(operands[0])) is not None:
                state["over"] = known[str(operands[0])]
            elif operator == "w":
                state["width"] = values[0]
            elif operator == "Tf":
                state["size"] = values[0]
            elif operator == "Tm":
                scale = abs(values[0] * values[3] - values[1] * values[2]) ** 0.5
            text, line = operator in ("Tj", "TJ"), operator == "S"
            if not (text or line or operator in ("f", "f*")):
                continue
            inks = state["stroke" if line else "fill"]
            if inks is None:
                continue
            small = text and state["size"] * scale < SMALL_TYPE or line and state["width"] < THIN_LINE
            what = f"{state['size'] * scale:.1f} pt type" if text else f"{state['width']} pt line" if line else "an area"
            alone = [round(v, 3) for v in inks] == BLACK
            if small and is_dark(inks):
                seen += 1
                if not alone:
                    yield f"{name}: {what} in {inks} is on more plates than black"
                elif not state["over"]:
                    yield f"{name}: {what} in black knocks out what is below it"
            if state["over"] and not (small and alone):
                yield f"{name}: {what} in {inks} overprints"
    if not seen:
        yield "no small dark type was found, which every sheet has"


def press(pdf, path):
    """Looks at the plates: ink reaches the bleed and nothing but marks stands beyond it."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiff32nc", "-r72", f"-sOutputFile={folder}/%d.tif", str(path)], check=True)
        for number, page in enumerate(pdf.pages, 1):
            picture = Image.open(f"{folder}/{number}.tif").convert("CMYK")
            media, bleed, trim = (box(page, name) for name in ("/MediaBox", "/BleedBox", "/TrimBox"))
            height = media[3]
            plates = picture.tobytes()
            total = [sum(plates[i : i + 4]) for i in range(0, len(plates), 4)]
            # Registration marks and hairlines may be on all plates.
            inside = [total[y * picture.width + x] for y in range(picture.height) for x in range(picture.width)
                      if bleed[0] < x < bleed[2] - 1 and height - bleed[3] < y < height - bleed[1] - 1]
            if max(inside) > 255 * (TOTAL_INK + 0.03):
                yield f"page {number}: {max(inside) / 2.55:.0f} % of ink"
            def ink(x, y):
                return total[min(int(y), picture.height - 1) * picture.width + min(int(x), picture.width - 1)]
            # A side with ink at the trim all along has ink at the edge of the bleed all along.
            for side, near, far in (("left", trim[0] + 2, bleed[0] + 1), ("right", trim[2] - 3, bleed[2] - 2)):
                rows = [y for y in range(int(height - trim[3]) + 4, int(height - trim[1]) - 4)]
                if sum(ink(near, y) > 0 for y in rows) > 0.9 * len(rows) and any(ink(near, y) > 0 and ink(far, y) == 0 for y in rows):
                    yield f"page {number}: the artwork does not reach the bleed ({side})"
            slug = [(x, y) for y in range(picture.height) for x in range(picture.width)
                    if not (bleed[0] - 1.5 < x < bleed[2] + 1 and height - bleed[3] - 1.5 < y < height - bleed[1] + 1)]
            marked = sum(1 for x, y in slug if total[y * picture.width + x])
            if not marked:
                yield f"page {number}: no marks outside the bleed"
            elif marked > 0.1 * len(slug):
                yield f"page {number}: artwork outside the bleed"


def grey(pdf):
    for where, space, _ in spaces(pdf):
        if space != "grey":
            yield f"{where}: {space} colour"


def shared(pdf):
    """Links that lead to help only, and are read out; metadata without a machine or a person."""
    for number, page in enumerate(pdf.pages, 1):
        for annotation in page.obj.get("/Annots", []):
            if annotation.Subtype != "/Link" or not str(annotation.A.get("/URI", "")).startswith(SCHEMES):
                yield f"page {number}: a link to {annotation.get('/A', {}).get('/URI')}"
            if not str(annotation.get("/Contents", "")).strip():
                yield f"page {number}: a link that is not read out"
    if set(pdf.docinfo.keys()) - {"/Title", "/Subject", "/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped"}:
        yield f"Info: {sorted(pdf.docinfo.keys())}"
    if re.search(rb"/(home|root|tmp|Users)/", bytes(pdf.Root.Metadata.read_bytes())):
        yield "a path in the metadata"


def judge(path):
    try:
        with pikepdf.open(path) as pdf:
            faults = list(shared(pdf))
            if path.stem.endswith("-cmyk"):
                faults += list(pdfx4(pdf))
                faults += list(press(pdf, path)) if not faults else []
            elif path.stem.endswith("-grey"):
                faults += list(grey(pdf))
            return faults
    except Exception as error:  # a judge that falls over has not found the file good
        return [f"{type(error).__name__}: {error}"]


def main():
    faults = 0
    for path in map(Path, sys.argv[1:]):
        for fault in judge(path):
            faults += 1
            print(f"{path}: {fault}")
    print(f"{len(sys.argv) - 1} files judged for their inks, {faults} faults")
    sys.exit(1 if faults or len(sys.argv) < 2 else 0)


if __name__ == "__main__":
    main()
