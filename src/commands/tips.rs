//! Tips → command lines that can be typed as they stand.
//!
//! Knows the command line that failed, and what is said instead of it. Does not know what
//! went wrong.

use std::ffi::{OsStr, OsString};

use crate::error::{Next, Refusal, Tip};
use crate::text::is_control;

/// No tip has a longer command line, in bytes: nobody would type it.
const LONGEST_LINE: usize = 200;

/// A refusal with its tips written out in full, as far as they work, given the command line that
/// was refused, its dataset, and whether another line works.
pub(super) fn settle(
    refusal: Refusal,
    arguments: &[OsString],
    data: Option<&OsStr>,
    works: &dyn Fn(&[OsString]) -> bool,
) -> Refusal {
    let typed: Option<Vec<&str>> = arguments.iter().skip(1).map(|text| text.to_str()).collect();
    let typed = typed.unwrap_or_default();
    let is_typed = |text: &&str| *text == "--data" || text.starts_with("--data=");
    let data = data
        .and_then(OsStr::to_str)
        .filter(|_| typed.iter().any(is_typed));
    let mut tips: Vec<Tip> = Vec::new();
    for tip in refusal.tips {
        let line = in_full(&tip.next, &typed, data);
        let line = line.filter(|line| {
            let length: usize = line.iter().map(String::len).sum();
            // What is escaped to be shown cannot be typed.
            if length > LONGEST_LINE || line.iter().any(|text| text.contains(is_control)) {
                return false;
            }
            let arguments = std::iter::once("cities").chain(line.iter().map(|text| &**text));
            refusal.tips_work || works(&arguments.map(Into::into).collect::<Vec<_>>())
        });
        let tip = line.map(|line| Tip {
            next: Next::Run(line),
            ..tip
        });
        tips.extend(tip.filter(|tip| tips.iter().all(|other| other.next != tip.next)));
    }
    Refusal { tips, ..refusal }
}

/// The arguments of a tip, given those that failed; `None` where they cannot be given.
fn in_full(next: &Next, typed: &[&str], data: Option<&str>) -> Option<Vec<String>> {
    match next {
        Next::Run(arguments) => {
            let data = data.map_or_else(Vec::new, |file| option("--data", file));
            Some(data.into_iter().chain(arguments.iter().cloned()).collect())
        }
        Next::Add(more) => {
            // Behind `--` it would be no option.
            let at = typed.iter().position(|text| *text == "--");
            let mut line: Vec<String> = typed.iter().map(|text| (*text).to_owned()).collect();
            line.insert(at.unwrap_or(typed.len()), (*more).to_owned());
            (!typed.is_empty()).then_some(line)
        }
        Next::Retype {
            typed: wrong,
            instead,
        } => {
            let at = typed
                .iter()
                .rposition(|argument| with_value(argument, wrong, "").is_some())?;
            let mut line: Vec<String> = typed.iter().map(|text| (*text).to_owned()).collect();
            line[at] = with_value(typed[at], wrong, instead)?;
            Some(line)
        }
    }
}

/// An option with its value: one argument, where the value would be taken for an option.
fn option(name: &str, value: &str) -> Vec<String> {
    if value.starts_with('-') && value != "-" {
        vec![format!("{name}={value}")]
    } else {
        vec![name.to_owned(), value.to_owned()]
    }
}

/// An argument with another value for `wrong`, if that is its value, or one of its values.
fn with_value(argument: &str, wrong: &str, instead: &str) -> Option<String> {
    let (option, values) = match argument.split_once('=') {
        Some((option, values)) if option.starts_with('-') => (&argument[..=option.len()], values),
        _ => ("", argument),
    };
    if values == wrong {
        return Some(format!("{option}{instead}"));
    }
    let mut values: Vec<&str> = values.split(',').collect();
    let at = values.iter().position(|value| value.trim() == wrong)?;
    values[at] = instead;
    Some(format!("{option}{}", values.join(",")))
}
