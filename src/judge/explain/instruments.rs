//! What would make a refused act on instruments, consent and gates possible.

use crate::judge::explain::{facts::list, help::Help};
use crate::{
    event::Subject,
    outcome::{
        gate::GateView,
        instrument::{InstrumentStatus, InstrumentView},
    },
    value::{condition::Condition, id::InstrumentId, when::instant},
};

impl Help<'_> {
    pub(crate) fn of_an_instrument(&self) -> String {
        let subject = &self.refusal.subject;
        let own = match subject {
            Subject::Instrument(id) => self.whole.instrument(id),
            _ => None,
        };
        let gate = match subject {
            Subject::Gate(id) => self.whole.gate(id),
            _ => None,
        };
        match self.refusal.rule.id() {
            "instrument.drafted.parties" => "name each party once".to_owned(),
            "instrument.drafted.notice" => {
                "say how long a withdrawal is notified before it takes effect, such as `P6M`".to_owned()
            }
            "instrument.entered_into_force.once" => {
                format!("{subject} is in force; name in `parties` for whom it is from now on, too")
            }
            "instrument.any.dated" | "consent.any.dated" => {
                "give a date that is not over, or leave it out; or let the procedure allow back-dating"
                    .to_owned()
            }
            "instrument.any.concluded" => {
                "record `instrument.agreed` of the other one first; a draft ends and amends nothing".to_owned()
            }
            "instrument.drafted.unilateral" => {
                "name the one party whose statement it is, or choose another kind".to_owned()
            }
            "instrument.drafted.annex" | "instrument.superseded.successor" | "instrument.amended.other" => {
                "name another instrument".to_owned()
            }
            "instrument.gates_set.gates" => {
                let gates = own.map(|own| list(own.gates().map(|gate| gate.id()), "none"));
                format!("the gates required of {subject}: {}", gates.unwrap_or_else(|| "none".to_owned()))
            }
            "instrument.entered_into_force.for" => {
                "name each once, and first record of the others that they express consent, or set the parties anew"
                    .to_owned()
            }
            "instrument.text_set.fixed" => match own.map(|own| own.status()) {
                Some(InstrumentStatus::InForce | InstrumentStatus::Suspended) => {
                    "record `instrument.amended`, with the version that it embodies now".to_owned()
                }
                Some(InstrumentStatus::Superseded | InstrumentStatus::Terminated) => {
                    "it is over; draft another instrument".to_owned()
                }
                _ => format!("record `instrument.reopened` first; {}", self.how_they_stand(own)),
            },
            "instrument.agreed.text" => Self::unsettled(own),
            "instrument.initialled.all"
            | "instrument.signed.all" => self.how_they_stand(own),
            "instrument.entered_into_force.begun" => "give a date that has begun, or propose it then".to_owned(),
            "instrument.entered_into_force.condition" => self.not_ready(own),
            "instrument.entered_into_force.gates" => Self::gates_open(own),
            "instrument.any.according_to" => {
                "let those that `according_to` names act, jointly if they are several, or record it as observed"
                    .to_owned()
            }
            "instrument.amended.force" => "an instrument that is not signed is drafted anew, and not amended".to_owned(),
            id if id.starts_with("consent.") => self.of_consent(own),
            "gate.any.poll" => "mend the numbers".to_owned(),
            "gate.replaced.successor" => {
                format!("name another gate of the same instrument and party, that {subject} does not stand in for")
            }
            "gate.passed.threshold" | "gate.failed.threshold" => match gate.and_then(|gate| gate.rule()) {
                Some(rule) => format!("the rule of {subject}: {rule}; record the other result, or mend the numbers"),
                None => "record the other result, or mend the numbers".to_owned(),
            },
            "gate.waived.consent" | "gate.replaced.consent" | "gate.required.consent" => self.who_disposes(gate),
            _ => match own {
                Some(own) => {
                    format!("let {} record it jointly, in one draft", list(own.deciding().into_iter(), "its parties"))
                }
                None => "let its parties record it jointly, in one draft".to_owned(),
            },
        }
    }

    fn of_consent(&self, own: Option<InstrumentView<'_>>) -> String {
        let subject = &self.refusal.subject;
        match self.refusal.rule.id() {
            "consent.reservation_withdrawn.own" | "consent.objected.reservation" => {
                "name a reservation to this instrument: of the party to withdraw it, of another to object"
                    .to_owned()
            }
            "consent.expressed.means" => format!(
                "record `consent.signed` first to ratify, accept or approve; who signed does not accede; {}",
                self.how_they_stand(own)
            ),
            "consent.resumed.suspended" => {
                "the party did not suspend it for itself; what all suspended is resumed by `instrument.resumed`"
                    .to_owned()
            }
            "consent.expressed.gates" => {
                let gates = own.into_iter().flat_map(|own| own.gates().collect::<Vec<_>>());
                let open = gates.filter(|gate| !gate.is_passed()).filter_map(|gate| {
                    Some(format!("`{}` of `{}`", gate.id(), gate.of()?))
                });
                let open = open.collect::<Vec<_>>().join(", ");
                format!("the gates that the law of a party asks for, and that are not passed: {open}")
            }
            "consent.full_powers_presented.powers"
            | "consent.initialled.powers"
            | "consent.signed_ad_referendum.powers"
            | "consent.signed.powers" => {
                "record `consent.full_powers_presented` of the person, an accreditation with the power or an \
                 office; or let the party act without naming a person"
                    .to_owned()
            }
            "consent.signed.open" => match own.map(|own| own.status()) {
                Some(InstrumentStatus::Draft) => format!(
                    "{subject} is a draft; record `instrument.agreed`, `instrument.adopted` or \
                     `instrument.opened_for_signature` first"
                ),
                Some(now @ (InstrumentStatus::Rejected | InstrumentStatus::Lapsed)) => {
                    format!(
                        "{subject} is {now}; record `instrument.resubmitted` or `instrument.reopened` first"
                    )
                }
                Some(InstrumentStatus::OpenForSignature) => format!(
                    "the time to sign {subject} is over; record an accession, where it is open to that"
                ),
                _ => format!("{subject} is over; nobody consents to it any more"),
            },
            "consent.expressed.party" => {
                let parties = own.map(|own| list(own.parties(), "none"));
                let parties = parties.unwrap_or_else(|| "none".to_owned());
                format!(
                    "the parties of {subject}: {parties}; another one accedes, if it was drafted with \
                     `open_to_accession`, or succeeds to one of them, or signs as a witness (`consent.attested`)"
                )
            }
            "consent.provisional_application_ended.applied" => {
                "record `consent.provisionally_applied` first".to_owned()
            }
            "consent.reservation_made.time" => {
                "a reservation comes with the signature or with what binds the party, and never later; observed, \
                 it is recorded as out of time. How a party only understands it is `consent.declaration_made`"
                    .to_owned()
            }
            "consent.reservation_made.permitted" => format!(
                "{subject} prohibits reservations; how a party only understands it is `consent.declaration_made`"
            ),
            "consent.reservation_withdrawn.stands" => {
                "it was withdrawn before, or was to a former text; there is nothing to record".to_owned()
            }
            "consent.withdrawal_notified.term" => {
                let notice = own.and_then(|own| own.notice()).map(|notice| notice.to_string());
                let notice = notice.as_deref().map_or("P12M", |notice| notice.trim_start_matches("+ "));
                format!(
                    "give a date that is certainly `{notice}` from now, or later; how long a notice is, is said \
                     when the instrument is drafted"
                )
            }
            "consent.withdrawal_revoked.before" => {
                "the notice has taken effect; record `consent.withdrawn`, and then `consent.rejoined`"
                    .to_owned()
            }
            "consent.withdrawn.notice" => {
                let notices = own.into_iter().flat_map(|own| own.consents().collect::<Vec<_>>());
                let notices = notices.filter_map(|own| Some((own.party()?, own.withdraws_at()?)));
                let notices: Vec<_> = notices.map(|(party, at)| format!("`{party}`: {at}")).collect();
                if notices.is_empty() {
                    "record `consent.withdrawal_notified` first; an instrument that binds says how long a notice is \
                     when it is drafted (`notice`)"
                        .to_owned()
                } else {
                    format!(
                        "propose it when its notice takes effect; notices stand of {}",
                        notices.join(", ")
                    )
                }
            }
            _ => self.how_they_stand(own),
        }
    }

    /// How the parties stand to an instrument.
    pub(crate) fn consents(&self, id: &InstrumentId) -> String {
        self.how_they_stand(self.whole.instrument(id))
    }

    fn how_they_stand(&self, own: Option<InstrumentView<'_>>) -> String {
        let subject = &self.refusal.subject;
        let Some(own) = own else { return format!("nobody did anything about {subject}") };
        let others = own.consents().filter_map(|consent| consent.party());
        let others = others.filter(|party| own.parties().all(|own| own != *party)).collect::<Vec<_>>();
        let stand = own.parties().chain(others).map(|party| {
            let status = own.consent(party).and_then(|consent| consent.status());
            format!("{party}: {}", status.map_or_else(|| "nothing".to_owned(), |status| status.to_string()))
        });
        let stand: Vec<_> = stand.collect();
        let gates = own.gates().filter(|gate| !gate.is_passed()).map(|gate| gate.id());
        let gates = list(gates, "");
        let open = if gates.is_empty() { String::new() } else { format!("; gates not passed: {gates}") };
        format!("the consent of the parties of {subject}: {}{open}", stand.join(", "))
    }

    fn unsettled(own: Option<InstrumentView<'_>>) -> String {
        let version = own.and_then(|own| own.version());
        let points = version
            .into_iter()
            .flat_map(|version| version.contents().map(|(_, point, _)| point).collect::<Vec<_>>());
        let open = points.filter(|point| {
            !point.status().is_settled() && point.status() != crate::talks::point::PointStatus::TextAgreed
        });
        format!("still to be agreed: {}", list(open.map(|point| point.id()), "none"))
    }

    fn not_ready(&self, own: Option<InstrumentView<'_>>) -> String {
        let Some(own) = own else { return "meet its condition first".to_owned() };
        let ready = own.ready_since().map(|at| instant::display(&at.fixed_offset()).to_string());
        match (own.in_force_when(), ready) {
            (Some(condition), Some(at)) => format!("its condition ({condition}) is met at {at}"),
            (Some(condition), None) => {
                let waits = self.whole.what_is_unmet(own.id());
                let in_words = waits.iter().any(|part| matches!(part, Condition::Text(_)));
                let shown = "; name in `shown_by` the entries that show what nobody computes";
                format!("its condition is: {condition}{}", if in_words { shown } else { "" })
            }
            (None, _) => self.how_they_stand(Some(own)),
        }
    }

    fn gates_open(own: Option<InstrumentView<'_>>) -> String {
        let gates = own.into_iter().flat_map(|own| own.gates().collect::<Vec<_>>());
        let open = gates.filter(|gate| gate.of().is_none() && !gate.is_passed());
        let open = list(open.map(|gate| gate.id()), "none");
        match own.and_then(|own| own.gates_needed()) {
            Some(needed) => format!("needed: {needed}; not passed: {open}"),
            None => format!("gates not passed: {open}"),
        }
    }

    fn who_disposes(&self, gate: Option<GateView<'_>>) -> String {
        if let Some(of) = gate.and_then(|gate| gate.of()) {
            return format!("let `{of}` record it");
        }
        match gate.map(|gate| gate.on()) {
            Some(Some(on)) => {
                format!(
                    "let {} record it jointly, in one draft",
                    list(on.deciding().into_iter(), "its parties")
                )
            }
            Some(None) => {
                let principals = self.whole.principals().map(|party| party.id());
                format!("let {} record it jointly, in one draft", list(principals, "the principals"))
            }
            // It is new, and its instrument is in the draft alone.
            None => "let the parties of its instrument record it jointly, in one draft".to_owned(),
        }
    }
}
