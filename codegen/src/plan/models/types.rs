//! IR uses → Rust types.

use crate::ir::{Additional, Integer, PartType, Shape, TypeId, Use};
use crate::plan::operations::part_types::takes_files;
use crate::plan::planner::Planner;
use crate::plan::rust::{RustType, TextType};
use crate::settings::FormatType;
use crate::source::Pointer;

impl Planner<'_> {
    /// The type of a place, with its box and its `Option` if it may be null.
    pub(crate) fn used(&self, used: Use) -> RustType {
        let ty = self.plain(used);
        if used.nullable {
            RustType::Option(Box::new(ty))
        } else {
            ty
        }
    }

    /// The type of a place, ignoring null.
    pub(crate) fn plain(&self, used: Use) -> RustType {
        let ty = self.ty(used.ty);
        if used.boxed {
            RustType::Boxed(Box::new(ty))
        } else {
            ty
        }
    }

    /// The type of a property of a multipart form, whose part may have a media type.
    pub(crate) fn form_part(&self, used: Use, declared: Option<&PartType>) -> RustType {
        let is_list = self.api.types[used.ty].shape.items().is_some();
        match (takes_files(&self.api.types, used, declared), is_list) {
            (true, true) => RustType::Vec(Box::new(RustType::File)),
            (true, false) => RustType::File,
            (false, _) => self.plain(used),
        }
    }

    fn ty(&self, id: TypeId) -> RustType {
        if let Some(name) = self.names.get(id) {
            return RustType::Model(name.clone());
        }
        let ty = &self.api.types[id];
        if let Some(path) = &ty.foreign {
            return RustType::Foreign(path.clone());
        }
        match &ty.shape {
            Shape::Null => RustType::Unit,
            Shape::Boolean { .. } => RustType::Bool,
            Shape::Integer(integer) => whole(integer),
            Shape::Number(number) => match self.set_format(number.format.as_deref(), &ty.pointer) {
                Some(FormatType::Decimal) => RustType::Text(TextType::DecimalNumber),
                Some(_) | None => RustType::F64,
            },
            Shape::String(_) if ty.sensitive => RustType::Secret,
            Shape::String(string) => self.string(string.format.as_deref(), &ty.pointer),
            Shape::Array { items } if ty.sensitive => {
                RustType::Vec(Box::new(hidden(self.used(*items))))
            }
            Shape::Array { items } => RustType::Vec(Box::new(self.used(*items))),
            Shape::Object(object) => RustType::Map(Box::new(match object.additional {
                Additional::Typed(value) => self.used(value),
                Additional::Open | Additional::Closed => RustType::Value,
            })),
            Shape::Parameter => RustType::Parameter,
            Shape::Apply { envelope, payload } => match self.names.get(*envelope) {
                Some(name) => RustType::Generic(name.clone(), Box::new(self.plain(*payload))),
                None => RustType::Value,
            },
            // A union always has a name, and the others no longer exist when planning starts.
            Shape::Any | Shape::Union(_) | Shape::AllOf(_) | Shape::Reference(_) => RustType::Value,
        }
    }

    /// The type of a string: the one that the settings give to its place or to its format, or else that of the format itself.
    fn string(&self, format: Option<&str>, pointer: &Pointer) -> RustType {
        let dates = self.settings.types.dates;
        let text = match (self.set_format(format, pointer), format) {
            (Some(FormatType::String), _) => return RustType::String,
            (Some(FormatType::Timestamp), _) | (None, Some("date-time")) => {
                TextType::Timestamp(dates)
            }
            (Some(FormatType::Date), _) | (None, Some("date")) => TextType::Date(dates),
            (Some(FormatType::Base64), _) | (None, Some("byte")) => TextType::Base64,
            (Some(FormatType::Duration), _) if dates.has_durations() => TextType::Duration,
            (Some(FormatType::Duration), _) => return RustType::String,
            (Some(FormatType::Uuid), _) => TextType::Uuid,
            (Some(FormatType::Ip), _) => TextType::Ip,
            (Some(FormatType::Ipv4), _) => TextType::Ipv4,
            (Some(FormatType::Ipv6), _) => TextType::Ipv6,
            (Some(FormatType::Decimal), _) => TextType::Decimal,
            (None, _) => return RustType::String,
        };
        RustType::Text(text)
    }

    /// The type that the settings give to a place, or to its format.
    fn set_format(&self, format: Option<&str>, pointer: &Pointer) -> Option<FormatType> {
        let formats = &self.settings.formats;
        let set = formats.get(pointer.as_str());
        set.or_else(|| formats.get(format?)).map(|it| it.value)
    }
}

/// The type of a value that is never shown. A list hides its items.
pub(super) fn hidden(ty: RustType) -> RustType {
    match ty {
        RustType::String => RustType::Secret,
        RustType::Secret | RustType::Hidden(_) | RustType::File => ty,
        RustType::Vec(items) => RustType::Vec(Box::new(hidden(*items))),
        RustType::Option(value) => RustType::Option(Box::new(hidden(*value))),
        RustType::Boxed(value) => RustType::Boxed(Box::new(hidden(*value))),
        other => RustType::Hidden(Box::new(other)),
    }
}

fn whole(integer: &Integer) -> RustType {
    match integer.format.as_deref() {
        Some("int32") => RustType::I32,
        Some("uint64") => RustType::U64,
        _ if integer.is_wide() => RustType::U64,
        _ => RustType::I64,
    }
}
