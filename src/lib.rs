//! Querying a dataset of learning cities: the library behind the command `cities`.
//!
//! ```
//! use learning_cities::dataset::Dataset;
//! use learning_cities::query::{CityMatch, Filter, Mode, Query, city};
//!
//! let dataset = Dataset::embedded();
//! let found = city(&dataset, "glasgwo", false);
//! assert!(matches!(found, CityMatch::Guess(near) if near.name == "Glasgow"));
//! let answer = Query::new(&["festival"], Mode::default()).answer(&dataset, &Filter::default());
//! assert_eq!(&*answer.hits[0].city.name, "Derby");
//! ```
//!
//! A street, walked in one direction; no floor knows the one before it:
//!
//! - [`commands`]: each asks its question, and hands the answer to be written;
//! - `cli`: what may be typed;
//! - [`error`]: what is told where there is no answer;
//! - [`output`]: values → bytes, a file a format;
//! - [`query`]: what a name means, and what a search finds;
//! - [`dataset`]: the records, read and validated;
//! - [`text`]: folding, words and stems (and `parallel`: work shared out to cores).

mod cli;
pub mod commands;
pub mod dataset;
pub mod error;
pub mod output;
mod parallel;
pub mod query;
pub mod text;
