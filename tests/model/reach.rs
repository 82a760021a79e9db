//! Laws on values made at random, which say how often they were put to the test. A law that holds where nothing is
//! to be seen holds by default; so the same values are made every time as well, and what they reach is counted.

use std::{cell::RefCell, collections::BTreeMap};

use proptest::{
    strategy::Strategy,
    test_runner::{
        Config, FileFailurePersistence, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner,
    },
};

/// How often something was met.
#[derive(Debug, Default)]
pub(crate) struct Met(BTreeMap<&'static str, usize>);

impl Met {
    /// It was met, so many times.
    pub(crate) fn count(&mut self, what: &'static str, times: usize) {
        *self.0.entry(what).or_default() += times;
    }

    /// It was met in this case, if so.
    pub(crate) fn if_so(&mut self, what: &'static str, is_so: bool) {
        self.count(what, usize::from(is_so));
    }
}

/// Looks at a law on a hundred values that are others each time, and on three hundred that are always the same. Of
/// these each thing has to be met so often at least.
pub(crate) fn holds<S: Strategy>(
    source: &'static str,
    strategy: &S,
    least: &[(&'static str, usize)],
    law: impl Fn(S::Value, &mut Met) -> Result<(), TestCaseError>,
) {
    let config = |cases| Config {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        source_file: Some(source),
        cases,
        ..Config::default()
    };
    let looked_at = |mut runner: TestRunner| {
        let met = RefCell::new(Met::default());
        let held = runner.run(strategy, |value| law(value, &mut met.borrow_mut()));
        held.unwrap_or_else(|error: TestError<_>| panic!("{error}\n{runner}"));
        met.into_inner()
    };
    looked_at(TestRunner::new(config(100)));
    let seed = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let met = looked_at(TestRunner::new_with_rng(config(300), seed));
    let seldom = least.iter().filter(|(what, least)| met.0.get(what).is_none_or(|met| met < least));
    assert_eq!(seldom.collect::<Vec<_>>(), [&("", 0); 0], "met too seldom, of {met:?}");
}
