//! Forms of texts: what a length or a date is called, and how it is written.
//!
//! A pattern is never narrower than its reader: what is read must not be marked in an editor. It may be wider, where a
//! pattern cannot say what the reader checks. Patterns use what ECMA 262 and Rust's regular expressions share.

/// How a text is written.
#[derive(Debug)]
pub struct Form {
    /// What it is: "a length".
    pub what: &'static str,
    /// For people: the units that it may have.
    pub units: &'static str,
    pub pattern: &'static str,
}

macro_rules! number {
    () => {
        r"([0-9]+\.?[0-9]*|\.[0-9]+)"
    };
}
macro_rules! zero {
    () => {
        r"(0+\.?0*|\.0+)"
    };
}
macro_rules! fixed {
    () => {
        r#"(mm|cm|inch|in|"|pt)"#
    };
}
macro_rules! hex {
    () => {
        "#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})"
    };
}
macro_rules! cmyk {
    () => {
        r"cmyk\((\s*\+?[0-9]+%*\s*,){3}\s*\+?[0-9]+%*\s*\)"
    };
}

pub static LENGTH: Form = Form {
    what: "a length",
    units: "mm, cm, in or pt",
    pattern: concat!(r"^\s*(", number!(), r"\s*", fixed!(), "|", zero!(), r")\s*$"),
};

/// A percentage is of the containing box's width (height for row tracks), as in CSS.
pub static SHARE: Form = Form {
    what: "a length",
    units: "mm, cm, in, pt or %",
    pattern: concat!(r"^\s*(", number!(), r"\s*(%|", fixed!(), ")|", zero!(), r")\s*$"),
};

pub static TRACK: Form = Form {
    what: "a track",
    units: "mm, cm, in, pt, %, fr, auto or minmax(LENGTH, auto)",
    pattern: concat!(
        r"^\s*(auto|minmax\(\s*(",
        number!(),
        r"\s*(%|",
        fixed!(),
        ")|",
        zero!(),
        r")\s*,\s*auto\s*\)|",
        number!(),
        r"\s*(%|fr|",
        fixed!(),
        ")|",
        zero!(),
        r")\s*$"
    ),
};

pub static SIZE: Form = Form {
    what: "a size such as \"85mm x 55mm\"",
    units: "",
    pattern: concat!(r"^\s*", number!(), r"\s*", fixed!(), r"\s*[x×]\s*", number!(), r"\s*", fixed!(), r"\s*$"),
};

pub static COLOR: Form = Form {
    what: "a colour: #rrggbb or cmyk(c, m, y, k)",
    units: "",
    pattern: concat!("^(", hex!(), "|", cmyk!(), ")$"),
};

pub static COLOR_OR_NAME: Form = Form {
    what: "a colour's name, #rrggbb or cmyk(c, m, y, k)",
    units: "",
    pattern: concat!("^(", hex!(), "|", cmyk!(), "|[^#].*)$"),
};

pub static MESSAGE: Form = Form {
    what: "a message: a name of an .ftl file",
    units: "",
    pattern: r"^[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z][A-Za-z0-9_-]*)?$",
};

pub static PICTURE: Form = Form {
    what: "a picture below layouts/: SVG, PNG or JPEG",
    units: "",
    pattern: r"\.([sS][vV][gG]|[pP][nN][gG]|[jJ][pP][eE]?[gG])$",
};

pub static PPI: Form = Form {
    what: "a number of pixels an inch",
    units: "ppi",
    pattern: r"^\s*\+?0*(1[5-9][0-9]|[2-5][0-9]{2}|600)\s*ppi\s*$",
};

pub static ADDRESS: Form = Form { what: "an https address", units: "", pattern: "^https://" };

pub static DATE: Form = Form {
    what: "a year, a month, a day or a range of years",
    units: "",
    pattern: "^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?|[0-9]{4}[–/]([0-9]{2}|[0-9]{4}))$",
};

pub static AGE: Form = Form {
    what: "an age",
    units: "months or years",
    pattern: r"^\s*\+?0*([1-9][0-9]?|[1-5][0-9]{2}|600) (months?|years?)\s*$",
};

pub static REGION: Form =
    Form { what: "a region: a file of hotlines/", units: "", pattern: "^[A-Z]{2}(-[A-Z0-9]{1,3})?$" };

pub static EMAIL: Form = Form { what: "an e-mail address", units: "", pattern: "^[^@]+@[^@]+$" };

pub static ID: Form = Form { what: "a name of a-z, 0-9 and -", units: "", pattern: "^[a-z0-9-]+$" };

/// The name of a locale.
pub const LOCALE: &str = "^[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*$";
pub static LANGUAGE: Form = Form { what: "a language", units: "", pattern: LOCALE };
/// The name of a value.
pub const VALUE_NAME: &str = "^[a-z][a-z0-9-]{0,39}$";
/// A value of the campaign's own, in braces or without.
pub const OWN_VALUE: &str = r"^\{?(values|resource)\.[a-z0-9.-]+\}?$";
/// In a code and in a picture it has braces.
pub const OWN_VALUE_IN_BRACES: &str = r"^\{(values|resource)\.[a-z0-9.-]+\}$";
