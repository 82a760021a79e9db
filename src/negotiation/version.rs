//! How facts about versions fit and fold.

use std::collections::BTreeSet;

use crate::{
    entry::Subject,
    negotiation::{Fault, Named, State, state::ix},
    register::{At, Register},
    rule::catalogue::{
        VERSION_DRAFTED_NUMBERS, VERSION_DRAFTED_ONCE, VERSION_DRAFTED_OWNER, VERSION_DRAFTED_WORDING,
        VERSION_SUPERSEDED_SUCCESSOR,
    },
    version::{Content, Drafted, Operation, Owner, VersionEvent, VersionState, VersionStatus},
};

impl State {
    pub(super) fn check_version(&self, event: &VersionEvent) -> Result<(), Fault> {
        match event {
            VersionEvent::Drafted(drafted) => self.check_drafted(drafted),
            // version.superseded.successor: a version is not superseded by itself
            VersionEvent::Superseded(fact) if fact.successor.as_ref() == Some(&fact.version) => {
                Err(Fault::new(&VERSION_SUPERSEDED_SUCCESSOR, Subject::Version(fact.version.clone())))
            }
            VersionEvent::Superseded(_)
            | VersionEvent::Tabled(_)
            | VersionEvent::TakenAsBasis(_)
            | VersionEvent::Withdrawn(_) => Ok(()),
        }
    }

    fn check_drafted(&self, drafted: &Drafted) -> Result<(), Fault> {
        // version.drafted.owner: joint owners are at least two, each once
        if let Owner::Jointly(parties) = &drafted.owner {
            let distinct: BTreeSet<_> = parties.iter().collect();
            if distinct.len() != parties.len() || !(2..=64).contains(&parties.len()) {
                return Err(Fault::new(&VERSION_DRAFTED_OWNER, Subject::Version(drafted.version.clone())));
            }
        }
        let mut numbers = BTreeSet::new();
        let mut points = BTreeSet::new();
        for Operation::Add(add) in &drafted.operations {
            let fault = |rule| Err(Fault::new(rule, Subject::Point(add.point.clone())));
            // version.drafted.once: a point is in a version once
            if !points.insert(&add.point) {
                return fault(&VERSION_DRAFTED_ONCE);
            }
            // version.drafted.numbers: no two points bear one number in one version
            if !numbers.insert(&add.number) {
                return fault(&VERSION_DRAFTED_NUMBERS);
            }
            // version.drafted.wording: the words of a point in a version are words of that point
            let point = self.points.find(add.point.as_str());
            let wording = add.wording.as_ref().and_then(|id| self.wordings.by_key(id.as_str()));
            if wording.is_some_and(|wording| Some(wording.point) != point) {
                return fault(&VERSION_DRAFTED_WORDING);
            }
        }
        Ok(())
    }

    pub(super) fn fold_version(&mut self, event: &VersionEvent, named: Named, at: At<'_>) {
        let own = named.version;
        let status = match event {
            VersionEvent::Drafted(drafted) => {
                let contents = drafted.operations.iter().filter_map(|Operation::Add(add)| {
                    Some(Content {
                        point: self.points.find(add.point.as_str())?,
                        number: add.number.clone(),
                        wording: ix(&self.wordings, add.wording.as_ref()),
                    })
                });
                let version = VersionState {
                    id: drafted.version.clone(),
                    introduced: at.seq,
                    label: drafted.label.clone(),
                    owner: drafted.owner.clone(),
                    status: Register::new(VersionStatus::Drafted, at.seq),
                    contents: contents.collect(),
                    positions: crate::position::Positions::default(),
                };
                self.versions.add(version);
                return;
            }
            VersionEvent::Tabled(_) => VersionStatus::Tabled,
            VersionEvent::TakenAsBasis(_) => {
                match (&mut self.basis, own) {
                    (Some(basis), Some(own)) => {
                        basis.set(own, at);
                    }
                    (basis @ None, Some(own)) => *basis = Some(Register::new(own, at.seq)),
                    (_, None) => {}
                }
                VersionStatus::UnderNegotiation
            }
            VersionEvent::Superseded(_) => VersionStatus::Superseded,
            VersionEvent::Withdrawn(_) => VersionStatus::Withdrawn,
        };
        if let Some(version) = own.and_then(|own| self.versions.get_mut(own)) {
            version.status.set(status, at);
        }
    }
}
