//! Pages of text: headings, paragraphs and labelled lines, wrapped where there is a width.

use std::borrow::Cow;
use std::io::{self, Write};

use textwrap::core::display_width;

use super::style::{ASIDE, HEADING};
use super::target::Target;
use super::wrap::wrap;

/// How far labels are indented, in columns.
const MARGIN: usize = 2;

/// Text behind a label is not made narrower than this, in columns.
const NARROWEST: usize = 20;

/// Writes a page, line by line.
pub struct Page<'a> {
    out: &'a mut dyn Write,
    target: &'a Target,
    /// How wide a line may be, in columns; without, a paragraph is one line.
    width: Option<usize>,
    /// Whether text may hold control characters; otherwise it may hold styles.
    plain: bool,
}

impl<'a> Page<'a> {
    /// A page of any text, wrapped to the target where there is one, and unwrapped elsewhere.
    pub fn new(out: &'a mut dyn Write, target: &'a Target) -> Self {
        Self {
            out,
            target,
            width: target.terminal.then_some(target.width),
            plain: true,
        }
    }

    /// A page of text that is fit to be shown and may be styled, wrapped to the target's width.
    pub fn of_cells(out: &'a mut dyn Write, target: &'a Target) -> Self {
        Self {
            out,
            target,
            width: Some(target.width),
            plain: false,
        }
    }

    /// A blank line.
    pub fn gap(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// A line that stands out.
    pub fn heading(&mut self, text: &str) -> io::Result<()> {
        for line in self.wrap(text, "") {
            writeln!(self.out, "{}", self.target.paint(HEADING, &line))?;
        }
        Ok(())
    }

    /// Text under a margin of `indent` columns; every line of it begins a new one.
    pub fn indented(&mut self, indent: usize, text: &str) -> io::Result<()> {
        let margin = " ".repeat(indent);
        for line in self.wrap(text, &margin) {
            writeln!(self.out, "{line}")?;
        }
        Ok(())
    }

    /// Text behind a label that is set in a column of its own, `width` wide; under it, where the
    /// target is too narrow for both.
    pub fn labelled(&mut self, label: &str, width: usize, text: &str) -> io::Result<()> {
        let label = self.fit(label);
        let hanging = " ".repeat(MARGIN + width.max(display_width(&label)));
        let painted = self.target.paint(ASIDE, &label);
        let pad = " ".repeat(width.saturating_sub(display_width(&label)));
        let label = format!("{:MARGIN$}{painted}{pad}", "");
        if self
            .width
            .is_some_and(|width| width < hanging.len() + NARROWEST)
        {
            writeln!(self.out, "{}", label.trim_end())?;
            return self.indented(2 * MARGIN, text);
        }
        let lines = self.wrap(text, &hanging);
        let first = lines.first().and_then(|line| line.get(hanging.len()..));
        let first = first.unwrap_or_default();
        writeln!(self.out, "{}", format!("{label}{first}").trim_end())?;
        for line in lines.iter().skip(1) {
            writeln!(self.out, "{line}")?;
        }
        Ok(())
    }

    /// What is known, a labelled line each; a fact without a value is left out.
    pub fn facts(&mut self, facts: &[(impl AsRef<str>, String)]) -> io::Result<()> {
        let known = || facts.iter().filter(|(_, value)| !value.is_empty());
        let width = known()
            .map(|(label, _)| display_width(&self.fit(label.as_ref())))
            .max();
        for (label, value) in known() {
            self.labelled(label.as_ref(), width.unwrap_or(0) + MARGIN, value)?;
        }
        Ok(())
    }

    /// A text as it may be shown.
    fn fit<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.plain {
            self.target.clean(text)
        } else {
            text.into()
        }
    }

    /// The lines of a text, each behind its margin.
    fn wrap(&self, text: &str, margin: &str) -> Vec<String> {
        wrap(&self.fit(text), self.width, margin, margin)
    }
}
