//! What a page asks of an interpreter: its operators, with every form as often as it is drawn.
//!
//! A few forms that draw one another ask for billions of steps, and each use unpacks the form anew; the listener of
//! [`super::read`] cannot stop what never draws. Nothing is drawn here.

use std::collections::BTreeMap;

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::content::UntypedIter;
use hayro::hayro_syntax::object::stream::Stream;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object};
use hayro::hayro_syntax::page::{Page, Resources};

use crate::manifest::Entry;

/// Most bytes of content that are carried out, over all pages: the kit's busiest sheet has one million.
const EXECUTED: u64 = 48 << 20;
/// Forms, one inside the other.
const DEPTH: usize = 20;
/// Most states that are saved and not restored.
const STATES: usize = 2000;
/// What a packed byte of a picture inside the content may unpack to.
const INLINE: u64 = 1100;
/// Most pixels of one picture.
const PIXELS: u64 = 150_000_000;

/// Most texts, and most numbers, addresses and codes, that a manifest may want of one file; bytes of all texts.
const TEXTS: usize = 5000;
const VALUES: usize = 500;
const TEXT_BYTES: usize = 1 << 20;

/// Why the manifest's entry cannot be that of a poster: each of its texts is looked for on each page.
pub fn claims(entry: &Entry) -> Option<&'static str> {
    let lists = [&entry.numbers, &entry.addresses, &entry.qr];
    let bytes = entry.texts.iter().chain(lists.into_iter().flatten()).map(String::len).sum::<usize>();
    let many = entry.texts.len() > TEXTS || lists.into_iter().any(|list| list.len() > VALUES) || bytes > TEXT_BYTES;
    many.then_some("the manifest wants more texts of it than any poster has")
}

/// Why no page should be carried out.
pub fn trap(pdf: &Pdf) -> Option<String> {
    let mut scale = Scale::default();
    let mut all = 0_u64;
    for page in pdf.pages().iter().take(super::MAX_PAGES) {
        match page_cost(page, &mut scale) {
            Ok(cost) => all = all.saturating_add(cost),
            Err(why) => return Some(why.to_owned()),
        }
        if all > EXECUTED {
            return Some(format!("its pages carry out more than {} MB of drawing", EXECUTED >> 20));
        }
    }
    pictures(pdf)
}

fn page_cost<'a>(page: &'a Page<'a>, scale: &mut Scale) -> Result<u64, &'static str> {
    let Some(content) = page.page_stream() else { return Ok(0) };
    scale.content(content, page.resources(), 0)
}

/// Costs of forms that are known, by their number and by the resources that they are given.
#[derive(Default)]
struct Scale {
    known: BTreeMap<(u32, usize), Option<u64>>,
}

impl Scale {
    fn content(&mut self, data: &[u8], resources: &Resources<'_>, depth: usize) -> Result<u64, &'static str> {
        let mut cost = data.len() as u64;
        let mut states = 0_usize;
        let mut iter = UntypedIter::new(data);
        while let Some(instruction) = iter.next() {
            match &**instruction.operator {
                b"q" => states += 1,
                b"Q" => states = states.saturating_sub(1),
                b"Do" => {
                    let Some(Object::Name(name)) = instruction.operands().next() else { continue };
                    cost = cost.saturating_add(self.object(name, resources, depth)?);
                }
                b"BI" => {
                    let inline =
                        instruction.operands().find_map(|o| if let Object::Stream(s) = o { Some(s) } else { None });
                    let packed = inline.map_or(0, |stream| stream.raw_data().len() as u64);
                    cost = cost.saturating_add(packed.saturating_mul(INLINE));
                }
                _ => {}
            }
            if states > STATES {
                return Err("a page saves its state too often");
            }
            if cost > EXECUTED {
                break;
            }
        }
        Ok(cost)
    }

    fn object(&mut self, name: &Name<'_>, resources: &Resources<'_>, depth: usize) -> Result<u64, &'static str> {
        let Some(stream) = resources.get_x_object(name) else { return Ok(0) };
        let dict = stream.dict();
        if dict.get::<Name<'_>>(b"Subtype").is_some_and(|kind| &*kind == b"Image") {
            return Ok(0);
        }
        if depth >= DEPTH {
            return Err("its forms are drawn inside one another too deep");
        }
        let own: Option<Dict<'_>> = dict.get(b"Resources");
        let given = if own.is_some() { 0 } else { resources.x_objects.data().as_ptr() as usize };
        let key = (stream.obj_id().obj_number, given);
        match self.known.get(&key) {
            Some(Some(cost)) => return Ok(*cost),
            Some(None) => return Err("a form draws itself"),
            None => {}
        }
        self.known.insert(key, None);
        let data = stream.decoded_data().unwrap_or_default();
        let own = own.map(Resources::new);
        let cost = self.content(&data, own.as_ref().unwrap_or(resources), depth + 1)?;
        self.known.insert(key, Some(cost));
        Ok(cost)
    }
}

/// Filters whose names stand elsewhere than beside the stream, and photographs that are larger than they say.
fn pictures(pdf: &Pdf) -> Option<String> {
    for object in pdf.objects() {
        let Object::Stream(stream) = object else { continue };
        let filters = filters(&stream);
        let known = |name: &Name<'_>| matches!(&**name, b"FlateDecode" | b"Fl" | b"DCTDecode" | b"DCT");
        if filters.len() > 1 || !filters.iter().all(known) {
            return Some("it uses a compression that handbill never writes".to_owned());
        }
        if filters.iter().any(|name| name.starts_with(b"DCT")) && jpeg_pixels(&stream) > PIXELS {
            return Some(format!("a picture has more than {} million pixels", PIXELS / 1_000_000));
        }
    }
    None
}

fn filters<'a>(stream: &Stream<'a>) -> Vec<Name<'a>> {
    let dict = stream.dict();
    let one = |key: &[u8]| dict.get::<Name<'_>>(key).map(|name| vec![name]);
    let list = |key: &[u8]| dict.get::<Array<'_>>(key).map(|names| names.iter::<Name<'_>>().collect());
    one(b"F").or_else(|| one(b"Filter")).or_else(|| list(b"F")).or_else(|| list(b"Filter")).unwrap_or_default()
}

/// Pixels by the frame header, the largest of them (ITU-T T.81 B.2.2).
fn jpeg_pixels(stream: &Stream<'_>) -> u64 {
    let data = stream.raw_data();
    let frames = data.windows(9).filter(|w| w[0] == 0xFF && matches!(w[1], 0xC0..=0xC2));
    let size = |w: &[u8]| u64::from(u16::from_be_bytes([w[5], w[6]])) * u64::from(u16::from_be_bytes([w[7], w[8]]));
    // By chance the bytes may stand in the picture's data too: only the first counts, as for a reader.
    frames.take(1).map(size).max().unwrap_or(0)
}
