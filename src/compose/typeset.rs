//! Shapes paragraphs: fonts, direction, isolation of numbers and addresses, what may not break.
//!
//! A paragraph is shaped once at [`SHAPE_SIZE`]; everything after it scales. Line breaking and placing are in
//! [`super::block`]. Nothing here knows boxes or pages.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use parley::fontique::{Blob, Collection, CollectionOptions, SourceCache};
use parley::{
    FontContext, FontFamily, FontFamilyName, FontWeight, Layout, LayoutContext, LineHeight, StyleProperty,
    TextWrapMode, WordBreak,
};
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, GlyphId, MetadataProvider};

use super::hyphens::SOFT;
use super::{foreign, script, symbols};
use crate::load::campaign::Locale;
use crate::load::fonts::{Fonts, LATIN, SYMBOLS};
use crate::model::layout::{OwnFamily, Weight};
use crate::resolve::wording::{Emphasis, Paragraph, Protected, ProtectedKind};
use crate::scene::FontFace;
use crate::text::pseudo::Pseudo;

/// Size at which text is shaped, in points; metrics scale from here.
pub const SHAPE_SIZE: f32 = 100.0;

/// How far the ink of a glyph stands above and below the baseline, in em.
type InkBounds = (f32, f32);

/// Index into [`Shaped::segments`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Ink(pub u16);

/// A stretch of a paragraph with one meaning: the same emphasis and the same protected span, or none.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    pub range: Range<usize>,
    /// `<strong>`: Bold.
    pub strong: bool,
    /// `<em>`: the emphasis colour.
    pub em: bool,
    /// Index into the paragraph's protected spans.
    pub held: Option<usize>,
}

/// A shaped paragraph.
pub struct Shaped {
    pub layout: Layout<Ink>,
    /// What was shaped: the source text with isolates around protected spans and names.
    pub display: String,
    pub segments: Vec<Segment>,
    pub paragraph: Paragraph,
    /// Where each cluster begins in `display`, its highest ink above and its lowest below the baseline, in em; in the order
    /// of the text. It does not change with the lines.
    pub ink: Vec<(usize, f32, f32)>,
    /// Width of the hyphen that a line may end in, at [`SHAPE_SIZE`]; 0 where no word is cut.
    pub hyphen: f32,
}

impl std::fmt::Debug for Shaped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shaped").field("display", &self.display).finish_non_exhaustive()
    }
}

/// What went wrong while a paragraph was shaped.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// No face of the stack has the character.
    MissingGlyph { character: String, family: String },
    /// The shaper has put a dotted circle under a sign that has no letter.
    DottedCircle { text: String },
    /// The family has no Bold, and a false one is never drawn.
    MissingBold { family: String },
    /// The family of the style lacks a letter, and the text is set in the language's own.
    OtherFamily { character: char, own: String, family: String },
    /// The font cannot be opened, or is not there.
    Font(String),
}

/// One worker's shaping state: contexts and opened fonts, reused from job to job.
pub struct Typesetter {
    fonts: FontContext,
    layouts: LayoutContext<Ink>,
    opened: BTreeMap<String, Result<(), String>>,
    faces: BTreeMap<(u64, u32), Arc<FontFace>>,
    /// By face, then by glyph.
    bounds: BTreeMap<(u64, u32), Vec<Option<InkBounds>>>,
    /// The glyph of U+25CC in each face.
    circles: BTreeMap<(u64, u32), Option<u32>>,
}

impl std::fmt::Debug for Typesetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Typesetter").field("opened", &self.opened).finish_non_exhaustive()
    }
}

impl Default for Typesetter {
    fn default() -> Self {
        let collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
        Self {
            fonts: FontContext { collection, source_cache: SourceCache::default() },
            layouts: LayoutContext::new(),
            opened: BTreeMap::new(),
            faces: BTreeMap::new(),
            bounds: BTreeMap::new(),
            circles: BTreeMap::new(),
        }
    }
}

impl Typesetter {
    fn open(&mut self, fonts: &Fonts, family: &str) -> Result<(), String> {
        if let Some(known) = self.opened.get(family) {
            return known.clone();
        }
        let result = fonts.blobs(family).and_then(|blobs| {
            for blob in blobs {
                self.fonts.collection.register_fonts(blob, None);
            }
            match self.fonts.collection.family_id(family) {
                Some(_) => Ok(()),
                None => Err(format!("the font files of \"{family}\" are broken or hold another family")),
            }
        });
        self.opened.insert(family.to_owned(), result.clone());
        result
    }

    fn open_all<'f>(
        &mut self,
        fonts: &Fonts,
        families: impl Iterator<Item = &'f &'f str>,
        faults: &mut Vec<Fault>,
    ) -> Option<()> {
        for family in families {
            if let Err(fault) = self.open(fonts, family) {
                faults.push(Fault::Font(fault));
                return None;
            }
        }
        Some(())
    }

    /// Shapes one paragraph at [`SHAPE_SIZE`] in the locale's direction, language and family, or in a family that a style
    /// names, when that has all letters.
    pub fn shape_in(
        &mut self,
        fonts: &Fonts,
        own: Option<&OwnFamily>,
        locale: &Locale,
        paragraph: &Paragraph,
        weight: Weight,
        faults: &mut Vec<Fault>,
    ) -> Option<Shaped> {
        let mirrored = locale.pseudo == Some(Pseudo::Mirrored);
        let (display, map) = isolate(paragraph, locale.rtl, mirrored);
        let symbols = symbols::find(&display);
        let foreign = foreign::find(paragraph, locale);
        let own = match own {
            Some(own) => self.own_family(fonts, own, locale, paragraph, &foreign, faults)?,
            None => None,
        };
        let main: Vec<&str> =
            own.map(|own| own.name.as_str()).into_iter().chain([locale.family.as_str(), LATIN]).collect();
        let stack = [&main[..], &SYMBOLS].concat();
        let wanted = if symbols.is_empty() { &main } else { &stack };
        self.open_all(fonts, wanted.iter().chain(foreign.iter().flat_map(|(_, families)| families)), faults)?;
        let segments = segments(paragraph, &map, display.len());
        // The second family of symbols has no Bold: its Regular is asked for, so that nothing is made bold.
        let regular: Vec<Range<usize>> = symbols
            .iter()
            .filter(|(c, _)| symbols::first_with(&mut self.fonts, &stack, *c) == Some(SYMBOLS[1]))
            .map(|(_, range)| range.clone())
            .collect();
        let named = |n: &str| FontFamilyName::Named(n.to_owned().into());
        let names: Vec<FontFamilyName<'_>> = stack.iter().map(|n| named(n)).collect();
        let numbers = own.filter(|own| own.digits).map(|own| own.name.as_str());
        let latin: Vec<FontFamilyName<'_>> =
            numbers.into_iter().chain([LATIN, locale.family.as_str()]).map(named).collect();
        let forbid = |cx: parley::LineBreakContext| {
            (script::is_dependent(cx.after) || script::binds_next(cx.before)).then_some(false)
        };
        let mut builder = self.layouts.ranged_builder(&mut self.fonts, &display, 1.0, false);
        builder.set_base_direction(if locale.rtl { parley::BaseDirection::Rtl } else { parley::BaseDirection::Ltr });
        builder.set_line_break_override(Some(&forbid));
        builder.push_default(StyleProperty::FontFamily(FontFamily::List(names[..main.len()].to_vec().into())));
        builder.push_default(StyleProperty::FontSize(SHAPE_SIZE));
        builder.push_default(LineHeight::FontSizeRelative(1.0));
        builder.push_default(StyleProperty::Locale(parley::Language::parse(&locale.id).ok()));
        if locale.script == "Kore" {
            builder.push_default(StyleProperty::WordBreak(WordBreak::KeepAll));
        }
        if weight == Weight::Bold {
            builder.push_default(StyleProperty::FontWeight(FontWeight::BOLD));
        }
        if own.is_some_and(|own| !own.digits) {
            for (at, _) in display.match_indices(|c: char| c.is_ascii_digit()) {
                builder.push(StyleProperty::FontFamily(FontFamily::List(latin.clone().into())), at..at + 1);
            }
        }
        for (at, segment) in segments.iter().enumerate() {
            let range = segment.range.clone();
            builder.push(StyleProperty::Brush(Ink(u16::try_from(at).unwrap_or(u16::MAX))), range.clone());
            if segment.strong {
                builder.push(StyleProperty::FontWeight(FontWeight::BOLD), range.clone());
            }
            if segment.held.is_some_and(|held| !in_text(&paragraph.protected[held])) {
                builder.push(StyleProperty::FontFamily(FontFamily::List(latin.clone().into())), range);
            }
        }
        for (range, families) in &foreign {
            let place = map[range.start]..end_in_display(&paragraph.text, range, &map);
            let all = families.iter().map(|n| FontFamilyName::Named((*n).to_owned().into()));
            builder.push(StyleProperty::FontFamily(FontFamily::List(all.collect::<Vec<_>>().into())), place);
        }
        for (_, range) in symbols {
            builder.push(StyleProperty::FontFamily(FontFamily::List(names.clone().into())), range);
        }
        for range in regular {
            builder.push(StyleProperty::FontWeight(FontWeight::NORMAL), range);
        }
        for held in held(paragraph, &map, &display, &locale.id) {
            builder.push(StyleProperty::TextWrapMode(TextWrapMode::NoWrap), held);
        }
        let mut layout = Layout::new();
        builder.build_into(&mut layout, &display);
        layout.break_all_lines(None);
        let ink = self.inspect(&layout, &display, main[0], faults);
        let hyphen = if display.contains(SOFT) { widest_hyphen(&layout) } else { 0.0 };
        Some(Shaped { layout, display, segments, paragraph: paragraph.clone(), ink, hyphen })
    }

    /// The family of a style, when it has the letters of the paragraph. A text is set in one family as a whole; where some of
    /// its letters are there and others are not, that is said.
    fn own_family<'o>(
        &mut self,
        fonts: &Fonts,
        own: &'o OwnFamily,
        locale: &Locale,
        paragraph: &Paragraph,
        foreign: &[(Range<usize>, Vec<&str>)],
        faults: &mut Vec<Fault>,
    ) -> Option<Option<&'o OwnFamily>> {
        self.open_all(fonts, [&own.name.as_str()].into_iter(), faults)?;
        let symbols = symbols::find(&paragraph.text);
        let elsewhere = |at: usize, c: char| {
            let number = |held: &Protected| !in_text(held) && held.range.contains(&at);
            !own.digits && (c.is_ascii_digit() || paragraph.protected.iter().any(number))
                || foreign
                    .iter()
                    .map(|(range, _)| range)
                    .chain(symbols.iter().map(|(_, range)| range))
                    .any(|r| r.contains(&at))
        };
        let letters = paragraph
            .text
            .char_indices()
            .filter(|(at, c)| !c.is_whitespace() && !is_invisible(*c) && !elsewhere(*at, *c));
        let letters: BTreeSet<char> = letters.map(|(_, c)| c).collect();
        let lacks = |c: &char| symbols::first_with(&mut self.fonts, &[own.name.as_str()], *c).is_none();
        let (missing, there): (Vec<char>, Vec<char>) = letters.into_iter().partition(lacks);
        let Some(character) = missing.first().copied() else { return Some(Some(own)) };
        if there.iter().any(|c| c.is_alphabetic()) {
            let (own, family) = (own.name.clone(), locale.family.clone());
            push_once(faults, Fault::OtherFamily { character, own, family });
        }
        Some(None)
    }

    /// Looks for glyphs that are not there and for false bold, and takes the ink of every glyph.
    fn inspect(
        &mut self,
        layout: &Layout<Ink>,
        display: &str,
        family: &str,
        faults: &mut Vec<Fault>,
    ) -> Vec<(usize, f32, f32)> {
        let mut ink = Vec::new();
        for run in layout.lines().flat_map(|line| line.runs().collect::<Vec<_>>()) {
            let font = run.font();
            let key = (font.data.id(), font.index);
            if run.synthesis().embolden() {
                push_once(faults, Fault::MissingBold { family: family.to_owned() });
            }
            self.faces
                .entry(key)
                .or_insert_with(|| Fonts::face(&font.data, font.index, face_name(&font.data, font.index)));
            let known = self.bounds.entry(key).or_default();
            let circle = *self.circles.entry(key).or_insert_with(|| dotted_circle(font));
            let mut metrics: Option<Option<GlyphMetrics<'_>>> = None;
            for cluster in run.clusters() {
                let range = cluster.text_range();
                let (mut up, mut down) = (0.0_f32, 0.0_f32);
                for glyph in cluster.glyphs() {
                    let text = &display[range.clone()];
                    if glyph.id == 0 && !text.chars().all(is_invisible) {
                        let fault = Fault::MissingGlyph { character: text.to_owned(), family: family.to_owned() };
                        push_once(faults, fault);
                    }
                    if Some(glyph.id) == circle && !text.contains(DOTTED_CIRCLE) {
                        push_once(faults, Fault::DottedCircle { text: text.to_owned() });
                    }
                    let at = glyph.id as usize;
                    if at >= known.len() {
                        known.resize(at + 1, None);
                    }
                    let (top, bottom) = *known[at].get_or_insert_with(|| {
                        let metrics = metrics.get_or_insert_with(|| glyph_metrics(&font.data, font.index));
                        let bounds = metrics.as_ref().and_then(|m| m.bounds(GlyphId::new(glyph.id)));
                        bounds.map_or((0.0, 0.0), |b| (b.y_max, -b.y_min))
                    });
                    let shift = glyph.y / SHAPE_SIZE;
                    (up, down) = (up.max(top - shift), down.max(bottom + shift));
                }
                ink.push((range.start, up, down));
            }
        }
        ink.sort_by_key(|(start, ..)| *start);
        ink
    }

    /// The scene's handle of a face that a shaped run used.
    pub fn face(&self, font: &parley::FontData) -> Option<Arc<FontFace>> {
        self.faces.get(&(font.data.id(), font.index)).cloned()
    }
}

/// What a shaper draws where a sign has no letter to stand on.
const DOTTED_CIRCLE: char = '\u{25CC}';

fn dotted_circle(font: &parley::FontData) -> Option<u32> {
    let face = FontRef::from_index(font.data.as_ref(), font.index).ok()?;
    face.charmap().map(DOTTED_CIRCLE).map(GlyphId::to_u32).filter(|id| *id != 0)
}

/// The glyph of the hyphen in a face, and its width in em.
pub fn hyphen(font: &parley::FontData) -> Option<(u32, f32)> {
    let face = FontRef::from_index(font.data.as_ref(), font.index).ok()?;
    let id = ['\u{2010}', '-'].into_iter().find_map(|c| face.charmap().map(c)).filter(|id| id.to_u32() != 0)?;
    let width = face.glyph_metrics(Size::new(1.0), LocationRef::default()).advance_width(id)?;
    Some((id.to_u32(), width))
}

fn widest_hyphen(layout: &Layout<Ink>) -> f32 {
    let runs = layout.lines().flat_map(|line| line.runs().collect::<Vec<_>>());
    runs.filter_map(|run| hyphen(run.font())).map(|(_, width)| width * SHAPE_SIZE).fold(0.0, f32::max)
}

/// Whether a protected span is part of the prose, and set in its font.
fn in_text(held: &Protected) -> bool {
    matches!(held.kind, ProtectedKind::Literal | ProtectedKind::Kept)
}

fn push_once(faults: &mut Vec<Fault>, fault: Fault) {
    if !faults.contains(&fault) {
        faults.push(fault);
    }
}

fn glyph_metrics(data: &Blob<u8>, index: u32) -> Option<GlyphMetrics<'_>> {
    let font = FontRef::from_index(data.as_ref(), index).ok()?;
    Some(font.glyph_metrics(Size::new(1.0), LocationRef::default()))
}

fn face_name(data: &Blob<u8>, index: u32) -> String {
    FontRef::from_index(data.as_ref(), index)
        .ok()
        .and_then(|font| {
            font.localized_strings(skrifa::string::StringId::POSTSCRIPT_NAME).english_or_first().map(|s| s.to_string())
        })
        .unwrap_or_else(|| "Font".to_owned())
}

/// Controls that are shaped but never drawn: isolates, joiners on their own, the zero-width space.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{00AD}')
}

/// The paragraph with U+2066 … U+2069 around protected spans (they read left to right everywhere) and U+2068 … U+2069 around
/// names (whatever their own direction is), and for every source offset where it went. What the translation spells out
/// needs one in right-to-left text only; `mirrored` turns all letters round.
fn isolate(paragraph: &Paragraph, rtl: bool, mirrored: bool) -> (String, Vec<usize>) {
    let mut opens: BTreeMap<usize, char> = BTreeMap::new();
    let mut closes: BTreeMap<usize, ()> = BTreeMap::new();
    for held in paragraph.protected.iter().filter(|a| a.kind != ProtectedKind::Kept && (rtl || !in_text(a))) {
        opens.insert(held.range.start, '\u{2066}');
        closes.insert(held.range.end, ());
    }
    for name in &paragraph.names {
        opens.entry(name.start).or_insert('\u{2068}');
        closes.insert(name.end, ());
    }
    if mirrored {
        let digits = |c: char| c.is_ascii_digit();
        for (at, _) in paragraph.text.match_indices(digits).filter(|(at, _)| !paragraph.text[..*at].ends_with(digits)) {
            let end = at + paragraph.text[at..].find(|c| !digits(c)).unwrap_or(paragraph.text.len() - at);
            if !paragraph.protected.iter().any(|a| a.range.start < end && at < a.range.end) {
                opens.insert(at, '\u{2066}');
                closes.insert(end, ());
            }
        }
    }
    let mut display = String::with_capacity(paragraph.text.len() + 8);
    let mut map = vec![0; paragraph.text.len() + 1];
    if mirrored {
        display.push('\u{202E}');
    }
    for (at, c) in paragraph.text.char_indices() {
        if closes.contains_key(&at) {
            display.push('\u{2069}');
        }
        if let Some(open) = opens.get(&at) {
            display.push(*open);
        }
        map[at] = display.len();
        display.push(c);
    }
    map[paragraph.text.len()] = display.len();
    if closes.contains_key(&paragraph.text.len()) {
        display.push('\u{2069}');
    }
    if mirrored {
        display.push('\u{202C}');
    }
    (display, map)
}

/// Where no line may end: after each character of a protected span or of a word that is kept whole but the last, before a letter
/// that closes a syllable, and before what ends a phrase.
fn held(paragraph: &Paragraph, map: &[usize], display: &str, locale: &str) -> Vec<Range<usize>> {
    let last = |text: &str| text.char_indices().next_back().map(|(at, _)| at);
    let held = |a: &Protected| Some(map[a.range.start]..map[a.range.start + last(&paragraph.text[a.range.clone()])?]);
    let mut found: Vec<Range<usize>> = paragraph.protected.iter().filter_map(held).collect();
    let word = |r: &Range<usize>| Some(map[r.start]..map[r.start + last(&paragraph.text[r.clone()])?]);
    found.extend(paragraph.whole.iter().filter_map(word));
    let language = locale.split('-').next().unwrap_or_default();
    for word in script::whole_words(language) {
        let end = script::last_cluster(word);
        found.extend(display.match_indices(word).map(|(at, _)| at..at + end));
    }
    for word in script::phrase_ends(language) {
        let ends = |at: usize| display[at..].chars().next().is_none_or(|c| c == ' ' || matches!(c, '။' | '၊'));
        let found_here = display.match_indices(word).filter(|(at, _)| ends(at + word.len()));
        found.extend(found_here.map(|(at, _)| script::last_cluster(&display[..at])..at + script::last_cluster(word)));
    }
    let chars: Vec<(usize, char)> = display.char_indices().collect();
    for two in chars.windows(2).filter(|two| script::closes(two[0].1, two[1].1)) {
        // All of the cluster before it: parley asks the letter that it begins with.
        found.push(script::last_cluster(&display[..two[0].0])..two[0].0);
    }
    found.retain(|range| !range.is_empty());
    found
}

/// Cuts the display text where emphasis or a protected span begins or ends; the pieces cover it without gaps.
fn segments(paragraph: &Paragraph, map: &[usize], len: usize) -> Vec<Segment> {
    let mut cuts = vec![0, len];
    let ranges = paragraph.emphasis.iter().map(|(r, _)| r).chain(paragraph.protected.iter().map(|a| &a.range));
    for range in ranges {
        cuts.push(map[range.start]);
        // The end of the last character inside, so that a closing isolate stays outside.
        cuts.push(end_in_display(&paragraph.text, range, map));
    }
    cuts.sort_unstable();
    cuts.dedup();
    let within =
        |range: &Range<usize>, at: usize| map[range.start] <= at && at < end_in_display(&paragraph.text, range, map);
    cuts.windows(2)
        .map(|cut| Segment {
            range: cut[0]..cut[1],
            strong: paragraph.emphasis.iter().any(|(r, e)| *e == Emphasis::Strong && within(r, cut[0])),
            em: paragraph.emphasis.iter().any(|(r, e)| *e == Emphasis::Em && within(r, cut[0])),
            held: paragraph.protected.iter().position(|a| within(&a.range, cut[0])),
        })
        .collect()
}

fn end_in_display(text: &str, range: &Range<usize>, map: &[usize]) -> usize {
    match text[range.clone()].char_indices().next_back() {
        Some((at, c)) => map[range.start + at] + c.len_utf8(),
        None => map[range.start],
    }
}
