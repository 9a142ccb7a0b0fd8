//! Values that the document does not list: those of enums, and members of unions.

use crate::plan::docs;
use crate::plan::rust::{Doc, Enum, Item, RustName};

use super::page::Page;
use super::snippet::Snippet;

impl Page<'_> {
    pub(super) fn unknown(&self) -> Doc {
        let (enums, unions) = (self.enums(), self.unions());
        if enums.0.is_empty() && unions.0.is_empty() {
            return Doc::default();
        }
        docs::paragraphs([
            docs::line("# Values that are newer than this crate"),
            enums,
            unions,
        ])
    }

    /// The enum with the fewest values, but several.
    fn enums(&self) -> Doc {
        let enums = self.items().filter_map(|(item, features)| match item {
            Item::Enum(it) if it.variants.len() > 1 => Some((it, features)),
            Item::Enum(_) | Item::Struct(_) | Item::Union(_) | Item::Raw(_) => None,
        });
        let fewest = |(it, _): &(&Enum, &[String])| (it.variants.len(), it.name.to_string());
        let Some((shown, features)) = enums.min_by_key(fewest) else {
            return Doc::default();
        };
        let first = shown.variants.first().map(|it| it.name.to_string());
        docs::paragraphs([
            docs::sentences(
                "An enum has `Unknown` for a value that the API's document does not list, so that the value is read and can be sent again.",
            ),
            self.matched(&shown.name, features, first),
        ])
    }

    /// The union with the fewest members, but several.
    fn unions(&self) -> Doc {
        let unions = self.items().filter_map(|(item, features)| match item {
            Item::Union(it) if it.members.len() > 1 => Some((it, features)),
            Item::Enum(_) | Item::Struct(_) | Item::Union(_) | Item::Raw(_) => None,
        });
        let fewest = unions.min_by_key(|(it, _)| (it.members.len(), it.name.to_string()));
        let Some((shown, features)) = fewest else {
            return Doc::default();
        };
        let first = shown
            .members
            .first()
            .map(|it| format!("{}(value)", it.name));
        docs::paragraphs([
            docs::sentences("A union has `Unknown` for a value that is none of its members."),
            self.matched(&shown.name, features, first),
        ])
    }

    /// A `match` over a value: the pattern of a value that the document has, and `Unknown`.
    fn matched(&self, name: &RustName, features: &[String], known: Option<String>) -> Doc {
        let crate_ = &self.crate_;
        let known = known.map(|pattern| {
            let shown = match pattern.ends_with(')') {
                true => "{value:?}",
                false => "known",
            };
            format!("    {name}::{pattern} => println!(\"{shown}\"),")
        });
        Snippet::new(crate_, features)
            .given(format!("value: {crate_}::models::{name}"))
            .models(&[name.to_string()].into())
            .line("match value {")
            .lines(known)
            .line(format!(
                "    {name}::Unknown(value) => println!(\"newer: {{value:?}}\"),"
            ))
            .line("    _ => println!(\"something else\"),")
            .line("}")
            .doc()
    }
}
