//! The scenarios, by the part of an exchange that goes wrong.

mod bodies;
mod credentials;
mod heads;
mod lengths;
mod pages;
mod redirects;
mod refusals;
mod streams;
mod time;

use crate::scenario::Scenario;

pub fn all() -> Vec<Scenario> {
    [
        heads::scenarios(),
        lengths::scenarios(),
        bodies::scenarios(),
        refusals::scenarios(),
        redirects::scenarios(),
        time::scenarios(),
        streams::scenarios(),
        pages::scenarios(),
        credentials::scenarios(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
