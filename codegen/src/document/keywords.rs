//! One flat view of a schema's keywords, for all of openapiv3's kinds of schemas.

use indexmap::IndexMap;
use openapiv3::{
    AdditionalProperties, AnySchema, IntegerFormat, NumberFormat, ReferenceOr, Schema, SchemaKind,
    StringFormat, Type, VariantOrUnknownOrEmpty,
};
use serde_json::Value;

/// The keywords of one Schema Object (OpenAPI 3.0.4, Schema Object).
#[derive(Debug, Default)]
pub struct Keywords<'a> {
    pub ty: Option<&'a str>,
    pub format: Option<String>,
    /// The enumerated values, including `null`; `None` if there is no `enum`.
    pub values: Option<Vec<Value>>,
    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
    pub properties: Option<&'a IndexMap<String, ReferenceOr<Box<Schema>>>>,
    pub required: &'a [String],
    pub additional: Option<&'a AdditionalProperties>,
    pub items: Option<&'a ReferenceOr<Box<Schema>>>,
    pub one_of: &'a [ReferenceOr<Schema>],
    pub any_of: &'a [ReferenceOr<Schema>],
    pub all_of: &'a [ReferenceOr<Schema>],
}

impl<'a> Keywords<'a> {
    pub fn of(schema: &'a Schema) -> Self {
        let none = Self::default();
        match &schema.schema_kind {
            SchemaKind::Type(ty) => Self::of_type(ty),
            SchemaKind::OneOf { one_of } => Self { one_of, ..none },
            SchemaKind::AnyOf { any_of } => Self { any_of, ..none },
            SchemaKind::AllOf { all_of } => Self { all_of, ..none },
            // A type cannot be derived from the values that it excludes.
            SchemaKind::Not { .. } => none,
            SchemaKind::Any(any) => Self::of_any(any),
        }
    }

    fn of_type(ty: &'a Type) -> Self {
        let none = Self::default();
        match ty {
            Type::String(string) => Self {
                ty: Some("string"),
                format: string_format(&string.format),
                values: values(&string.enumeration),
                ..none
            },
            Type::Number(number) => Self {
                ty: Some("number"),
                format: number_format(&number.format),
                values: values(&number.enumeration),
                minimum: number.minimum,
                maximum: number.maximum,
                ..none
            },
            Type::Integer(integer) => Self {
                ty: Some("integer"),
                format: integer_format(&integer.format),
                values: values(&integer.enumeration),
                minimum: integer.minimum.map(|bound| bound as f64),
                maximum: integer.maximum.map(|bound| bound as f64),
                ..none
            },
            Type::Boolean(boolean) => Self {
                ty: Some("boolean"),
                values: values(&boolean.enumeration),
                ..none
            },
            Type::Object(object) => Self {
                ty: Some("object"),
                properties: Some(&object.properties),
                required: &object.required,
                additional: object.additional_properties.as_ref(),
                ..none
            },
            Type::Array(array) => Self {
                ty: Some("array"),
                items: array.items.as_ref(),
                ..none
            },
        }
    }

    fn of_any(any: &'a AnySchema) -> Self {
        Self {
            ty: any.typ.as_deref(),
            format: any.format.clone(),
            values: (!any.enumeration.is_empty()).then(|| any.enumeration.clone()),
            minimum: any.minimum,
            maximum: any.maximum,
            properties: (!any.properties.is_empty()).then_some(&any.properties),
            required: &any.required,
            additional: any.additional_properties.as_ref(),
            items: any.items.as_ref(),
            one_of: &any.one_of,
            any_of: &any.any_of,
            all_of: &any.all_of,
        }
    }

    /// Returns whether it describes a value itself, apart from its `allOf`, `oneOf` and `anyOf` members.
    pub fn has_own_shape(&self) -> bool {
        self.ty.is_some()
            || self.values.is_some()
            || self.properties.is_some()
            || !self.required.is_empty()
            || self.additional.is_some()
            || self.items.is_some()
    }
}

fn values<T: Clone + Into<Value>>(enumeration: &[Option<T>]) -> Option<Vec<Value>> {
    let value = |value: &Option<T>| value.clone().map_or(Value::Null, Into::into);
    (!enumeration.is_empty()).then(|| enumeration.iter().map(value).collect())
}

fn string_format(format: &VariantOrUnknownOrEmpty<StringFormat>) -> Option<String> {
    named(format, |format| match format {
        StringFormat::Date => "date",
        StringFormat::DateTime => "date-time",
        StringFormat::Password => "password",
        StringFormat::Byte => "byte",
        StringFormat::Binary => "binary",
    })
}

fn number_format(format: &VariantOrUnknownOrEmpty<NumberFormat>) -> Option<String> {
    named(format, |format| match format {
        NumberFormat::Float => "float",
        NumberFormat::Double => "double",
    })
}

fn integer_format(format: &VariantOrUnknownOrEmpty<IntegerFormat>) -> Option<String> {
    named(format, |format| match format {
        IntegerFormat::Int32 => "int32",
        IntegerFormat::Int64 => "int64",
    })
}

fn named<T>(format: &VariantOrUnknownOrEmpty<T>, name: fn(&T) -> &'static str) -> Option<String> {
    match format {
        VariantOrUnknownOrEmpty::Item(format) => Some(name(format).to_owned()),
        VariantOrUnknownOrEmpty::Unknown(format) => Some(format.clone()),
        VariantOrUnknownOrEmpty::Empty => None,
    }
}
