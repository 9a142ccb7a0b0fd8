//! The passes that shaped each part of a document, for reports that list many items.

use std::collections::HashMap;

use xxhash_rust::xxh3::xxh3_64;

use crate::Generator;
use crate::generate::Run;
use crate::ir::{Api, print_operation, print_type};

/// The passes that changed types and operations, by their pointers.
#[derive(Clone, Debug, Default)]
pub struct Shaped(HashMap<String, Vec<&'static str>>);

impl Generator {
    /// Runs the pipeline, and notes which passes shape which types and operations.
    pub fn shaped(&self) -> Shaped {
        let mut shaped = Shaped::default();
        let mut known = HashMap::new();
        Run::new(self).made(&mut |pass, api| shaped.look(pass, api, &mut known));
        shaped
    }
}

impl Shaped {
    /// The passes that shaped the type or the operation at a pointer, or around it.
    pub(crate) fn at(&self, pointer: &str) -> &[&'static str] {
        let mut pointer = pointer;
        while !pointer.is_empty() {
            if let Some(passes) = self.0.get(pointer) {
                return passes;
            }
            pointer = pointer.rfind('/').map_or("", |end| &pointer[..end]);
        }
        &[]
    }

    /// Compares everything with its print before the pass, of which only a hash is kept.
    fn look(&mut self, pass: &'static str, api: &Api, known: &mut HashMap<(bool, usize), u64>) {
        for (id, ty) in api.types.iter() {
            let hash = xxh3_64(print_type(&api.types, id).as_bytes());
            let is_new = known.insert((false, id.index()), hash) != Some(hash);
            self.note(is_new, pass, ty.pointer.as_str());
        }
        for operation in &api.operations {
            let pointer = operation.pointer.as_str();
            let hash = xxh3_64(print_operation(api, operation).as_bytes());
            let key = usize::try_from(xxh3_64(pointer.as_bytes())).unwrap_or_default();
            let is_new = known.insert((true, key), hash) != Some(hash);
            self.note(is_new, pass, pointer);
        }
    }

    fn note(&mut self, is_new: bool, pass: &'static str, pointer: &str) {
        if is_new && pass != "lower" {
            let passes = self.0.entry(pointer.to_owned()).or_default();
            if passes.last() != Some(&pass) {
                passes.push(pass);
            }
        }
    }
}
