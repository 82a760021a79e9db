//! What can be seen of how things stand, one line for each value: by the library, by the model.

use std::collections::{BTreeMap, BTreeSet};

use negotiation::{
    event::{Entry, Subject},
    record::Record,
    state::Negotiation,
    talks::{point::Standing, position::Matter},
    value::id::PartyId,
};
use serde::Serialize;

use crate::naive::{Model, State};

/// The words in parts, and who accepts each.
fn show_parts(show: &mut impl FnMut(String), whole: &Negotiation, on: &Matter) {
    let named = Subject::from(on).to_string();
    for part in whole.accepted_parts(on) {
        let by: BTreeSet<_> = part.accepted_by.iter().map(ToString::to_string).collect();
        show(format!("{} part {:?} of {by:?}", named.replace('`', ""), part.text));
    }
}

/// By the library.
pub(crate) fn of_record(record: &Record) -> BTreeSet<String> {
    let whole = record.negotiation();
    let mut all = BTreeSet::new();
    let mut show = |line: String| {
        all.insert(line);
    };
    if let Some(status) = whole.status() {
        show(format!("negotiation {status}, suspended {}", whole.is_suspended()));
        show(format!("procedure {}", serde_json::to_value(whole.procedure()).unwrap()));
    }
    for party in whole.parties() {
        let id = party.id();
        show(format!("{id} {} weight {}", party.participation(), party.weight()));
        show(format!("{id} is principal {}", party.is_principal()));
        show(format!("{id} excluded until {}", json(party.excluded_until())));
        for role in party.roles() {
            let scope = serde_json::to_value(role.scope).unwrap();
            let scope =
                scope["meeting"].as_str().or(scope["track"].as_str()).or(scope["instrument"].as_str());
            let scope = scope.unwrap_or("whole");
            let other = role.for_party.map(ToString::to_string);
            show(format!("{id} {} {scope} {} for {other:?}", role.role, role.status));
        }
        let before: Vec<_> = party.inherits_from().map(ToString::to_string).collect();
        show(format!("{id} told {} inherits from {before:?}", party.identity().count()));
        for group in party.groups() {
            show(format!("{id} member of {group}"));
        }
    }
    for point in whole.points() {
        let id = point.id();
        let (flag, words) =
            (point.flag().map(|flag| flag.to_string()), point.wording().map(|words| &words.id));
        show(format!("{id} {} flag {flag:?}", point.status()));
        let (words, parent) = (words.map(ToString::to_string), point.parent().map(ToString::to_string));
        show(format!("{id} words {words:?} parent {parent:?}"));
        for (words, standing) in point.languages().skip(usize::from(words.is_some())) {
            show(format!("{id} also {} {}", words.id, standing == Standing::Authentic));
        }
        show_parts(&mut show, whole, &id.clone().into());
        for position in point.positions() {
            let words = position.wording.map(ToString::to_string);
            let (party, stance, counts) = (position.party, position.stance, position.counts);
            show(format!("{id} {party} {stance} words {words:?} counts {counts}"));
        }
    }
    for own in whole.alternatives() {
        let id = own.id();
        let (words, of) = (own.wording().map(|words| &words.id), own.amends().map(ToString::to_string));
        show(format!("{id} {} words {} of {of:?}", own.status(), words.unwrap()));
        show_parts(&mut show, whole, &id.clone().into());
        for position in own.positions() {
            let words = position.wording.map(ToString::to_string);
            let (party, stance, counts) = (position.party, position.stance, position.counts);
            show(format!("{id} {party} {stance} words {words:?} counts {counts}"));
        }
    }
    for version in whole.versions() {
        show(format!("{} {}", version.id(), version.status()));
        for (number, point, words) in version.contents() {
            let words = words.map(ToString::to_string);
            show(format!("{} {number} {} {words:?}", version.id(), point.id()));
        }
    }
    for own in whole.questions() {
        let (id, on) = (own.id(), serde_json::to_value(own.on()).unwrap());
        let words = own.wording().map(ToString::to_string);
        show(format!("{id} {} on {on} words {words:?} closes {}", own.status(), json(own.closes())));
        for (party, weight, groups) in own.electorate() {
            let groups: BTreeSet<_> = groups.iter().map(ToString::to_string).collect();
            show(format!("{id} asks {party} of weight {weight} in {groups:?}"));
        }
        for (party, weight) in own.voters() {
            show(format!("{id} is voted on by {party} of weight {weight}"));
        }
        let heads = own.tally().reason().tally().heads;
        let counts = [heads.in_favour, heads.against, heads.abstained, heads.missing];
        show(format!("{id} tally {counts:?} votes {}", own.votes().count()));
    }
    for proposal in whole.proposals() {
        let id = proposal.id();
        let to: Vec<_> = proposal.addressees().map(ToString::to_string).collect();
        show(format!("{id} {} to {to:?} expires {}", proposal.status(), json(proposal.expires())));
        for (point, words) in proposal.contents() {
            show(format!("{id} contains {} {:?}", point.id(), words.map(ToString::to_string)));
        }
        for (party, answer, _) in proposal.answers() {
            show(format!("{id} {party} answered {answer}"));
        }
    }
    for link in whole.links() {
        let points: Vec<_> = link.points().map(|point| point.id().to_string()).collect();
        show(format!(
            "{} {} {} {points:?} {}",
            link.id(),
            link.kind(),
            link.status(),
            json(link.condition())
        ));
    }
    show(format!("basis {:?}", whole.basis_version().map(|version| version.id().to_string())));
    for own in whole.persons() {
        let id = own.id();
        for office in own.offices() {
            show(format!("{id} {} of {} held {}", office.title, office.party, office.held));
        }
        for accreditation in own.accreditations() {
            let (party, until) = (accreditation.party, json(accreditation.until));
            let powers = serde_json::to_value(accreditation.powers).unwrap();
            let (points, tracks) = (accreditation.points.len(), accreditation.tracks.len());
            let status = accreditation.status;
            show(format!("{id} of {party} {status} until {until} {powers} on {points}, {tracks}"));
        }
    }
    for own in whole.tracks() {
        let parties: BTreeSet<_> = own.parties().map(|party| party.id().to_string()).collect();
        let points: BTreeSet<_> = own.points().map(|point| point.id().to_string()).collect();
        show(format!("{} {} of {parties:?} on {points:?} {}", own.id(), own.status(), json(own.rule())));
    }
    for own in whole.deadlines() {
        let parties: Vec<_> = own.parties().map(ToString::to_string).collect();
        let (due, dates) = (json(Some(own.due())), own.dates().count());
        let instead = json(Some(own.instead()));
        show(format!("{} {} due {due} {instead} dates {dates} {parties:?}", own.id(), own.status()));
    }
    for own in whole.commitments() {
        let id = own.id();
        let (obligors, to) = (own.obligors().count(), own.beneficiaries().count());
        show(format!("{id} {} of {obligors} to {to} due {}", own.status(), json(own.due())));
        let reports: Vec<_> = own.reports().iter().map(|one| one.fact.degree.points()).collect();
        let (last, alleged) = (own.degree().map(|own| own.points()), own.alleged_violations().count());
        let point = own.point().map(|point| point.id().to_string());
        let last_reports = own.last_reports();
        let mut series: Vec<_> = last_reports.iter().map(|one| one.fact.degree.points()).collect();
        series.sort_unstable();
        show(format!("{id} complete {} by reporter {series:?}", own.is_complete()));
        show(format!("{id} reports {reports:?} last {last:?} alleged {alleged} from {point:?}"));
    }
    for own in whole.ceasefires() {
        let parties: BTreeSet<_> = own.parties().map(ToString::to_string).collect();
        let alleged = own.alleged_violations().count();
        show(format!(
            "{} {} of {parties:?} until {} alleged {alleged}",
            own.id(),
            own.status(),
            json(own.until())
        ));
    }
    for own in whole.measures() {
        let parties: BTreeSet<_> = own.parties().map(ToString::to_string).collect();
        show(format!("{} {} by {parties:?}", own.id(), own.status()));
    }
    for meeting in whole.meetings() {
        let id = meeting.id();
        show(format!("{id} {} host {:?}", meeting.status(), meeting.host().map(ToString::to_string)));
        show(format!("{id} window {} interval {}", json(meeting.window()), json(meeting.interval())));
        show(format!("{id} place {} agenda {}", json(meeting.planned_place()), meeting.agenda().len()));
        show(format!("{id} relations {}", meeting.relations().count()));
        let (track, documents) = (meeting.track().map(ToString::to_string), meeting.documents().count());
        let until = json(meeting.until());
        show(format!("{id} track {track:?} documents {documents} until {until}"));
        show(format!("{id} outcomes {} readouts {}", meeting.outcomes().count(), meeting.readouts().count()));
        for participant in meeting.participants() {
            let (reply, presence) = (json(participant.reply), json(participant.presence));
            let expected = participant.expected;
            show(format!("{id} {} expected {expected} {reply} {presence}", participant.party));
        }
    }
    all.extend(instruments_of_record(whole));
    for own in whole.watch_list() {
        all.insert(format!("{} {} due {}", own.id(), own.status(), json(own.due())));
    }
    let seen = |on: &Subject, wire: serde_json::Value| {
        let accounts = whole.accounts(on);
        let line = |group: &negotiation::query::Accounts<'_>| {
            let last = group.accounts.iter().filter(|account| !account.superseded).count();
            format!(
                "{wire} {}: {} told, {last} last, differ {}",
                group.aspect,
                group.accounts.len(),
                group.differ
            )
        };
        accounts.iter().map(line).collect::<Vec<_>>()
    };
    all.extend(seen(&Subject::Negotiation, "whole".into()));
    for point in whole.points() {
        all.extend(seen(&Subject::Point(point.id().clone()), serde_json::json!({ "point": point.id() })));
    }
    for own in whole.remarked() {
        let last: Vec<_> = own.last.iter().map(|(remark, ..)| remark.to_string()).collect();
        all.insert(format!("{} last said {}", own.id, last.join(" ")));
    }
    for entry in record.entries().iter().filter(|entry| entry.cause().is_none()) {
        let id = entry.id();
        let remarks: Vec<_> = whole.remarks_on(id).map(|(remark, ..)| remark.to_string()).collect();
        let later = whole.sources_of(id).filter(|(_, with)| with.id() != id).map(|_| "sourced".to_owned());
        let by = |by: &Entry| format!("disclosed to {}", json(Some(by.disclosure())));
        let disclosed = whole.disclosures_of(id).map(by);
        let mut said: Vec<_> = later.chain(disclosed).collect();
        said.sort();
        all.insert(format!("{id} remarks {} {}", remarks.join(" "), said.join(" ")));
        all.extend(seen(&Subject::Entry(id.clone()), serde_json::json!({ "entry": id })));
    }
    all
}

/// By the model.
pub(crate) fn of_model(model: &Model) -> BTreeSet<String> {
    let state = model.state();
    let mut all = BTreeSet::new();
    let mut show = |line: String| {
        all.insert(line);
    };
    if let Some(status) = &state.status {
        show(format!("negotiation {status}, suspended {}", state.suspended));
        show(format!("procedure {}", state.procedure));
    }
    for (id, party) in &state.parties {
        show(format!("{id} {} weight {}", party.participation, party.weight));
        show(format!("{id} is principal {}", state.is_principal(id)));
        show(format!("{id} excluded until {}", json(party.excluded_until.as_ref())));
        for ((role, scope, whose), held) in &party.roles {
            let whose = (!whose.is_empty()).then_some(whose);
            show(format!("{id} {role} {scope} {} for {whose:?}", held.status));
        }
        show(format!("{id} told {} inherits from {:?}", party.told, state.before(id)));
        for group in &party.groups {
            show(format!("{id} member of {group}"));
        }
    }
    for (id, point) in &state.points {
        show(format!("{id} {} flag {:?}", point.status, point.flag));
        show(format!("{id} words {:?} parent {:?}", point.words, point.parent));
        for words in &state.added {
            let same =
                point.words.is_some() && state.root(Some(words.clone())) == state.root(point.words.clone());
            if state.words[words].0 == *id && same {
                let mut now = words;
                while let Some(next) = state.rectified.get(now) {
                    now = next;
                }
                show(format!("{id} also {now} {}", state.beside[words]));
            }
        }
        let on = format!("point {id}");
        for (part, by) in state.accepted_parts(&on) {
            show(format!("{on} part {part:?} of {by:?}"));
        }
        let source = state.source(id).map(|source| format!("alternative {source}"));
        let matters = [Some(on.clone()), source].into_iter().flatten();
        let parties = matters.filter_map(|on| state.positions.get(&on)).flat_map(BTreeMap::keys);
        for party in parties.collect::<BTreeSet<_>>() {
            let Some(position) = state.held(&on, party) else { continue };
            if let Some(stance) = &position.stance {
                let counts = state.counts(&on, party);
                show(format!("{id} {party} {stance} words {:?} counts {counts}", position.words));
            }
        }
    }
    for (id, own) in &state.alternatives {
        show(format!("{id} {} words {} of {:?}", own.status, own.words, own.of));
        let on = format!("alternative {id}");
        for (part, by) in state.accepted_parts(&on) {
            show(format!("{on} part {part:?} of {by:?}"));
        }
        for (party, position) in state.positions.get(&on).into_iter().flatten() {
            if let Some(stance) = &position.stance {
                let counts = state.counts(&on, party);
                show(format!("{id} {party} {stance} words {:?} counts {counts}", position.words));
            }
        }
    }
    for (id, version) in &state.versions {
        show(format!("{id} {}", version.status));
        for (point, number, words) in &version.contents {
            show(format!("{id} {number} {point} {words:?}"));
        }
    }
    for (id, own) in &state.questions {
        let on = own.on.as_ref().map(|on| on.split_once(' ').unwrap());
        let on = on.map_or(serde_json::Value::Null, |(matter, id)| serde_json::json!({ matter: id }));
        let closes = json(own.closes.as_ref());
        show(format!("{id} {} on {on} words {:?} closes {closes}", own.status, own.words));
        for (party, weight, groups) in &own.electorate {
            show(format!("{id} asks {party} of weight {weight} in {groups:?}"));
        }
        let put_to = own.votes.iter().filter(|(party, _)| state.is_put_to(own, party));
        let votes: usize = put_to.map(|(_, votes)| votes.len()).sum();
        for seat in state.seats(own) {
            show(format!("{id} is voted on by {} of weight {}", seat.party, seat.weight));
        }
        show(format!("{id} tally {:?} votes {votes}", state.tally(own)));
    }
    for (id, own) in &state.proposals {
        let to = &own.to;
        show(format!("{id} {} to {to:?} expires {}", own.status, json(own.ends())));
        for (point, words, _) in &own.contents {
            show(format!("{id} contains {point} {words:?}"));
        }
        for (party, answer) in own.answers.iter().filter(|(party, _)| state.is_addressed(own, party)) {
            show(format!("{id} {party} answered {answer}"));
        }
    }
    for (id, link) in &state.links {
        let status = if link.released { "released" } else { "standing" };
        let points = &link.points;
        show(format!("{id} {} {status} {points:?} {}", link.kind, json(link.condition.as_ref())));
    }
    show(format!("basis {:?}", state.basis));
    for (id, own) in &state.persons {
        for ((party, title), held) in &own.offices {
            show(format!("{id} {title} of {party} held {held}"));
        }
        for (party, own) in &own.accreditations {
            let list = |field: &str| own.extent[field].as_array().cloned().unwrap_or_default();
            let (powers, points, tracks) = (list("powers"), list("points").len(), list("tracks").len());
            let powers = serde_json::Value::from(powers);
            let status = if own.valid { "valid" } else { "ended" };
            let until = json(own.until.as_ref());
            show(format!("{id} of {party} {status} until {until} {powers} on {points}, {tracks}"));
        }
    }
    for (id, own) in &state.tracks {
        let rule = json(own.rule.as_ref());
        show(format!("{id} {} of {:?} on {:?} {rule}", own.status, own.parties, own.points));
    }
    for (id, own) in &state.deadlines {
        let (due, dates, parties) = (json(Some(state.term(own))), own.dates, &own.parties);
        let instead = json(Some(&own.instead));
        show(format!("{id} {} due {due} {instead} dates {dates} {parties:?}", own.status));
    }
    for (id, own) in &state.commitments {
        let (obligors, to) = (own.obligors.len(), own.to.len());
        show(format!("{id} {} of {obligors} to {to} due {}", own.status, json(own.due.as_ref())));
        let reports: Vec<_> = own.reports.iter().map(|(_, degree, ..)| *degree).collect();
        let (last, alleged, point) = (reports.last(), own.alleged, &own.point);
        let series: BTreeMap<_, _> =
            own.reports.iter().map(|(by, degree, ..)| (by.to_string(), *degree)).collect();
        let mut series: Vec<_> = series.into_values().collect();
        series.sort_unstable();
        show(format!("{id} complete {} by reporter {series:?}", own.is_complete(&state)));
        show(format!("{id} reports {reports:?} last {last:?} alleged {alleged} from {point:?}"));
    }
    for (id, own) in &state.ceasefires {
        let (parties, alleged) = (&own.parties, own.alleged);
        show(format!(
            "{id} {} of {parties:?} until {} alleged {alleged}",
            own.status,
            json(own.until.as_ref())
        ));
    }
    for (id, own) in &state.measures {
        show(format!("{id} {} by {:?}", own.status, own.parties));
    }
    for (id, meeting) in &state.meetings {
        show(format!("{id} {} host {:?}", meeting.status, meeting.host));
        show(format!(
            "{id} window {} interval {}",
            json(meeting.window.as_ref()),
            json(meeting.interval.as_ref())
        ));
        show(format!("{id} place {} agenda {}", json(meeting.planned_place.as_ref()), meeting.agenda));
        show(format!("{id} relations {}", meeting.relations.len()));
        let until = json(meeting.until.as_ref());
        show(format!("{id} track {:?} documents {} until {until}", meeting.track, meeting.documents));
        show(format!("{id} outcomes {} readouts {}", meeting.outcomes, meeting.readouts));
        for (party, participant) in &meeting.participants {
            let (reply, presence) = (json(meeting.reply(party)), json(participant.presence.as_ref()));
            show(format!("{id} {party} expected {} {reply} {presence}", participant.expected));
        }
    }
    all.extend(instruments_of_model(&state));
    for (id, (status, due)) in &state.watch_list {
        all.insert(format!("{id} {status} due {}", json(due.as_ref())));
    }
    all.extend(model.accounts(&state, &"whole".into()));
    for id in state.points.keys() {
        all.extend(model.accounts(&state, &serde_json::json!({ "point": id })));
    }
    for id in model.ids() {
        let disclosed = model.disclosed_later(&id);
        let mut said: Vec<_> = disclosed.iter().map(|to| format!("disclosed to {to}")).collect();
        said.extend(std::iter::repeat_n("sourced".to_owned(), model.sources_found(&id)));
        said.sort_unstable();
        all.insert(format!("{id} remarks {} {}", model.remarks(&id, false).join(" "), said.join(" ")));
        let last = model.remarks(&id, true);
        if !last.is_empty() {
            all.insert(format!("{id} last said {}", last.join(" ")));
        }
        all.extend(model.accounts(&state, &serde_json::json!({ "entry": id })));
    }
    all
}

/// Days on which it is asked for whom instruments are in force: early and late in the histories, and after them.
const ASKED: [&str; 4] =
    ["2026-01-06T20:00:00Z", "2026-01-08T06:00:00Z", "2026-02-10T00:00:00Z", "2028-01-01T00:00:00Z"];

fn instruments_of_record(whole: &Negotiation) -> Vec<String> {
    let mut all = Vec::new();
    let sorted = |ids: Vec<&PartyId>| ids.iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    for own in whole.instruments() {
        let id = own.id();
        let version = own.version().map(|version| version.id().to_string());
        all.push(format!("{id} {} binding {} version {version:?}", own.status(), own.is_binding()));
        all.push(format!("{id} parties {:?}", sorted(own.parties().collect())));
        all.push(format!("{id} deciding {:?}", sorted(own.deciding())));
        let ready = own.ready_since().filter(|at| *at > chrono::DateTime::<chrono::Utc>::MIN_UTC);
        let ready = ready.map(|at| at.timestamp_nanos_opt().unwrap());
        all.push(format!("{id} ready {ready:?} amended {}", own.amendments().count()));
        all.push(format!("{id} waits for {}, needs {}", json(own.in_force_when()), json(own.gates_needed())));
        for party in own.viewpoints() {
            all.push(format!("{id} {party} holds {}", own.status_held_by(party)));
        }
        for consent in own.consents() {
            let (status, party) = (consent.status().map(|own| own.to_string()), consent.party().unwrap());
            let declared = consent.attested().count() + consent.declarations().count();
            all.push(format!(
                "{id} {party} {status:?} provisional {} declared {declared} notice {}",
                consent.is_provisional(),
                json(consent.withdraws_at())
            ));
        }
        for at in ASKED {
            let instant = at.parse().unwrap();
            for (party, answer) in whole.in_force_for(id, instant) {
                all.push(format!("{id} {party} {at} {}", answer.general().force));
                for holder in own.viewpoints() {
                    let force = answer.as_held_by(holder).force;
                    all.push(format!("{id} {party} {at} to {holder} {force}"));
                }
            }
        }
        all.push(format!("{id} parts {:?}", own.parts()));
        let about = whole.in_force_for(id, ASKED[1].parse().unwrap());
        for (party, at) in about.iter().flat_map(|(party, _)| ASKED.map(|at| (*party, at))) {
            for (part, answer) in whole.in_force_by_part(id, party, at.parse().unwrap()) {
                all.push(format!("{id} {part} {party} {at} {}", answer.general().force));
                for holder in own.viewpoints() {
                    let force = answer.as_held_by(holder).force;
                    all.push(format!("{id} {part} {party} {at} to {holder} {force}"));
                }
            }
        }
        for reservation in own.reservations() {
            let (party, objections) = (reservation.party().unwrap(), reservation.objections().count());
            let (own, stands) = (reservation.id(), reservation.stands());
            all.push(format!("{own} of {party} to {id} stands {stands} objections {objections}"));
        }
    }
    for own in whole.gates() {
        let on = own.instrument().map(|on| on.id().to_string());
        let (of, by) = (own.of().map(ToString::to_string), own.replaced_by().map(|by| by.id().to_string()));
        let offer = own.proposal().map(|offer| offer.id().to_string());
        all.push(format!("{} {} on {on:?} {offer:?} of {of:?} replaced by {by:?}", own.id(), own.status()));
        let (results, recommended) = (own.results().count(), own.recommendations().count());
        all.push(format!("{} results {results} recommended {recommended} {}", own.id(), json(own.window())));
    }
    all
}

fn instruments_of_model(state: &State) -> Vec<String> {
    let mut all = Vec::new();
    for (id, own) in &state.instruments {
        all.push(format!("{id} {} binding {} version {:?}", own.status, own.binding, own.version));
        all.push(format!("{id} parties {:?}", state.parties_of(own)));
        let deciding: BTreeSet<String> = state.deciding_on(id).into_iter().collect();
        all.push(format!("{id} deciding {deciding:?}"));
        let ready = state.ready_since(id).filter(|at| *at > i64::MIN);
        all.push(format!("{id} ready {ready:?} amended {}", own.amended));
        let (waits, needs) = (json(own.waits.as_ref()), json(own.gates.as_ref()));
        all.push(format!("{id} waits for {waits}, needs {needs}"));
        for party in own.held.keys() {
            all.push(format!("{id} {party} holds {}", state.held_by(id, party)));
        }
        for (party, consent) in &own.consents {
            let (status, notice) = (&consent.status, json(consent.notice.as_ref()));
            let provisional = consent.provisional == Some(true);
            let declared = consent.declared;
            all.push(format!(
                "{id} {party} {status:?} provisional {provisional} declared {declared} notice {notice}"
            ));
        }
        let mut parties = state.parties_of(own);
        parties.extend(own.consents.keys().cloned());
        all.push(format!("{id} parts {:?}", own.parts_named()));
        for part in own.parts_named() {
            let of_part = own.in_part(&part);
            for (at, party) in ASKED.iter().flat_map(|at| parties.iter().map(move |party| (at, party))) {
                let instant: chrono::DateTime<chrono::Utc> = at.parse().unwrap();
                let instant = instant.timestamp_nanos_opt().unwrap();
                all.push(format!(
                    "{id} {part} {party} {at} {}",
                    state.in_force(&of_part, party, None, instant)
                ));
                for holder in own.held.keys() {
                    let force = state.in_force(&of_part, party, Some(holder), instant);
                    all.push(format!("{id} {part} {party} {at} to {holder} {force}"));
                }
            }
        }
        for at in ASKED {
            let instant: chrono::DateTime<chrono::Utc> = at.parse().unwrap();
            let instant = instant.timestamp_nanos_opt().unwrap();
            for party in &parties {
                all.push(format!("{id} {party} {at} {}", state.in_force(own, party, None, instant)));
                for holder in own.held.keys() {
                    let force = state.in_force(own, party, Some(holder), instant);
                    all.push(format!("{id} {party} {at} to {holder} {force}"));
                }
            }
        }
    }
    for (id, own) in &state.reservations {
        let (party, instrument, stands) = (&own.party, &own.instrument, own.stands && !own.lapsed);
        all.push(format!("{id} of {party} to {instrument} stands {stands} objections {}", own.objections));
    }
    for (id, own) in &state.gates {
        let (status, on, of, by) = (&own.status, &own.on, &own.of, &own.replaced_by);
        all.push(format!("{id} {status} on {on:?} {:?} of {of:?} replaced by {by:?}", own.offer));
        let window = json(own.window.as_ref());
        all.push(format!("{id} results {} recommended {} {window}", own.results, own.recommended));
    }
    all
}

fn json(value: Option<impl Serialize>) -> String {
    serde_json::to_value(value).unwrap().to_string()
}
