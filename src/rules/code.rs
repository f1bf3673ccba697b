//! The codes of all findings, by their stable names.

macro_rules! codes {
    ($($variant:ident = $name:literal,)*) => {
        /// The code of a finding. Its name is stable: users write it in `[rules]`, in filters of CI and in searches.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(clippy::enum_variant_names, reason = "the names are those that users know")]
        pub enum Code {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
        }

        impl Code {
            /// Every code, sorted by name.
            pub const ALL: &[Code] = &[$(Code::$variant,)*];

            /// The name that users read and write.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Code::$variant => $name,)*
                }
            }
        }
    };
}

codes! {
    AddressExample = "address-example",
    AddressLetters = "address-letters",
    ArtAsPixels = "art-as-pixels",
    ArtRecoloured = "art-recoloured",
    BadCharacter = "bad-character",
    BadColor = "bad-color",
    BadImage = "bad-image",
    BadLength = "bad-length",
    BadLocale = "bad-locale",
    BadManifest = "bad-manifest",
    BadMessage = "bad-message",
    BadName = "bad-name",
    BadNumber = "bad-number",
    BadPhoto = "bad-photo",
    BadUrl = "bad-url",
    BadValue = "bad-value",
    BleedShort = "bleed-short",
    BoxKind = "box-kind",
    BrokenFont = "broken-font",
    CallWithoutNumber = "call-without-number",
    ChannelInsisted = "channel-insisted",
    CodeBesideOther = "code-beside-other",
    CodeOtherAddress = "code-other-address",
    ConfidentialityPromise = "confidentiality-promise",
    DottedCircle = "dotted-circle",
    DraftHotline = "draft-hotline",
    DraftTranslation = "draft-translation",
    DuplicateId = "duplicate-id",
    DuplicateMessage = "duplicate-message",
    EmergencyNotCalled = "emergency-not-called",
    EmptyList = "empty-list",
    EmptyText = "empty-text",
    EvidenceAge = "evidence-age",
    EvidenceFuture = "evidence-future",
    EvidenceLapsed = "evidence-lapsed",
    EvidenceUndated = "evidence-undated",
    FileConflict = "file-conflict",
    FileTooLarge = "file-too-large",
    FileUnreadable = "file-unreadable",
    FontLacksLetters = "font-lacks-letters",
    FontReplaced = "font-replaced",
    FtlSyntax = "ftl-syntax",
    GridShape = "grid-shape",
    Hairline = "hairline",
    HeadingOrder = "heading-order",
    HomePrinterMargin = "home-printer-margin",
    ImageBelow150 = "image-below-150",
    ImageBelow300 = "image-below-300",
    Imposition = "imposition",
    LanguagePromised = "language-promised",
    LeftoverMarkup = "leftover-markup",
    LegacyEncoding = "legacy-encoding",
    LiteralNumber = "literal-number",
    LiteralUrl = "literal-url",
    LostLetters = "lost-letters",
    Markup = "markup",
    MissingBold = "missing-bold",
    MissingEmergency = "missing-emergency",
    MissingFont = "missing-font",
    MissingGlyph = "missing-glyph",
    MissingKey = "missing-key",
    MissingMessage = "missing-message",
    MissingPhoneSafety = "missing-phone-safety",
    MissingValue = "missing-value",
    MissingVersion = "missing-version",
    MixedScript = "mixed-script",
    Mojibake = "mojibake",
    NoCampaign = "no-campaign",
    NoJobs = "no-jobs",
    NoManifest = "no-manifest",
    NoRoom = "no-room",
    NotCompared = "not-compared",
    NotUtf8 = "not-utf8",
    NothingToCall = "nothing-to-call",
    NumberDoubtful = "number-doubtful",
    NumberGlued = "number-glued",
    NumberNotInRegistry = "number-not-in-registry",
    NumberScrambled = "number-scrambled",
    NumberWrongRegion = "number-wrong-region",
    OldDate = "old-date",
    OneLanguage = "one-language",
    OutputOverParts = "output-over-parts",
    OutputUnwritable = "output-unwritable",
    OutsideSafeArea = "outside-safe-area",
    OwnRegionUnused = "own-region-unused",
    PageOverflow = "page-overflow",
    PastDate = "past-date",
    PathOutside = "path-outside",
    PdfNotWritten = "pdf-not-written",
    PlaceholderMismatch = "placeholder-mismatch",
    PostingLanguage = "posting-language",
    PostingMet = "posting-met",
    PostingNumber = "posting-number",
    PostingShare = "posting-share",
    PostingSheet = "posting-sheet",
    PostingType = "posting-type",
    PostingWording = "posting-wording",
    PresentationForms = "presentation-forms",
    PseudoLocale = "pseudo-locale",
    QrAlone = "qr-alone",
    QrContrast = "qr-contrast",
    QrHost = "qr-host",
    QrInverted = "qr-inverted",
    QrPayload = "qr-payload",
    QrQuietZone = "qr-quiet-zone",
    QrSize = "qr-size",
    QrTooLong = "qr-too-long",
    QrTooSmall = "qr-too-small",
    ReadingLevel = "reading-level",
    RetiredHotline = "retired-hotline",
    RetiredNumber = "retired-number",
    ReversedWriting = "reversed-writing",
    RichBlackText = "rich-black-text",
    SameAsEnglish = "same-as-english",
    ScanForeignCode = "scan-foreign-code",
    ScanMatch = "scan-match",
    ScanNoCode = "scan-no-code",
    SelectorOnly = "selector-only",
    SensationalWording = "sensational-wording",
    SkippedLocale = "skipped-locale",
    SkippedSheet = "skipped-sheet",
    StaleNumber = "stale-number",
    StaleSheet = "stale-sheet",
    StaleTranslation = "stale-translation",
    StrayFile = "stray-file",
    StrayVariable = "stray-variable",
    StyleCycle = "style-cycle",
    SvgUnsupported = "svg-unsupported",
    TextBelowMinimum = "text-below-minimum",
    TextContrast = "text-contrast",
    TextContrastColorVision = "text-contrast-color-vision",
    TextContrastGrey = "text-contrast-grey",
    TextCovered = "text-covered",
    TextInvisible = "text-invisible",
    TextOverflow = "text-overflow",
    TextOverlap = "text-overlap",
    TextTooSmall = "text-too-small",
    TextTooSmallForDistance = "text-too-small-for-distance",
    TomlSyntax = "toml-syntax",
    TooMany = "too-many",
    TooManyCopies = "too-many-copies",
    TooManyFiles = "too-many-files",
    TooManyJobs = "too-many-jobs",
    UndatedVersion = "undated-version",
    UnfinishedText = "unfinished-text",
    UnknownAddress = "unknown-address",
    UnknownArea = "unknown-area",
    UnknownCode = "unknown-code",
    UnknownColor = "unknown-color",
    UnknownEntry = "unknown-entry",
    UnknownFunction = "unknown-function",
    UnknownHotline = "unknown-hotline",
    UnknownImage = "unknown-image",
    UnknownKey = "unknown-key",
    UnknownLayout = "unknown-layout",
    UnknownLocale = "unknown-locale",
    UnknownMessage = "unknown-message",
    UnknownPaper = "unknown-paper",
    UnknownPosting = "unknown-posting",
    UnknownReference = "unknown-reference",
    UnknownRegion = "unknown-region",
    UnknownStyle = "unknown-style",
    UnknownValue = "unknown-value",
    UnknownVariable = "unknown-variable",
    UnreadFile = "unread-file",
    UnsourcedStatistic = "unsourced-statistic",
    UnusedArea = "unused-area",
    UnusedValue = "unused-value",
    VariantKey = "variant-key",
    VerifyChanged = "verify-changed",
    VerifyCode = "verify-code",
    VerifyExtra = "verify-extra",
    VerifyForeignCode = "verify-foreign-code",
    VerifyForeignNumber = "verify-foreign-number",
    VerifyLink = "verify-link",
    VerifyLinkTarget = "verify-link-target",
    VerifyMissing = "verify-missing",
    VerifyNoTexts = "verify-no-texts",
    VerifyNumber = "verify-number",
    VerifyOutdated = "verify-outdated",
    VerifyOutside = "verify-outside",
    VerifyPages = "verify-pages",
    VerifyRegistry = "verify-registry",
    VerifySeen = "verify-seen",
    VerifyText = "verify-text",
    VerifyUnlisted = "verify-unlisted",
    VerifyUnreadable = "verify-unreadable",
    VictimOnly = "victim-only",
    WrongLanguage = "wrong-language",
    WrongScript = "wrong-script",
    WrongType = "wrong-type",
    WrongValue = "wrong-value",
}

impl Code {
    /// The code with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.binary_search_by(|code| code.name().cmp(name)).ok().map(|at| Self::ALL[at])
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.name())
    }
}

impl serde::Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl PartialEq<str> for Code {
    fn eq(&self, name: &str) -> bool {
        self.name() == name
    }
}

impl PartialEq<&str> for Code {
    fn eq(&self, name: &&str) -> bool {
        self.name() == *name
    }
}
