//! Official forms of names: `City of Belfast`, `Bristol City Council`.

/// Words of an official form that are no part of the name.
const FORM_WORDS: &str = "borough city council county district metropolitan";

/// What joins such words: `the City and County of`.
const JOINING_WORDS: &str = "and of the";

/// Whether a folded text is a name with form words before it or after it.
pub(super) fn is_official_form(text: &str, name: &str) -> bool {
    let (text, name) = (format!(" {text} "), format!(" {name} "));
    let mut places = text.match_indices(&name);
    places.any(|(start, _)| {
        let mut title = text[..start].split_whitespace();
        // `The` or `of` alone is no title.
        let is_title = start == 0 || title.clone().any(is_form_word);
        let mut after = text[start + name.len()..].split_whitespace();
        is_title && title.all(is_title_word) && after.all(is_form_word)
    })
}

fn is_form_word(word: &str) -> bool {
    FORM_WORDS.split(' ').any(|other| other == word)
}

fn is_title_word(word: &str) -> bool {
    is_form_word(word) || JOINING_WORDS.split(' ').any(|other| other == word)
}

/// What follows `City of` and the like in a folded name.
pub(super) fn without_title(name: &str) -> Option<&str> {
    let (title, rest) = name.rsplit_once(" of ")?;
    title.split(' ').all(is_title_word).then_some(rest)
}
