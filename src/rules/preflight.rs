//! The rules of the preflight: each with its threshold's source. Sorted by code.

use super::{Code, Rule, error, note, warning};

pub static RULES: &[Rule] = &[
    warning(
        Code::AddressExample,
        "An address is one that is kept for examples.",
        "Whoever opens it finds no help.",
        "Write the hotline's own address from its source, or leave the key out.",
    )
    .from("RFC 2606; RFC 6761")
    .adjustable(),
    note(
        Code::AddressLetters,
        "An address has letters that phones look up in another form.",
        "Some phones and readers show only the other form: both are yours to know.",
        "Nothing, if both forms are the operator's.",
    )
    .from("RFC 5891; UTS #46"),
    warning(
        Code::BleedShort,
        "Artwork ends at the cut instead of at the bleed.",
        "A cut that is off by a hair leaves a white line.",
        "Give the layout a `bleed`, and the box `extend` on the sides that it touches.",
    )
    .from("docs/facts.md#print-numbers: 3 mm or 0.125 in; artwork that ends within 1 pt of the cut")
    .adjustable(),
    error(
        Code::CallWithoutNumber,
        "A text asks to call, and no number to call stands on the sheet.",
        "Whoever has taken heart to call does not know whom.",
        "Add a box with `hotline = \"call\"`, or take the words out.",
    )
    .from("the kit's messages that ask to call, and English sentences that begin with Call; the emergency number aside"),
    warning(
        Code::ChannelInsisted,
        "A layout prints a channel in a language that nobody answers in there.",
        "Who writes or calls is not understood; somebody decided that it helps all the same.",
        "Take the [[insist]] out of the layout, or leave it: the warning says that it is meant.",
    )
    .from("`text-languages` and the like of the record"),
    warning(
        Code::CodeBesideOther,
        "A code opens one site, and the address beside it is another's.",
        "Who cannot scan types the address, and comes to somebody else.",
        "Print the address that the code opens, or give both the same value.",
    )
    .from("addresses among the boxes around the code, where the sheet prints none of the code's own site")
    .adjustable(),
    warning(
        Code::ConfidentialityPromise,
        "A text promises absolute confidentiality.",
        "Duties to report stand above it: a promise that breaks costs trust and safety.",
        "Say what is true, for example that nobody has to give a name.",
    )
    .from("docs/facts.md#words-and-pictures; a list of English phrases in preflight/words.rs")
    .adjustable(),
    warning(
        Code::DraftHotline,
        "A hotline is marked as a draft.",
        "Its number comes from the press or from others' pages: it may have changed, or never have been right.",
        "See it on the operator's own page, call it, write both down, and take `status = \"draft\"` out.",
    )
    .from("`status` in the region's file"),
    error(
        Code::EmergencyNotCalled,
        "The text for danger prints a code for text messages.",
        "Whoever calls it in danger reaches nobody.",
        "Write `{ $emergency }` into the text.",
    )
    .from("docs/facts.md#words-and-pictures: emergency number first"),
    warning(
        Code::EvidenceAge,
        "A number was last seen in its source too long ago.",
        "Hotlines move and close: 888-428-7581 is printed in old leaflets and dead.",
        "Open the source, call the number, and write the month into `evidence`.",
    )
    .from("`max-evidence-age` in handbill.toml, 18 months unless given (handbill's own choice); against the campaign's version")
    .adjustable(),
    error(
        Code::EvidenceFuture,
        "A number is said to have been seen in its source at a time that has not come.",
        "It is mistyped or made up: nobody has looked.",
        "Write the month in which somebody opened the source and called the number.",
    )
    .from("later than the day of the run; without one, later than SOURCE_DATE_EPOCH and the campaign's version"),
    warning(
        Code::EvidenceLapsed,
        "A number was last seen in its source long before today.",
        "The campaign is being printed again: its version is as old as its numbers.",
        "Open the source, call the number, and write the month into `evidence`; give the campaign a new version.",
    )
    .from("`max-evidence-age`, against the day of the run; not written into the manifest")
    .adjustable(),
    warning(
        Code::EvidenceUndated,
        "Nobody knows when a number was last seen in its source.",
        "An undated page may be years old.",
        "Open the source, call the number, and write the month into `evidence`.",
    )
    .from("docs/facts.md#hotlines: print the date, never claim more")
    .adjustable(),
    warning(
        Code::Hairline,
        "A line is thinner than print can hold.",
        "It prints in pieces or not at all.",
        "Make it at least 0.25 pt wide.",
    )
    .from("docs/facts.md#print-numbers: line ≥ 0.25 pt")
    .adjustable(),
    error(
        Code::HeadingOrder,
        "The first heading of a sheet is one of the second level.",
        "Who goes from heading to heading by ear looks for a first one that is not there.",
        "Give the headline role = \"h1\".",
    )
    .from("ISO 14289-1:2014 (PDF/UA-1), 7.4.2"),
    note(
        Code::HomePrinterMargin,
        "A sheet prints to the edge.",
        "A home printer leaves a white frame of 4.2 to 6.7 mm, or scales the sheet.",
        "Nothing needs mending; print at actual size.",
    )
    .from("docs/facts.md#print-numbers: the outer 4–6.7 mm; counted from 4.2 mm")
    .adjustable(),
    error(
        Code::ImageBelow150,
        "A picture has fewer than 150 pixels an inch on paper.",
        "It looks torn, and a sheet that looks torn is not trusted.",
        "Use a larger picture, a drawing, or a smaller box.",
    )
    .from("docs/facts.md#print-numbers: floor 150 ppi")
    .adjustable(),
    warning(
        Code::ImageBelow300,
        "A picture has fewer than 300 pixels an inch on paper.",
        "Edges are soft from reading distance.",
        "Use a larger picture, a drawing, or a smaller box.",
    )
    .from("docs/facts.md#print-numbers: 300 ppi")
    .adjustable(),
    error(
        Code::LanguagePromised,
        "A text promises a language at a number or address where nobody answers in it.",
        "Somebody writes in a language that nobody reads there, perhaps once, in secret, and gets no answer.",
        "Say it of the channel that has the language, in a sentence of its own: \"on the phone\".",
    )
    .from("the languages of the record; counted languages are of the phone; names of languages as the locales of the campaign have them")
    .adjustable(),
    error(
        Code::LeftoverMarkup,
        "A text prints signs of another markup.",
        "`&amp;` or `**` on a poster looks like a fault, and may hide one.",
        "Delete the signs; bold is <strong>…</strong>.",
    )
    .from("handbill's own list, in preflight/translation.rs")
    .adjustable(),
    error(
        Code::LostLetters,
        "A text has question marks where letters were lost.",
        "A program could not write them: the word is gone.",
        "Paste the text again from where it was typed, and save it as UTF-8.",
    )
    .from("two words of question marks alone, or one inside a word in small letters; handbill's own choice")
    .adjustable(),
    warning(
        Code::MissingEmergency,
        "A sheet does not say whom to call in danger.",
        "The emergency number comes first: a hotline sends no police car.",
        "Add the text `emergency-line`, or `covers = \"emergency\"` to the box that says it.",
    )
    .from("docs/facts.md#words-and-pictures: emergency number first")
    .adjustable(),
    warning(
        Code::MissingPhoneSafety,
        "A sheet does not warn of phones that are checked.",
        "A search on a watched phone puts its owner in danger.",
        "Add the text `phone-safety`, or `covers = \"phone-safety\"` to the box that says it.",
    )
    .from("docs/facts.md#words-and-pictures: phone safety")
    .adjustable(),
    warning(
        Code::MissingVersion,
        "A sheet does not say which version it is.",
        "Old sheets hang for years: nobody could tell which to replace.",
        "Give handbill.toml a `version` and add the text `version-line`; cards are excused.",
    )
    .from("handbill's own choice; cards are too small for it")
    .adjustable(),
    warning(
        Code::MixedScript,
        "A word mixes letters of two alphabets that look alike.",
        "A search, a screen reader and a phone take it for another word.",
        "Type the word anew.",
    )
    .from("Latin, Cyrillic and Greek; a part of the look-alikes of UTS #39")
    .adjustable(),
    error(
        Code::NothingToCall,
        "A sheet has neither a number, an address nor a code.",
        "Whoever reads it cannot ask anybody for help; the emergency number sends the police.",
        "Add a box with the number, or look at the `when` and `unless` of the one that is there.",
    )
    .from("what is painted on all faces of the sheet, the emergency number aside"),
    warning(
        Code::NumberDoubtful,
        "A number may be right, and something speaks against it.",
        "One changed digit sends a person in danger to a stranger.",
        "Compare it with its source and call it; if it is right, allow the rule and say why.",
    )
    .from("libphonenumber's metadata (src/contact/phone/README.md): numbers in use, countries, emergency numbers")
    .adjustable(),
    error(
        Code::NumberNotInRegistry,
        "A number on the sheet is in no record.",
        "Nobody has looked whether it is answered, and by whom.",
        "Take it out of the name that brought it; what is dialled stands in hotlines/.",
    )
    .from("docs/facts.md#hotlines: a number is data, never free text"),
    error(
        Code::NumberScrambled,
        "A number is drawn in another order than it is dialled.",
        "1-888-373-7888 becomes 7888-373-888-1 in right-to-left text.",
        "It is a fault of handbill: report it, with the campaign.",
    )
    .from("UAX #9; docs/facts.md#numbers-in-right-to-left-text: measured in five right-to-left languages"),
    error(
        Code::NumberWrongRegion,
        "A number of another region stands on the sheet.",
        "It is not answered from here, or by people who cannot help here.",
        "Take it out, or build for that region.",
    )
    .from("hotlines/: the records of the other regions"),
    warning(
        Code::OutsideSafeArea,
        "Text stands close to the cut.",
        "A cut that is off takes the last letters, or the last digits.",
        "Make the `margin` or the padding wider.",
    )
    .from("docs/facts.md#print-numbers: 0.25 in inside the trim; cards and tabs 0.125 in, the safe margin of card templates")
    .adjustable(),
    warning(
        Code::PlaceholderMismatch,
        "A translation prints other values than the English text.",
        "The number or the address may be missing in one language only.",
        "Use the same variables in braces as locales/en has.",
    )
    .from("the variables of the English text; $hours and $languages only choose")
    .adjustable(),
    error(
        Code::PostingLanguage,
        "A language that the place asks for is not in this run.",
        "The notice would not meet the listed format rules.",
        "Build the layout in every language that is named.",
    )
    .from("the posting profile, by `handbill list postings`"),
    note(
        Code::PostingMet,
        "A sheet meets the listed format rules of a place.",
        "It says what was checked, and what a machine cannot see.",
        "Read the statute, and look where it hangs.",
    )
    .from("the posting profile, by `handbill list postings`"),
    error(
        Code::PostingNumber,
        "A number that the place asks for is not printed as it asks.",
        "The notice would not meet the listed format rules.",
        "Build for the region whose record has the number.",
    )
    .from("the posting profile, by `handbill list postings`"),
    error(
        Code::PostingShare,
        "The languages do not have their shares of the notice.",
        "The notice would not meet the listed format rules.",
        "Give both languages their part of one sheet.",
    )
    .from("the posting profile; within 10 points of a hundred, as the rule says \"about\""),
    error(
        Code::PostingSheet,
        "The sheet is smaller than the place asks.",
        "The notice would not meet the listed format rules.",
        "Choose a larger paper with `--paper`.",
    )
    .from("the posting profile, by `handbill list postings`"),
    error(
        Code::PostingType,
        "Type is smaller than the place asks.",
        "The notice would not meet the listed format rules.",
        "Raise `min` of the style, or take the small print out.",
    )
    .from("the posting profile, by `handbill list postings`"),
    error(
        Code::PostingWording,
        "The wording of the statute is not there, word for word.",
        "The notice would not meet the listed format rules.",
        "Paste the wording into posting/<name>.txt and into a text of the sheet.",
    )
    .from("the file that the user pasted, from the statute that the profile names"),
    warning(
        Code::QrAlone,
        "A QR code has neither an address nor a number beside it.",
        "Whoever has no camera, or fears to scan, is left out.",
        "Add a box with the address or the number on the same face.",
    )
    .from("docs/facts.md#words-and-pictures: print the URL beside the QR code")
    .adjustable(),
    error(
        Code::QrContrast,
        "A QR code is too pale.",
        "In poor light it does not scan.",
        "Give it a darker `ink`.",
    )
    .from("ISO/IEC 15415:2011, 7.8.3: symbol contrast of 40 %, grade 2")
    .adjustable(),
    warning(
        Code::QrHost,
        "A QR code leads to a list of links.",
        "Whoever has the account changes where they lead, and sees who came.",
        "Use the operator's own public name.",
    )
    .from("src/contact/address/redirectors.txt: hosts of the kind `hub`")
    .adjustable(),
    error(
        Code::QrInverted,
        "A QR code is light on dark.",
        "Many scanners do not read it.",
        "Give it a dark `ink`.",
    )
    .from("ISO/IEC 18004:2015, 5.2: dark on light; reversal is optional for readers"),
    warning(
        Code::QrSize,
        "A QR code is small for its distance.",
        "It scans only from nearer than people stand.",
        "Make its box larger.",
    )
    .from("docs/facts.md#print-numbers: distance / 10; card 15, flyer 25, poster 40 mm")
    .adjustable(),
    warning(
        Code::ReadingLevel,
        "The English texts are hard to read.",
        "Many readers learn the language; fear makes reading harder.",
        "Use shorter words and sentences.",
    )
    .from("Flesch–Kincaid (Kincaid et al. 1975) below grade 7; docs/facts.md#words-and-pictures: about a sixth-grade reader")
    .adjustable(),
    warning(
        Code::RichBlackText,
        "Small text is printed in black with other inks.",
        "Plates never meet exactly: the edges of small letters blur.",
        "Use black alone, `cmyk(0, 0, 0, 100)`, for text below 12 pt.",
    )
    .from("docs/facts.md#print-numbers: small text in black ink only; below 12 pt with at least 80 % of black (handbill's own choice)")
    .adjustable(),
    warning(
        Code::SameAsEnglish,
        "A translation is the English text, word for word.",
        "The reader of that language is left out, and nobody notices.",
        "Translate it, or delete it so that the sheet is skipped.",
    )
    .from("12 letters or more; handbill's own choice")
    .adjustable(),
    warning(
        Code::SensationalWording,
        "A text uses a word that labels or frightens.",
        "People do not see themselves in it, or feel judged, and do not call.",
        "Ask a question about what happens; \"may\", not \"is\".",
    )
    .from("docs/facts.md#words-and-pictures; a list of English words in preflight/words.rs")
    .adjustable(),
    warning(
        Code::StaleTranslation,
        "The English text has changed since it was translated.",
        "The sheet says something else in that language.",
        "Mend the translation, then run `handbill translated LOCALE MESSAGE`.",
    )
    .from("locales/<locale>/sources.toml: the mark of the English text")
    .adjustable(),
    error(
        Code::TextBelowMinimum,
        "A text is smaller than the eye or the law asks.",
        "It is not read from where people stand.",
        "Use a larger `min`, a shorter text or a larger paper.",
    ),
    error(
        Code::TextContrast,
        "A text is too pale on what is behind it.",
        "It is not read in a dim corridor, or by older eyes.",
        "Choose colours that are further apart.",
    )
    .from("WCAG 2.2, 1.4.3: 4.5 : 1; 3 : 1 from 18 pt, or 14 pt bold")
    .adjustable(),
    warning(
        Code::TextContrastColorVision,
        "A text is too pale for colour-blind readers.",
        "One man in twelve sees red and green in another way.",
        "Choose colours that differ in brightness.",
    )
    .from("WCAG 2.2, 1.4.3, on colours by Machado et al. 2009, severity 1")
    .adjustable(),
    warning(
        Code::TextContrastGrey,
        "A text is too pale when it is printed in grey.",
        "Many sheets come from a black-and-white printer.",
        "Choose colours that differ in brightness.",
    )
    .from("WCAG 2.2, 1.4.3, on the luma of ITU-R BT.601")
    .adjustable(),
    error(
        Code::TextCovered,
        "A shape or picture is painted over a text.",
        "What is hidden cannot be read, and it may be the last digit of the number.",
        "Put the shape or picture before the text in the layout.",
    )
    .from("handbill's own: less than 3 : 1 left at two points of one letter, by what is painted later")
    .adjustable(),
    error(
        Code::TextInvisible,
        "A text has the colour of what is behind it.",
        "Nobody can see it, and it may be the number.",
        "Choose colours that are far apart.",
    )
    .from("less than 1.2 : 1 (WCAG 2.2, contrast ratio); handbill's own choice"),
    error(
        Code::TextOverlap,
        "Two texts are printed into one another.",
        "Neither can be read, and the number may be one of them.",
        "Give each box an area of its own, or more room.",
    )
    .from("handbill's own: letters whose cores (from 0.04 em below the baseline to 0.54 em above it) meet")
    .adjustable(),
    warning(
        Code::TextTooSmall,
        "A text is small for its format.",
        "It is not read by older eyes, or in poor light.",
        "Raise `min` of its style.",
    )
    .from("docs/facts.md#print-numbers: card 8 pt, tab 11 pt, body 12 pt; small print 9 pt (handbill's own choice)")
    .adjustable(),
    warning(
        Code::TextTooSmallForDistance,
        "A headline or number is small for its reading distance.",
        "It is not read from where people stand.",
        "Raise `min` of its style, or use a larger paper.",
    )
    .from("docs/facts.md#print-numbers: 160 pt at 7.5 m, which is 21.3 pt a metre")
    .adjustable(),
    error(
        Code::UnfinishedText,
        "A text is left for later.",
        "`TODO` on a poster tells everyone that it is not to be trusted.",
        "Write the text, or take it out of the sheet.",
    )
    .from("TODO, FIXME, TBD, rows of X, filler text; handbill's own list, in load/writing/unfinished.rs")
    .adjustable(),
    error(
        Code::UnknownPosting,
        "There is no posting rule of this name.",
        "Nothing would be checked.",
        "Use a name from `handbill list postings`.",
    ),
    warning(
        Code::UnsourcedStatistic,
        "A text gives a statistic without source and year.",
        "Numbers of trafficking are guesses; a wrong one costs trust.",
        "Leave it out, or name who counted, and when.",
    )
    .from("docs/facts.md#words-and-pictures: no statistics by default")
    .adjustable(),
    error(
        Code::WrongLanguage,
        "The texts of a locale are in another language than their folder says.",
        "Somebody who cannot read the language hangs up the wrong sheet.",
        "Put the texts in the right folder; where the judgement is wrong, allow the rule and say why.",
    )
    .from("the commonest words and characters (src/text/writing/sister.tsv, han.txt); no judgement below 20 words")
    .adjustable(),
    error(
        Code::WrongScript,
        "A text has no letter of its language's script.",
        "The reader of that language is left out: it is in another language, or typed for an old font.",
        "Translate it; names, abbreviations and single words are free.",
    )
    .from("a warning below 4 words, 40 letters or 8 ideographs; handbill's own choice")
    .adjustable(),
];
