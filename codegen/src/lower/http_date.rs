//! Headers that HTTP defines as dates, which documents mostly declare as strings.

use crate::ir::{Shape, StringShape, Type, TypeId, is_http_date};

use super::lowering::Lowering;

impl Lowering<'_> {
    /// The type of a header: an instant if its value is a date, and the document does not say otherwise.
    pub(super) fn header_value(&mut self, name: &str, value: TypeId) -> TypeId {
        let ty = &self.types[value];
        let is_plain = matches!(&ty.shape, Shape::String(it) if *it == StringShape::default());
        if !is_http_date(name) || !is_plain {
            return value;
        }
        let instant = Shape::String(StringShape {
            format: Some("date-time".to_owned()),
            ..StringShape::default()
        });
        let ty = Type {
            shape: instant,
            component: None,
            ..ty.clone()
        };
        self.types.add(ty)
    }
}
