//! Responses with values that do not fit the API's document. They are read without those values, and reported.

use std::sync::Arc;

use crate::payouts::runtime::error::received;
use crate::payouts::runtime::json::misfit::{self, Answered, Misfit};
use crate::payouts::runtime::json::repair;

use super::hooks::CallInfo;
use super::outcome::Outcome;

impl Outcome {
    /// Reads the body again that could not be read because of `error`. Returns false if it cannot be read at all.
    #[cold]
    pub(super) fn read_again(
        &mut self,
        error: &serde_json::Error,
        read: &mut dyn FnMut(&str) -> serde_json::Result<()>,
    ) -> bool {
        let Ok(text) = self.text() else { return false };
        if self
            .quoted(text)
            .is_some_and(|quoted| read(&quoted).is_ok())
        {
            return true;
        }
        // A caller must not take a list that does not fit for an empty one.
        let wanted = self.wanted();
        let is_usable = |misfits: &[Misfit]| !misfits.iter().any(|it| it.takes(&wanted));
        match self.repaired(text, error, read, &is_usable) {
            Some(misfits) => self.misfits = misfits,
            None => return false,
        }
        true
    }

    /// Reads a text of the body again that could not be read because of `error`: the body as a whole, or an item of a stream. Reports the values that
    /// are absent, and returns them; `None` if the text cannot be read, or the rest is not usable.
    #[cold]
    pub(crate) fn repaired(
        &self,
        text: &str,
        error: &serde_json::Error,
        read: &mut dyn FnMut(&str) -> serde_json::Result<()>,
        is_usable: &dyn Fn(&[Misfit]) -> bool,
    ) -> Option<Vec<Misfit>> {
        let shared = self.core.shared();
        if shared.is_strict {
            return None;
        }
        let misfits = repair::read_repaired(text, error, read)?;
        if !is_usable(&misfits) {
            return None;
        }
        let info = self.info();
        let response = Arc::new(Answered {
            operation: info.operation,
            method: info.method.to_owned(),
            path: info.template.to_owned(),
            status: self.status.as_u16(),
            media_type: received::media_type(&self.headers).map(str::to_owned),
        });
        let misfits: Vec<Misfit> = misfits.into_iter().map(|it| it.of(&response)).collect();
        trace(&info, &misfits);
        if let Some(hooks) = &shared.hooks {
            hooks.misfits_found(&info, self.status, &misfits);
        }
        Some(misfits)
    }

    /// The JSON pointer to the part of the body that the caller wants.
    pub(crate) fn wanted(&self) -> String {
        let keys = self.wanted.iter().flatten();
        keys.map(|key| format!("/{}", misfit::token(key))).collect()
    }

    /// The call, for hooks.
    fn info(&self) -> CallInfo<'_> {
        CallInfo {
            operation: self.route.id,
            method: &self.call.method,
            template: match self.route.path {
                "" => &self.call.path,
                path => path,
            },
            retries: self.retries,
        }
    }
}

/// Emits an event for a response with values that do not fit the API's document.
fn trace(_call: &CallInfo<'_>, _misfits: &[Misfit]) {
}
