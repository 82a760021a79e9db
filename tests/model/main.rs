//! What holds of every history: the rules written a second time, the laws, and small worlds walked through whole.

#[path = "../story/mod.rs"]
#[expect(dead_code, reason = "the stories of `it` begin in more ways")]
mod story;

mod both;
mod changes;
mod closing;
mod expected;
mod found;
mod helps;
mod laws;
mod naive;
mod orders;
mod permitted;
mod reach;
mod search;
mod small;
mod small_ceasefire;
mod small_gates;
mod small_offer;
mod small_owed;
mod small_poll;
mod small_table;
mod small_treaty;
mod small_world;
mod soup;
mod turns;
mod views;
