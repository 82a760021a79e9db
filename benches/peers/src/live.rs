//! W1 with the framework of cqrs-es, over a store that keeps aggregates live: nothing is loaded twice, serialised, or printed.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use cqrs_es::{AggregateContext, AggregateError, CqrsFramework, EventEnvelope, EventStore};
use negotiation::prelude::*;
use tokio::sync::{Mutex as Held, OwnedMutexGuard};

use crate::{
    cqrs::{Happened, Refused, Talks},
    ready,
};

/// An aggregate, as it is now, and its log.
#[derive(Default)]
struct Stored {
    talks: Talks,
    log: Vec<EventEnvelope<Talks>>,
}

/// The aggregates by their ids.
#[derive(Clone, Default)]
struct LiveStore(Arc<Mutex<HashMap<String, Arc<Held<Stored>>>>>);

/// An aggregate, locked for one command.
struct Locked {
    id: String,
    stored: OwnedMutexGuard<Stored>,
}

impl AggregateContext<Talks> for Locked {
    fn aggregate(&mut self) -> &mut Talks {
        &mut self.stored.talks
    }
}

impl LiveStore {
    fn stored(&self, id: &str) -> Arc<Held<Stored>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(stored) = all.get(id) {
            return stored.clone();
        }
        all.entry(id.to_owned()).or_default().clone()
    }
}

impl EventStore<Talks> for LiveStore {
    type AC = Locked;

    async fn load_events(&self, id: &str) -> Result<Vec<EventEnvelope<Talks>>, AggregateError<Refused>> {
        Ok(self.stored(id).lock().await.log.clone())
    }

    async fn load_aggregate(&self, id: &str) -> Result<Locked, AggregateError<Refused>> {
        Ok(Locked { id: id.to_owned(), stored: self.stored(id).lock_owned().await })
    }

    async fn commit(
        &self,
        events: Vec<Happened>,
        mut context: Locked,
        metadata: HashMap<String, String>,
    ) -> Result<Vec<EventEnvelope<Talks>>, AggregateError<Refused>> {
        let before = context.stored.log.len();
        let envelopes = (before + 1..).zip(events).map(|(sequence, payload)| EventEnvelope {
            aggregate_id: context.id.clone(),
            sequence,
            payload,
            metadata: metadata.clone(),
        });
        let committed: Vec<_> = envelopes.collect();
        context.stored.log.extend(committed.iter().cloned());
        Ok(committed)
    }
}

/// The framework, and the store that it has.
pub struct Live(LiveStore);

impl Live {
    /// What is asked of the aggregate and of the length of its log.
    pub fn inspect<T>(&self, ask: impl FnOnce(&Talks, usize) -> T) -> T {
        let stored = self.0.stored("w1");
        let stored = ready(stored.lock());
        ask(&stored.talks, stored.log.len())
    }
}

/// All drafts, none of which is refused.
pub fn live(drafts: Vec<Draft>) -> Live {
    let store = LiveStore::default();
    let framework = CqrsFramework::new(store.clone(), Vec::new(), ());
    for draft in drafts {
        ready(framework.execute("w1", draft)).expect("none is refused");
    }
    Live(store)
}
