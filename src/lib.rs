//! The library behind the command `cities`: querying a dataset of learning cities.
//!
//! ```
//! use learning_cities::dataset::{Dataset, Filter};
//! use learning_cities::lookup::{Names, Resolution};
//! use learning_cities::search::{Mode, search};
//!
//! let dataset = Dataset::embedded();
//! let resolution = Names::new(&dataset).resolve("glasgwo");
//! assert!(matches!(resolution, Resolution::Typo(candidate) if candidate.name == "Glasgow"));
//! let terms = ["festival".to_owned()];
//! let results = search(&dataset, &terms, Mode::default(), &Filter::default())?;
//! assert_eq!(results.hits[0].city.name, "Derby");
//! # Ok::<(), learning_cities::search::MissingTerm>(())
//! ```
//!
//! A command line goes through the modules in this order; each imports only those after it:
//!
//! - [`commands`]: one file per subcommand;
//! - `cli`: the arguments, and [`error`]: the errors;
//! - [`output`] and [`map`]: the formats;
//! - [`search`]: full-text search, and [`lookup`]: what names and labels stand for;
//! - [`dataset`]: the records, loaded and validated;
//! - [`text`]: folding, quoting and escaping; `parallel`: work shared out to the cores.

mod cli;
pub mod commands;
pub mod dataset;
pub mod error;
pub mod lookup;
pub mod map;
pub mod output;
mod parallel;
pub mod search;
pub mod text;
