//! `cities map`: where the cities are that the filters admit, among all others.
//!
//! Knows which cities are marked, and what the picture is called. Does not know how it is drawn.

use super::arguments::{criteria, filter, note_if_empty, with_place};
use crate::cli::MapArgs;
use crate::dataset::{City, Dataset, Filter};
use crate::error::{Error, Refusal};
use crate::output;
use crate::output::field::{CITY, CITY_PLACE};
use crate::output::format::{Format, Layout};
use crate::output::map::Map;
use crate::output::record::sheet;
use crate::output::target::{Streams, Target};
use crate::text::{listed, shown};

/// Runs the command.
pub(super) fn run(args: &MapArgs, dataset: &Dataset, streams: &mut Streams) -> Result<(), Error> {
    let format = args.output.format(args.format.format(), Format::OF_MAPS)?;
    if format == Format::Svg && !args.format.fields.is_empty() {
        return Err(Refusal::fields_of_picture().into());
    }
    let filter = filter(&args.filter, dataset)?;
    let cities = dataset.cities.iter();
    let (admitted, others): (Vec<&City>, Vec<&City>) = cities.partition(|city| filter.admits(city));
    note_if_empty(
        admitted.len(),
        "no city",
        &criteria(dataset, &filter),
        streams,
    );
    let is_picture = match format {
        Format::Svg => true,
        Format::Auto | Format::Table => args.format.fields.is_empty(),
        _ => false,
    };
    if !is_picture {
        let layout = Layout {
            format,
            ..args.format.of_records()
        };
        let all = if format == Format::Geojson {
            CITY
        } else {
            CITY_PLACE
        };
        let fields = with_place(args.format.fields_in(format, all, all), format);
        let sheet = sheet(&fields, admitted);
        return args.output.write(streams, |out, target| {
            output::write(out, layout, target, sheet)
        });
    }
    let nowhere = admitted.iter().filter(|city| city.place().is_none());
    let nowhere: Vec<String> = nowhere.map(|city| shown(&city.name)).collect();
    if !nowhere.is_empty() {
        let names = listed(nowhere.into_iter(), "and");
        streams.note(&format!("not on the map, having no coordinates: {names}"));
    }
    let credits = dataset.source.iter().flat_map(|source| &source.attribution);
    let title = dataset
        .source
        .as_ref()
        .and_then(|source| source.title.as_deref());
    let map = Map::new(
        title.unwrap_or("Cities"),
        &in_words(dataset, &filter),
        credits.map(|credit| &**credit),
        &admitted,
        &others,
    );
    args.output.write(streams, |out, target| {
        let target = match format {
            // In a pipe the picture is the same whatever the terminal.
            Format::Auto if !target.terminal => Target {
                color: target.color,
                ..Target::PLAIN
            },
            _ => *target,
        };
        output::draw(out, format, &target, &map)
    })
}

/// What was filtered by: all of the themes, any of the nations.
fn in_words(dataset: &Dataset, filter: &Filter) -> String {
    let themes = dataset.themes_of(&filter.themes);
    let themes: Vec<&str> = themes.iter().map(|theme| &*theme.name).collect();
    let words = [
        themes.join(" + "),
        filter.nations.join(" or "),
        filter.regions.join(" or "),
    ];
    let words: Vec<String> = words
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect();
    words.join(", ")
}
