//! Time, which a browser measures differently from an operating system.

use std::time::Duration;

#[cfg(not(target_arch = "wasm32"))]
use std::time::{SystemTime, UNIX_EPOCH};
#[cfg(target_arch = "wasm32")]
use web_time::{SystemTime, UNIX_EPOCH};

#[cfg(not(target_arch = "wasm32"))]
pub(crate) use std::time::Instant;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use tokio::time::Sleep;
#[cfg(target_arch = "wasm32")]
pub(crate) use web_time::Instant;

/// The time since 1970.
pub(crate) fn since_epoch() -> Duration {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.unwrap_or_default()
}

/// A wait that begins now.
///
/// # Errors
///
/// Returns the reason if the thread has no tokio runtime, or one without timers.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn sleep(duration: Duration) -> Result<Sleep, &'static str> {
    // Only a panic of tokio tells that the runtime was built without timers.
    let timer = || std::panic::catch_unwind(|| tokio::time::sleep(duration)).ok();
    let runtime = tokio::runtime::Handle::try_current().ok();
    runtime.and_then(|_| timer()).ok_or(
        "the call needs a tokio runtime with timers: await it in one that is built with `enable_all`, as `#[tokio::main]` does",
    )
}

/// A wait. A timer of a browser cannot leave its thread, so the wait is for a message from the timer.
#[cfg(target_arch = "wasm32")]
pub(crate) type Sleep = std::pin::Pin<Box<dyn std::future::Future<Output = ()> + Send>>;

/// A wait that begins now. A browser counts milliseconds in 31 bits.
///
/// # Errors
///
/// Never returns an error.
#[cfg(target_arch = "wasm32")]
pub(crate) fn sleep(duration: Duration) -> Result<Sleep, &'static str> {
    let longest = i32::MAX.unsigned_abs();
    let wait = u32::try_from(duration.as_millis())
        .unwrap_or(longest)
        .min(longest);
    let (over, ended) = tokio::sync::oneshot::channel();
    wasm_bindgen_futures::spawn_local(async move {
        gloo_timers::future::TimeoutFuture::new(wait).await;
        // The receiver may have been dropped.
        let _ = over.send(());
    });
    Ok(Box::pin(async {
        let _ = ended.await;
    }))
}
