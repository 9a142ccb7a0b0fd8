//! An operation of the API, declared by a table: its request, its setters, and its response.
//!
//! The differences between operations are in a [`Route`] and the types that it names; everything else is compiled once.

#[allow(unused_imports, reason = "an API may have no operations")]
pub use super::endpoint::{As, Operation};
#[allow(unused_imports, reason = "an API may have no operations")]
pub use super::route::{Failure, IdempotencyKey, Route, Statuses, typed};

/// Declares a type that represents an operation, with its request, its setters, and its response from the table.
///
/// The name after `as` is that of its calls, and has a page of the documentation with the setters of this operation alone.
#[allow(unused_macros, reason = "an API may have no operations")]
macro_rules! operation {
    ($name:ident $(as $call:ident)? = $id:literal {
        $method:literal $path:literal,
        $(server: $server:literal,)?
        $(security: [$([$($scheme:literal),*]),*],)?
        $(scopes: [$($scope:literal),*],)?
        $(secrets: [$($secret:literal),*],)?
        $(idempotency_key: $idempotency_key:literal,)?
        $($(#[$meta:meta])* set $setter:ident($argument:ident: $ty:ty) => $put:ident($($value:tt)*),)*
        $(accept: $accept:expr,)?
        success $(($($listed:literal),+))?: $success:ty,
        $($status:literal $($media_type:literal)? => $failure:ty,)*
        $($(#[$header_meta:meta])* header $header:ident: $header_ty:ty = $form:ident $wire:literal,)*
        $(
            pages: $style:ident { $($fields:tt)* },
            items: $item:ty = |$page:ident| $items:expr,
            $($key:ident: $constant:expr,)*
        )?
    }) => {
        #[doc = concat!("The operation `", stringify!($id), "`.")]
        pub struct $name;

        $(
            /// A call of this operation. Its own options, and those of every call, are its methods.
            pub type $call = $crate::runtime::call::builder::Call<$name>;
        )?

        impl $crate::runtime::call::operation::Operation for $name {
            #[allow(clippy::needless_update, reason = "a table may say everything")]
            const ROUTE: $crate::runtime::call::operation::Route = $crate::runtime::call::operation::Route {
                id: $id,
                method: $method,
                path: $path,
                $(accept: $accept,)?
                $(server: ::std::option::Option::Some($server),)?
                $(security: ::std::option::Option::Some(&[$(&[$($scheme),*]),*]),)?
                $(scopes: &[$($scope),*],)?
                $(secrets: &[$($secret),*],)?
                $(idempotency_key: ::std::option::Option::Some($crate::runtime::call::operation::IdempotencyKey {
                    header: $idempotency_key,
                    random: $crate::runtime::call::idempotency::random_key,
                }),)?
                $(successes: &[$($crate::runtime::call::operation::Statuses::of($listed)),+],)?
                failures: &[$($crate::runtime::call::operation::Failure {
                    status: $status,
                    media_type: concat!($($media_type)?),
                    decode: $crate::runtime::call::operation::typed::<$failure>,
                }),*],
                ..$crate::runtime::call::operation::Route::DEFAULT
            };

            type Success = $success;
        }

        $crate::runtime::call::operation::setters!($name
            $($(#[$meta])* $setter($argument: $ty) => $put($($value)*),)*
        );

        $crate::runtime::call::operation::headers!($name
            $($(#[$header_meta])* $header: $header_ty = $form $wire,)*
        );

        $(
            impl $crate::runtime::paging::pages::Paged for $name {
                #[allow(clippy::needless_update, reason = "a table may say everything")]
                const PAGING: $crate::runtime::paging::division::Paging = $crate::runtime::paging::division::Paging {
                    style: $crate::runtime::paging::division::Style::$style { $($fields)* },
                    $($key: $constant,)*
                    ..$crate::runtime::paging::division::Paging::DEFAULT
                };

                type Item = $item;

                fn items(
                    $page: <<Self as $crate::runtime::call::operation::Operation>::Success as $crate::runtime::call::success::Success>::Output,
                ) -> ::std::vec::Vec<$item> {
                    $items
                }
            }
        )?
    };
}

/// Declares the setters for the optional parts of a call.
#[allow(unused_macros, reason = "an API may have no operations")]
macro_rules! setters {
    ($name:ident) => {};
    ($name:ident $($(#[$meta:meta])* $setter:ident($argument:ident: $ty:ty) => $put:ident($($value:tt)*),)+) => {
        #[allow(clippy::should_implement_trait, reason = "as the API has it")]
        impl $crate::runtime::call::builder::Call<$name> {
            $(
                $(#[$meta])*
                pub fn $setter(self, $argument: $ty) -> Self {
                    self.$put($($value)*)
                }
            )+
        }
    };
}

/// Declares the constants by which the headers of a response are read.
#[allow(unused_macros, reason = "an API may have no operations")]
macro_rules! headers {
    ($name:ident) => {};
    ($name:ident $($(#[$meta:meta])* $header:ident: $ty:ty = $form:ident $wire:literal,)+) => {
        impl $name {
            $(
                $(#[$meta])*
                pub const $header: $crate::runtime::http::header::Header<$ty> =
                    $crate::runtime::http::header::Header::$form($wire);
            )+
        }
    };
}

#[allow(unused_imports, reason = "an API may have no operations")]
pub(crate) use {headers, operation, setters};
