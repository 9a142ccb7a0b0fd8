//! Values for the arguments of an example, as a person would write them.

use std::collections::BTreeSet;

use crate::ir::{self, BodyFormat, Shape, TypeId, Use, WireName};
use crate::plan::models::enums::{integer_variants, string_variants};
use crate::plan::models::structs::argument_order;
use crate::plan::naming::nouns::singular;
use crate::plan::naming::{RustName, Scope};
use crate::plan::planner::Planner;
use crate::plan::rust::{Argument, ArgumentType, Presence, RustType, Target, Variant};

/// The greatest depth of structs in structs. A deeper example teaches nothing.
const DEEPEST: usize = 3;

/// Writes the values of one example.
pub(super) struct Samples<'p> {
    planner: &'p Planner<'p>,
    operation: &'p ir::Operation,
    /// The models that the values name.
    pub(super) models: BTreeSet<String>,
}

/// The way in which a value is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// As a value of its type.
    Exact,
    /// As anything that becomes one.
    Taken,
}

impl<'p> Samples<'p> {
    pub(super) fn of(planner: &'p Planner<'p>, operation: &'p ir::Operation) -> Self {
        Self {
            planner,
            operation,
            models: BTreeSet::new(),
        }
    }

    /// The expression for an argument; `None` if a caller would build it in several steps.
    pub(super) fn argument(&mut self, argument: &Argument) -> Option<String> {
        let hint = argument.name.plain();
        match &argument.ty {
            ArgumentType::Text => Some(text(hint)),
            ArgumentType::Texts => Some(format!("&[{}]", text(&singular(hint)))),
            ArgumentType::Value(_) => self.value(self.sent(argument)?, hint, Form::Exact, 0),
            ArgumentType::Into(_) => self.value(self.sent(argument)?, hint, Form::Taken, 0),
            // `None` is a possible body.
            ArgumentType::Reference(RustType::Option(_)) => None,
            ArgumentType::Reference(_) => {
                let value = self.value(self.sent(argument)?, hint, Form::Exact, 0)?;
                Some(format!("&{value}"))
            }
            ArgumentType::Slice(_) => {
                let list = self.sent(argument)?.ty;
                let items = self.planner.api.types[list].shape.items()?;
                let item = self.value(items, &singular(hint), Form::Exact, 0)?;
                Some(format!("&[{item}]"))
            }
            ArgumentType::Bytes => Some("\"content\"".to_owned()),
            ArgumentType::TypedBytes | ArgumentType::Parts => None,
        }
    }

    /// The type of the value that an argument sends.
    fn sent(&self, argument: &Argument) -> Option<Use> {
        if let Some((location, name)) = argument.target.parameter() {
            let mut parameters = self.operation.parameters.iter();
            let sent = parameters.find(|it| it.location == location && it.name.as_str() == name);
            return sent.map(|parameter| parameter.value);
        }
        let mut contents = self.operation.body.as_ref()?.content.iter();
        let content = contents.find(|content| match &argument.target {
            Target::Form(_) => content.format() == BodyFormat::Urlencoded,
            Target::Json(media_type) | Target::Properties(media_type, _) => {
                content.media_type.to_string() == *media_type
            }
            _ => false,
        });
        content?.value
    }

    /// A value. If it cannot be written as a whole, the models of its parts are forgotten.
    fn value(&mut self, used: Use, hint: &str, form: Form, depth: usize) -> Option<String> {
        let models = self.models.clone();
        let value = self.written(used, hint, form, depth);
        if value.is_none() {
            self.models = models;
        }
        value
    }

    fn written(&mut self, used: Use, hint: &str, form: Form, depth: usize) -> Option<String> {
        let planner = self.planner;
        let ty = planner.plain(Use {
            boxed: false,
            ..used
        });
        let shape = &planner.api.types[used.ty].shape;
        match (&ty, shape) {
            (RustType::Bool, _) => Some("true".to_owned()),
            (RustType::I32 | RustType::I64 | RustType::U64, _) => Some("1".to_owned()),
            (RustType::F64, _) => Some("1.0".to_owned()),
            (RustType::String | RustType::Secret, _) => Some(match form {
                Form::Exact => format!("{}.into()", text(hint)),
                Form::Taken => text(hint),
            }),
            (RustType::Value, _) => Some(match form {
                Form::Exact => format!("serde_json::json!({})", text(hint)),
                Form::Taken => text(hint),
            }),
            (RustType::Text(format), _) => {
                let value = format.example()?;
                let is_made = form == Form::Exact && format.is_made_of_another();
                Some(match is_made {
                    true => format!("{value}.into()"),
                    false => value.to_owned(),
                })
            }
            (RustType::Vec(_), Shape::Array { items }) if form == Form::Taken => {
                let item = self.item(*items, hint, depth)?;
                Some(format!("[{item}]"))
            }
            (RustType::Model(name), Shape::String(string)) => {
                self.variant(name, &string_variants(string))
            }
            (RustType::Model(name), Shape::Integer(integer)) => {
                self.variant(name, &integer_variants(integer))
            }
            (RustType::Model(name), Shape::Object(object)) if depth < DEEPEST => {
                self.built(used.ty, name, object, depth)
            }
            (RustType::Model(name), Shape::Union(union)) if depth < DEEPEST => {
                let member = self.member(name, union, hint, depth)?;
                if form == Form::Taken {
                    return Some(member);
                }
                self.models.insert(name.to_string());
                Some(format!("{name}::from({member})"))
            }
            (_, _) => None,
        }
    }

    /// An item of a list that is taken by its items.
    fn item(&mut self, items: Use, hint: &str, depth: usize) -> Option<String> {
        let is_list = matches!(
            self.planner.plain(items),
            RustType::Vec(_) | RustType::Boxed(_)
        );
        match items.nullable || is_list {
            true => None,
            false => self.value(items, &singular(hint), Form::Taken, depth),
        }
    }

    /// The value of the first member that has one and that becomes the union.
    fn member(
        &mut self,
        name: &RustName,
        union: &ir::Union,
        hint: &str,
        depth: usize,
    ) -> Option<String> {
        let members = union.members.iter();
        let members = members.map(|it| (*it, self.planner.used(*it)));
        let members: Vec<(Use, RustType)> = members.collect();
        let sources = self.planner.sources(name, &members);
        let mut made = members
            .into_iter()
            .zip(sources)
            .filter(|((_, ty), sources)| !sources.is_empty() && !matches!(ty, RustType::Vec(_)));
        made.find_map(|((member, _), _)| self.value(member, hint, Form::Taken, depth + 1))
    }

    /// `State::Open`
    fn variant(&mut self, name: &RustName, variants: &[Variant]) -> Option<String> {
        let first = variants.first()?;
        self.models.insert(name.to_string());
        Some(format!("{name}::{}", first.name))
    }

    /// `CreateIssue::new("title")`
    fn built(
        &mut self,
        id: TypeId,
        name: &RustName,
        object: &ir::Object,
        depth: usize,
    ) -> Option<String> {
        let planner = self.planner;
        if planner.forms.contains(&id) {
            return None;
        }
        let mut names = planner.field_names(object, &mut Scope::default());
        let fields = object.fields.iter().filter_map(|(wire, field)| {
            let presence = planner.presence(id, field);
            let name = names.remove(wire)?;
            presence
                .must_be_given()
                .then_some((name, wire, field, presence))
        });
        let mut fields: Vec<(RustName, &WireName, &ir::Field, Presence)> = fields.collect();
        fields.sort_by(|(left, left_wire, ..), (right, right_wire, ..)| {
            let right = argument_order(right, right_wire.as_str());
            argument_order(left, left_wire.as_str()).cmp(&right)
        });
        let values = fields
            .into_iter()
            .map(|(name, _, field, presence)| match presence {
                _ if self.is_hidden(field.value) => None,
                Presence::RequiredNullable => Some("None".to_owned()),
                Presence::RequiredClearable => None,
                _ => self.value(field.value, name.plain(), Form::Taken, depth + 1),
            });
        let values: Vec<String> = values.collect::<Option<_>>()?;
        let set = match values[..] {
            [] if depth == 0 => self.set(id, object),
            [..] => None,
        };
        self.models.insert(name.to_string());
        let (values, set) = (values.join(", "), set.unwrap_or_default());
        Some(format!("{name}::new({values}){set}"))
    }

    /// The setter of the first property that has a value, for an object in which nothing is required: `.title("title")`.
    fn set(&mut self, id: TypeId, object: &ir::Object) -> Option<String> {
        let planner = self.planner;
        let mut names = planner.field_names(object, &mut Scope::with(&["new", "stub"]));
        object.fields.iter().find_map(|(wire, field)| {
            let is_plain = matches!(
                planner.presence(id, field),
                Presence::Optional | Presence::ThreeState
            );
            let is_usual = is_plain && !field.deprecated && !self.is_hidden(field.value);
            let name = names.remove(wire).filter(|_| is_usual)?;
            let value = self.value(field.value, name.plain(), Form::Taken, 1)?;
            Some(format!(".{name}({value})"))
        })
    }

    /// Returns whether a value is sensitive, and no text, which hides itself.
    fn is_hidden(&self, used: Use) -> bool {
        self.planner.api.types[used.ty].sensitive && self.planner.plain(used) != RustType::Secret
    }
}

/// A text that says what it stands for.
fn text(hint: &str) -> String {
    format!("{hint:?}")
}
