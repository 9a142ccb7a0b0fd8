//! The names that types had before the document renamed their schemas.

use std::collections::HashSet;

use super::naming::kept_name;
use super::rust::{Alias, Plan};

/// A type that has another name than in the earlier crate.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Renamed {
    /// The name before.
    pub before: String,
    /// The name now.
    pub now: String,
    /// The version that has the alias, if it is known by now.
    pub release: Option<String>,
}

/// Adds an alias for each renamed type, unless a type has the old name now.
pub fn add_aliases(plan: &mut Plan, renamed: &[Renamed]) {
    let entries = plan.models.iter().flat_map(|module| &module.entries);
    let mut taken: HashSet<String> = entries.map(|it| it.item.name().to_string()).collect();
    for renamed in renamed {
        let Some(name) = kept_name(&renamed.before).filter(|_| !taken.contains(&renamed.before))
        else {
            continue;
        };
        let mut entries = plan
            .models
            .iter_mut()
            .flat_map(|module| &mut module.entries);
        if let Some(entry) = entries.find(|it| it.item.name().as_str() == renamed.now) {
            taken.insert(renamed.before.clone());
            entry.aliases.push(Alias {
                name,
                release: renamed.release.clone(),
            });
        }
    }
}
