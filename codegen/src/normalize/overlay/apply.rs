//! Applies actions one after the other, each to the result of the one before it.

use serde_json::Value;

use super::action::{Action, Change, Overlay};
use super::update::Patch;
use super::{near, problems, remove, update};
use crate::report::Report;
use crate::source::{FileId, Origins, Place, Pointer, Sources};

pub(super) fn apply_all(
    mut document: Value,
    overlays: &[Overlay],
    sources: &mut Sources,
    report: &mut Report,
) -> Value {
    for overlay in overlays {
        for action in &overlay.actions {
            apply(&mut document, overlay.file, action, sources, report);
        }
    }
    document
}

fn apply(
    document: &mut Value,
    file: FileId,
    action: &Action,
    sources: &mut Sources,
    report: &mut Report,
) {
    let place = |field: &str| Place::File(file, action.at.child(field));
    let selected = action.target.select(document);
    if selected.is_empty() {
        // The specification allows such an action. A correction that no longer corrects anything must not go unnoticed.
        let help = near::near_miss(&action.target.text, document);
        report.push(problems::unmatched_target(place("target"), help));
        return;
    }
    match &action.change {
        Change::Remove if selected.contains(&Pointer::root()) => {
            report.push(problems::removed_root(place("target")));
        }
        Change::Remove => remove::remove(document, &selected, sources),
        Change::Update(value) => {
            let at = action.at.child("update");
            let patch = Patch {
                value: value.clone(),
                origins: Origins::one(file, at.clone()),
                file,
                at,
                copied: false,
            };
            update::update(document, &selected, &patch, sources, report);
        }
        Change::Copy(from) => match from.select(document).as_slice() {
            [] => {
                let help = near::near_miss(&from.text, document);
                report.push(problems::unmatched_target(place("copy"), help));
            }
            [from] => {
                let patch = Patch {
                    value: from.of(document).cloned().unwrap_or_default(),
                    // A copy is corrected at its original.
                    origins: sources.origins_of(from),
                    file,
                    at: action.at.child("copy"),
                    copied: true,
                };
                update::update(document, &selected, &patch, sources, report);
            }
            several => report.push(problems::several_originals(place("copy"), several.len())),
        },
    }
}
