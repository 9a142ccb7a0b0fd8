//! Faults that a network or a service has: before a request took effect, and after.

use std::collections::HashMap;

/// One fault, for one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// 429, with the seconds after which a retry is welcome.
    TooMany(u64),
    /// 503, with or without the seconds after which a retry is welcome.
    Unavailable(Option<u64>),
    /// 500 in the envelope of the service, although nothing was done.
    Broken,
    /// 502 in HTML, although nothing was done.
    Gateway,
    /// 502 in HTML, after the request took effect.
    GatewayAfterEffect,
    /// The connection ends before anything was done.
    CutBeforeEffect,
    /// The connection ends after the request took effect, and before the answer.
    CutAfterEffect,
    /// The connection ends in the middle of the answer.
    CutInAnswer,
}

impl Fault {
    /// Every fault, with short waits.
    pub const ALL: [Self; 9] = [
        Self::TooMany(0),
        Self::Unavailable(Some(0)),
        Self::Unavailable(None),
        Self::Broken,
        Self::Gateway,
        Self::GatewayAfterEffect,
        Self::CutBeforeEffect,
        Self::CutAfterEffect,
        Self::CutInAnswer,
    ];

    pub(crate) fn lets_take_effect(self) -> bool {
        matches!(
            self,
            Self::GatewayAfterEffect | Self::CutAfterEffect | Self::CutInAnswer
        )
    }
}

/// The faults that are planned, by the number of the request.
#[derive(Debug, Default)]
pub(crate) struct Faults {
    planned: HashMap<usize, Fault>,
    seen: usize,
}

impl Faults {
    /// Plans a fault for the request after `requests` others.
    pub(crate) fn plan(&mut self, requests: usize, fault: Fault) {
        self.planned.insert(self.seen + requests, fault);
    }

    /// The fault of the request that arrived.
    pub(crate) fn next(&mut self) -> Option<Fault> {
        let fault = self.planned.remove(&self.seen);
        self.seen += 1;
        fault
    }
}
