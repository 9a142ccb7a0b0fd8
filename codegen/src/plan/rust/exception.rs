//! Exceptions from lints.

/// The reason for which a method has an exception from a lint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exception {
    /// The API requires many arguments.
    ManyArguments,
    /// The API names it like a method of a trait of the standard library.
    NamedLikeTrait,
    /// The API names it `new`, and it makes something else.
    NamedNew,
}
