//! Lines of text, wrapped at words.
//!
//! Knows where a line may end. Does not know whether there is a terminal.

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// The lines of a text: each begins behind `first`, and goes on behind `margin` where it is wider
/// than `width`; without a width it is left as it is. Only a word that is wider by itself is
/// parted. The text may hold styles.
pub fn wrap(text: &str, width: Option<usize>, first: &str, margin: &str) -> Vec<String> {
    let options = options(width).initial_indent(first);
    lines(text, &options.subsequent_indent(margin))
}

/// How much further a line goes on than it begins, in columns.
const HANGING: usize = 2;

/// The lines of a message: each goes on indented under its own beginning. No word is parted: it may
/// be one to copy.
pub fn hanging(text: &str, width: Option<usize>) -> Vec<String> {
    let hung = |line: &str| {
        let indent = line.len() - line.trim_start_matches(' ').len();
        let margin = " ".repeat(indent + HANGING);
        let options = options(width).break_words(false);
        lines(line, &options.subsequent_indent(&margin))
    };
    text.split('\n').flat_map(hung).collect()
}

/// The most lines of a message, the tips below it aside.
const LONGEST_MESSAGE: usize = 15;

/// The lines of a message, as [`hanging`]; of very many the first.
pub fn message(text: &str, width: Option<usize>) -> Vec<String> {
    let mut lines = hanging(text, width);
    if lines.len() > LONGEST_MESSAGE {
        lines.truncate(LONGEST_MESSAGE - 1);
        lines.push(" ".repeat(HANGING) + "…");
    }
    lines
}

fn options<'a>(width: Option<usize>) -> Options<'a> {
    Options::new(width.unwrap_or(usize::MAX))
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit)
}

fn lines(text: &str, options: &Options) -> Vec<String> {
    text.split('\n')
        .flat_map(|line| textwrap::wrap(line, options))
        .map(|line| line.trim_end().to_owned())
        .collect()
}
