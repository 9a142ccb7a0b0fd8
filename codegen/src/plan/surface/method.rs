//! A method that starts a call, with the place where it is and the request that it sends.

/// A method that starts a call.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Method {
    /// The methods that lead from the client to the resource, such as `customers` and `bank_accounts`.
    pub resources: Vec<String>,
    pub name: String,
    /// The HTTP method.
    pub verb: String,
    /// The path as the document has it.
    pub path: String,
}
