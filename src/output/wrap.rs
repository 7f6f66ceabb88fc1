//! Text wrapped at words. It may hold ANSI styles.

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

use crate::text::join;

/// A text in lines of at most `width` columns, if there is a width. The first of them begins with
/// `first`, the others with `others`.
pub fn wrap(text: &str, width: Option<usize>, first: &str, others: &str) -> String {
    let options = options(width).initial_indent(first);
    let lines = textwrap::wrap(text, options.subsequent_indent(others));
    // What is left of the indent of an empty line.
    join(lines.iter().map(|line| line.trim_end()), "\n")
}

/// A message in lines; a line that continues another is indented further. No word is split: it may
/// be one to copy.
pub fn wrap_hanging(text: &str, width: Option<usize>) -> String {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let margin = " ".repeat(indent + 2);
        let options = options(width).break_words(false);
        lines.push(textwrap::fill(line, options.subsequent_indent(&margin)));
    }
    lines.join("\n")
}

fn options<'a>(width: Option<usize>) -> Options<'a> {
    Options::new(width.unwrap_or(usize::MAX))
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
}
