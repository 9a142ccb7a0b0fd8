//! Values for the arguments of an example, as a person would write them.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::ir::{self, BodyFormat, Shape, TypeId, Use, WireName};
use crate::plan::models::enums::{integer_variants, string_variants};
use crate::plan::models::structs::argument_order;
use crate::plan::naming::{RustName, Scope};
use crate::plan::planner::Planner;
use crate::plan::rust::{Argument, ArgumentType, Literal, Presence, RustType, Target, Variant};

use super::hint::Hint;

/// The most optional properties of a body that are set, and of a struct in it.
const MOST_SET: usize = 4;
const MOST_SET_INSIDE: usize = 2;

/// The greatest depth of structs in structs. A deeper example teaches nothing.
const DEEPEST: usize = 3;

/// The content of a file.
pub(crate) const BYTES: &str = "\"content\"";

/// Writes the values of one example.
pub(crate) struct Samples<'p> {
    planner: &'p Planner<'p>,
    operation: &'p ir::Operation,
    /// The models that the values name.
    pub(crate) models: BTreeSet<String>,
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
    pub(crate) fn of(planner: &'p Planner<'p>, operation: &'p ir::Operation) -> Self {
        Self {
            planner,
            operation,
            models: BTreeSet::new(),
        }
    }

    /// The expression for an argument; `None` if a caller would build it in several steps.
    pub(crate) fn argument(&mut self, argument: &Argument) -> Option<String> {
        let hint = self.hint(argument);
        match &argument.ty {
            ArgumentType::Text => Some(hint.text()),
            ArgumentType::Texts => {
                let items = hint.items(|item| Some(item.text()))?;
                Some(format!("&[{}]", items.join(", ")))
            }
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
                let items = hint.items(|hint| self.value(items, hint, Form::Exact, 0))?;
                Some(format!("&[{}]", items.join(", ")))
            }
            ArgumentType::Bytes => Some(BYTES.to_owned()),
            ArgumentType::TypedBytes | ArgumentType::Parts => None,
        }
    }

    /// `CreateIssue::new("title").body("body")`: a struct with everything that is required, and the first other property that has a value.
    pub(crate) fn with_option(
        &mut self,
        id: TypeId,
        object: &'p ir::Object,
        example: Option<&Value>,
    ) -> Option<String> {
        let name = self.planner.names.get(id)?;
        let value = self.built(id, name, object, Hint::new("body", example), 0)?;
        if value.ends_with(')') && value.contains(").") {
            return Some(value);
        }
        let set = self.set_first(id, object)?;
        Some(format!("{value}{set}"))
    }

    /// The type of the value that an argument sends.
    fn sent(&self, argument: &Argument) -> Option<Use> {
        match self.parameter(argument) {
            Some(parameter) => Some(parameter.value),
            None => self.content(argument)?.value,
        }
    }

    /// The hint at the value of an argument. A secret has no example.
    fn hint<'a>(&self, argument: &'a Argument) -> Hint<'a>
    where
        'p: 'a,
    {
        let example = match self.parameter(argument) {
            Some(parameter) => {
                let is_secret = self.planner.api.types[parameter.value.ty].sensitive;
                parameter.example.as_ref().filter(|_| !is_secret)
            }
            None => self.content(argument).and_then(|it| it.example.as_ref()),
        };
        Hint::new(argument.name.plain(), example)
    }

    fn parameter(&self, argument: &Argument) -> Option<&'p ir::Parameter> {
        let (location, name) = argument.target.parameter()?;
        let mut parameters = self.operation.parameters.iter();
        parameters.find(|it| it.location == location && it.name.as_str() == name)
    }

    fn content(&self, argument: &Argument) -> Option<&'p ir::Content> {
        let mut contents = self.operation.body.as_ref()?.content.iter();
        contents.find(|content| match &argument.target {
            Target::Form(_) => content.format() == BodyFormat::Urlencoded,
            Target::Json(media_type) | Target::Properties(media_type, _) => {
                content.media_type.to_string() == *media_type
            }
            _ => false,
        })
    }

    /// A value. If it cannot be written as a whole, the models of its parts are forgotten.
    fn value(&mut self, used: Use, hint: Hint<'_>, form: Form, depth: usize) -> Option<String> {
        let models = self.models.clone();
        let value = self.written(used, hint, form, depth);
        if value.is_none() {
            self.models = models;
        }
        value
    }

    fn written(&mut self, used: Use, hint: Hint<'_>, form: Form, depth: usize) -> Option<String> {
        let planner = self.planner;
        let ty = planner.plain(Use {
            boxed: false,
            ..used
        });
        let shape = &planner.api.types[used.ty].shape;
        match (&ty, shape) {
            (RustType::Bool, _) => Some(hint.boolean().to_string()),
            (RustType::I32, _) => Some(hint.integer(true, true)),
            (RustType::I64, _) => Some(hint.integer(false, true)),
            (RustType::U64, _) => Some(hint.integer(false, false)),
            (RustType::F64, _) => Some(hint.number()),
            (RustType::String, _) => Some(match form {
                Form::Exact => format!("{}.into()", hint.text()),
                Form::Taken => hint.text(),
            }),
            (RustType::Secret, _) => Some(match form {
                Form::Exact => format!("{}.into()", hint.without_example().text()),
                Form::Taken => hint.without_example().text(),
            }),
            (RustType::Value, _) => Some(match form {
                Form::Exact => format!("serde_json::json!({})", hint.text()),
                Form::Taken => hint.text(),
            }),
            (RustType::Text(format), _) => {
                let value = hint.of_format(*format)?;
                let is_made = form == Form::Exact && format.is_made_of_another();
                Some(match is_made {
                    true => format!("{value}.into()"),
                    false => value,
                })
            }
            (RustType::Vec(_), Shape::Array { items }) if form == Form::Taken => {
                let items = self.items(*items, hint, depth)?;
                Some(format!("[{items}]"))
            }
            (RustType::Model(name), Shape::String(string)) => {
                self.variant(name, &string_variants(string), hint)
            }
            (RustType::Model(name), Shape::Integer(integer)) => {
                self.variant(name, &integer_variants(integer), hint)
            }
            (RustType::Model(name), Shape::Object(object)) if depth < DEEPEST => {
                self.built(used.ty, name, object, hint, depth)
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

    /// The items of a list that is taken by its items.
    fn items(&mut self, items: Use, hint: Hint<'_>, depth: usize) -> Option<String> {
        let is_list = matches!(
            self.planner.plain(items),
            RustType::Vec(_) | RustType::Boxed(_)
        );
        match items.nullable || is_list {
            true => None,
            false => {
                let items = hint.items(|hint| self.value(items, hint, Form::Taken, depth))?;
                Some(items.join(", "))
            }
        }
    }

    /// The value of the first member that has one and that becomes the union.
    fn member(
        &mut self,
        name: &RustName,
        union: &ir::Union,
        hint: Hint<'_>,
        depth: usize,
    ) -> Option<String> {
        let members = union.members.iter();
        let members = members.map(|it| (*it, self.planner.used(*it)));
        let members: Vec<(Use, RustType)> = members.collect();
        let sources = self.planner.sources(name, &members);
        let made = members
            .into_iter()
            .zip(sources)
            .filter(|((_, ty), sources)| !sources.is_empty() && !matches!(ty, RustType::Vec(_)));
        let mut made: Vec<Use> = made.map(|((member, _), _)| member).collect();
        if let Some(example) = hint.example {
            made.sort_by_key(|it| !fits(example, &self.planner.api.types[it.ty].shape));
        }
        let mut first = None;
        for member in made {
            let models = self.models.clone();
            let value = self.value(member, hint, Form::Taken, depth + 1);
            // A member with something in it shows more.
            if value.as_ref().is_some_and(|it| !it.ends_with("::new()")) {
                return value;
            }
            let written = std::mem::replace(&mut self.models, models);
            first = first.or_else(|| Some((value?, written)));
        }
        let (value, models) = first?;
        self.models = models;
        Some(value)
    }

    /// `State::Open`: the value of the example, or the first.
    fn variant(&mut self, name: &RustName, variants: &[Variant], hint: Hint<'_>) -> Option<String> {
        let is_shown = |it: &&Variant| match (&it.value, hint.example) {
            (Literal::Text(value), Some(Value::String(example))) => value == example,
            (Literal::Integer(value), Some(example)) => example.as_i64() == Some(*value),
            (Literal::Text(_) | Literal::Integer(_) | Literal::Boolean(_), _) => false,
        };
        let shown = variants.iter().find(is_shown).or(variants.first())?;
        self.models.insert(name.to_string());
        Some(format!("{name}::{}", shown.name))
    }

    /// `CreateIssue::new("title")`
    fn built(
        &mut self,
        id: TypeId,
        name: &RustName,
        object: &'p ir::Object,
        hint: Hint<'_>,
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
            .map(|(name, wire, field, presence)| match presence {
                _ if self.is_hidden(field.value) => None,
                Presence::RequiredNullable => Some("None".to_owned()),
                Presence::RequiredClearable => None,
                _ => {
                    let hint = hint.field(name.plain(), wire, field.example.as_ref());
                    self.value(field.value, hint, Form::Taken, depth + 1)
                }
            });
        let values: Vec<String> = values.collect::<Option<_>>()?;
        let given = self.set(id, object, hint, depth);
        let set = match values[..] {
            [] if depth == 0 && given.is_empty() => self.set_first(id, object).unwrap_or_default(),
            [..] => given,
        };
        self.models.insert(name.to_string());
        let values = values.join(", ");
        Some(format!("{name}::new({values}){set}"))
    }

    /// The setters of the optional properties in the example: `.title("A bug").labels(["bug"])`.
    fn set(&mut self, id: TypeId, object: &'p ir::Object, hint: Hint<'_>, depth: usize) -> String {
        let most = if depth == 0 {
            MOST_SET
        } else {
            MOST_SET_INSIDE
        };
        let settable = self.settable(id, object).into_iter();
        let given = settable.filter(|(_, wire, _)| hint.member(wire).is_some());
        let set = given.filter_map(|(name, wire, field)| {
            let hint = hint.field(name.plain(), wire, None);
            let value = self.value(field.value, hint, Form::Taken, depth + 1)?;
            Some(format!(".{name}({value})"))
        });
        set.take(most).collect()
    }

    /// The setter of the first property that has a value, for an object in which nothing is required: `.title("title")`.
    fn set_first(&mut self, id: TypeId, object: &ir::Object) -> Option<String> {
        let mut settable = self.settable(id, object).into_iter();
        settable.find_map(|(name, _, field)| {
            let hint = Hint::new(name.plain(), field.example.as_ref());
            let value = self.value(field.value, hint, Form::Taken, 1)?;
            Some(format!(".{name}({value})"))
        })
    }

    /// The optional properties that an example may set.
    fn settable(
        &self,
        id: TypeId,
        object: &'p ir::Object,
    ) -> Vec<(RustName, &'p WireName, &'p ir::Field)> {
        let planner = self.planner;
        let mut names = planner.field_names(object, &mut Scope::with(&["new", "stub"]));
        let settable = object.fields.iter().filter_map(|(wire, field)| {
            let is_plain = matches!(
                planner.presence(id, field),
                Presence::Optional | Presence::ThreeState
            );
            let is_usual = is_plain && !field.deprecated && !self.is_hidden(field.value);
            let name = names.remove(wire).filter(|_| is_usual)?;
            Some((name, wire, field))
        });
        settable.collect()
    }

    /// Returns whether a value is sensitive, and no text, which hides itself.
    fn is_hidden(&self, used: Use) -> bool {
        self.planner.api.types[used.ty].sensitive && self.planner.plain(used) != RustType::Secret
    }
}

/// Returns whether a value may have a shape, by its JSON type.
fn fits(value: &Value, shape: &Shape) -> bool {
    match shape {
        Shape::Boolean { .. } => value.is_boolean(),
        Shape::Integer(_) => value.is_i64() || value.is_u64(),
        Shape::Number(_) => value.is_number(),
        Shape::String(_) => value.is_string(),
        Shape::Array { .. } => value.is_array(),
        Shape::Object(_) => value.is_object(),
        Shape::Union(_)
        | Shape::Any
        | Shape::Null
        | Shape::AllOf(_)
        | Shape::Reference(_)
        | Shape::Parameter
        | Shape::Apply { .. } => false,
    }
}
