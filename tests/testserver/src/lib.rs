//! The harness: a case names its scenario of the server, and fails with a reason or passes.
//!
//! Each result is a line in the file that `TESTSERVER_RESULTS` names: `passed` or `failed`, the scenario, the program, and the reason.
#![forbid(unsafe_code)]

use std::fmt::Debug;
use std::fs::{File, OpenOptions};
use std::future::Future;
use std::io::Write;
use std::time::Duration;

/// The longest time that a case may take.
const LIMIT: Duration = Duration::from_secs(60);

/// The reason of a failure. `?` converts any value with `Debug` into one.
pub struct Fail(pub String);

impl<T: Debug> From<T> for Fail {
    fn from(value: T) -> Self {
        Self(format!("{value:?}"))
    }
}

/// The cases of a program.
pub struct Tests {
    /// The address of the server.
    pub base: String,
    program: &'static str,
    results: Option<File>,
}

impl Tests {
    /// The cases of the program with this name.
    ///
    /// # Panics
    ///
    /// Panics if the file for the results cannot be opened.
    pub fn new(program: &'static str) -> Self {
        let results = std::env::var_os("TESTSERVER_RESULTS").map(|path| {
            let file = OpenOptions::new().create(true).append(true).open(path);
            file.expect("a file for the results")
        });
        let base = std::env::var("TESTSERVER_BASE");
        let base = base.unwrap_or_else(|_| "http://127.0.0.1:3000".to_owned());
        Self { base, program, results }
    }

    /// Runs a case to its end, and writes its result.
    ///
    /// # Panics
    ///
    /// Panics if the result cannot be written.
    pub async fn run(&mut self, key: &str, case: impl Future<Output = Result<(), Fail>>) {
        let result = tokio::time::timeout(LIMIT, case).await;
        let result = result.unwrap_or_else(|_| Err(Fail(format!("takes more than {LIMIT:?}"))));
        let (word, reason) = match result {
            Ok(()) => ("passed", String::new()),
            Err(Fail(reason)) => ("failed", reason.replace(['\r', '\n', '\t'], " ")),
        };
        let line = format!("{word}\t{key}\t{}\t{reason}\n", self.program);
        print!("{line}");
        if let Some(results) = &mut self.results {
            results.write_all(line.as_bytes()).expect("a line is written");
        }
    }
}

/// A client of a generated crate for the test server. It leaves nothing out of a response that does not fit.
#[macro_export]
macro_rules! client {
    ($tests:expr, $krate:ident) => {
        $krate::Client::builder()
            .base_url($tests.base.clone())
            .timeout(::std::time::Duration::from_secs(50))
            .strict_decoding(true)
            .build()
            .expect("a client")
    };
}

/// A case: the scenario, and statements in which `?` ends it.
#[macro_export]
macro_rules! case {
    ($tests:expr, $key:expr, { $($body:tt)* }) => {
        $tests
            .run($key, async {
                $($body)*
                #[allow(unreachable_code, reason = "a case may end early")]
                ::core::result::Result::<(), $crate::Fail>::Ok(())
            })
            .await
    };
}

/// Fails unless both values are equal.
#[macro_export]
macro_rules! eq {
    ($left:expr, $right:expr) => {
        match (&$left, &$right) {
            (left, right) => {
                if !(*left == *right) {
                    return Err($crate::Fail(format!("got {left:?}, expected {right:?}")));
                }
            }
        }
    };
}

/// The error of a call; fails if the call succeeds.
#[macro_export]
macro_rules! error {
    ($call:expr) => {
        match $call.await {
            Ok(value) => return Err($crate::Fail(format!("no error, but {value:?}"))),
            Err(error) => error,
        }
    };
}

/// Fails unless the response of a call does not decode.
#[macro_export]
macro_rules! undecodable {
    ($call:expr) => {{
        let error = $crate::error!($call);
        $crate::eq!(format!("{:?}", error.kind()), "Decode");
    }};
}

/// The error of a call; fails unless it has this status.
#[macro_export]
macro_rules! status {
    ($call:expr, $status:expr) => {{
        let error = $crate::error!($call);
        $crate::eq!(error.status().map(|status| status.as_u16()), Some($status));
        error
    }};
}
