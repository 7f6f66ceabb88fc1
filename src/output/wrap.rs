//! Lines of text: wrapped at words, and never within one.

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// The lines of a text: each begins behind `first`, and goes on behind `margin` where it is wider
/// than `width`; without a width it is left as it is. The text may hold styles.
pub fn wrap(text: &str, width: Option<usize>, first: &str, margin: &str) -> Vec<String> {
    let options = Options::new(width.unwrap_or(usize::MAX))
        .initial_indent(first)
        .subsequent_indent(margin)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    text.split('\n')
        .flat_map(|line| textwrap::wrap(line, &options))
        .map(|line| line.trim_end().to_owned())
        .collect()
}
