//! Function words: what holds a sentence together, and says nothing of its own.
//!
//! Knows the words. Does not know where they count.

/// English function words, and the words that a question is asked with. After Snowball's English
/// stop word list (Porter 2001), with the adverbs of degree and the verbs of asking.
const FUNCTION_WORDS: &str = "\
    a about above after again against all also am an and any anyone anything are around as \
    at be because been before being below between both but by can could did do does doing \
    down during each few find for from further give had has have having he her here hers \
    herself him himself his how i if in into is it its itself know list me more most my \
    myself no nor not of off on once only or other ought our ours ourselves out over own per \
    please same say says she should show so some such tell than that the their theirs them \
    themselves then there these they this those through to too under until up very via was \
    we well were what when where which while who whom whose why with within without would \
    you your yours yourself yourselves";

/// Every function word.
pub fn function_words() -> impl Iterator<Item = &'static str> {
    FUNCTION_WORDS.split_ascii_whitespace()
}

/// Whether a folded word is a function word.
pub fn is_function_word(word: &str) -> bool {
    function_words().any(|other| other == word)
}
