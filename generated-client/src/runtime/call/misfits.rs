//! Responses with values that do not fit the API's document. They are read without those values, and reported.

use crate::runtime::json::misfit::{self, Misfit};
use crate::runtime::json::repair;

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
        let shared = self.core.shared();
        let repaired = match shared.is_strict {
            true => None,
            false => repair::read_repaired(text, error, read),
        };
        // A caller must not take a list that does not fit for an empty one.
        let wanted = self.wanted();
        let is_usable = |misfits: &Vec<Misfit>| !misfits.iter().any(|it| it.takes(&wanted));
        let Some(misfits) = repaired.filter(is_usable) else {
            return false;
        };
        trace(&self.info(), &misfits);
        if let Some(hooks) = &shared.hooks {
            hooks.misfits_found(&self.info(), self.status, &misfits);
        }
        self.misfits = misfits;
        true
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
    #[cfg(feature = "tracing")]
    for misfit in _misfits.iter().take(10) {
        tracing::warn!(
            operation = _call.operation,
            http.request.method = _call.method,
            url.template = _call.template,
            misfits = _misfits.len(),
            "{misfit}",
        );
    }
}
