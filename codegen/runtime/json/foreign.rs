//! Types of other crates, which are read as serde reads them.

/// Lets a model have fields of a type.
macro_rules! foreign {
    ($($ty:ty),+ $(,)?) => {$(
        impl $crate::runtime::json::decode::Decode for $ty {
            fn decode<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::std::result::Result<Self, D::Error> {
                ::serde::Deserialize::deserialize(deserializer)
            }

            fn blank() -> Self {
                ::std::default::Default::default()
            }
        }
    )+};
}
pub(crate) use foreign;
