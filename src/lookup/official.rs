//! Official forms of names: `City of Belfast`, `Bristol City Council`, `Swansea, Wales`.

/// Words of an official form that are no part of the name.
const FORM_WORDS: &str = "borough city council county district metropolitan";

/// What joins such words: `the City and County of`.
const JOINING_WORDS: &str = "and of the";

/// No official form has more words.
const LONGEST_FORM: usize = 16;

/// Every name that a folded text may be an official form of, and the place that follows it there.
pub(super) fn official_forms(text: &str) -> Vec<(String, &str)> {
    let mut forms = Vec::new();
    let mut end = 0;
    for word in text.split_inclusive(' ').take(LONGEST_FORM) {
        end += word.len();
        let (form, place) = text.split_at(end);
        for name in bare_names(form.trim_end()) {
            forms.push((name, place));
        }
    }
    forms
}

/// A folded text without some of the form words before it and after it, in every way.
fn bare_names(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(' ').collect();
    let mut names = Vec::new();
    for start in 0..words.len() {
        let title = &words[..start];
        // `The` or `of` alone is no title.
        let is_title = title.iter().all(is_title_word) && title.iter().any(is_form_word);
        for end in start + 1..=words.len() {
            if (start == 0 || is_title) && words[end..].iter().all(is_form_word) {
                names.push(words[start..end].join(" "));
            }
        }
    }
    names
}

fn is_form_word(word: &&str) -> bool {
    FORM_WORDS.split(' ').any(|other| other == *word)
}

fn is_title_word(word: &&str) -> bool {
    is_form_word(word) || JOINING_WORDS.split(' ').any(|other| other == *word)
}

/// What follows `City of` and the like in a folded name.
pub(super) fn without_title(name: &str) -> Option<&str> {
    let (title, rest) = name.rsplit_once(" of ")?;
    title
        .split(' ')
        .all(|word| is_title_word(&word))
        .then_some(rest)
}
