//! `handbill translated LOCALE [MESSAGE]...`: writes `locales/<locale>/sources.toml`, from which `check` knows which
//! translations have fallen behind the English text.

use super::Global;
use super::output::{Console, campaign};
use crate::diag::{Code, Diagnostic, Report};
use crate::disk;
use crate::load::tables::suggest;
use crate::preflight::translation::{SOURCE, marks};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// The locale; `all` for every one
    locale: String,
    /// The texts that were translated anew [default: all of the locale]
    #[arg(value_name = "MESSAGE")]
    messages: Vec<String>,
}

const HEAD: &str =
    "# Which English text each translation was made from. Written by `handbill translated`: do not edit.\n";

pub fn translated(global: &Global, console: &Console, args: &Args) -> bool {
    let mut report = Report::default();
    let Some(campaign) = campaign(global, console, crate::ink::Ink::default(), &mut report) else { return false };
    if report.has_errors() {
        return console.findings(&report, &campaign.sources);
    }
    let Some(english) = campaign.locales.get(SOURCE) else {
        return console.fault(Diagnostic::new(Code::UnknownLocale, "the campaign has no English texts"));
    };
    let all = campaign.locales.values().filter(|l| l.id != english.id);
    let locales: Vec<_> = if args.locale == "all" {
        all.cloned().collect()
    } else {
        campaign.find_locale(&args.locale).filter(|l| l.id != english.id).into_iter().collect()
    };
    if locales.is_empty() {
        let mut fault = Diagnostic::new(Code::UnknownLocale, format!("there is no translation \"{}\"", args.locale));
        fault.hints.extend(suggest::hint(&args.locale, campaign.locales.keys().map(String::as_str)));
        return console.fault(fault);
    }
    for locale in locales {
        let now = marks(english, &locale, &campaign.sources);
        if let Some(unknown) = args.messages.iter().find(|m| !now.contains_key(*m)) {
            let mut fault =
                Diagnostic::new(Code::UnknownMessage, format!("locale {} has no text `{unknown}`", locale.id));
            fault.hints.extend(
                suggest::nearest(unknown, now.keys().map(String::as_str)).map(|n| format!("did you mean `{n}`?")),
            );
            return console.fault(fault);
        }
        let mut text = HEAD.to_owned();
        for (key, mark) in &now {
            let renewed = args.messages.is_empty() || args.messages.contains(key);
            let old = locale.translated_from.get(key).map(|m| m.value.as_str());
            let Some(mark) = (if renewed { Some(mark.as_str()) } else { old }) else { continue };
            // Attributes have a dot in their name.
            let key = if key.contains('.') { format!("\"{key}\"") } else { key.clone() };
            text += &format!("{key} = \"{mark}\"\n");
        }
        let below = format!("locales/{}", locale.id);
        if disk::passes_link(&campaign.root, &below) {
            let message = format!("{} is a link, and is not written through", campaign.root.join(&below).display());
            let fault = Diagnostic::new(Code::PathOutside, message);
            return console.fault(fault.hint("put a folder of the campaign's own there"));
        }
        let folder = campaign.root.join(&below);
        let path = folder.join("sources.toml");
        let written = std::fs::create_dir_all(&folder).and_then(|()| disk::write_whole(&path, text.as_bytes()));
        if let Err(e) = written {
            return console
                .fault(Diagnostic::new(Code::OutputUnwritable, format!("{} cannot be written: {e}", path.display())));
        }
        console.say(&format!("{}", path.display()));
    }
    true
}
