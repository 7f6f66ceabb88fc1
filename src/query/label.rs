//! Which theme or nation a label as typed means.
//!
//! Knows labels and their beginnings. Does not know what is done with what they mean.

use super::city::unlikeness;
use crate::dataset::{Dataset, Theme};
use crate::text::fold;

/// What a word for a theme or a nation leads to where it does not lead to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclear<'d> {
    /// Those that it may have meant.
    pub similar: Vec<&'d str>,
    /// All that there are.
    pub valid: Vec<&'d str>,
}

/// The theme that `typed` means, by id or name.
///
/// # Errors
///
/// [`Unclear`], with ids, where it means none or more than one.
pub fn theme<'d>(dataset: &'d Dataset<'d>, typed: &str) -> Result<&'d Theme<'d>, Unclear<'d>> {
    let themes = dataset.themes.iter();
    let labels: Vec<[&str; 2]> = themes.map(|theme| [&*theme.id, &*theme.name]).collect();
    choose(&labels, typed).map(|index| &dataset.themes[index])
}

/// The nation that `typed` means.
///
/// # Errors
///
/// [`Unclear`] where it means none or more than one.
pub fn nation<'d>(dataset: &'d Dataset<'d>, typed: &str) -> Result<&'d str, Unclear<'d>> {
    let nations = dataset.nations();
    let labels: Vec<[&str; 1]> = nations.iter().map(|nation| [*nation]).collect();
    choose(&labels, typed).map(|index| nations[index])
}

/// The one of `labels` that is called `typed`, or the only one that begins so.
fn choose<'d, const N: usize>(labels: &[[&'d str; N]], typed: &str) -> Result<usize, Unclear<'d>> {
    let folded = fold(typed);
    let which = |is: &dyn Fn(&str) -> bool| -> Vec<usize> {
        (0..labels.len())
            .filter(|index| labels[*index].iter().any(|label| is(&fold(label))))
            .collect()
    };
    let exact = which(&|label| label == folded);
    let begun = which(&|label| !folded.is_empty() && label.starts_with(&folded));
    for found in [&exact, &begun] {
        if let [index] = **found {
            return Ok(index);
        }
    }
    let similar = if begun.is_empty() {
        which(&|label| unlikeness(&folded, label).is_some())
    } else {
        begun
    };
    Err(Unclear {
        similar: similar.iter().map(|index| labels[*index][0]).collect(),
        valid: labels.iter().map(|label| label[0]).collect(),
    })
}
