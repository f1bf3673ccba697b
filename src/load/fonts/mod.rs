//! The fonts of a campaign: which families there are, and their bytes when somebody asks for them.
//!
//! The kit's faces are embedded in the binary; the CJK collections are embedded compressed and unpacked once, when a job
//! needs them, so that a Latin-only run pays nothing. Files in the campaign's `fonts/` win over the kit's.
//! No shaping and no choice of fonts for a text may enter here, only what is there.

pub(crate) mod digits;
pub(crate) mod file;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use include_dir::{Dir, include_dir};
use parley::fontique::{Blob, Collection, CollectionOptions};

use crate::diag::{Code, Diagnostic, Report};
use crate::limits;
use crate::scene::{FontData, FontFace};

static KIT: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/fonts");

/// The family for Latin, Greek and Cyrillic, and for every number and address in any locale.
pub const LATIN: &str = "Noto Sans";

/// The families for arrows, ticks and telephones, behind all others. The second has no Bold.
pub const SYMBOLS: [&str; 2] = ["Noto Sans Symbols", "Noto Sans Symbols2"];

/// Largest font file that is read, packed or unpacked, in bytes (the largest face of the kit has 20 MB).
const MAX_FONT_BYTES: usize = 64 << 20;

/// The kit's families and the stems of their files.
const KIT_FAMILIES: &[(&str, &str)] = &[
    ("Noto Naskh Arabic", "NotoNaskhArabic"),
    ("Noto Nastaliq Urdu", "NotoNastaliqUrdu"),
    (LATIN, "NotoSans"),
    ("Noto Sans Arabic", "NotoSansArabic"),
    ("Noto Sans Armenian", "NotoSansArmenian"),
    ("Noto Sans Bengali", "NotoSansBengali"),
    ("Noto Sans CJK JP", "NotoSansCJK"),
    ("Noto Sans CJK KR", "NotoSansCJK"),
    ("Noto Sans CJK SC", "NotoSansCJK"),
    ("Noto Sans CJK TC", "NotoSansCJK"),
    ("Noto Sans Devanagari", "NotoSansDevanagari"),
    ("Noto Sans Ethiopic", "NotoSansEthiopic"),
    ("Noto Sans Georgian", "NotoSansGeorgian"),
    ("Noto Sans Gujarati", "NotoSansGujarati"),
    ("Noto Sans Gurmukhi", "NotoSansGurmukhi"),
    ("Noto Sans Hebrew", "NotoSansHebrew"),
    ("Noto Sans Kannada", "NotoSansKannada"),
    ("Noto Sans Khmer", "NotoSansKhmer"),
    ("Noto Sans Lao", "NotoSansLao"),
    ("Noto Sans Malayalam", "NotoSansMalayalam"),
    ("Noto Sans Myanmar", "NotoSansMyanmar"),
    ("Noto Sans Sinhala", "NotoSansSinhala"),
    (SYMBOLS[0], "NotoSansSymbols"),
    (SYMBOLS[1], "NotoSansSymbols2"),
    ("Noto Sans Tamil", "NotoSansTamil"),
    ("Noto Sans Telugu", "NotoSansTelugu"),
    ("Noto Sans Thai", "NotoSansThai"),
];

#[derive(Debug)]
enum Origin {
    Kit(&'static [u8]),
    Disk(PathBuf),
}

/// One file, opened at most once.
#[derive(Debug)]
struct FontFile {
    name: String,
    origin: Origin,
    blob: OnceLock<Result<Blob<u8>, String>>,
}

impl FontFile {
    fn blob(&self) -> Result<&Blob<u8>, String> {
        self.blob.get_or_init(|| self.open()).as_ref().map_err(Clone::clone)
    }

    fn open(&self) -> Result<Blob<u8>, String> {
        let blob = self.bytes()?;
        // A file that holds no font would leave its family to the other weights, in silence.
        if families_in(&blob).is_empty() {
            return Err(format!("fonts/{} is not a font that can be read", self.name));
        }
        if let Origin::Disk(_) = self.origin {
            file::check(blob.data()).map_err(|what| format!("fonts/{} {what}", self.name))?;
        }
        Ok(blob)
    }

    fn bytes(&self) -> Result<Blob<u8>, String> {
        let unpack = |packed: &[u8]| -> Result<Vec<u8>, String> {
            zstd::bulk::decompress(packed, MAX_FONT_BYTES)
                .map_err(|e| format!("fonts/{} cannot be unpacked: {e}", self.name))
        };
        let packed = self.name.ends_with(".zst");
        match &self.origin {
            Origin::Kit(bytes) if packed => Ok(Blob::new(Arc::new(unpack(bytes)?))),
            Origin::Kit(bytes) => Ok(Blob::new(Arc::new(*bytes))),
            Origin::Disk(path) => {
                let bytes = read_bounded(path)?;
                Ok(Blob::new(Arc::new(if packed { unpack(&bytes)? } else { bytes })))
            }
        }
    }
}

fn read_bounded(path: &Path) -> Result<Vec<u8>, String> {
    crate::disk::read(path, MAX_FONT_BYTES as u64)
        .map_err(|e| format!("{} cannot be read: {e}", path.display()))?
        .ok_or_else(|| format!("{}: more than the {MAX_FONT_BYTES} bytes that a font may have", path.display()))
}

/// Every family that the campaign or the kit has.
#[derive(Debug, Default)]
pub struct Fonts {
    files: Vec<FontFile>,
    /// Family name to indices into `files`.
    families: BTreeMap<String, Vec<usize>>,
}

impl Fonts {
    /// The kit's fonts, and those of `folder` (a campaign's `fonts/`) over them. A broken file is reported.
    pub fn load(folder: Option<&Path>, report: &mut Report) -> Self {
        let mut fonts = Self::default();
        let mut own = folder.map(list_fonts).unwrap_or_default();
        own.retain(|name, _| match file::unusable(name) {
            Some((what, hint)) => {
                report.push(Diagnostic::new(Code::BrokenFont, format!("fonts/{name} {what}")).hint(hint));
                false
            }
            None => true,
        });
        if own.values().filter_map(|path| Some(path.metadata().ok()?.len())).sum::<u64>() > limits::FONT_TOTAL {
            report.push(too_many());
            own.clear();
        }
        for (family, stem) in KIT_FAMILIES {
            for weight in ["Regular", "Bold"] {
                if let Some(file) = kit_file(stem, weight) {
                    let at = fonts.add_kit(file, &mut own, report);
                    fonts.families.entry((*family).to_owned()).or_default().push(at);
                }
            }
        }
        let mut unpacked = 0;
        for path in own.into_values() {
            unpacked += fonts.add_own(path, report);
            if unpacked > limits::FONT_TOTAL {
                report.push(too_many());
                break;
            }
        }
        fonts
    }

    /// Registers a kit file, or the campaign's file of the same name in its place.
    fn add_kit(
        &mut self,
        file: &'static include_dir::File<'static>,
        own: &mut BTreeMap<String, PathBuf>,
        report: &mut Report,
    ) -> usize {
        let name = file.path().to_string_lossy().into_owned();
        if let Some(at) = self.files.iter().position(|f| f.name == name) {
            return at;
        }
        let origin = match own.remove(&name) {
            Some(path) if !same_size(&path, file.contents()) => Origin::Disk(path),
            _ => Origin::Kit(file.contents()),
        };
        let file = FontFile { name, origin, blob: OnceLock::new() };
        // A file in the kit's place speaks up now, not in the one language that needs it.
        if let Origin::Disk(_) = file.origin {
            match file.blob() {
                Ok(_) => report.push(taken(&file.name, "the file of that name in the kit")),
                Err(fault) => report.push(broken(&fault)),
            }
        }
        self.files.push(file);
        self.files.len() - 1
    }

    /// A font that only the campaign has: opened now, because its family's name stands inside it. Its size, unpacked.
    fn add_own(&mut self, path: PathBuf, report: &mut Report) -> u64 {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let file = FontFile { name, origin: Origin::Disk(path), blob: OnceLock::new() };
        let blob = match file.blob() {
            Ok(blob) => blob,
            Err(fault) => {
                report.push(broken(&fault));
                // What cannot be used cost as much to unpack.
                return MAX_FONT_BYTES as u64;
            }
        };
        let (families, size) = (families_in(blob), blob.data().len() as u64);
        let face = file::Face::of(blob.data());
        let at = self.files.len();
        for family in &families {
            let known = self.families.get(family).cloned().unwrap_or_default();
            let same = known.iter().find_map(|at| {
                let other = &self.files[*at];
                // Opening every face of the kit to compare would cost each run; its two weights are known by name.
                let own = matches!(other.origin, Origin::Disk(_));
                let twin = own && other.blob().is_ok_and(|b| file::Face::of(b.data()) == face);
                (twin || !own).then_some((other.name.clone(), own))
            });
            match same {
                Some((other, true)) => {
                    let message = format!("fonts/{} and fonts/{other} are the same face of {family}", file.name);
                    report.push(Diagnostic::new(Code::BrokenFont, message).hint("take one of the two files away"));
                    return size;
                }
                Some((_, false)) => {
                    report.push(taken(&file.name, &format!("the kit's {family}, in every weight that it has")));
                    self.families.remove(family);
                }
                None => {}
            }
        }
        self.files.push(file);
        for family in families {
            self.families.entry(family).or_default().push(at);
        }
        size
    }

    /// The campaign brings fonts of its own.
    pub fn has_own(&self) -> bool {
        self.files.iter().any(|file| matches!(file.origin, Origin::Disk(_)))
    }

    /// Every family, and whether a style that names it may set numbers in it: one of the campaign's own, whose digits are
    /// told apart in every face. Beside the kit's families numbers stand in its Latin one.
    pub fn families(&self) -> BTreeMap<String, bool> {
        let own = |at: &usize| matches!(self.files[*at].origin, Origin::Disk(_));
        let plain = |at: &usize| self.files[*at].blob().is_ok_and(|blob| file::digits_are_plain(blob.data()));
        let of = |files: &[usize]| files.iter().all(own) && files.iter().all(plain);
        self.families.iter().map(|(name, files)| (name.clone(), name == LATIN || of(files))).collect()
    }

    /// The bytes of the campaign's own files.
    pub fn own(&self) -> impl Iterator<Item = &Blob<u8>> {
        let own = self.files.iter().filter(|file| matches!(file.origin, Origin::Disk(_)));
        own.filter_map(|file| file.blob().ok())
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.families.keys().map(String::as_str)
    }

    /// The bytes of all faces of a family, unpacked.
    pub fn blobs(&self, family: &str) -> Result<Vec<Blob<u8>>, String> {
        let files = self.families.get(family).ok_or_else(|| format!("there is no font family \"{family}\""))?;
        files.iter().map(|at| self.files[*at].blob().cloned()).collect()
    }

    /// The face that a shaped run used, for the scene.
    pub fn face(blob: &Blob<u8>, index: u32, name: String) -> Arc<FontFace> {
        let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(blob.clone());
        Arc::new(FontFace { name, data: FontData(bytes), index })
    }
}

fn broken(fault: &str) -> Diagnostic {
    Diagnostic::new(Code::BrokenFont, format!("a font of the campaign cannot be used: {fault}"))
        .hint("take the file away, or replace it with a static TrueType or OpenType font that may be embedded")
}

fn taken(name: &str, place: &str) -> Diagnostic {
    Diagnostic::new(Code::FontReplaced, format!("fonts/{name} takes the place of {place}"))
}

fn too_many() -> Diagnostic {
    let message = format!("the fonts of the campaign have more than {} MB together", limits::FONT_TOTAL >> 20);
    Diagnostic::new(Code::TooMany, message).hint("keep only the families that the sheets are set in")
}

/// The repository is a campaign too: its own copy of a kit font is the kit font.
fn same_size(path: &Path, kit: &[u8]) -> bool {
    std::fs::metadata(path).is_ok_and(|m| m.len() == kit.len() as u64)
        && std::fs::read(path).is_ok_and(|bytes| bytes == kit)
}

fn kit_file(stem: &str, weight: &str) -> Option<&'static include_dir::File<'static>> {
    ["ttf", "otf", "ttc.zst"].iter().find_map(|ext| KIT.get_file(format!("{stem}-{weight}.{ext}")))
}

/// Whether a file of `fonts/` is looked at, by its name.
pub fn is_read(name: &str) -> bool {
    file::is_font(name) && !name.starts_with("._")
}

/// Font files of a folder by name, sorted, usable or not; anything else (licences, a README) is left alone.
fn list_fonts(folder: &Path) -> BTreeMap<String, PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return BTreeMap::new() };
    entries
        .filter_map(Result::ok)
        .filter(|e| e.file_type().is_ok_and(|t| t.is_file()))
        .map(|e| (e.file_name().to_string_lossy().into_owned(), e.path()))
        .filter(|(name, _)| is_read(name))
        .take(500)
        .collect()
}

fn families_in(blob: &Blob<u8>) -> Vec<String> {
    let mut collection = Collection::new(CollectionOptions { shared: false, system_fonts: false });
    let registered = collection.register_fonts(blob.clone(), None);
    registered.iter().filter_map(|(id, _)| collection.family_name(*id).map(str::to_owned)).collect()
}
