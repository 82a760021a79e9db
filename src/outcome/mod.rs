//! What comes of the talks: instruments and the consent to be bound by them, gates, commitments, ceasefires, measures.

pub mod ceasefire;
pub mod commitment;
pub mod consent;
pub mod gate;
pub mod instrument;
pub mod measure;
