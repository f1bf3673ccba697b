//! The countries that a registry may be named after. A table and nothing else.

/// ISO 3166-1, the officially assigned codes of two letters (249, 2026-01), and two that are in use beside them: Kosovo and
/// the European Union.
const CODES: &str = "\
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY \
    BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK \
    FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR \
    IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK \
    ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM \
    PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF \
    TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW \
    EU XK";

/// Code and English name; some countries have several.
const NAMES: &str = include_str!("countries.tsv");

/// The code of another country that has this name. A state of a country may be called like a country: Georgia.
pub fn other_of_name(id: &str, name: &str) -> Option<&'static str> {
    let rows = || NAMES.lines().filter_map(|line| line.split_once('\t'));
    let is_named = |(_, known): &(&str, &str)| known.to_lowercase() == name.trim().to_lowercase();
    let is_state = id.contains('-');
    let (code, _) = rows().find(is_named).filter(|_| !is_state)?;
    (!rows().filter(is_named).any(|(code, _)| code == id)).then_some(code)
}

/// Whether a region's country is one, under its own code: not `UK`, not `XX`.
pub fn is_region(id: &str) -> bool {
    let country = id.split('-').next().unwrap_or(id);
    CODES.split_whitespace().any(|code| code == country)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_other_countries() {
        for (id, name, other) in
            [("US", "Canada", "CA"), ("CA", "united states", "US"), ("GB", "Ireland", "IE"), ("US", "Georgia", "GE")]
        {
            assert_eq!(other_of_name(id, name), Some(other), "{id} {name}");
        }
        for (id, name) in [
            ("US", "United States"),
            ("US", "The United States"),
            ("US-GA", "Georgia"),
            ("GE", "Georgia"),
            ("GB", "England"),
            ("GB", "Vereinigtes Königreich"),
            ("TR", "Türkiye"),
            ("MX", "México"),
            ("US", "King County"),
        ] {
            assert_eq!(other_of_name(id, name), None, "{id} {name}");
        }
    }

    #[test]
    fn every_row_is_a_country() {
        for line in NAMES.lines().filter(|line| !line.starts_with('#')) {
            let (code, name) = line.split_once('\t').unwrap();
            assert!(is_region(code) && code.len() == 2 && !name.is_empty(), "{line}");
        }
    }

    #[test]
    fn countries() {
        for id in ["US", "US-CA", "GB", "XK", "EU", "GR", "TW", "PS", "AU", "NG", "AD", "ZW"] {
            assert!(is_region(id), "{id}");
        }
        for id in ["UK", "XX", "EN", "USA", "us", ""] {
            assert!(!is_region(id), "{id}");
        }
    }
}
