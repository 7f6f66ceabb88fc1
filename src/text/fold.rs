//! Folding: names and words in the form in which they are compared, whatever their case, accents
//! and punctuation.

use unicode_normalization::char::decompose_canonical;

/// Folds a name for comparison: lower case, accents and special letters to ASCII, `&` as `and`, and
/// apostrophes, hyphens, `~`, `/` and spaces all as one space.
///
/// ```
/// assert_eq!(learning_cities::text::fold("Derry~Londonderry"), "derry londonderry");
/// assert_eq!(learning_cities::text::fold("  BÉAL Feirste "), "beal feirste");
/// assert_eq!(learning_cities::text::fold("Łódź"), "lodz");
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

/// Calls `emit` with the characters of `text` in lower case, as ASCII where they are Latin.
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
                let folded = part.to_lowercase().flat_map(char::to_uppercase);
                for c in folded.flat_map(char::to_lowercase) {
                    match special_letter(c) {
                        Some(letters) => letters.chars().for_each(&mut emit),
                        None => emit(c),
                    }
                }
            }
        });
    }
}

/// How a letter that has no decomposition in Unicode is written in ASCII.
fn special_letter(c: char) -> Option<&'static str> {
    Some(match c {
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'þ' => "th",
        'æ' => "ae",
        'œ' => "oe",
        _ => return None,
    })
}

/// Whether `c` is a combining diacritical mark (Unicode block U+0300 to U+036F).
pub fn is_accent(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether `c` joins the parts of a name as a space does.
fn is_joint(c: char) -> bool {
    c.is_whitespace() || "'’‘ʼ`-‐‑‒–—~/".contains(c)
}

/// Folds one word: lower case, accents and special letters to ASCII, `&` as `and`.
pub fn fold_word(word: &str) -> String {
    if word == "&" {
        return "and".to_owned();
    }
    let mut folded = String::with_capacity(word.len());
    fold_chars(word, |c| folded.push(c));
    folded
}
