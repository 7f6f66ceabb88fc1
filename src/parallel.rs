//! Work on many items, shared out to the cores.
//!
//! Knows when a thread pays. Does not know what the work is.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread::{self, Builder};

/// Fewer items than this are not worth a thread.
const WORTH_A_THREAD: usize = 4096;

/// What `work` makes of the items, in as many chunks as there are cores, in order.
pub(crate) fn in_chunks<'i, I: Sync, T: Send>(
    items: &'i [I],
    work: impl Fn(&'i [I]) -> T + Sync,
) -> Vec<T> {
    if items.len() < WORTH_A_THREAD {
        return vec![work(items)];
    }
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let chunks = items.chunks(items.len().div_ceil(cores));
    thread::scope(|scope| {
        let work = &work;
        let workers: Vec<_> = chunks
            .map(|chunk| {
                (
                    chunk,
                    Builder::new().spawn_scoped(scope, move || work(chunk)),
                )
            })
            .collect();
        let done = workers.into_iter().map(|(chunk, worker)| match worker {
            Ok(worker) => worker.join().unwrap_or_else(|panic| resume_unwind(panic)),
            // The system has no thread to give.
            Err(_) => work(chunk),
        });
        done.collect()
    })
}
