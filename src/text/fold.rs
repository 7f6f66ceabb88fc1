//! Folding: what is the same but for case, accents and punctuation.
//!
//! Knows when two names are one, and two words. Does not know what a name is of, nor where a word
//! stands.

use unicode_normalization::char::decompose_canonical;

/// Folds a name for comparison: lower case, accents off, `&` as `and`, and apostrophes, hyphens,
/// `~`, `/` and spaces all as one space.
///
/// ```
/// assert_eq!(learning_cities::text::fold("Derry~Londonderry"), "derry londonderry");
/// assert_eq!(learning_cities::text::fold("  BÉAL Feirste "), "beal feirste");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// As [`fold`], into a string that holds nothing else afterwards.
pub fn fold_into(folded: &mut String, text: &str) {
    folded.clear();
    let mut is_apart = false;
    fold_chars(text, |c| {
        if !c.is_ascii_alphanumeric() && (c == '&' || is_joint(c)) {
            is_apart = true;
            if c != '&' {
                return;
            }
        }
        if is_apart && !folded.is_empty() {
            folded.push(' ');
        }
        is_apart = c == '&';
        if is_apart {
            folded.push_str("and");
        } else {
            folded.push(c);
        }
    });
}

/// Whether a text has no letter and no digit.
pub fn is_blank(text: &str) -> bool {
    !text.contains(char::is_alphanumeric)
}

/// Hands over the characters of `text` in lower case and without accents.
fn fold_chars(text: &str, mut emit: impl FnMut(char)) {
    if text.is_ascii() {
        for byte in text.bytes() {
            emit(byte.to_ascii_lowercase().into());
        }
        return;
    }
    for c in text.chars() {
        decompose_canonical(c, |part| {
            if !is_accent(part) {
                // By way of upper case, so that ß and ss, ς and σ come out alike.
                part.to_lowercase()
                    .flat_map(char::to_uppercase)
                    .flat_map(char::to_lowercase)
                    .for_each(&mut emit);
            }
        });
    }
}

/// Whether `c` is a combining diacritical mark (Unicode block U+0300 to U+036F).
pub(super) fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether `c` joins the parts of a name as a space does.
fn is_joint(c: char) -> bool {
    c.is_whitespace() || "'’‘ʼ`-‐‑‒–—~/".contains(c)
}

/// Folds one word: lower case, accents off, a straight apostrophe.
pub fn fold_word(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_chars(word, |c| folded.push(if c == '’' { '\'' } else { c }));
    folded
}
