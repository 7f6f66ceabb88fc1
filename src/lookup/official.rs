//! Official forms of names: `City of Belfast`, `Bristol City Council`, `Swansea, Wales`.

use crate::text::fold;

/// Words of an official form that are no part of the name.
const FORM_WORDS: &str = "borough city council county district metropolitan";

/// What joins such words: `the City and County of`.
const JOINING_WORDS: &str = "and of the";

/// No official form has more words.
const LONGEST_FORM: usize = 16;

/// A name without its official form, and the nation or region that followed it.
pub(super) type Form<'d> = (String, Option<&'d str>);

/// Every name, folded, that `typed` may be an official form of. `places` are the nations and
/// regions that may follow a name.
pub(super) fn official_forms<'d>(typed: &str, places: &[&'d str]) -> Vec<Form<'d>> {
    let typed = fold(&typed.replace([',', '.', '(', ')'], " "));
    let mut forms = Vec::new();
    let mut add = |rest: &str, place| {
        forms.extend(bare_names(rest).into_iter().map(|name| (name, place)));
    };
    add(&typed, None);
    for place in places {
        if let Some(rest) = typed.strip_suffix(&format!(" {}", fold(place))) {
            add(rest, Some(*place));
        }
    }
    forms
}

/// A folded text without some of the form words before it and after it, in every way.
fn bare_names(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split(' ').take(LONGEST_FORM + 1).collect();
    if words.len() > LONGEST_FORM {
        return Vec::new();
    }
    let before = words.iter().take_while(|word| is_title_word(word)).count();
    let backwards = words.iter().rev();
    let after = backwards.take_while(|word| is_form_word(word)).count();
    let mut names = Vec::new();
    for start in 0..=before {
        // `The` or `of` alone is no form.
        let is_form = start == 0 || words[..start].iter().any(|word| is_form_word(word));
        for end in (words.len() - after..=words.len()).filter(|end| is_form && start < *end) {
            names.push(words[start..end].join(" "));
        }
    }
    names
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
