//! Runs the modules that share code up to their plans, and generates the module that has it.

use std::collections::BTreeSet;

use crate::embed::embed;
use crate::emit;
use crate::generate::Run;
use crate::generated::Generated;
use crate::generator::{Generator, Sharing};
use crate::host::Host;
use crate::plan::rust::{ModulePath, SharedModule};
use crate::plan::{Plan, Surface};

use super::borrow::borrow;
use super::shared::shared;
use super::unshared::Unshared;

impl Sharing {
    /// Generates the shared module. If another module has errors, there is nothing to write, and the report is empty.
    pub fn generate(&self) -> Generated {
        let generator = Generator::new(&self.0.folder);
        let mut run = Run::new(&generator);
        let host = Host::around(&self.0.folder, None, &mut run.sources, &mut run.report);
        let files = match (host, self.shared()) {
            (Some(_), Ok(shared)) => Some(embed(emit::emit_shared(shared), &shared.hosted)),
            (None, _) | (_, Err(_)) => None,
        };
        let generated = run.finished(None);
        match files {
            Some(files) => generated.with_files(files, Vec::new()),
            None => generated,
        }
    }

    /// Returns whether a module in this crate shares code.
    pub(crate) fn is_in(&self, host: &Host) -> bool {
        host.is_around(&self.0.folder)
    }

    /// The features that one of the modules asks for. All of them have these, since the shared code does.
    pub(crate) fn features(&self) -> &[String] {
        self.0.features.get_or_init(|| {
            let modules = self.0.generators.iter();
            let named = modules.flat_map(|generator| {
                let mut run = Run::new(generator);
                let settings = run.settings();
                run.find_host(&settings);
                let is_here = run.host.is_some_and(|host| self.is_in(&host));
                let features = settings.module.features.filter(|_| is_here);
                features.into_iter().flatten()
            });
            let named: BTreeSet<String> = named.map(|it| it.value).collect();
            named.into_iter().collect()
        })
    }

    /// Takes the shared code out of the plan of a module.
    ///
    /// # Errors
    ///
    /// Returns the reason why nothing can be shared.
    pub(crate) fn take(&self, plan: &mut Plan, surface: &mut Surface) -> Result<(), Unshared> {
        let shared = self.shared().as_ref().map_err(Clone::clone)?;
        borrow(plan, surface, shared);
        Ok(())
    }

    fn shared(&self) -> &Result<SharedModule, Unshared> {
        self.0.shared.get_or_init(|| {
            let path = self.path().ok_or(Unshared::NoModule)?;
            let mut plans = Vec::new();
            for generator in &self.0.generators {
                let mut run = Run::new(generator);
                run.further_features = self.features().to_vec();
                let made = run.made(&mut |_, _| {});
                if run.host.as_ref().is_some_and(|host| !self.is_in(host)) {
                    continue;
                }
                match made.filter(|_| !run.failed()) {
                    Some(made) => plans.push(made.planned.0),
                    None => {
                        let folder = generator.module.clone().unwrap_or_default();
                        return Err(Unshared::Failed(folder));
                    }
                }
            }
            Ok(shared(&plans, path, self.0.types))
        })
    }

    /// The path of the shared module.
    fn path(&self) -> Option<ModulePath> {
        let generator = Generator::new(&self.0.folder);
        let mut run = Run::new(&generator);
        let host = Host::around(&self.0.folder, None, &mut run.sources, &mut run.report);
        host.map(|host| host.path)
    }
}
