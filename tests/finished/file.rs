//! A finished file, opened with hayro-syntax, which has not written it: dictionaries, strings and the page tree.

use std::collections::BTreeSet;

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, Number, Object, ObjectIdentifier, Stream, String as Text,
};
use hayro::hayro_syntax::page::Page;

/// A file and its bytes.
pub struct File {
    pdf: Pdf,
    pub bytes: Vec<u8>,
}

impl File {
    pub fn open(bytes: &[u8]) -> Self {
        Self { pdf: Pdf::new(bytes.to_vec()).expect("a PDF"), bytes: bytes.to_vec() }
    }

    pub fn catalog(&self) -> Dict<'_> {
        let xref = self.pdf.xref();
        xref.get(xref.root_id()).expect("a catalog")
    }

    pub fn pages(&self) -> &[Page<'_>] {
        self.pdf.pages()
    }

    pub fn metadata(&self) -> &hayro::hayro_syntax::metadata::Metadata {
        self.pdf.metadata()
    }

    /// Every object that is a dictionary or has one.
    pub fn dictionaries(&self) -> Vec<Dict<'_>> {
        let all = self.pdf.objects().into_iter();
        all.filter_map(|object| match object {
            Object::Dict(dict) => Some(dict),
            Object::Stream(stream) => Some(stream.dict().clone()),
            _ => None,
        })
        .collect()
    }

    /// The first half of the file's own name, as it stands in the trailer.
    pub fn id(&self) -> Vec<u8> {
        let mark = b"/ID[<";
        let at = self.bytes.windows(mark.len()).position(|w| w == mark).expect("an /ID") + mark.len();
        let rest = &self.bytes[at..];
        let hex = &rest[..rest.iter().position(|b| *b == b'>').expect("its end")];
        let digit = |b: u8| (b as char).to_digit(16).expect("hexadecimal") as u8;
        hex.chunks(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect()
    }
}

/// A text string (ISO 32000-1, 7.9.2.2): UTF-16 with its mark, or ASCII.
pub fn decode(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => {
            assert!(rest.len() % 2 == 0, "half a unit");
            let units: Vec<u16> = rest.chunks_exact(2).map(|c| u16::from_be_bytes([c[0], c[1]])).collect();
            String::from_utf16(&units).expect("UTF-16")
        }
        plain => {
            assert!(plain.is_ascii(), "what is not ASCII is UTF-16: {plain:?}");
            String::from_utf8_lossy(plain).into_owned()
        }
    }
}

pub fn text(dict: &Dict<'_>, key: &str) -> Option<String> {
    dict.get::<Text<'_>>(key).map(|value| decode(value.as_bytes()))
}

pub fn name(dict: &Dict<'_>, key: &str) -> Option<String> {
    dict.get::<Name<'_>>(key).map(|value| value.as_str().to_owned())
}

pub fn number(dict: &Dict<'_>, key: &str) -> Option<f64> {
    dict.get::<Number>(key).map(|value| value.as_f64())
}

pub fn dict<'a>(from: &Dict<'a>, key: &str) -> Dict<'a> {
    from.get(key).unwrap_or_else(|| panic!("no {key} in {from:?}"))
}

pub fn numbers(dict: &Dict<'_>, key: &str) -> Vec<f64> {
    let array: Array<'_> = dict.get(key).unwrap_or_else(|| panic!("no {key}"));
    array.iter::<Number>().map(|n| n.as_f64()).collect()
}

pub fn keys(dict: &Dict<'_>) -> BTreeSet<String> {
    dict.keys().map(|key| key.as_str().to_owned()).collect()
}

/// The keys and nothing else.
#[track_caller]
pub fn has_keys(dict: &Dict<'_>, wanted: &[&str]) {
    let wanted: BTreeSet<String> = wanted.iter().map(|key| (*key).to_owned()).collect();
    assert_eq!(keys(dict), wanted);
}

/// The members of an array, references followed, each with the number of its object.
pub fn members<'a>(from: &Dict<'a>, key: &str) -> Vec<(Option<ObjectIdentifier>, Object<'a>)> {
    let Some(array) = from.get::<Array<'a>>(key) else { return Vec::new() };
    let ids = array.raw_iter().map(|one| one.as_obj_ref().map(ObjectIdentifier::from));
    ids.zip(array.iter::<Object<'a>>()).collect()
}

/// The number of the object that a key refers to.
pub fn reference(from: &Dict<'_>, key: &str) -> Option<ObjectIdentifier> {
    match from.get_raw::<Object<'_>>(key)? {
        MaybeRef::Ref(to) => Some(to.into()),
        MaybeRef::NotRef(_) => None,
    }
}

/// The data of a stream without its compression.
pub fn data(stream: &Stream<'_>) -> Vec<u8> {
    stream.decoded_data().expect("a stream that can be unpacked").into_owned()
}

#[track_caller]
pub fn near(what: &str, found: &[f64], wanted: &[f64], slack: f64) {
    let well = found.len() == wanted.len() && found.iter().zip(wanted).all(|(a, b)| (a - b).abs() <= slack);
    assert!(well, "{what}: {found:?} and not {wanted:?}");
}
