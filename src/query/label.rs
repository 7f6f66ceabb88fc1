//! Which theme, nation or region a label as typed means.
//!
//! Knows labels: ids, names, what else they are called, and their beginnings. Does not know what is
//! done with what they mean.

use std::collections::HashMap;

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

/// The theme that `typed` means; see [`Labels::find`].
///
/// # Errors
///
/// [`Unclear`], with ids, where it means none or more than one.
pub fn theme<'d>(dataset: &'d Dataset<'d>, typed: &str) -> Result<&'d Theme<'d>, Unclear<'d>> {
    let index = Labels::themes(dataset).find(typed)?;
    Ok(&dataset.themes[index])
}

/// The nation that `typed` means; see [`Labels::find`].
///
/// # Errors
///
/// [`Unclear`] where it means none or more than one.
pub fn nation<'d>(dataset: &'d Dataset<'d>, typed: &str) -> Result<&'d str, Unclear<'d>> {
    let labels = Labels::places(dataset.nations());
    labels.find(typed).map(|index| labels.id(index))
}

/// The region that `typed` means; see [`Labels::find`].
///
/// # Errors
///
/// [`Unclear`] where it means none or more than one.
pub fn region<'d>(dataset: &'d Dataset<'d>, typed: &str) -> Result<&'d str, Unclear<'d>> {
    let labels = Labels::places(dataset.regions());
    labels.find(typed).map(|index| labels.id(index))
}

/// Something by all that it is called.
#[derive(Debug)]
struct Label<'d> {
    id: &'d str,
    /// Its id and its name, folded.
    names: Vec<String>,
    /// What else it is called, folded.
    others: Vec<String>,
}

/// What a label may mean: themes, nations or regions. Made once for all labels that are typed.
#[derive(Debug)]
pub struct Labels<'d> {
    labels: Vec<Label<'d>>,
    /// Which of them an id or a name is; no two are the same once folded.
    whole: HashMap<String, usize>,
}

impl<'d> Labels<'d> {
    /// The themes of a dataset.
    pub fn themes(dataset: &'d Dataset<'d>) -> Self {
        let themes = dataset.themes.iter();
        Self::new(themes.map(|theme| Label {
            id: &theme.id,
            names: vec![fold(&theme.id), fold(&theme.name)],
            others: theme.alt_labels.iter().map(|label| fold(label)).collect(),
        }))
    }

    /// Nations, or regions.
    pub fn places(names: Vec<&'d str>) -> Self {
        Self::new(names.into_iter().map(|name| Label {
            id: name,
            names: vec![fold(name)],
            others: Vec::new(),
        }))
    }

    fn new(labels: impl Iterator<Item = Label<'d>>) -> Self {
        let labels: Vec<Label> = labels.collect();
        let mut whole = HashMap::new();
        for (index, label) in labels.iter().enumerate() {
            for name in &label.names {
                whole.entry(name.clone()).or_insert(index);
            }
        }
        Self { labels, whole }
    }

    /// The id of a theme, or the name of a place.
    pub fn id(&self, index: usize) -> &'d str {
        self.labels[index].id
    }

    /// The index of the one that `typed` means: by id or name, by an alternative label, by the
    /// beginning of an id or name or a word in it, or by a synonym. The first rule that finds one,
    /// finds it.
    ///
    /// # Errors
    ///
    /// [`Unclear`] where it means none or more than one.
    pub fn find(&self, typed: &str) -> Result<usize, Unclear<'d>> {
        let typed = fold(typed);
        self.whole
            .get(&typed)
            .map_or_else(|| self.guess(&typed), |index| Ok(*index))
    }

    /// The one that a folded label may mean that is none as a whole.
    fn guess(&self, typed: &str) -> Result<usize, Unclear<'d>> {
        let which = |is: &dyn Fn(&str) -> bool| self.which(|label| &label.names, is);
        let others = self.which(|label| &label.others, &|other| other == typed);
        let begins = |name: &str| !typed.is_empty() && name.starts_with(typed);
        let holds = |name: &str| name.split(' ').any(|word| word == typed);
        // A word in several names means none of them, though one may begin with it.
        let partly = which(&|name| begins(name) || holds(name));
        for found in [&others, &partly] {
            if let [index] = **found {
                return Ok(index);
            }
        }
        let synonyms = Synonyms::embedded().of(typed);
        let synonyms: Vec<String> = synonyms.into_iter().map(fold).collect();
        let meant = which(&|name| synonyms.iter().any(|synonym| synonym == name));
        if let [index] = *meant {
            return Ok(index);
        }
        let alike = || which(&|name| unlikeness(typed, name).is_some());
        let similar = [partly, meant].into_iter().find(|found| !found.is_empty());
        let similar = similar.unwrap_or_else(alike);
        Err(Unclear {
            similar: similar.iter().map(|index| self.id(*index)).collect(),
            valid: self.labels.iter().map(|label| label.id).collect(),
        })
    }

    /// The indices of those that have a text that is what is looked for.
    fn which<'l>(
        &'l self,
        texts: impl Fn(&'l Label<'d>) -> &'l [String],
        is: &dyn Fn(&str) -> bool,
    ) -> Vec<usize> {
        let has = |index: &usize| texts(&self.labels[*index]).iter().any(|text| is(text));
        (0..self.labels.len()).filter(has).collect()
    }
}
