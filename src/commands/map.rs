//! `cities map`: the cities that meet the filters on a map, the others as faint dots.

use super::filter::note_if_empty;
use crate::dataset::{City, Dataset};
use crate::map::{self, Map};
use crate::output::{Format, Io, Terminal, field, format::MAP_FORMATS};
use crate::text::{list, shown};
use crate::{cli::MapArgs, error::Result};

/// Runs the command.
pub(super) fn run(args: &MapArgs, dataset: &Dataset, io: &mut Io) -> Result {
    let output = args.output.resolve(MAP_FORMATS)?;
    let filter = args.filter.resolve(dataset, "map")?;
    let cities = dataset.cities.iter();
    let (cities, others): (Vec<&City>, Vec<&City>) = cities.partition(|city| filter.admits(city));
    note_if_empty(&cities, &filter, io);
    let is_dumb = output.terminal(io).is_dumb;
    let has_picture = output.format == Format::Svg || output.format == Format::Auto && !is_dumb;
    if !has_picture || !args.output.fields.is_empty() {
        return output.write_records(io, cities, dataset, [field::CITY_PLACE, field::CITY]);
    }
    let cities = output.arrange(cities);
    let unplaced = cities.iter().filter(|city| city.latitude.is_none());
    let unplaced = list(unplaced.map(|city| shown(&city.name)), "and");
    if !unplaced.is_empty() {
        io.note(&format!("not on the map, without coordinates: {unplaced}"));
    }
    let map = Map::new(dataset, &filter, &cities, &others);
    output.write(io, |out, terminal| {
        let mut terminal = *terminal;
        // In a pipe the map is the same whatever the width.
        if !terminal.is_terminal {
            terminal.width = Terminal::FILE.width;
        }
        match output.format {
            Format::Svg => map::svg::write(out, &map),
            _ => map::terminal::write(out, &terminal, &map),
        }
    })
}
