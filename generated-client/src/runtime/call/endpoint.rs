//! An operation as a type, by which calls of different operations differ.

use std::marker::PhantomData;

use super::route::Route;
use super::success::Success;

/// An operation of the API.
pub trait Operation: 'static {
    /// The facts that the runtime needs.
    const ROUTE: Route;
    /// The body of a successful response.
    type Success: Success;
}

/// An operation `O` whose response is read as `S`.
pub struct As<O, S>(PhantomData<fn() -> (O, S)>);

impl<O: Operation, S: Success> Operation for As<O, S> {
    const ROUTE: Route = O::ROUTE;
    type Success = S;
}
