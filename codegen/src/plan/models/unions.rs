//! Unions → enums whose member a table decides, or JSON with accessors.

use crate::ir::{self, Additional, Shape, TypeId, Use};
use crate::plan::docs::{self, doc};
use crate::plan::naming::variants::variants;
use crate::plan::naming::{RustName, Scope, value_name, variant_name};
use crate::plan::planner::Planner;
use crate::plan::rust::{Choice, Item, Member, Raw, Union};

impl Planner<'_> {
    pub(crate) fn union(&self, id: TypeId, name: RustName, union: &ir::Union) -> Item {
        let docs = doc(&self.api.types[id].docs);
        let directions = self.directions(id);
        let mut scope = Scope::with(&["Unknown"]);
        let choice = union.choice.as_ref().unwrap_or(&Choice::Unknown);
        let words = self.variant_words(id, union);
        if *choice == Choice::Unknown && !self.reach.request.contains(id) {
            let mut scope = Scope::with(&["new"]);
            let accessors = union.members.iter().zip(&words).map(|(member, words)| {
                let ty = self.used(Use {
                    boxed: false,
                    ..*member
                });
                let words = format!("as_{}", value_name(words).plain());
                let reads = format!("The value as {}, if it is one.", article(&words));
                (scope.unique(value_name(&words)), ty, docs::line(reads))
            });
            return Item::Raw(Raw {
                accessors: accessors.collect(),
                doc: docs,
                directions,
                name,
            });
        }
        let members = union.members.iter().zip(&words);
        let members = members.map(|(member, words)| Member {
            name: scope.first_free(&[
                variant_name(words),
                variant_name(&self.member_words(*member)),
            ]),
            ty: self.used(*member),
        });
        Item::Union(Union {
            members: members.collect(),
            doc: docs,
            directions,
            choice: choice.clone(),
            name,
        })
    }

    /// The words for each member. A type of requests uses the words of its counterpart, so that code for both reads alike.
    fn variant_words(&self, id: TypeId, union: &ir::Union) -> Vec<String> {
        let names = union.members.iter().map(|it| self.member_words(*it));
        let names: Vec<String> = names.collect();
        let name = self
            .names
            .get(self.counterparts.response_side(id).unwrap_or(id));
        let name = name.map(RustName::plain).unwrap_or_default();
        variants(name, &names, tags(union).as_deref())
    }

    /// The words for a member of a union: its type, or the kind of its values.
    fn member_words(&self, member: Use) -> String {
        // A member has the same name in both counterparts, so that code for both reads alike.
        let named = self
            .counterparts
            .response_side(member.ty)
            .unwrap_or(member.ty);
        if let Some(name) = self.names.get(named) {
            return name.plain().to_owned();
        }
        match &self.api.types[member.ty].shape {
            Shape::Array { items } => format!("{} list", self.member_words(*items)),
            Shape::Object(object) => match object.additional {
                Additional::Typed(value) => format!("{} map", self.member_words(value)),
                Additional::Open | Additional::Closed => "object".to_owned(),
            },
            Shape::String(string) => match &string.format {
                Some(format) if format == "date-time" => "timestamp".to_owned(),
                Some(format) if format == "date" => "date".to_owned(),
                Some(_) | None => "string".to_owned(),
            },
            Shape::Integer(_) => "integer".to_owned(),
            Shape::Number(_) => "number".to_owned(),
            Shape::Boolean { .. } => "boolean".to_owned(),
            Shape::Null => "null".to_owned(),
            Shape::Any
            | Shape::Union(_)
            | Shape::AllOf(_)
            | Shape::Reference(_)
            | Shape::Parameter
            | Shape::Apply { .. } => "json".to_owned(),
        }
    }
}

/// The tag of each member, if every member has exactly one.
fn tags(union: &ir::Union) -> Option<Vec<String>> {
    let Some(Choice::Tag { cases, .. }) = &union.choice else {
        return None;
    };
    let mut tags: Vec<Vec<&String>> = vec![Vec::new(); union.members.len()];
    for (value, choice) in cases {
        if let Choice::Member(index) = choice {
            tags.get_mut(*index)?.push(value);
        }
    }
    let tags = tags.iter().map(|own| match own[..] {
        [only] => Some(only.clone()),
        [..] => None,
    });
    tags.collect()
}

/// `as_pet` → `a pet`.
fn article(accessor: &str) -> String {
    let words = accessor.trim_start_matches("as_").replace('_', " ");
    let article = if words.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {words}")
}
