//! The traits of the standard library that a type can derive, by the types of its parts.

use crate::plan::rust::{Item, RustName, RustType, TextType};
use crate::settings::DateCrate;

/// A trait that is checked before a type derives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trait {
    Copy,
    Default,
    Eq,
    Hash,
    Ord,
    PartialOrd,
}

impl Trait {
    /// The trait of this name; `None` if it is one of another crate.
    pub(super) fn of(name: &str) -> Option<Self> {
        Some(match name {
            "Copy" => Self::Copy,
            "Default" => Self::Default,
            "Eq" => Self::Eq,
            "Hash" => Self::Hash,
            "Ord" => Self::Ord,
            "PartialOrd" => Self::PartialOrd,
            _ => return None,
        })
    }

    /// The traits that a type must have as well.
    pub(super) fn implied(self) -> &'static [&'static str] {
        match self {
            Self::Ord => &["Eq", "PartialOrd"],
            Self::Copy | Self::Default | Self::Eq | Self::Hash | Self::PartialOrd => &[],
        }
    }

    /// Returns whether JSON without a type lacks the trait.
    pub(super) fn excludes_json(self) -> bool {
        match self {
            Self::Copy | Self::Ord | Self::PartialOrd => true,
            Self::Default | Self::Eq | Self::Hash => false,
        }
    }

    /// Returns whether a value outside of models has the trait.
    fn is_of(self, ty: &RustType, lacking: &dyn Fn(&str) -> bool) -> bool {
        let of = |inner: &RustType| self.is_of(inner, lacking);
        match ty {
            RustType::Bool | RustType::I32 | RustType::I64 | RustType::U64 | RustType::Unit => true,
            RustType::F64 => matches!(self, Self::Copy | Self::Default | Self::PartialOrd),
            RustType::String | RustType::Bytes => self != Self::Copy,
            RustType::Value => !self.excludes_json(),
            RustType::Text(text) => self.is_of_text(*text),
            RustType::Secret => matches!(self, Self::Default | Self::Eq),
            RustType::File => self == Self::Eq,
            // The compiler checks a type of the user.
            RustType::Foreign(_) | RustType::Parameter => true,
            RustType::Model(name) => !lacking(name.as_str()),
            RustType::Generic(name, argument) => !lacking(name.as_str()) && of(argument),
            RustType::Vec(inner) | RustType::Map(inner) => match self {
                Self::Copy => false,
                Self::Default => true,
                _ => of(inner),
            },
            RustType::Option(inner) => self == Self::Default || of(inner),
            RustType::Nullable(inner) | RustType::Clearable(inner) => match self {
                Self::Default => true,
                Self::Ord | Self::PartialOrd => false,
                _ => of(inner),
            },
            RustType::Boxed(inner) => self != Self::Copy && of(inner),
            RustType::Hidden(inner) => {
                matches!(self, Self::Copy | Self::Default | Self::Eq) && of(inner)
            }
        }
    }

    fn is_of_text(self, text: TextType) -> bool {
        match text {
            TextType::Timestamp(DateCrate::Time) | TextType::Date(DateCrate::Time) => {
                self != Self::Default
            }
            TextType::Timestamp(_) | TextType::Date(_) | TextType::Uuid => true,
            TextType::Decimal | TextType::DecimalNumber => true,
            TextType::Duration => matches!(self, Self::Copy | Self::Default | Self::Eq),
            TextType::Base64 => matches!(self, Self::Default | Self::Eq | Self::Hash),
            TextType::Ip | TextType::Ipv4 | TextType::Ipv6 => self != Self::Default,
        }
    }
}

/// The reason for which a type cannot derive a trait, as the end of the sentence "…, since". `lacking` are models that cannot.
pub(super) fn lacks(item: &Item, wanted: Trait, lacking: &dyn Fn(&str) -> bool) -> Option<String> {
    let without = |ty: &RustType| !wanted.is_of(ty, lacking);
    match item {
        Item::Struct(item) => {
            let fields = item.fields.iter();
            let field = fields
                .filter(|it| without(&it.ty))
                .map(|it| &it.name)
                .next();
            let extra = item.extra.as_ref().filter(|it| {
                let is_there = wanted == Trait::Default;
                !is_there && (wanted == Trait::Copy || without(&it.value))
            });
            let field = field.or(extra.map(|it| &it.name))?;
            Some(format!("the type of `{field}` does not have it"))
        }
        Item::Enum(_) => match wanted {
            Trait::Copy => Some("an unknown value is a string".to_owned()),
            Trait::Default => Some("an enum has no value that stands out".to_owned()),
            Trait::Eq | Trait::Hash | Trait::Ord | Trait::PartialOrd => None,
        },
        Item::Union(_) if wanted.excludes_json() => Some("an unknown value is JSON".to_owned()),
        Item::Union(_) if wanted == Trait::Default => {
            Some("a union has no member that stands out".to_owned())
        }
        Item::Union(item) => {
            let member = item.members.iter().find(|it| without(&it.ty))?;
            Some(format!("the type of `{}` does not have it", member.name))
        }
        Item::Raw(_) => wanted
            .excludes_json()
            .then(|| "its values are JSON".to_owned()),
    }
}

/// The models that an item contains.
pub(super) fn models(item: &Item) -> impl Iterator<Item = &str> {
    let types: Vec<&RustType> = match item {
        Item::Struct(item) => {
            let fields = item.fields.iter().map(|it| &it.ty);
            fields
                .chain(item.extra.iter().map(|it| &it.value))
                .collect()
        }
        Item::Union(item) => item.members.iter().map(|it| &it.ty).collect(),
        Item::Enum(_) | Item::Raw(_) => Vec::new(),
    };
    let names = types.into_iter().flat_map(RustType::models);
    names.map(RustName::as_str)
}
