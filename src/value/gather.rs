//! Collecting what a chain of iterators finds.

/// Collects into a `Vec`, as `collect` does, with less to compile for each chain.
///
/// `collect` asks the chain beforehand how much there is to come. A chain that filters or flattens does not know, and the
/// asking is compiled for each of its parts all the same.
pub(crate) trait Gather: Iterator + Sized {
    fn gather(self) -> Vec<Self::Item> {
        let mut all = Vec::new();
        for item in self {
            all.push(item);
        }
        all
    }
}

impl<I: Iterator> Gather for I {}
