//! What `cities` promises, as laws over its whole dataset: one test binary, a file a command.

mod about;
mod bare;
mod compare;
mod completions;
mod data;
mod definitions;
mod docs;
mod export;
mod formats;
mod harness;
mod hostile;
mod list;
mod look;
mod map;
mod names;
mod process;
mod properties;
mod rank;
mod relax;
mod schema;
mod screens;
mod search;
mod show;
mod snippet;
mod street;
mod themes;
