//! The example that reads values as the crate's types and writes them again, so that a test sees the difference.

use quote::{format_ident, quote};

use crate::plan::rust::spelling::Paths;
use crate::plan::rust::{Manifest, RoundTrip};
use crate::write::File;

use super::file;
use super::types::ty;

pub(super) fn harness(manifest: &Manifest, round_trips: &[RoundTrip]) -> File {
    let krate = format_ident!("{}", manifest.name.replace('-', "_"));
    let pointers = round_trips.iter().map(|it| &it.pointer);
    let types = round_trips.iter().map(|it| ty(&it.ty, Paths::Crate));
    let names_models = round_trips.iter().any(|it| it.ty.names_models());
    let models = names_models.then(|| quote!(use #krate::models;));
    let tokens = quote! {
        #![doc = " Reads lines of `{\"pointer\", \"value\"}`, and prints each value after decoding and encoding it as the type of its pointer."]
        #![doc = ""]
        #![doc = " A pointer leads to a schema or a media type of the effective OpenAPI document."]

        use std::collections::HashMap;
        use std::io::{self, BufRead, Write};

        #models
        use #krate::runtime;
        use serde_json::{Value, json};

        type RoundTrip = fn(&str) -> Result<Value, serde_json::Error>;

        const TYPES: &[(&str, RoundTrip)] = &[#((#pointers, through::<#types>)),*];

        fn main() -> io::Result<()> {
            let types: HashMap<&str, RoundTrip> = TYPES.iter().copied().collect();
            let mut out = io::stdout().lock();
            for line in io::stdin().lock().lines() {
                writeln!(out, "{}", answer(&types, &line?))?;
            }
            Ok(())
        }

        fn answer(types: &HashMap<&str, RoundTrip>, line: &str) -> Value {
            let asked: Value = line.parse().unwrap_or_default();
            let pointer = asked["pointer"].as_str().unwrap_or_default();
            let done = match types.get(pointer) {
                Some(through) => {
                    through(&asked["value"].to_string()).map_err(|error| error.to_string())
                }
                None => Err("the crate has no type for this pointer".to_owned()),
            };
            match done {
                Ok(value) => json!({ "pointer": pointer, "ok": true, "value": value }),
                Err(error) => json!({ "pointer": pointer, "ok": false, "error": error }),
            }
        }

        fn through<T>(text: &str) -> Result<Value, serde_json::Error>
        where
            T: runtime::json::decode::Decode + serde::Serialize,
        {
            serde_json::to_value(runtime::json::decode::from_str::<T>(text)?)
        }
    };
    file::of_code("examples/roundtrip.rs".to_owned(), tokens)
}
