//! What the crate does, told in stories, tables and documents that are written twice. All that is quick.

#[path = "../story/mod.rs"]
mod story;

mod accounts;
mod after_agreement;
mod alone;
mod alternatives;
mod blocking;
mod calendar;
mod consent;
mod corpus;
mod corrections;
mod data;
mod docs;
mod erasure;
mod examples;
mod facts;
mod floors;
mod force;
mod golden;
mod grids;
mod ical;
mod identity;
mod implementation;
mod instruments;
mod links;
mod motions;
mod named;
mod people;
mod permitted;
mod proposals;
mod questions;
mod record;
mod refusals;
mod restated;
mod review;
mod sticking;
mod strangers;
mod terms;
mod testing;
mod times;
mod together;
mod versions;
mod views;
mod watch;
mod wire;
