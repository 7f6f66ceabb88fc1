//! How long each step takes over 10, 1,000 and 100,000 cities: `cargo bench`.

use std::collections::HashMap;
use std::hint::black_box;
use std::sync::{LazyLock, Mutex};

use divan::Bencher;
use divan::counter::BytesCount;
use learning_cities::dataset::{Dataset, EMBEDDED, Filter};
use learning_cities::lookup::{Names, Resolution};
use learning_cities::output;
use learning_cities::output::field::{CITY, CITY_BRIEF};
use learning_cities::output::format::{Format, Layout};
use learning_cities::output::record::sheet;
use learning_cities::output::target::Target;
use learning_cities::search::{Mode, search};
use serde_json::{Value, json};

const SIZES: [usize; 3] = [10, 1_000, 100_000];

fn main() {
    divan::main();
}

/// The text of a dataset of so many cities, each about 600 bytes: a name of its own, and a
/// sentence or two of one of the ten.
fn text(size: usize) -> &'static str {
    static TEXTS: LazyLock<Mutex<HashMap<usize, &'static str>>> = LazyLock::new(Mutex::default);
    let mut texts = TEXTS.lock().expect("no bench panics");
    texts.entry(size).or_insert_with(|| {
        let source: Value = serde_json::from_str(EMBEDDED).expect("the dataset is JSON");
        let cities = source["cities"].as_array().expect("an array");
        let cities = (0..size).map(|number| {
            let city = &cities[number % cities.len()];
            let description = city["description"].as_str().expect("text");
            let paragraph = description
                .split("\n\n")
                .nth(number / 10 % 2)
                .expect("two paragraphs");
            json!({
                "id": format!("city-{number}"), "name": format!("City {number}"),
                "aliases": [format!("Town {number}")], "nation": city["nation"],
                "summary": city["summary"], "description": paragraph,
            })
        });
        let document = json!({"themes": source["themes"], "cities": cities.collect::<Value>()});
        document.to_string().leak()
    })
}

fn dataset(size: usize) -> Dataset<'static> {
    Dataset::parse(text(size).as_bytes()).expect("the dataset is valid")
}

#[divan::bench(args = SIZES, max_time = 3)]
fn load_and_validate(bencher: Bencher, size: usize) {
    let bytes = text(size).as_bytes();
    bencher
        .counter(BytesCount::of_slice(bytes))
        .bench(|| Dataset::parse(black_box(bytes)));
}

#[divan::bench(args = SIZES, max_time = 3)]
fn lookup(bencher: Bencher, size: usize) {
    let dataset = dataset(size);
    let name = format!("city {}", size - 1);
    bencher.counter(BytesCount::of_str(text(size))).bench(|| {
        let resolution = Names::new(&dataset).resolve(black_box(&name));
        matches!(resolution, Resolution::City(_))
    });
}

#[divan::bench(args = SIZES, max_time = 3)]
fn full_text(bencher: Bencher, size: usize) {
    let (dataset, filter) = (dataset(size), Filter::default());
    let terms = ["lifelong".to_owned()];
    bencher.counter(BytesCount::of_str(text(size))).bench(|| {
        let results = search(&dataset, &terms, Mode::default(), &filter);
        results.map_or(0, |results| results.hits.len())
    });
}

#[divan::bench(args = [Format::Tsv, Format::Csv, Format::Json, Format::Jsonl, Format::Markdown, Format::Geojson], consts = SIZES, max_time = 3)]
fn format<const SIZE: usize>(bencher: Bencher, format: Format) {
    let dataset = dataset(SIZE);
    let layout = Layout {
        format,
        header: true,
        single: false,
        narrowest: Layout::NARROWEST,
    };
    let target = Target::PLAIN;
    bencher.counter(BytesCount::of_str(text(SIZE))).bench(|| {
        let mut out = std::io::sink();
        output::write(&mut out, layout, &target, sheet(CITY, &dataset.cities))
    });
}

#[divan::bench(args = [10, 1_000], max_time = 3)]
fn table(bencher: Bencher, size: usize) {
    let dataset = dataset(size);
    let layout = Layout {
        format: Format::Table,
        header: true,
        single: false,
        narrowest: Layout::NARROWEST,
    };
    let target = Target {
        terminal: true,
        width: 80,
        rows: None,
        color: true,
    };
    bencher.counter(BytesCount::of_str(text(size))).bench(|| {
        let mut out = std::io::sink();
        let sheet = sheet(CITY_BRIEF, &dataset.cities);
        output::write(&mut out, layout, &target, sheet)
    });
}
