//! Querying a dataset of learning cities: the library behind the command `cities`.
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
//! assert_eq!(&*results.hits[0].city.name, "Derby");
//! # Ok::<(), learning_cities::search::MissingTerm>(())
//! ```
//!
//! A street, walked in one direction; no floor knows the one before it:
//!
//! - [`commands`]: each asks its question, and hands the answer to be written;
//! - `cli`: what may be typed;
//! - [`error`]: what is told where there is no answer;
//! - [`output`]: values → bytes, a file a format;
//! - [`search`]: full-text search, and how alike cities are;
//! - [`lookup`]: what names and labels mean;
//! - [`dataset`]: the records, read and validated;
//! - [`text`]: folding, quoting and escaping (and `parallel`: work shared out to cores).

mod cli;
pub mod commands;
pub mod dataset;
pub mod error;
pub mod lookup;
pub mod output;
mod parallel;
pub mod search;
pub mod text;
