//! Scenarios of the document lro that end with the first response, since polling needs an extension of Azure.

use testserver::{Tests, case, client, eq, status, undecodable};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut t = Tests::new("long_running");
    complete(&mut t).await;
    failing(&mut t).await;
}

async fn complete(t: &mut Tests) {
    let client = client!(t, ts_lro);
    let l = client.lros();
    case!(t, "LROPutInlineComplete", {
        let product = l.put200_succeeded().await?.ok_or("no product")?;
        eq!(product.name.as_deref(), Some("foo"));
        eq!(product.id.as_deref(), Some("100"));
    });
    case!(t, "LROPutInlineComplete201", { eq!(l.put201_succeeded().await?.name.as_deref(), Some("foo")); });
    case!(t, "LROPut200InlineCompleteNoState", {
        let product = l.put200_succeeded_no_state().await?;
        eq!(product.name.as_deref(), Some("foo"));
        eq!(product.properties, None);
    });
    case!(t, "LROPatchInlineCompleteIgnoreHeaders", { eq!(l.patch200_succeeded_ignore_headers().await?.name.as_deref(), Some("foo")); });
    case!(t, "LRODeleteInlineComplete", { l.delete204_succeeded().await?; });
}

async fn failing(t: &mut Tests) {
    let client = client!(t, ts_lro);
    let l = client.lrosads();
    case!(t, "LRONonRetryPut400", { status!(l.put_non_retry400(), 400); });
    case!(t, "LRONonRetryDelete400", { status!(l.delete_non_retry400(), 400); });
    case!(t, "LRONonRetryPost400", { status!(l.post_non_retry400(), 400); });
    case!(t, "LROErrorPut200InvalidJson", { undecodable!(l.put200_invalid_json()); });
    // The response lacks the body that the document has for it.
    case!(t, "LROErrorPut201NoProvisioningStatePayload", { undecodable!(l.put_error201_no_provisioning_state_payload()); });
    // Only the headers of these responses are wrong, and a client that does not poll does not read them.
    case!(t, "LROErrorPutAsyncInvalidHeader", {
        eq!(l.put_async_relative_retry_invalid_header().await?.name.as_deref(), Some("foo"));
    });
    case!(t, "LROErrorDeleteNoLocation", { l.delete204_succeeded().await?; });
    case!(t, "LROErrorDelete202RetryInvalidHeader", { l.delete202_retry_invalid_header().await?; });
    case!(t, "LROErrorDeleteAsyncInvalidHeader", { l.delete_async_relative_retry_invalid_header().await?; });
    case!(t, "LROErrorPostNoLocation", { l.post202_no_location().await?; });
    case!(t, "LROErrorPost202RetryInvalidHeader", { l.post202_retry_invalid_header().await?; });
    case!(t, "LROErrorPostAsyncInvalidHeader", { l.post_async_relative_retry_invalid_header().await?; });
}
