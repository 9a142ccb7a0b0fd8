//! Types about `envelope`.

use crate::runtime;

#[cfg(feature = "zero-trust")]
runtime::json::fields::decode_object! {
    pub struct Envelope<T> {
        pub errors: Vec<super::Message> = required "errors",
        pub messages: Vec<super::Message> = required "messages",
        pub result: Option<T> = optional "result",
        /// Tells success from failure.
        pub success: bool = required "success",
    }

    impl<T> runtime::call::success::Enveloped for Envelope<T> {
        type Result = T;

        const PAYLOAD: &'static str = "result";

        const SUCCESS: Option<&'static str> = Some("success");

        fn succeeded(&self) -> bool {
            self.success
        }

        fn into_result(self) -> Option<T> {
            self.result
        }
    }
}
