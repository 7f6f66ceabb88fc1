//! Which theme, nation or region a label as typed means.
//!
//! Knows labels: ids, names, what else they are called, and their beginnings. Does not know what is
//! done with what they mean.

use super::city::unlikeness;
use super::synonyms::Synonyms;
use crate::dataset::{Dataset, Theme};
use crate::text::fold;

/// What a label leads to where it does not lead to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclear<'d> {
    /// Those that it may have meant.
    pub similar: Vec<&'d str>,
    /// All that there are.
    pub valid: Vec<&'d str>,
}

/// The theme that `typed` means: by id or name, by an alternative label, by the beginning of an id or
/// name or a word in it, or by a synonym; the first of these that finds one.
///
/// # Errors
///
/// [`Unclear`], with ids, where it means none or more than one.
pub fn theme<'d>(dataset: &'d Dataset<'d>, typed: &str) -> Result<&'d Theme<'d>, Unclear<'d>> {
    let themes = dataset.themes.iter();
    let labels: Vec<Label> = themes
        .map(|theme| Label {
            id: &theme.id,
            name: &theme.name,
            others: theme.alt_labels.iter().map(|label| &**label).collect(),
        })
        .collect();
    choose(&labels, typed).map(|index| &dataset.themes[index])
}

/// The nation that `typed` means, as [`theme`].
///
/// # Errors
///
/// [`Unclear`] where it means none or more than one.
pub fn nation<'d>(dataset: &'d Dataset<'d>, typed: &str) -> Result<&'d str, Unclear<'d>> {
    place(&dataset.nations(), typed)
}

/// The region that `typed` means, as [`theme`].
///
/// # Errors
///
/// [`Unclear`] where it means none or more than one.
pub fn region<'d>(dataset: &'d Dataset<'d>, typed: &str) -> Result<&'d str, Unclear<'d>> {
    place(&dataset.regions(), typed)
}

fn place<'d>(names: &[&'d str], typed: &str) -> Result<&'d str, Unclear<'d>> {
    let label = |name: &&'d str| Label {
        id: name,
        name,
        others: Vec::new(),
    };
    let labels: Vec<Label> = names.iter().map(label).collect();
    choose(&labels, typed).map(|index| names[index])
}

/// Something by all that it is called.
struct Label<'d> {
    id: &'d str,
    name: &'d str,
    others: Vec<&'d str>,
}

/// The one of `labels` that is called `typed`: the first rule that finds one, finds it.
fn choose<'d>(labels: &[Label<'d>], typed: &str) -> Result<usize, Unclear<'d>> {
    let typed = fold(typed);
    let names: Vec<[String; 2]> = labels
        .iter()
        .map(|label| [fold(label.id), fold(label.name)])
        .collect();
    let which = |is: &dyn Fn(&str) -> bool| -> Vec<usize> {
        (0..labels.len())
            .filter(|index| names[*index].iter().any(|name| is(name)))
            .collect()
    };
    let other = |index: &usize| {
        labels[*index]
            .others
            .iter()
            .any(|other| fold(other) == typed)
    };
    let begins = |name: &str| !typed.is_empty() && name.starts_with(&typed);
    let holds = |name: &str| name.split(' ').any(|word| word == typed);
    // A word in several names means none of them, though one may begin with it.
    let partly = which(&|name| begins(name) || holds(name));
    let rules = [
        which(&|name| name == typed),
        (0..labels.len()).filter(other).collect(),
        partly.clone(),
    ];
    for found in &rules {
        if let [index] = **found {
            return Ok(index);
        }
    }
    let synonyms = Synonyms::embedded().of(&typed);
    let synonyms: Vec<String> = synonyms.into_iter().map(fold).collect();
    let meant = which(&|name| synonyms.iter().any(|synonym| synonym == name));
    if let [index] = *meant {
        return Ok(index);
    }
    let alike = || which(&|name| unlikeness(&typed, name).is_some());
    let similar = [partly, meant].into_iter().find(|found| !found.is_empty());
    let similar = similar.unwrap_or_else(alike);
    Err(Unclear {
        similar: similar.iter().map(|index| labels[*index].id).collect(),
        valid: labels.iter().map(|label| label.id).collect(),
    })
}
