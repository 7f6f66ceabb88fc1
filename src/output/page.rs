//! Pages of text: headings, paragraphs and labelled lines, wrapped where there is a width.
//!
//! Knows how text is set on a target. Does not know what it says.

use std::borrow::Cow;
use std::io::{self, Write};

use anstyle::Style;
use textwrap::core::display_width;

use super::style::{ASIDE, HEADING};
use super::target::Target;
use super::wrap::wrap;

/// How far labels are indented, in columns.
const MARGIN: usize = 2;

/// No line of prose is wider than this, in columns: it would be hard to read.
pub const WIDEST: usize = 100;

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
            width: target.wrapped().map(|width| width.min(WIDEST)),
            plain: true,
        }
    }

    /// A page of text that is fit to be shown and may be styled, wrapped to the target's width.
    pub fn of_cells(out: &'a mut dyn Write, target: &'a Target) -> Self {
        Self {
            out,
            target,
            width: Some(target.width.min(WIDEST)),
            plain: false,
        }
    }

    /// A blank line.
    pub fn gap(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// A line that stands out.
    pub fn heading(&mut self, text: &str) -> io::Result<()> {
        self.painted(HEADING, 0, text)
    }

    /// Text in a style, under a margin of `indent` columns.
    pub fn painted(&mut self, style: Style, indent: usize, text: &str) -> io::Result<()> {
        let margin = " ".repeat(indent);
        for line in self.wrap(text, &margin) {
            let text = self
                .target
                .paint(style, line.get(indent..).unwrap_or_default());
            writeln!(self.out, "{}", format!("{margin}{text}").trim_end())?;
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

    /// Text behind a label in a style, which is set in a column of its own, `width` wide; under it,
    /// where the target is too narrow for both.
    pub fn labelled(
        &mut self,
        style: Style,
        label: &str,
        width: usize,
        text: &str,
    ) -> io::Result<()> {
        let label = self.fit(label);
        let hanging = " ".repeat(MARGIN + width.max(display_width(&label)));
        if self
            .width
            .is_some_and(|width| width < hanging.len() + NARROWEST)
        {
            self.painted(style, MARGIN, &label)?;
            return self.indented(2 * MARGIN, text);
        }
        let painted = self.target.paint(style, &label);
        let pad = " ".repeat(width.saturating_sub(display_width(&label)));
        let label = format!("{:MARGIN$}{painted}{pad}", "");
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
        self.facts_of(ASIDE, facts)
    }

    /// As [`Page::facts`], with labels in a style.
    pub fn facts_of(
        &mut self,
        style: Style,
        facts: &[(impl AsRef<str>, String)],
    ) -> io::Result<()> {
        let known = || facts.iter().filter(|(_, value)| !value.is_empty());
        let width = known()
            .map(|(label, _)| display_width(&self.fit(label.as_ref())))
            .max();
        for (label, value) in known() {
            self.labelled(style, label.as_ref(), width.unwrap_or(0) + MARGIN, value)?;
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
