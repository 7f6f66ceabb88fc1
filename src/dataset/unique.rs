//! Whether values are unique: what makes that quick over many cities, and nothing else.
//!
//! Knows hashes. Does not know what a value stands for, nor what follows where it is shared.

use std::collections::{HashMap, HashSet};
use std::hash::BuildHasher;

use foldhash::fast::FixedState;

use crate::parallel::in_chunks;
use crate::text::{fold, fold_into};

/// The first value that two of the items share once folded, and which two. `values` hands over
/// every value of an item; an item may have one twice.
///
/// Hashes are compared first: the values themselves, held all at once, would add much to what a
/// large dataset takes.
pub(super) fn shared<T: Sync>(
    items: &[T],
    values: impl Fn(&T, &mut dyn FnMut(&str)) + Sync,
) -> Option<(String, [&T; 2])> {
    let hashes = in_chunks(items, |items| {
        let mut hashes = Vec::with_capacity(items.len());
        let (mut own, mut folded) = (Vec::new(), String::new());
        for item in items {
            values(item, &mut |value| {
                fold_into(&mut folded, value);
                own.push(hash(&folded));
            });
            // What one item has twice, as an id that is made from its name, is no clash.
            own.sort_unstable();
            own.dedup();
            hashes.append(&mut own);
        }
        hashes
    });
    let mut hashes = hashes.concat();
    hashes.sort_unstable();
    let pairs = hashes.windows(2).filter(|pair| pair[0] == pair[1]);
    let twice: HashSet<u64> = pairs.map(|pair| pair[0]).collect();
    if twice.is_empty() {
        return None;
    }
    let mut seen: HashMap<String, usize> = HashMap::new();
    for (index, item) in items.iter().enumerate() {
        let mut found = None;
        values(item, &mut |value| {
            let value = fold(value);
            if twice.contains(&hash(&value)) {
                let other = *seen.entry(value.clone()).or_insert(index);
                if other != index && found.is_none() {
                    found = Some((value, [&items[other], item]));
                }
            }
        });
        if found.is_some() {
            return found;
        }
    }
    None
}

fn hash(value: &str) -> u64 {
    FixedState::default().hash_one(value)
}
