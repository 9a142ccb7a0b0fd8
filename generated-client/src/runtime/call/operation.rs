//! An operation of the API: what is sent, what sets it, and what comes back, as a table says.
//!
//! What differs between operations is a [`Route`] and the types that it names; everything else is compiled once.

use std::any::Any;
use std::marker::PhantomData;

use reqwest::StatusCode;

use crate::runtime::json::decode::{self, Decode};

use super::success::Success;

/// What the runtime has to know of an operation.
#[derive(Debug)]
pub struct Route {
    /// The operation's name, for people.
    pub id: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The path template, which is appended to the base URL.
    pub path: &'static str,
    /// The media types that are asked for; none if there is nothing to ask for.
    pub accept: Option<&'static str>,
    /// Where the operation is, if it is not where the API is.
    pub server: Option<&'static str>,
    /// The alternatives of security schemes, if they are not those of the API; empty if no credentials are to be sent.
    pub security: Option<&'static [&'static [&'static str]]>,
    /// The types of the error bodies.
    pub failures: &'static [Failure],
}

impl Route {
    /// What holds for an operation that says nothing.
    pub const DEFAULT: Self = Self {
        id: "",
        method: "",
        path: "",
        accept: Some("application/json"),
        server: None,
        security: None,
        failures: &[],
    };
}

/// Writes a type that stands for an operation, as its table says: what is sent, what sets it, and what comes back.
#[allow(unused_macros, reason = "an API may have no operations")]
macro_rules! operation {
    ($name:ident = $id:literal {
        $method:literal $path:literal,
        $(server: $server:literal,)?
        $(security: [$([$($scheme:literal),*]),*],)?
        $($(#[$meta:meta])* set $setter:ident($argument:ident: $ty:ty) => $put:ident($($value:tt)*),)*
        $(accept: $accept:expr,)?
        success: $success:ty,
        $($status:literal => $failure:ty,)*
        $($(#[$header_meta:meta])* header $header:ident: $header_ty:ty = $form:ident $wire:literal,)*
        $(
            pages: $style:ident { $($fields:tt)* },
            items: $item:ty = |$page:ident| $items:expr,
            $($key:ident: $said:expr,)*
        )?
    }) => {
        #[doc = concat!("The operation `", $id, "`.")]
        pub struct $name;

        impl $crate::runtime::call::operation::Operation for $name {
            #[allow(clippy::needless_update, reason = "a table may say everything")]
            const ROUTE: $crate::runtime::call::operation::Route = $crate::runtime::call::operation::Route {
                id: $id,
                method: $method,
                path: $path,
                $(accept: $accept,)?
                $(server: ::std::option::Option::Some($server),)?
                $(security: ::std::option::Option::Some(&[$(&[$($scheme),*]),*]),)?
                failures: &[$($crate::runtime::call::operation::Failure {
                    status: $crate::runtime::call::operation::Statuses::of($status),
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
                const PAGING: $crate::runtime::paging::pages::Paging = $crate::runtime::paging::pages::Paging {
                    style: $crate::runtime::paging::pages::Style::$style { $($fields)* },
                    $($key: $said,)*
                    ..$crate::runtime::paging::pages::Paging::DEFAULT
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

/// Writes the methods of a call that set what it can do without.
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

/// Writes the constants by which the headers of an answer are read.
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

/// The type of the error bodies of some statuses.
#[derive(Debug)]
pub struct Failure {
    /// The statuses.
    pub status: Statuses,
    /// Decodes the body; [`typed`] with the type filled in.
    pub decode: fn(&str) -> Option<Box<dyn Any + Send + Sync>>,
}

/// The statuses that an OpenAPI response stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statuses {
    /// One status.
    Exact(u16),
    /// All statuses of a class: 4 for `4XX`.
    Range(u8),
    /// All statuses that no other response stands for (`default`).
    Any,
}

impl Statuses {
    /// The statuses as a document says them: `404`, `4XX`, or `default` (OpenAPI 3.0.4, Responses Object).
    #[allow(dead_code, reason = "an API may describe no errors")]
    pub const fn of(text: &str) -> Self {
        match text.as_bytes() {
            [class, b'X', b'X'] => Self::Range(*class - b'0'),
            [hundreds @ b'0'..=b'9', tens, ones] => {
                let tens = (*hundreds - b'0') as u16 * 10 + (*tens - b'0') as u16;
                Self::Exact(tens * 10 + (*ones - b'0') as u16)
            }
            _ => Self::Any,
        }
    }
}

/// Decodes an error body; none if it is not a `T`.
pub fn typed<T: Decode + Send + Sync + 'static>(text: &str) -> Option<Box<dyn Any + Send + Sync>> {
    let body: T = decode::from_str(text).ok()?;
    Some(Box::new(body))
}

impl Route {
    /// The failure that is declared for a status: exactly, by its class, or by default.
    ///
    /// A body may say under a 2XX status that the call failed; its type is then the first one declared.
    pub(crate) fn failure(&self, status: StatusCode) -> Option<&Failure> {
        let code = status.as_u16();
        let declared = |sought: Statuses| self.failures.iter().find(|it| it.status == sought);
        declared(Statuses::Exact(code))
            .or_else(|| {
                self.failures.iter().find(
                    |it| matches!(it.status, Statuses::Range(class) if u16::from(class) == code / 100),
                )
            })
            .or_else(|| declared(Statuses::Any))
            .or_else(|| self.failures.first().filter(|_| status.is_success()))
    }
}

/// An operation of the API.
pub trait Operation: 'static {
    /// What the runtime has to know of it.
    const ROUTE: Route;
    /// What a successful answer holds.
    type Success: Success;
}

/// An operation that is asked for another answer than the one that it gives by itself.
pub struct As<O, S>(PhantomData<fn() -> (O, S)>);

impl<O: Operation, S: Success> Operation for As<O, S> {
    const ROUTE: Route = O::ROUTE;
    type Success = S;
}
