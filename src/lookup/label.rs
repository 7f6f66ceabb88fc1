//! From a typed label to the theme, nation or region that it stands for.

use super::city::dissimilarity;
use crate::dataset::Dataset;
use crate::text::fold;

/// Why a label does not resolve.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LabelError<'d> {
    /// Those that the label may have meant; several where it is ambiguous.
    pub similar: Vec<&'d str>,
    /// All that there are.
    pub valid: Vec<&'d str>,
}

/// The themes, nations or regions of a dataset by all that they are called.
#[derive(Debug)]
pub struct Labels<'d>(Vec<Label<'d>>);

#[derive(Debug)]
struct Label<'d> {
    id: &'d str,
    /// Its id and its name, folded.
    names: Vec<String>,
    /// Its alternative labels, folded.
    alt_labels: Vec<String>,
}

impl<'d> Labels<'d> {
    /// The themes of a dataset.
    pub fn themes(dataset: &'d Dataset<'d>) -> Self {
        let themes = dataset.themes.iter().map(|theme| Label {
            id: &theme.id,
            names: vec![fold(&theme.id), fold(&theme.name)],
            alt_labels: theme.alt_labels.iter().map(|label| fold(label)).collect(),
        });
        Self(themes.collect())
    }

    /// Nations or regions.
    pub fn places(names: Vec<&'d str>) -> Self {
        let places = names.into_iter().map(|name| Label {
            id: name,
            names: vec![fold(name)],
            alt_labels: Vec::new(),
        });
        Self(places.collect())
    }

    /// The id of the theme, or the name of the place, that `typed` stands for: by id or name, by
    /// alternative label, or by a beginning of an id or name that no other has.
    ///
    /// # Errors
    ///
    /// [`LabelError`] where there is none, or more than one.
    pub fn resolve(&self, typed: &str) -> Result<&'d str, LabelError<'d>> {
        let typed = fold(typed);
        let begins = |name: &String| !typed.is_empty() && name.starts_with(&typed);
        for found in [
            self.select(|label| label.names.contains(&typed)),
            self.select(|label| label.alt_labels.contains(&typed)),
            self.select(|label| label.names.iter().any(begins)),
        ] {
            if let [id] = *found {
                return Ok(id);
            }
        }
        let is_similar = |name: &String| dissimilarity(&typed, name).is_some();
        Err(LabelError {
            similar: self.select(|label| label.names.iter().any(is_similar)),
            valid: self.select(|_| true),
        })
    }

    fn select(&self, is_wanted: impl Fn(&Label) -> bool) -> Vec<&'d str> {
        let labels = self.0.iter().filter(|label| is_wanted(label));
        labels.map(|label| label.id).collect()
    }
}
