//! `cities about`: the network, its definition of a learning city, and the source.
//!
//! Knows what is told of a dataset as a whole. Does not know how a page is set.

use std::io;

use crate::cli::AboutArgs;
use crate::dataset::{Dataset, Network, Source, Text};
use crate::error::Error;
use crate::output;
use crate::output::field::ABOUT;
use crate::output::page::Page;
use crate::output::record::sheet;
use crate::output::style::ASIDE;
use crate::output::target::Streams;

/// Runs the command.
pub(super) fn run(args: &AboutArgs, dataset: &Dataset, streams: &mut Streams) -> Result<(), Error> {
    let layout = args.format.of_record();
    if args.format.is_page() {
        page(dataset, streams)?;
    } else {
        let sheet = sheet(args.format.fields(ABOUT, ABOUT), [dataset]);
        output::write(streams.out, layout, &streams.target, sheet)?;
    }
    Ok(())
}

/// A page of text on a dataset.
fn page(dataset: &Dataset, streams: &mut Streams) -> io::Result<()> {
    let target = &streams.target;
    let mut page = Page::new(streams.out, target);
    if let Some(about) = &dataset.network {
        network(&mut page, about)?;
        page.gap()?;
    }
    page.heading("This dataset")?;
    let mut facts = vec![
        ("Cities", dataset.cities.len().to_string()),
        ("Themes", dataset.themes.len().to_string()),
    ];
    if let Some(network) = &dataset.network {
        facts.push(("Joined since", network.joined_since.join(", ")));
    }
    if let Some(source) = &dataset.source {
        facts.extend(credits(source));
    }
    page.facts(&facts)
}

fn network(page: &mut Page, network: &Network) -> io::Result<()> {
    let name = network.name.as_deref().unwrap_or("The network");
    match network.abbreviation.as_deref() {
        Some(abbreviation) => page.heading(&format!("{name} ({abbreviation})"))?,
        None => page.heading(name)?,
    }
    if let Some(purpose) = &network.purpose {
        page.indented(0, purpose)?;
    }
    if !network.definition.is_empty() {
        page.gap()?;
        page.heading("A learning city")?;
        for (number, item) in (1..).zip(&network.definition) {
            page.labelled(ASIDE, &format!("{number}."), 3, item)?;
        }
    }
    Ok(())
}

fn credits<'a>(source: &'a Source) -> Vec<(&'static str, String)> {
    let text = |text: &Option<Text<'a>>| text.as_deref().unwrap_or_default().to_owned();
    let mut facts = vec![
        ("Source", text(&source.title)),
        ("Publisher", text(&source.publisher)),
        ("Page", text(&source.url)),
        ("As of", text(&source.as_of)),
    ];
    for (index, credit) in source.attribution.iter().enumerate() {
        facts.push((if index == 0 { "Credits" } else { "" }, credit.to_string()));
    }
    facts
}
