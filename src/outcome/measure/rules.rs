//! What may be done to measures.

use crate::{
    event::Subject,
    judge::{
        Refusal,
        act::{Judged, Machine},
        decide::Fill,
        explain::{Explained, Help, facts::named},
        require::{Concern, Judge},
        stake::{Shown, Staked, Touched},
    },
    outcome::measure::{MeasureAction, MeasureEvent, MeasureLifecycle},
    state::Negotiation,
    talks::party::PartyState,
    value::table::Ix,
};

impl Judge<'_> {
    pub(crate) fn measure(&mut self, event: &MeasureEvent, _: bool) -> Result<Fill, Refusal> {
        let talks = self.talks;
        let measure = self.named.measure.and_then(|measure| talks.state.measures.get(measure));
        let status = measure.map(|measure| measure.status.value());
        let taking: Vec<Ix<PartyState>> = match (event, measure) {
            (MeasureEvent::Announced(fact), _) => self.parties_of(&fact.parties),
            (MeasureEvent::Taken(fact), _) => self.parties_of(&fact.parties),
            (_, Some(measure)) => measure.parties.clone(),
            (_, None) => Vec::new(),
        };
        let concern = Concern { members: &taking, ..Concern::default() };
        let action = match event {
            MeasureEvent::Announced(_) => MeasureAction::Announced,
            MeasureEvent::Begun(_) => MeasureAction::Begun,
            MeasureEvent::Taken(_) => MeasureAction::Taken,
            MeasureEvent::Suspended(_) => MeasureAction::Suspended,
            MeasureEvent::Resumed(_) => MeasureAction::Resumed,
            MeasureEvent::Ended(_) => MeasureAction::Ended,
        };
        self.step::<MeasureLifecycle>(status, action, concern)?;
        Ok(Fill::default())
    }
}

crate::judge::consequence::nothing_follows! { MeasureEvent }

impl Explained for MeasureEvent {
    fn status_of(talks: &Negotiation, subject: &Subject) -> Option<String> {
        Some(talks.measure(subject.measure()?)?.status().to_string())
    }

    fn itself(help: &Help<'_>) -> String {
        let measure = help.subject().measure().and_then(|id| help.talks.measure(id));
        named("who takes it", &mut measure.into_iter().flat_map(|measure| measure.parties()))
    }
}

impl Staked for MeasureEvent {
    fn touches(&self, judge: &Judge<'_>) -> Touched {
        match self {
            // It is taken by those whom it names.
            Self::Announced(fact) => Touched::each(judge.parties_of(&fact.parties)),
            Self::Taken(fact) => Touched::each(judge.parties_of(&fact.parties)),
            Self::Begun(_) | Self::Suspended(_) | Self::Resumed(_) | Self::Ended(_) => {
                let measure = judge.named.measure.and_then(|ix| judge.talks.state.measures.get(ix));
                Touched::each(measure.map(|measure| measure.parties.clone()).unwrap_or_default())
            }
        }
    }

    fn shown(&self, _: &Judge<'_>) -> Shown<'_> {
        Shown::Kept
    }
}

impl Judged for MeasureEvent {
    const MACHINES: &'static [Machine] = &[Machine::of::<MeasureLifecycle>("Measure")];
}
