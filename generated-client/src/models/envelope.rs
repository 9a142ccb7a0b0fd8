//! Types about `envelope`.

use crate::runtime;

#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
runtime::json::fields::decode_object! {
    /// The wrapper of a response, with the result in `result`.
    pub struct Envelope<T> {
        /// The reasons why the call failed.
        pub errors: Vec<super::Message> = required "errors",
        /// Remarks about the call.
        pub messages: Vec<super::Message> = required "messages",
        /// The result, which a failure lacks.
        pub result: Option<T> = optional "result",
        /// Tells success from failure.
        pub success: bool = required "success",
    }

    impl<T> runtime::json::envelope::Enveloped for Envelope<T> {
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

#[cfg(any(feature = "zero-trust-tunnels-cloudflared", feature = "zero-trust-tunnels-warp-connector"))]
runtime::json::fields::decode_object! {
    /// The wrapper of a response, with the result in `result`.
    pub struct ListEnvelope<T> {
        /// Remarks of the service about the call.
        pub errors: Vec<super::Message> = required "errors",
        /// Remarks of the service about the call.
        pub messages: Vec<super::Message> = required "messages",
        /// The result, which a failure lacks.
        pub result: Option<T> = optional "result",
        /// Tells success from failure.
        pub success: bool = required "success",
        /// The place of the page in the list.
        pub result_info: Option<super::ResultInfo> = optional "result_info",
    }

    impl<T> runtime::json::envelope::Enveloped for ListEnvelope<T> {
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
