//! `cities about`: the network, its definition of a learning city, and the source.

use crate::output::{Io, Page, Table, field, format::TABLE_FORMATS, style};
use crate::{cli::AboutArgs, dataset::Dataset, error::Result};

/// Runs the command.
pub(super) fn run(args: &AboutArgs, dataset: &Dataset, io: &mut Io) -> Result {
    let output = args.output.resolve(TABLE_FORMATS)?;
    if output.is_page() {
        return output.write_page(io, |page| describe(dataset, page));
    }
    let fields = output.fields(field::ABOUT, field::ABOUT)?;
    let mut table = Table::of([dataset], fields, dataset);
    table.is_single = true;
    output.write_table(io, table)
}

fn describe(dataset: &Dataset, page: &mut Page) {
    let text = Option::unwrap_or_default;
    let network = dataset.network.clone().unwrap_or_default();
    let source = dataset.source.clone().unwrap_or_default();
    let mut name = network.name.unwrap_or_else(|| "Cities".to_owned());
    if let Some(abbreviation) = network.abbreviation {
        name = format!("{name} ({abbreviation})");
    }
    page.heading("#", &name);
    page.text(&text(network.purpose));
    if !network.definition.is_empty() {
        page.heading("##", "A learning city");
        let items = (1..).zip(network.definition);
        let items = items.map(|(number, item)| (number.to_string(), item));
        page.facts(style::DIM, items);
    }
    page.heading("##", "This dataset");
    let facts = [
        ("Cities", dataset.cities.len().to_string()),
        ("Themes", dataset.themes.len().to_string()),
        ("Joined since", network.joined_since.join(", ")),
        ("Source", text(source.title)),
        ("Publisher", text(source.publisher)),
        ("Page", text(source.url)),
        ("As of", text(source.as_of)),
        ("Credits", source.attribution.join("\n")),
    ];
    page.facts(style::DIM, facts);
}
