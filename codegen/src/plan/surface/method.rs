//! A method that starts a call, with its place and the request that it sends.

/// A method that starts a call.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Method {
    /// The methods that lead from the client to the resource, such as `customers` and `bank_accounts`.
    pub resources: Vec<String>,
    pub name: String,
    /// The HTTP method.
    pub verb: String,
    /// The path as it is in the document.
    pub path: String,
}
