//! The account, the credentials and the limits of a service.

use std::time::Duration;

/// A token of the API.
#[derive(Clone, Debug)]
pub struct Token {
    /// What a client sends.
    pub secret: String,
    /// The permissions of the token; `None` stands for all.
    pub permissions: Option<Vec<String>>,
}

/// The account, the credentials and the limits of a service. The defaults need no thought.
#[derive(Clone, Debug)]
pub struct Options {
    /// The only account that the credentials may see.
    pub account_id: String,
    /// The tokens that are accepted.
    pub tokens: Vec<Token>,
    /// The e-mail address and the key of a user.
    pub user: (String, String),
    /// The service key.
    pub service_key: String,
    /// The most requests in a window of time, and its length; no limit if it is `None`.
    pub rate: Option<(usize, Duration)>,
    /// The port on 127.0.0.1; 0 stands for any that is free.
    pub port: u16,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            account_id: "699d98642c564d2e855e9661899b7252".to_owned(),
            tokens: vec![Token {
                secret: "a-token-of-the-fake".to_owned(),
                permissions: None,
            }],
            user: (
                "user@example.com".to_owned(),
                "a-key-of-the-fake".to_owned(),
            ),
            service_key: "a-service-key-of-the-fake".to_owned(),
            rate: None,
            port: 0,
        }
    }
}
