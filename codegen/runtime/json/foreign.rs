//! Types of other crates, which are read as serde reads them.

/// Lets a model have fields of a type.
#[allow(unused_macros, reason = "models written by hand have none")]
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
#[allow(unused_imports, reason = "models written by hand have none")]
pub(crate) use foreign;
