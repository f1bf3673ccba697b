//! ToUnicode CMaps: from the codes of a font to text (ISO 32000-1, 9.10.3).

use std::fmt::Write as _;

/// A CMap with one entry a code; `entries` ascend by code.
pub(super) fn cmap(entries: &[(u16, &str)]) -> Vec<u8> {
    let mut out = String::from(
        "/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n\
         /CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n\
         /CMapName/Adobe-Identity-UCS def/CMapType 2 def\n\
         1 begincodespacerange<0000><FFFF>endcodespacerange\n",
    );
    // A section holds 100 entries at most (Adobe technical note 5014).
    for section in entries.chunks(100) {
        let _ = writeln!(out, "{} beginbfchar", section.len());
        for (code, text) in section {
            let _ = write!(out, "<{code:04X}><");
            for unit in text.encode_utf16() {
                let _ = write!(out, "{unit:04X}");
            }
            out.push_str(">\n");
        }
        out.push_str("endbfchar\n");
    }
    out.push_str("endcmap CMapName currentdict/CMap defineresource pop end end");
    out.into_bytes()
}
