//! Payloads to ask the judge with: acts on instruments.

use std::iter::once;

use crate::{
    event::{Event, Subject},
    judge::permitted::{Each, Payloads, Probe, Probed},
    outcome::instrument::{self, InstrumentEvent, InstrumentKind},
    value::{
        condition::{Condition, Consents},
        gather::Gather,
        id::{EntryId, InstrumentId, PartyId},
        sorted::Map,
        text::Name,
        when::When,
    },
};

impl Probed for InstrumentEvent {
    fn payloads(probe: &Probe<'_>, each: Each<'_>) {
        added(probe, each);
        for instrument in probe.seen(&probe.talks.state.instruments) {
            acts_on(probe, &instrument.id, each);
        }
    }
}

fn added(probe: &Probe<'_>, each: Each<'_>) {
    if let Ok(instrument) = InstrumentId::new(&probe.new) {
        let title = || probe.name.clone();
        let drafted =
            || instrument::Drafted::from_parts(instrument.clone(), InstrumentKind::CONTRACT, title(), false);
        let of_one = probe.party_ids().map(|party| drafted().with_parties(vec![party]).into());
        let of_those = drafted().with_parties(probe.acting()).into();
        each(None, &mut [drafted().into(), of_those].into_iter().chain(of_one));
    }
}

/// The parties that an instrument concerns.
fn concerned(probe: &Probe<'_>, of: Option<&InstrumentId>) -> Vec<PartyId> {
    let of = of.and_then(|id| probe.talks.state.instruments.by_key(id.as_str()));
    let all = of.map(|of| probe.talks.concerned(of)).unwrap_or_default();
    all.into_iter().filter_map(|ix| probe.talks.party_id(ix).cloned()).gather()
}

fn acts_on(probe: &Probe<'_>, id: &InstrumentId, each: Each<'_>) {
    let instrument = || id.clone();
    let text = || probe.text.clone();
    let mut many = |events: Payloads<'_>| each(Some(Subject::Instrument(id.clone())), events);
    let Some(view) = probe.talks.instrument(id) else { return };
    let parties = view.named_parties().cloned().gather();
    let revised = || instrument::Revised::from_parts(instrument());
    let version = probe
        .seen(&probe.talks.state.versions)
        .next()
        .map(|version| revised().with_version(version.id.clone()));
    let gate = view.gates().next();
    let gate = gate.map(|gate| revised().with_gates(Condition::GatePassed(gate.id().clone())));
    let when = revised().with_in_force_when(Condition::Bound(Consents::to(instrument())));
    // Those whom it names or concerns, or who act; an annex may need those of its main instrument, too.
    let instruments = &probe.talks.state.instruments;
    let annex_to =
        instruments.by_key(id.as_str()).and_then(|own| probe.talks.drafted(own)?.annex_to.as_ref());
    let main = concerned(probe, annex_to);
    let with = |lists: &[&[PartyId]]| {
        let mut all: Vec<PartyId> = Vec::new();
        for id in lists.iter().copied().flatten().chain(&main) {
            if !all.contains(id) {
                all.push(id.clone());
            }
        }
        revised().with_parties(all.into())
    };
    let (acting, own) = (probe.acting(), concerned(probe, Some(id)));
    let annex = (!main.is_empty()).then(|| with(&[&parties]));
    let others = [annex, Some(with(&[&acting])), Some(with(&[&acting, &own]))];
    let ways = [Some(revised().with_parties(parties.into())), version, gate, Some(when)];
    many(&mut ways.into_iter().chain(others).flatten().map(Event::from));
    many(&mut once(instrument::Agreed::from_parts(instrument()).into()));
    many(&mut once(instrument::Initialled::from_parts(instrument()).into()));
    many(&mut once(instrument::Adopted::from_parts(instrument()).into()));
    many(&mut once(instrument::OpenedForSignature::from_parts(instrument()).into()));
    many(&mut once(instrument::Signed::from_parts(instrument()).into()));
    let others = || {
        probe.seen(&probe.talks.state.instruments).map(|other| other.id.clone()).filter(|other| other != id)
    };
    // What only some hold is theirs to record.
    let held = |all: fn(InstrumentId, &Probe<'_>) -> Event, some: &dyn Fn(Vec<PartyId>) -> Event| {
        let general = all(instrument(), probe);
        once(general).chain(probe.bodies().map(some)).gather()
    };
    // The first day that can be written has begun, today what it waits for may be met, and any entry will do to show
    // what nobody computes.
    let days = "0001-01-02".parse::<When>().into_iter().chain(When::instant(probe.at));
    let shown: Vec<EntryId> = probe.first_entry().into_iter().gather();
    let mut entered = days.flat_map(|at| {
        let enters = || {
            instrument::EnteredIntoForce::from_parts(instrument(), at.clone()).with_shown_by(shown.clone())
        };
        let some = probe.bodies().map(|holders| enters().with_according_to(holders).into());
        once(enters().into()).chain(some).gather()
    });
    many(&mut entered);
    // A part that acts named may stand otherwise than the whole; one of each status will do.
    let mut parts = Map::new();
    for part in view.parts() {
        let status = probe.talks.status_then_of(view.state, None, Some(part), probe.at.to_utc());
        parts.or_insert_with(status, || part);
    }
    let apart = |mut all: Vec<Event>, one: &dyn Fn(Vec<Name>) -> Event| {
        all.extend(parts.values().map(|part| one(vec![(*part).clone()])));
        all.into_iter()
    };
    let suspended = held(|instrument, _| instrument::Suspended::from_parts(instrument).into(), &|holders| {
        instrument::Suspended::from_parts(instrument()).with_according_to(holders).into()
    });
    many(&mut apart(suspended, &|part| {
        instrument::Suspended::from_parts(instrument()).with_parts(part).into()
    }));
    let resumed = held(|instrument, _| instrument::Resumed::from_parts(instrument).into(), &|holders| {
        instrument::Resumed::from_parts(instrument()).with_according_to(holders).into()
    });
    many(&mut apart(resumed, &|part| instrument::Resumed::from_parts(instrument()).with_parts(part).into()));
    many(&mut once(instrument::Amended::from_parts(instrument()).into()));
    many(&mut once(instrument::Rectified::from_parts(instrument(), text()).into()));
    let mut superseded = others().flat_map(|other| {
        let one = instrument::Superseded::from_parts(instrument(), other.clone()).into();
        let some = probe.bodies().map(move |holders| {
            instrument::Superseded::from_parts(instrument(), other.clone()).with_according_to(holders).into()
        });
        once(one).chain(some).gather()
    });
    many(&mut superseded);
    let terminated =
        held(|instrument, _| instrument::Terminated::from_parts(instrument).into(), &|holders| {
            instrument::Terminated::from_parts(instrument()).with_according_to(holders).into()
        });
    many(&mut apart(terminated, &|part| {
        instrument::Terminated::from_parts(instrument()).with_parts(part).into()
    }));
    let again = held(|instrument, _| instrument::Revived::from_parts(instrument).into(), &|holders| {
        instrument::Revived::from_parts(instrument()).with_according_to(holders).into()
    });
    many(&mut again.into_iter());
    many(&mut once(instrument::Rejected::from_parts(instrument()).into()));
    many(&mut once(instrument::Resubmitted::from_parts(instrument()).into()));
    many(&mut once(instrument::Reopened::from_parts(instrument()).into()));
    many(&mut once(instrument::Lapsed::from_parts(instrument()).into()));
}
