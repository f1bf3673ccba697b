"""Turns each guarantee of the files off and sees a judge complain: sabotage_pdf.py EN_POSTER_COLOUR EN_POSTER_GREY EN_POSTER_CMYK

Every case changes a copy of a finished poster with pikepdf; veraPDF (ua1 or 2a) or inks.py must refuse the copy, and
accept the original saved the same way.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

here = Path(__file__).parent
colour, grey, cmyk = map(Path, sys.argv[1:4])


def elements(pdf, kind=None):
    return [o for o in pdf.objects if isinstance(o, Dictionary) and o.get("/Type") == "/StructElem" and kind in (None, str(o.S))]


def dictionaries(pdf, key, value):
    return [o for o in pdf.objects if isinstance(o, (Dictionary, pikepdf.Stream)) and o.get(key) == value]


def content(pdf, change):
    page = pdf.pages[0]
    page.Contents = pdf.make_stream(change(page.Contents.read_bytes()))


def xmp(pdf, old, new):
    data = pdf.Root.Metadata.read_bytes()
    assert old in data, old
    pdf.Root.Metadata.write(data.replace(old, new))


def prefix(code):
    return lambda pdf: content(pdf, lambda data: code + b"\n" + data)


def set_key(thing, key, value):
    thing[key] = value


def drop(things, key):
    for thing in things:
        del thing[key]


def overprint(pdf, on):
    for state in pdf.pages[0].Resources.ExtGState.values():
        for key in ("/OP", "/op"):
            if key in state:
                state[key] = on


ALL = {
    # judge: {case: change}
    "ua1": (colour, {
        "no language": lambda p: drop([p.Root], "/Lang"),
        "no title": lambda p: xmp(p, b"dc:title", b"dc:source"),
        "title not shown": lambda p: drop([p.Root.ViewerPreferences], "/DisplayDocTitle"),
        "no tags": lambda p: drop([p.Root], "/StructTreeRoot"),
        "not marked": lambda p: drop([p.Root], "/MarkInfo"),
        "figure without text": lambda p: drop(elements(p, "/Figure"), "/Alt"),
        "link without text": lambda p: drop(dictionaries(p, "/Subtype", "/Link"), "/Contents"),
        "link outside the tree": lambda p: drop(dictionaries(p, "/Subtype", "/Link"), "/StructParent"),
        "no tab order": lambda p: drop([p.pages[0].obj], "/Tabs"),
        "artifact unmarked": lambda p: content(p, lambda d: d.replace(b"/Artifact BMC", b"/Nothing BMC")),
        "list item in a paragraph": lambda p: [set_key(e, "/S", Name.P) for e in elements(p, "/L")],
        "heading level left out": lambda p: [set_key(e, "/S", Name.H3) for e in elements(p, "/H1")],
        "no ToUnicode": lambda p: drop([o for o in dictionaries(p, "/Type", "/Font") if "/ToUnicode" in o], "/ToUnicode"),
        "no UA mark": lambda p: xmp(p, b"pdfuaid:part", b"pdfuaid:tarp"),
    }),
    "2a": (colour, {
        "no output intent": lambda p: drop([p.Root], "/OutputIntents"),
        "font not embedded": lambda p: drop(dictionaries(p, "/Type", "/FontDescriptor"), "/FontFile2"),
        "undescribed property": lambda p: xmp(p, b"pdfaProperty:name>HotlineEvidence", b"pdfaProperty:name>Other"),
        "annotation not printed": lambda p: [set_key(a, "/F", 0) for a in dictionaries(p, "/Subtype", "/Link")],
        "a script": lambda p: set_key(p.Root, "/OpenAction", Dictionary(S=Name.JavaScript, JS=String("1"))),
        "colour without a profile": lambda p: prefix(b"0 1 0 0 k")(p),
        "no A mark": lambda p: xmp(p, b"pdfaid:conformance>A", b"pdfaid:conformance>Z"),
        "role without a standard type": lambda p: [set_key(e, "/S", Name("/Poem")) for e in elements(p, "/P")],
    }),
    "inks": (colour, {
        "link to a file": lambda p: [set_key(a.A, "/URI", String("file:///etc/passwd")) for a in dictionaries(p, "/Subtype", "/Link")],
        "plain http": lambda p: [set_key(a.A, "/URI", String("http://example.org")) for a in dictionaries(p, "/Subtype", "/Link")],
        "link that says nothing": lambda p: [set_key(a, "/Contents", String(" ")) for a in dictionaries(p, "/Subtype", "/Link")],
        "author": lambda p: set_key(p.docinfo, "/Author", String("somebody")),
        "a folder of the machine": lambda p: xmp(p, b"</dc:format>", b"</dc:format><!-- /home/somebody/ -->"),
    }),
    "inks grey": (grey, {
        "a red line": prefix(b"1 0 0 RG"),
        "a CMYK fill": prefix(b"0 0 0 1 k"),
        "RGB blending": lambda p: set_key(p.pages[0].obj, "/Group", Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)),
    }),
    "inks cmyk": (cmyk, {
        "no PDF/X intent": lambda p: set_key(p.Root, "/OutputIntents", Array([i for i in p.Root.OutputIntents if i.S != "/GTS_PDFX"])),
        "RGB intent": lambda p: p.Root.OutputIntents[0].DestOutputProfile.write(b"\0" * 12 + b"mntrRGB XYZ " + b"\0" * 200),
        "no PDF/X mark": lambda p: xmp(p, b"PDF/X-4<", b"PDF/X-3<"),
        "no date": lambda p: xmp(p, b"xmp:CreateDate", b"xmp:OtherDate"),
        "trapping unknown": lambda p: drop([p.docinfo], "/Trapped"),
        "no trim box": lambda p: drop([p.pages[0].obj], "/TrimBox"),
        "bleed outside the media": lambda p: set_key(p.pages[0].obj, "/BleedBox", Array([-20, -20, 5000, 5000])),
        "no bleed": lambda p: set_key(p.pages[0].obj, "/BleedBox", p.pages[0].obj.TrimBox),
        "no room for marks": lambda p: set_key(p.pages[0].obj, "/MediaBox", p.pages[0].obj.BleedBox),
        "an RGB fill": prefix(b"1 0 0 rg"),
        "small type on four plates": lambda p: content(p, lambda d: d.replace(b"0 0 0 1 k", b"0.8 0.6 0.1 0.7 k")),
        "a thin line on four plates": lambda p: content(p, lambda d: d + b"\n0.8 0.6 0.1 0.7 K 0.5 w 200 200 m 300 200 l S"),
        "black type knocks out": lambda p: overprint(p, False),
        "an area overprints": lambda p: content(p, lambda d: b"/O1 gs 0 0.24 0.8 0 k 300 300 20 20 re f /O0 gs\n" + d),
        "too much ink": prefix(b"1 1 1 0.5 k 100 100 200 200 re f"),
        "a link": lambda p: set_key(p.pages[0].obj, "/Annots", Array([p.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], Contents=String("x"), A=Dictionary(S=Name.URI, URI=String("tel:1"))))])),
        "no blending space": lambda p: drop([p.pages[0].obj], "/Group"),
        "font not embedded": lambda p: drop(dictionaries(p, "/Type", "/FontDescriptor"), "/FontFile2"),
        "artwork ends at the trim": lambda p: content(p, lambda d: "{} {} {} {} re W n\n".format(*trim(p)).encode() + d),
        "artwork on the marks": lambda p: content(p, lambda d: d + b"\n0 0 0 1 k 0 0 5000 20 re f 0 0 20 5000 re f"),
        "no marks": lambda p: content(p, lambda d: "{} {} {} {} re W n\n".format(*size(p.pages[0].obj.BleedBox)).encode() + d),
    }),
}


def size(box):
    x0, y0, x1, y1 = map(float, box)
    return x0, y0, x1 - x0, y1 - y0


def trim(pdf):
    return size(pdf.pages[0].obj.TrimBox)


def refused(judge, paths):
    """The names of the files that the judge refuses."""
    if judge.startswith("inks"):
        out = {p for p in paths if subprocess.run([sys.executable, here / "inks.py", p], capture_output=True).returncode}
        return {p.name for p in out}
    run = subprocess.run(["bash", here / "verapdf/verapdf.sh", judge, *paths], capture_output=True, text=True)
    verdicts = [line.split()[:3] for line in run.stdout.splitlines() if line.startswith(("PASS", "FAIL", "ERROR"))]
    passed = {Path(v[2]).name for v in verdicts if v[0] == "PASS"}
    return {p.name for p in paths} - passed


faults = count = 0
for judge, (source, cases) in ALL.items():
    suffix = source.stem[len("venue-poster"):]
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, (name, change) in enumerate([("untouched", lambda p: None), *cases.items()]):
            path = Path(folder) / f"{number}{suffix}.pdf"
            with pikepdf.open(source) as pdf:
                change(pdf)
                pdf.save(path, static_id=True, object_stream_mode=pikepdf.ObjectStreamMode.preserve, fix_metadata_version=False)
            names[path] = name
        objected = refused(judge, list(names))
        for path, name in names.items():
            count += 1
            if (path.name in objected) != (name != "untouched"):
                faults += 1
                print(f"{judge}: {name}: the judge {'objected' if path.name in objected else 'did not object'}")
print(f"the judges of the files were tried with {count} cases, {faults} faults")
sys.exit(1 if faults else 0)
