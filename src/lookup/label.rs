//! From a typed label to the theme, nation or region that it stands for.

use super::city::dissimilarity;
use crate::{dataset::Dataset, text::fold};

/// Themes, nations or regions: the id of each, and its labels, folded. Its own, the id and the name,
/// come before the alternative ones.
#[derive(Debug)]
pub struct Labels<'d>(Vec<(&'d str, Vec<String>)>);

/// How many labels are an id and a name. Nations and regions have only the name.
const OWN_LABELS: usize = 2;

impl<'d> Labels<'d> {
    /// The themes of a dataset.
    pub fn themes(dataset: &'d Dataset) -> Self {
        let themes = dataset.themes.iter();
        let labels = themes.map(|theme| (&*theme.id, theme.labels().map(fold).collect()));
        Self(labels.collect())
    }

    /// Nations or regions, which have no other id than their names.
    pub fn places(names: Vec<&'d str>) -> Self {
        let labels = names.into_iter().map(|name| (name, vec![fold(name)]));
        Self(labels.collect())
    }

    /// The id that `typed` stands for: by id or name, by alternative label, or by a beginning of an
    /// id or name that no other has.
    ///
    /// # Errors
    ///
    /// The ids that may have been meant, if no label matches or several do.
    pub fn resolve(&self, typed: &str) -> Result<&'d str, Vec<&'d str>> {
        let typed = fold(typed);
        let begins = |name: &String| !typed.is_empty() && name.starts_with(&typed);
        for found in [
            self.select(|labels| own(labels).contains(&typed)),
            self.select(|labels| labels.contains(&typed)),
            self.select(|labels| own(labels).iter().any(begins)),
        ] {
            if let [id] = *found {
                return Ok(id);
            }
        }
        let is_similar = |name: &String| begins(name) || dissimilarity(&typed, name).is_some();
        Err(self.select(|labels| own(labels).iter().any(is_similar)))
    }

    /// All ids.
    pub fn ids(&self) -> impl Iterator<Item = &'d str> {
        self.0.iter().map(|(id, _)| *id)
    }

    fn select(&self, is_wanted: impl Fn(&[String]) -> bool) -> Vec<&'d str> {
        let wanted = self.0.iter().filter(|(_, labels)| is_wanted(labels));
        wanted.map(|(id, _)| *id).collect()
    }
}

/// The id and the name among labels.
fn own(labels: &[String]) -> &[String] {
    &labels[..labels.len().min(OWN_LABELS)]
}
