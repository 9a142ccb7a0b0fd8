//! Operations as types, so that calls of different operations have different types.

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
