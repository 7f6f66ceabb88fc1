//! Work on many cities, shared out to the cores.

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;

/// Fewer items than this are not worth starting threads for.
const WORTH_THREADS: usize = 4096;

/// Splits the items into a chunk for each core, and returns what `work` makes of each, in order.
pub(crate) fn in_chunks<'i, I: Sync, T: Send>(
    items: &'i [I],
    work: impl Fn(&'i [I]) -> T + Sync,
) -> Vec<T> {
    // Building fails where the system has no thread to give.
    let pool = (items.len() >= WORTH_THREADS).then(|| ThreadPoolBuilder::new().build());
    let Some(Ok(pool)) = pool else {
        return vec![work(items)];
    };
    let length = items.len().div_ceil(pool.current_num_threads());
    pool.install(|| items.par_chunks(length).map(&work).collect())
}
