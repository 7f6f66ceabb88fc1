//! Pages of text: headings, paragraphs and labelled lines, wrapped where there is a width.

use std::borrow::Cow;
use std::io::{self, Write};

use textwrap::core::display_width;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

use super::{ASIDE, HEADING, Screen};

/// How far labels are indented, in columns.
const MARGIN: usize = 2;

/// Text behind a label is not made narrower than this, in columns.
const NARROWEST: usize = 20;

/// Writes a page, line by line.
pub struct Page<'a> {
    out: &'a mut dyn Write,
    screen: &'a Screen,
    /// How wide a line may be, in columns; without, a paragraph is one line.
    width: Option<usize>,
}

impl<'a> Page<'a> {
    /// A page to be written to `out`.
    pub fn new(out: &'a mut dyn Write, screen: &'a Screen, width: Option<usize>) -> Self {
        Self { out, screen, width }
    }

    /// A page wrapped to the screen where there is one, and unwrapped elsewhere.
    pub fn fitted(out: &'a mut dyn Write, screen: &'a Screen) -> Self {
        Self::new(out, screen, screen.terminal.then_some(screen.width))
    }

    /// A blank line.
    ///
    /// # Errors
    ///
    /// What the page is written to fails with, as with all that follow.
    pub fn gap(&mut self) -> io::Result<()> {
        writeln!(self.out)
    }

    /// A line that stands out.
    ///
    /// # Errors
    ///
    /// See [`Page::gap`].
    pub fn heading(&mut self, text: &str) -> io::Result<()> {
        for line in self.wrap(text, "", "") {
            writeln!(self.out, "{}", self.screen.paint(HEADING, &line))?;
        }
        Ok(())
    }

    /// Text under a margin of `indent` columns; every line of it begins a new one.
    ///
    /// # Errors
    ///
    /// See [`Page::gap`].
    pub fn indented(&mut self, indent: usize, text: &str) -> io::Result<()> {
        let margin = " ".repeat(indent);
        for line in self.wrap(text, &margin, &margin) {
            writeln!(self.out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    /// Text behind a label that is set in a column of its own, `width` wide; under it, where the
    /// screen is too narrow for both.
    ///
    /// # Errors
    ///
    /// See [`Page::gap`].
    pub fn labelled(&mut self, label: &str, width: usize, text: &str) -> io::Result<()> {
        let hanging = " ".repeat(MARGIN + width.max(display_width(label)));
        let painted = self.screen.paint(ASIDE, label);
        let pad = " ".repeat(width.saturating_sub(display_width(label)));
        let label = format!("{:MARGIN$}{painted}{pad}", "");
        if self
            .width
            .is_some_and(|width| width < hanging.len() + NARROWEST)
        {
            writeln!(self.out, "{}", label.trim_end())?;
            return self.indented(2 * MARGIN, text);
        }
        let lines = self.wrap(text, &hanging, &hanging);
        let first = lines.first().map_or("", |line| &line[hanging.len()..]);
        writeln!(self.out, "{}", format!("{label}{first}").trim_end())?;
        for line in lines.iter().skip(1) {
            writeln!(self.out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    /// What is known, a labelled line each; a fact without a value is left out.
    ///
    /// # Errors
    ///
    /// See [`Page::gap`].
    pub fn facts(&mut self, facts: &[(impl AsRef<str>, String)]) -> io::Result<()> {
        let known = || facts.iter().filter(|(_, value)| !value.is_empty());
        let width = known()
            .map(|(label, _)| display_width(label.as_ref()))
            .max();
        for (label, value) in known() {
            self.labelled(label.as_ref(), width.unwrap_or(0) + MARGIN, value)?;
        }
        Ok(())
    }

    /// The lines of a text, each behind its margin.
    fn wrap<'t>(&self, text: &'t str, first: &str, others: &str) -> Vec<Cow<'t, str>> {
        let width = self.width.unwrap_or(usize::MAX);
        let options = Options::new(width)
            .initial_indent(first)
            .subsequent_indent(others)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation)
            .wrap_algorithm(WrapAlgorithm::FirstFit);
        textwrap::wrap(text, options)
    }
}
