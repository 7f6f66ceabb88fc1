//! A line that is put together from texts, each at its column.
//!
//! Knows how wide texts are, whatever their styles. Does not know what they say.

use textwrap::core::display_width;

/// A line without spaces at its end, unless a text ends with them.
#[derive(Default)]
pub(super) struct Line {
    pub(super) text: String,
    width: usize,
}

impl Line {
    /// Puts a text at a column, which no other text reaches beyond.
    pub(super) fn put(&mut self, at: usize, text: &str) {
        if text.is_empty() {
            return;
        }
        let space = at.saturating_sub(self.width);
        self.text.extend(std::iter::repeat_n(' ', space));
        self.text += text;
        self.width += space + display_width(text);
    }
}
