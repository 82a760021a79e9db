//! The status machines of this crate, one for each thing that has a status.
//!
//! What an actor may do from which status is listed by [`acts`](crate::judge::acts), and drawn in `docs/lifecycles.md`. The
//! types here are for programs that ask a machine itself.
//!
//! ```
//! use negotiation::{judge::lifecycles::PointLifecycle, lifecycle::mermaid};
//!
//! assert!(mermaid::<PointLifecycle>().contains("text_agreed --> closed : closed"));
//! ```

#[doc(inline)]
pub use crate::{
    notes::watch::WatchLifecycle,
    outcome::ceasefire::CeasefireLifecycle,
    outcome::commitment::CommitmentLifecycle,
    outcome::consent::ConsentLifecycle,
    outcome::gate::GateLifecycle,
    outcome::instrument::InstrumentLifecycle,
    outcome::measure::MeasureLifecycle,
    talks::alternative::AlternativeLifecycle,
    talks::deadline::DeadlineLifecycle,
    talks::link::LinkLifecycle,
    talks::meeting::MeetingLifecycle,
    talks::party::{ParticipationLifecycle, RoleLifecycle},
    talks::person::AccreditationLifecycle,
    talks::point::PointLifecycle,
    talks::process::NegotiationLifecycle,
    talks::proposal::ProposalLifecycle,
    talks::question::QuestionLifecycle,
    talks::track::TrackLifecycle,
    talks::version::VersionLifecycle,
};
