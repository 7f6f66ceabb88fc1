//! What the filter options ask for, and how labels resolve.

use indexmap::IndexSet;

use crate::dataset::{City, Dataset, Filter, Theme};
use crate::error::{Error, Result, Tip};
use crate::lookup::Labels;
use crate::text::{list, quoted, shown};
use crate::{cli::FilterArgs, output::Io};

impl FilterArgs {
    /// The filter. Tips on wrong values are for `subcommand`.
    pub(super) fn resolve<'d>(&self, dataset: &'d Dataset, subcommand: &str) -> Result<Filter<'d>> {
        let themes = || Labels::themes(dataset);
        let nations = || Labels::places(dataset.nations());
        let regions = || Labels::places(dataset.regions());
        let theme_ids = resolve_labels(&self.theme, themes, [subcommand, "--theme"])?;
        Ok(Filter {
            themes: themes_of(&theme_ids, dataset),
            nations: resolve_labels(&self.nation, nations, [subcommand, "--nation"])?,
            regions: resolve_labels(&self.region, regions, [subcommand, "--region"])?,
        })
    }
}

/// The themes of some ids.
pub(super) fn themes_of<'d>(ids: &[&str], dataset: &'d Dataset) -> Vec<&'d Theme> {
    let themes = dataset.themes_by_id();
    ids.iter().map(|id| themes[id]).collect()
}

/// The ids that labels stand for, each once. A value is one label, which may hold commas, or several
/// separated by commas. `labels` is called only if there are values, because it visits every city.
/// `origin` is the subcommand and its argument, for errors.
pub(super) fn resolve_labels<'d>(
    typed: &[String],
    labels: impl FnOnce() -> Labels<'d>,
    origin: [&str; 2],
) -> Result<Vec<&'d str>> {
    if typed.is_empty() {
        return Ok(Vec::new());
    }
    let mut ids = IndexSet::new();
    let labels = labels();
    for value in typed.iter().map(|value| without_commas(value)) {
        if let Ok(id) = labels.resolve(value) {
            ids.insert(id);
            continue;
        }
        for part in value.split(',').map(str::trim) {
            let id = labels.resolve(part);
            ids.insert(id.map_err(|similar| label_error(part, &similar, &labels, origin))?);
        }
    }
    Ok(ids.into_iter().collect())
}

/// The error for a label that does not resolve, in the form of clap's for a value.
fn label_error(typed: &str, similar: &[&str], labels: &Labels, origin: [&str; 2]) -> Error {
    let [subcommand, argument] = origin;
    let valid = list(labels.ids().map(shown), "");
    let typed = quoted(typed);
    let message = format!("invalid value {typed} for '{argument}'\n  [possible values: {valid}]");
    let is_option = argument.starts_with("--");
    let mut tips = Vec::new();
    for label in similar {
        let option = format!("{argument}={label}");
        let typed_label = if is_option { &option } else { *label };
        let purpose = format!("did you mean {}", quoted(label));
        tips.push(Tip::new(purpose, &[subcommand, typed_label]));
    }
    Error::Wrong(message, tips)
}

/// A value without the commas of a list that it was typed in.
pub(super) fn without_commas(typed: &str) -> &str {
    match typed.trim_matches([',', ' ']) {
        "" => typed,
        value => value,
    }
}

/// Notes that no city is left.
pub(super) fn note_if_empty(cities: &[&City], filter: &Filter, io: &mut Io) {
    match cities {
        [] if filter.is_empty() => io.note("the dataset has no city"),
        [] => io.note("no city matches the filter"),
        _ => {}
    }
}
