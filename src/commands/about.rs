//! `cities about`: the network, its definition of a learning city, and the source.

use crate::cli::AboutArgs;
use crate::dataset::{Dataset, Network};
use crate::error::Result;
use crate::output::{Io, Page, Table, field, format::TABLE_FORMATS, style};

/// Runs the command.
pub(super) fn run(args: &AboutArgs, dataset: &Dataset, io: &mut Io) -> Result {
    let output = args.output.resolve(TABLE_FORMATS)?;
    if output.is_page() {
        let mut page = output.page(io);
        describe(dataset, &mut page);
        return output.write_page(io, &page);
    }
    let fields = output.fields(field::ABOUT, field::ABOUT)?;
    let mut table = Table::of([dataset], fields, dataset);
    table.is_single = true;
    output.write_table(io, table)
}

fn describe(dataset: &Dataset, page: &mut Page) {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut facts = vec![
        ("Cities", dataset.cities.len().to_string()),
        ("Themes", dataset.themes.len().to_string()),
    ];
    if let Some(network) = &dataset.network {
        describe_network(network, page);
        facts.push(("Joined since", network.joined_since.join(", ")));
    }
    if let Some(source) = &dataset.source {
        facts.push(("Source", text(&source.title)));
        facts.push(("Publisher", text(&source.publisher)));
        facts.push(("Page", text(&source.url)));
        facts.push(("As of", text(&source.as_of)));
        facts.push(("Credits", source.attribution.join("\n")));
    }
    page.heading("This dataset");
    page.facts(style::DIM, facts);
}

fn describe_network(network: &Network, page: &mut Page) {
    let name = network.name.as_deref().unwrap_or("The network");
    match &network.abbreviation {
        Some(abbreviation) => page.title(&format!("{name} ({abbreviation})"), style::BOLD),
        None => page.title(name, style::BOLD),
    }
    page.text(network.purpose.as_deref().unwrap_or_default());
    if !network.definition.is_empty() {
        page.heading("A learning city");
        let items = (1..).zip(&network.definition);
        let items = items.map(|(number, item)| (number.to_string(), item.clone()));
        page.facts(style::DIM, items);
    }
}
