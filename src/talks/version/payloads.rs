//! Payloads to ask the judge with: acts on versions.

use std::iter::once;

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Probe, Probed},
    talks::version::{self, Owner, VersionEvent},
    value::id::VersionId,
};

impl Probed for VersionEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        for version in probe.seen(&probe.talks.state.versions) {
            acts_on(probe, &version.id, each);
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let Ok(version) = VersionId::new(&probe.new) {
        each(
            None,
            &mut once(version::Drafted::from_parts(version, probe.name.clone(), Owner::Unknown).into()),
        );
    }
}

fn acts_on(probe: &Probe<'_>, id: &VersionId, each: Each<'_>) {
    let mut one = |event: Event| each(Some(Subject::Version(id.clone())), &mut once(event));
    one(version::Tabled::from_parts(id.clone()).into());
    one(version::TakenAsBasis::from_parts(id.clone()).into());
    one(version::AdoptedAdReferendum::from_parts(id.clone()).into());
    one(version::Adopted::from_parts(id.clone()).into());
    one(version::Rejected::from_parts(id.clone()).into());
    one(version::Revived::from_parts(id.clone()).into());
    one(version::Renamed::from_parts(id.clone(), probe.name.clone()).into());
    one(version::Superseded::from_parts(id.clone()).into());
    one(version::Withdrawn::from_parts(id.clone()).into());
}
