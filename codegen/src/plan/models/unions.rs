//! Unions → enums whose member is found by a table, or JSON with accessors.

use std::collections::HashMap;

use crate::ir::{self, Additional, Shape, TypeId, Use};
use crate::plan::docs::{self, doc};
use crate::plan::naming::variants::variants;
use crate::plan::naming::{RustName, Scope, parts, value_name};
use crate::plan::planner::Planner;
use crate::plan::rust::spelling::Paths;
use crate::plan::rust::{
    Case, Choice, Derived, Distinction, Item, Member, Raw, RustType, Trait, Union,
};

impl Planner<'_> {
    pub(crate) fn union(&self, id: TypeId, name: RustName, union: &ir::Union) -> Item {
        let docs = doc(&self.api.types[id].docs);
        let directions = self.directions(id);
        let mut scope = Scope::with(&["Unknown"]);
        let choice = union.choice.as_ref().unwrap_or(&ir::Choice::Unknown);
        let words = self.variant_words(id, union);
        if *choice == ir::Choice::Unknown && !self.reach.request.contains(id) {
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
                derived: Derived::default(),
                deprecated: self.deprecation_of(id),
                accessors: accessors.collect(),
                doc: docs,
                directions,
                name,
            });
        }
        let types = union.members.iter().map(|it| (*it, self.used(*it)));
        let types: Vec<(Use, RustType)> = types.collect();
        let sources = match directions.encode {
            true => self.sources(&name, &types),
            false => vec![Vec::new(); types.len()],
        };
        scope.promise(union.kept.values());
        let members = types.into_iter().zip(&words).zip(sources);
        let members = members.map(|(((member, ty), words), sources)| {
            let kept = union.kept.get(&Paths::Short.ty(&ty));
            let whole = self.member_words(member);
            Member {
                name: scope.first_of(parts::member(words, &whole, kept.map(String::as_str))),
                ty,
                sources,
            }
        });
        let members: Vec<Member> = members.collect();
        Item::Union(Union {
            derived: Derived::default(),
            deprecated: self.deprecation_of(id),
            distinction: distinction(choice, &members),
            members,
            doc: docs,
            directions,
            name,
        })
    }

    /// The words for each member. A type of requests uses the words of its counterpart, so that code for both is alike.
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
        // A member has the same name in both counterparts, so that code for both is alike.
        let named = self
            .counterparts
            .response_side(member.ty)
            .unwrap_or(member.ty);
        if let Some(name) = self.names.get(named) {
            return name.plain().to_owned();
        }
        let ty = &self.api.types[member.ty];
        if let Some(path) = &ty.foreign {
            return path.rsplit("::").next().unwrap_or(path).to_owned();
        }
        match &ty.shape {
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
    let Some(ir::Choice::Tag { cases, .. }) = &union.choice else {
        return None;
    };
    let mut tags: Vec<Vec<&String>> = vec![Vec::new(); union.members.len()];
    for (value, choice) in cases {
        if let ir::Choice::Member(index) = choice {
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

/// The labels of the members if one decision distinguishes them, or else the tree of decisions.
fn distinction(choice: &ir::Choice, members: &[Member]) -> Distinction {
    let tree = planned(choice, members);
    match labels(&tree, members) {
        Some((basis, labels)) => Distinction::ByLabels(basis, labels),
        None => Distinction::ByTree(tree),
    }
}

/// The labels of each member, if one decision leads to all of them and to nothing else.
fn labels(tree: &Choice, members: &[Member]) -> Option<(Trait, Vec<Vec<String>>)> {
    let Choice::By(basis, cases, otherwise) = tree else {
        return None;
    };
    let mut own: HashMap<&RustName, Vec<String>> = HashMap::new();
    for case in cases {
        if let Choice::Member(name) = &case.choice {
            own.entry(name).or_default().push(case.label.clone());
        }
    }
    let of = |member: &Member| own.remove(&member.name).unwrap_or_default();
    let labels: Vec<Vec<String>> = members.iter().map(of).collect();
    let is_complete = labels.iter().all(|labels| !labels.is_empty());
    let is_flat = labels.iter().map(Vec::len).sum::<usize>() == cases.len();
    // The first key that is present decides, so sorting the keys by member must not move them.
    let listed = cases.iter().map(|case| &case.label);
    let keeps_order = *basis != Trait::Key || listed.eq(labels.iter().flatten());
    let is_plain = is_complete && is_flat && keeps_order && **otherwise == Choice::Unknown;
    is_plain.then(|| (basis.clone(), labels))
}

fn planned(choice: &ir::Choice, members: &[Member]) -> Choice {
    let (basis, cases, otherwise) = match choice {
        ir::Choice::Member(index) => {
            let member = members.get(*index);
            return member.map_or(Choice::Unknown, |it| Choice::Member(it.name.clone()));
        }
        ir::Choice::Unknown => return Choice::Unknown,
        ir::Choice::Kind(cases) => (Trait::Type, types(cases, members), Choice::Unknown),
        ir::Choice::Tag {
            key,
            cases: values,
            otherwise,
        } => {
            let values = values
                .iter()
                .map(|(value, choice)| (value.as_str(), choice));
            let basis = Trait::Value(key.as_str().to_owned());
            (basis, cases(values, members), planned(otherwise, members))
        }
        ir::Choice::Key {
            cases: keys,
            otherwise,
        } => {
            let keys = keys.iter().map(|(key, choice)| (key.as_str(), choice));
            (
                Trait::Key,
                cases(keys, members),
                planned(otherwise, members),
            )
        }
        ir::Choice::Property {
            key,
            cases,
            otherwise,
        } => {
            let basis = Trait::TypeOf(key.as_str().to_owned());
            (basis, types(cases, members), planned(otherwise, members))
        }
        ir::Choice::Items { cases, otherwise } => {
            let otherwise = planned(otherwise, members);
            (Trait::TypeOfItems, types(cases, members), otherwise)
        }
    };
    Choice::By(basis, cases, Box::new(otherwise))
}

fn types(types: &[(ir::Kind, ir::Choice)], members: &[Member]) -> Vec<Case> {
    let types = types
        .iter()
        .map(|(kind, choice)| (type_name(*kind), choice));
    cases(types, members)
}

fn cases<'c>(
    cases: impl Iterator<Item = (&'c str, &'c ir::Choice)>,
    members: &[Member],
) -> Vec<Case> {
    let cases = cases.map(|(label, choice)| Case {
        label: label.to_owned(),
        choice: planned(choice, members),
    });
    cases.collect()
}

/// The name of a JSON type, as schemas spell it.
fn type_name(kind: ir::Kind) -> &'static str {
    match kind {
        ir::Kind::Null => "null",
        ir::Kind::Boolean => "boolean",
        ir::Kind::Integer => "integer",
        ir::Kind::Number => "number",
        ir::Kind::String => "string",
        ir::Kind::Array => "array",
        ir::Kind::Object => "object",
    }
}
