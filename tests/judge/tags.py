"""What a screen reader walks: tags.py FILE...

Prints the structure tree of each file with what is read at each place: the text alternative of a figure, the words of a
link, the text of everything else (by the ToUnicode tables), cut after 100 characters. Right-to-left
words come as they are painted: readers turn them.
"""
import re
import sys

import pikepdf


def cmap(font):
    table = {}
    if "/ToUnicode" in font:
        for code, text in re.findall(r"<([0-9A-F]{4})><([0-9A-F]*)>", font.ToUnicode.read_bytes().decode()):
            table[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return table


def words(page):
    """MCID → text."""
    found, stack, table = {}, [], {}
    fonts = {str(k): cmap(v) for k, v in page.Resources.get("/Font", {}).items()}
    for operands, operator in pikepdf.parse_content_stream(page):
        operator = str(operator)
        if operator in ("BDC", "BMC"):
            own = operands[1] if operator == "BDC" else {}
            stack.append(int(own["/MCID"]) if "/MCID" in own else (stack[-1] if stack else None))
        elif operator == "EMC":
            stack.pop()
        elif operator == "Tf":
            table = fonts[str(operands[0])]
        elif operator in ("Tj", "TJ") and stack and stack[-1] is not None:
            parts = operands[0] if operator == "TJ" else [operands[0]]
            for part in parts:
                if isinstance(part, pikepdf.String):
                    data = bytes(part)
                    codes = [int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data), 2)]
                    found[stack[-1]] = found.get(stack[-1], "") + "".join(table.get(c, "") for c in codes)
    return found


def read(element, texts):
    """What an element says itself, with its links in their places, and the elements below it."""
    kids = element.get("/K", [])
    kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    said, below = "", []
    for kid in kids:
        if kid.get("/Type") == "/MCR":
            said += texts[kid.Pg.objgen].get(int(kid.MCID), "")
        elif kid.get("/Type") == "/OBJR":
            said += f" → {kid.Obj.A.URI} «{kid.Obj.Contents}»"
        elif kid.S in ("/Link", "/Span"):
            inside, _ = read(kid, texts)
            said += f"[{inside}]"
        else:
            below.append(kid)
    return said, below


def walk(element, depth, texts):
    said, below = read(element, texts)
    if "/Alt" in element:
        said = f"[{element.Alt}]"
    attribute = element.get("/A", {}).get("/ListNumbering")
    note = f" {attribute}" if attribute is not None else ""
    print(f"{'  ' * depth}{str(element.S)[1:]}{note}{': ' if said else ''}{said[:100]}{'…' if len(said) > 100 else ''}")
    for kid in below:
        walk(kid, depth + 1, texts)


for path in sys.argv[1:]:
    with pikepdf.open(path) as pdf:
        print(f"== {path}: {pdf.docinfo.Title} ({pdf.Root.Lang})")
        texts = {page.obj.objgen: words(page.obj) for page in pdf.pages}
        walk(pdf.Root.StructTreeRoot.K, 0, texts)
