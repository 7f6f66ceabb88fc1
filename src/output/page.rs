//! Pages of text: headings, paragraphs and labelled facts, as plain text or as Markdown.

use anstyle::Style;
use textwrap::core::display_width;

use super::{Terminal, markdown::escape, style::BOLD, wrap::wrap};

/// The margin of facts, and the space after their labels, in columns.
const MARGIN: usize = 2;

/// Text beside a label is not made narrower than this, in columns.
const NARROWEST: usize = 20;

/// Pages, collected as text: wrapped on a terminal, with a blank line between parts.
#[derive(Debug, Clone)]
pub struct Page {
    /// The pages so far.
    pub text: String,
    terminal: Terminal,
    is_markdown: bool,
    /// What comes before the next part.
    gap: &'static str,
}

impl Page {
    /// An empty page.
    pub fn new(mut terminal: Terminal, is_markdown: bool) -> Self {
        terminal.color &= !is_markdown;
        Self {
            text: String::new(),
            terminal,
            is_markdown,
            gap: "",
        }
    }

    /// Adds a heading, with the marker that it has in Markdown: `#` of a page, `##` of a section.
    pub fn heading(&mut self, marker: &str, text: &str) {
        let text = self.terminal.paint(BOLD, text);
        if self.is_markdown {
            self.add(&format!("{marker} {}", escape(&text)));
        } else {
            self.add(&wrap(&text, self.terminal.wrap_width(), "", ""));
            // A heading stands right above what it heads.
            self.gap = "";
        }
    }

    /// Adds paragraphs, if there is text.
    pub fn text(&mut self, text: &str) {
        let text = self.terminal.clean(&text.replace("\r\n", "\n"));
        if self.is_markdown {
            self.add(&escape(&text));
        } else {
            self.add(&wrap(&text, self.terminal.wrap_width(), "", ""));
        }
    }

    /// Adds the facts that have a text. Their labels have a style on a terminal.
    pub fn facts(
        &mut self,
        style: Style,
        facts: impl IntoIterator<Item = (impl AsRef<str>, String)>,
    ) {
        let mut known = Vec::new();
        for (label, text) in facts.into_iter().filter(|(_, text)| !text.is_empty()) {
            let label = self.terminal.paint(style, label.as_ref());
            known.push((label, self.terminal.clean(&text)));
        }
        let mut lines = Vec::new();
        if self.is_markdown {
            for (label, text) in &known {
                let text = escape(text).replace('\n', "<br>");
                lines.push(format!("- **{}**: {text}", escape(label)));
            }
        } else {
            lines = wrap_facts(&known, self.terminal.wrap_width());
        }
        self.add(&lines.join("\n"));
    }

    fn add(&mut self, part: &str) {
        if !part.is_empty() {
            self.text.extend([self.gap, part, "\n"]);
            self.gap = "\n";
        }
    }
}

/// Facts with their texts in a column of their own; under their labels where there is little
/// width. Labels and texts may hold ANSI styles.
pub(super) fn wrap_facts(facts: &[(String, String)], width: Option<usize>) -> Vec<String> {
    let labels = facts.iter().map(|(label, _)| display_width(label));
    let label_width = labels.max().unwrap_or(0) + MARGIN;
    let margin = " ".repeat(MARGIN + label_width);
    let is_narrow = width.is_some_and(|width| width < margin.len() + NARROWEST);
    let mut wrapped = Vec::new();
    for (label, text) in facts {
        if is_narrow {
            wrapped.push(wrap(label, width, "  ", "  "));
            wrapped.push(wrap(text, width, "    ", "    "));
        } else {
            let space = " ".repeat(label_width - display_width(label));
            wrapped.push(wrap(text, width, &format!("  {label}{space}"), &margin));
        }
    }
    wrapped
}
