//! Types about `token`.

use crate::runtime;

#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
runtime::json::fields::decode_object! {
    /// The wrapper of a response, with the result in `result`.
    pub struct TokenEnvelope<T> {
        /// Remarks of the service about the call.
        pub errors: Vec<super::Message> = required "errors",
        /// Remarks of the service about the call.
        pub messages: Vec<super::Message> = required "messages",
        /// The result, which a failure lacks.
        pub result: Option<T> = optional "result",
        /// Tells success from failure.
        pub success: bool = required "success",
    }

    impl<T> runtime::json::envelope::Enveloped for TokenEnvelope<T> {
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
