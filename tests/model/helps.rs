//! What a help names can be done: whoever it lets take a position or answer, may do so.

use std::collections::{BTreeMap, BTreeSet};

use negotiation::{
    event::Actor,
    record::Record,
    testing::history::{drafts, histories},
    value::id::PartyId,
};
use proptest::{prelude::*, test_runner::FileFailurePersistence};

/// The acts that a help asks for, each with those who are to do it: `record A .. by x, y and z`, each or jointly.
fn asked_for(help: &str) -> Vec<(&str, Vec<Actor>)> {
    let mut all = Vec::new();
    for part in help.split("record `").skip(1) {
        let Some((act, rest)) = part.split_once('`') else { continue };
        let Some((_, by)) = rest.split_once(" by `") else { continue };
        let mut parties = Vec::new();
        let mut rest = by;
        while let Some((party, more)) = rest.split_once('`') {
            parties.push(PartyId::new(party).unwrap());
            rest = more;
            let next = [", `", " and `"].into_iter().find_map(|between| more.strip_prefix(between));
            let Some(next) = next else { break };
            rest = next;
        }
        let kind = act.split_once('(').map_or(act, |(kind, _)| kind);
        if rest.starts_with(" jointly") {
            all.push((kind, vec![Actor::jointly(parties).unwrap_or_else(|fault| panic!("{help}: {fault}"))]));
        } else {
            all.push((kind, parties.into_iter().map(Actor::Party).collect()));
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("proptest-regressions"))),
        ..ProptestConfig::with_cases(100)
    })]

    #[test]
    fn whoever_a_help_lets_act_may_act_so((opening, history) in histories(50)) {
        let mut record = Record::new();
        let mut may: BTreeMap<(usize, String), BTreeSet<&'static str>> = BTreeMap::new();
        for draft in drafts(opening, &history) {
            let at = draft.recorded();
            let Err(refusal) = record.propose(draft) else { continue };
            let whole = record.negotiation();
            let explained = refusal.explain(whole);
            let asked = asked_for(explained.help()).into_iter();
            for (act, actors) in asked.filter(|(act, _)| ["position.taken", "proposal.answered"].contains(act)) {
                for actor in actors {
                    let key = (whole.entries().len(), actor.to_string());
                    let possible = may.entry(key).or_insert_with(|| {
                        let all = whole.permitted(&actor, at).into_iter();
                        all.filter(|act| act.is_possible()).map(|act| act.kind.name()).collect()
                    });
                    prop_assert!(possible.contains(act), "{explained}");
                }
            }
        }
    }
}
