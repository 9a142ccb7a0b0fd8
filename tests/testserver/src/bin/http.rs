//! Scenarios of the document httpInfrastructure: statuses, redirects, retries and several responses.
//!
//! If HTTP leaves the client a choice, any sensible choice passes.

use testserver::{Fail, Tests, case, client, eq, error, status, undecodable};
use ts_httpinfrastructure::models::{A, B, C, D, Error};
use ts_httpinfrastructure::multiple_responses as variants;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut t = Tests::new("http");
    success(&mut t).await;
    redirect(&mut t).await;
    failure(&mut t).await;
    retry(&mut t).await;
    responses(&mut t).await;
}

async fn success(t: &mut Tests) {
    let client = client!(t, ts_httpinfrastructure);
    let s = client.http_success();
    case!(t, "HttpSuccess200Head", { s.head200().await?; });
    case!(t, "HttpSuccess200Get", { eq!(s.get200().await?, true); });
    case!(t, "HttpSuccess200Put", { s.put200().body(true).await?; });
    case!(t, "HttpSuccess200Post", { s.post200().body(true).await?; });
    case!(t, "HttpSuccess200Patch", { s.patch200().body(true).await?; });
    case!(t, "HttpSuccess200Delete", { s.delete200().body(true).await?; });
    case!(t, "HttpSuccess201Put", { s.put201().body(true).await?; });
    case!(t, "HttpSuccess201Post", { s.post201().body(true).await?; });
    case!(t, "HttpSuccess202Put", { s.put202().body(true).await?; });
    case!(t, "HttpSuccess202Post", { s.post202().body(true).await?; });
    case!(t, "HttpSuccess202Patch", { s.patch202().body(true).await?; });
    case!(t, "HttpSuccess202Delete", { s.delete202().body(true).await?; });
    case!(t, "HttpSuccess204Head", { s.head204().await?; });
    case!(t, "HttpSuccess204Put", { s.put204().body(true).await?; });
    case!(t, "HttpSuccess204Post", { s.post204().body(true).await?; });
    case!(t, "HttpSuccess204Patch", { s.patch204().body(true).await?; });
    case!(t, "HttpSuccess204Delete", { s.delete204().body(true).await?; });
    // The document lists 204 and 404. An error with the status 404 is as good as a success.
    case!(t, "HttpSuccess404Head", {
        if let Err(error) = s.head404().await {
            eq!(error.is_not_found(), true);
        }
    });
}

async fn redirect(t: &mut Tests) {
    let client = client!(t, ts_httpinfrastructure);
    let g = client.http_redirects();
    let r = client.http_redirects();
    // A client may follow 300, return it, or fail with it.
    case!(t, "HttpRedirect300Get", {
        if let Err(error) = r.get300().await { eq!(error.status().map(|it| it.as_u16()), Some(300)); }
    });
    case!(t, "HttpRedirect300Head", {
        if let Err(error) = r.head300().await { eq!(error.status().map(|it| it.as_u16()), Some(300)); }
    });
    case!(t, "HttpRedirect301Get", { g.get301().await?; });
    case!(t, "HttpRedirect301Head", { r.head301().await?; });
    case!(t, "HttpRedirect302Get", { g.get302().await?; });
    case!(t, "HttpRedirect302Head", { r.head302().await?; });
    // According to the document, this redirect should not be followed automatically; its target responds with 404.
    case!(t, "HttpRedirect301Put", {
        match r.put301().body(true).with_response().await {
            Ok(response) => eq!(response.status().as_u16(), 301),
            Err(error) => eq!(error.status().map(|it| it.as_u16()), Some(301)),
        }
    });
    case!(t, "HttpRedirect302Patch", {
        match r.patch302().body(true).with_response().await {
            Ok(response) => eq!(response.status().as_u16(), 302),
            Err(error) => eq!(error.status().map(|it| it.as_u16()), Some(302)),
        }
    });
    // This redirect is followed with GET.
    case!(t, "HttpRedirect303Post", { r.post303().body(true).await?; });
    // These redirects are followed with the same method and body.
    case!(t, "HttpRedirect307Get", { r.get307().await?; });
    case!(t, "HttpRedirect307Head", { r.head307().await?; });
    case!(t, "HttpRedirect307Put", { r.put307().body(true).await?; });
    case!(t, "HttpRedirect307Post", { r.post307().body(true).await?; });
    case!(t, "HttpRedirect307Patch", { r.patch307().body(true).await?; });
    case!(t, "HttpRedirect307Delete", { r.delete307().body(true).await?; });
    case!(t, "HttpRedirect307Options", { r.options307().await?; });
}

async fn failure(t: &mut Tests) {
    let client = client!(t, ts_httpinfrastructure);
    let c = client.http_client_failure();
    let s = client.http_server_failure();
    case!(t, "HttpClientFailure400Head", { status!(c.head400(), 400); });
    case!(t, "HttpClientFailure400Get", { status!(c.get400(), 400); });
    case!(t, "HttpClientFailure400Options", { status!(c.options400(), 400); });
    case!(t, "HttpClientFailure400Put", { status!(c.put400().body(true), 400); });
    case!(t, "HttpClientFailure400Post", { status!(c.post400().body(true), 400); });
    case!(t, "HttpClientFailure400Patch", { status!(c.patch400().body(true), 400); });
    case!(t, "HttpClientFailure400Delete", { status!(c.delete400().body(true), 400); });
    case!(t, "HttpClientFailure401Head", { status!(c.head401(), 401); });
    case!(t, "HttpClientFailure402Get", { status!(c.get402(), 402); });
    case!(t, "HttpClientFailure403Get", { status!(c.get403(), 403); });
    case!(t, "HttpClientFailure403Options", { status!(c.options403(), 403); });
    case!(t, "HttpClientFailure404Put", { status!(c.put404().body(true), 404); });
    case!(t, "HttpClientFailure405Patch", { status!(c.patch405().body(true), 405); });
    case!(t, "HttpClientFailure406Post", { status!(c.post406().body(true), 406); });
    case!(t, "HttpClientFailure407Delete", { status!(c.delete407().body(true), 407); });
    case!(t, "HttpClientFailure409Put", { status!(c.put409().body(true), 409); });
    case!(t, "HttpClientFailure410Head", { status!(c.head410(), 410); });
    case!(t, "HttpClientFailure411Get", { status!(c.get411(), 411); });
    case!(t, "HttpClientFailure412Get", { status!(c.get412(), 412); });
    case!(t, "HttpClientFailure412Options", { status!(c.options412(), 412); });
    case!(t, "HttpClientFailure413Put", { status!(c.put413().body(true), 413); });
    case!(t, "HttpClientFailure414Patch", { status!(c.patch414().body(true), 414); });
    case!(t, "HttpClientFailure415Post", { status!(c.post415().body(true), 415); });
    case!(t, "HttpClientFailure416Get", { status!(c.get416(), 416); });
    case!(t, "HttpClientFailure417Delete", { status!(c.delete417().body(true), 417); });
    case!(t, "HttpClientFailure429Head", { eq!(status!(c.head429(), 429).is_rate_limited(), true); });
    case!(t, "HttpServerFailure501Head", { status!(s.head501(), 501); });
    case!(t, "HttpServerFailure501Get", { status!(s.get501(), 501); });
    case!(t, "HttpServerFailure505Post", { status!(s.post505().body(true), 505); });
    case!(t, "HttpServerFailure505Delete", { status!(s.delete505().body(true), 505); });
    let f = client.http_failure();
    case!(t, "ResponsesScenarioEmptyErrorBody", {
        let error = status!(f.get_empty_error(), 400);
        eq!(error.typed::<Error>().and_then(|error| error.message.as_deref()), Some(""));
    });
    case!(t, "ResponsesScenarioNoModelErrorBody", {
        let error = status!(f.get_no_model_error(), 400);
        eq!(std::str::from_utf8(error.body())?, r#"{"message":"NoErrorModel"}"#);
    });
    case!(t, "ResponsesScenarioNoModelEmptyBody", { eq!(status!(f.get_no_model_empty(), 400).body().len(), 0); });
}

/// The server recognizes a second attempt by a cookie, so the HTTP client needs a cookie store.
async fn retry(t: &mut Tests) {
    let http = reqwest::Client::builder().cookie_store(true).build().expect("a client");
    let client = ts_httpinfrastructure::Client::builder().base_url(t.base.clone()).http_client(http).build().expect("a client");
    let r = client.http_retry();
    case!(t, "HttpRetry408Head", { r.head408().await?; });
    case!(t, "HttpRetry500Put", { r.put500().body(true).await?; });
    case!(t, "HttpRetry502Get", { r.get502().await?; });
    // The response lacks the body that the document has for it.
    case!(t, "HttpRetry502Options", { undecodable!(r.options502()); });
    case!(t, "HttpRetry503Delete", { r.delete503().body(true).await?; });
    case!(t, "HttpRetry504Put", { r.put504().body(true).await?; });
    // These methods are not idempotent, so the client does not retry them, and the second call is the second attempt.
    case!(t, "HttpRetry500Patch", {
        eq!(status!(r.patch500().body(true), 500).retries(), 0);
        r.patch500().body(true).await?;
    });
    case!(t, "HttpRetry503Post", {
        eq!(status!(r.post503().body(true), 503).retries(), 0);
        r.post503().body(true).await?;
    });
    case!(t, "HttpRetry504Patch", {
        eq!(status!(r.patch504().body(true), 504).retries(), 0);
        r.patch504().body(true).await?;
    });
}

async fn responses(t: &mut Tests) {
    let client = client!(t, ts_httpinfrastructure);
    let m = client.multiple_responses();
    let a = |code: &str| { let mut a = A::default(); a.status_code = Some(code.to_owned()); a };
    macro_rules! client_error {
        ($call:expr) => {{
            let error = status!($call, 400);
            eq!(error.typed::<Error>().and_then(|error| error.message.as_deref()), Some("client error"));
        }};
    }
    case!(t, "ResponsesScenarioA200MatchingModel", {
        eq!(m.get200_model204_no_model_default_error200_valid().await?, Some(a("200")));
    });
    case!(t, "ResponsesScenarioA204MatchingNoModel", {
        eq!(m.get200_model204_no_model_default_error204_valid().await?, None);
    });
    // Only `default` describes 201 and 202, and it is an error, so they must not be read as the type of 200.
    case!(t, "ResponsesScenarioA201DefaultNoModel", {
        error!(m.get200_model204_no_model_default_error201_invalid());
    });
    case!(t, "ResponsesScenarioA202DefaultNoModel", {
        error!(m.get200_model204_no_model_default_error202_none());
    });
    case!(t, "ResponsesScenarioA400DefaultModel", {
        client_error!(m.get200_model204_no_model_default_error400_valid());
    });
    case!(t, "ResponsesScenarioB200MatchingModel", {
        use variants::Get200Model201ModelDefaultError200ValidAnswer as Answer;
        eq!(m.get200_model201_model_default_error200_valid().await?, Answer::Ok(a("200")));
    });
    case!(t, "ResponsesScenarioB201MatchingModel", {
        use variants::Get200Model201ModelDefaultError201ValidAnswer as Answer;
        let mut b = B::default();
        b.status_code = Some("201".to_owned());
        b.text_status_code = Some("Created".to_owned());
        eq!(m.get200_model201_model_default_error201_valid().await?, Answer::Created(b));
    });
    case!(t, "ResponsesScenarioB400DefaultModel", { client_error!(m.get200_model201_model_default_error400_valid()); });
    case!(t, "ResponsesScenarioC200MatchingModel", {
        use variants::Get200ModelA201ModelC404ModelDDefaultError200ValidAnswer as Answer;
        eq!(m.get200_model_a201_model_c404_model_d_default_error200_valid().await?, Answer::Ok(a("200")));
    });
    case!(t, "ResponsesScenarioC201MatchingModel", {
        use variants::Get200ModelA201ModelC404ModelDDefaultError201ValidAnswer as Answer;
        let mut c = C::default();
        c.http_code = Some("201".to_owned());
        eq!(m.get200_model_a201_model_c404_model_d_default_error201_valid().await?, Answer::Created(c));
    });
    case!(t, "ResponsesScenarioC404MatchingModel", {
        let error = status!(m.get200_model_a201_model_c404_model_d_default_error404_valid(), 404);
        eq!(error.typed::<D>().and_then(|d| d.http_status_code.as_deref()), Some("404"));
    });
    case!(t, "ResponsesScenarioC400DefaultModel", {
        client_error!(m.get200_model_a201_model_c404_model_d_default_error400_valid());
    });
    case!(t, "ResponsesScenarioD202MatchingNoModel", { m.get202_none204_none_default_error202_none().await?; });
    case!(t, "ResponsesScenarioD204MatchingNoModel", { m.get202_none204_none_default_error204_none().await?; });
    case!(t, "ResponsesScenarioD400DefaultModel", { client_error!(m.get202_none204_none_default_error400_valid()); });
    case!(t, "ResponsesScenarioE202MatchingInvalid", { m.get202_none204_none_default_none202_invalid().await?; });
    case!(t, "ResponsesScenarioE204MatchingNoModel", { m.get202_none204_none_default_none204_none().await?; });
    case!(t, "ResponsesScenarioE400DefaultNoModel", { status!(m.get202_none204_none_default_none400_none(), 400); });
    case!(t, "ResponsesScenarioE400DefaultInvalid", { status!(m.get202_none204_none_default_none400_invalid(), 400); });
    case!(t, "ResponsesScenarioF200DefaultModel", { eq!(m.get_default_model_a200_valid().await?, a("200")); });
    // The response lacks the body that the document has for it.
    case!(t, "ResponsesScenarioF200DefaultNone", { undecodable!(m.get_default_model_a200_none()); });
    // The server sends the body of each of these two for the other.
    case!(t, "ResponsesScenarioF400DefaultModel", { status!(m.get_default_model_a400_valid(), 400); });
    case!(t, "ResponsesScenarioF400DefaultNone", {
        let error = status!(m.get_default_model_a400_none(), 400);
        // The body has none of the properties of the type, so it is not a value of it.
        eq!(error.typed::<A>(), None);
    });
    case!(t, "ResponsesScenarioG200DefaultInvalid", { m.get_default_none200_invalid().await?; });
    case!(t, "ResponsesScenarioG200DefaultNoModel", { m.get_default_none200_none().await?; });
    case!(t, "ResponsesScenarioG400DefaultInvalid", { status!(m.get_default_none400_invalid(), 400); });
    case!(t, "ResponsesScenarioG400DefaultNoModel", { status!(m.get_default_none400_none(), 400); });
    // The response lacks the body that the document has for it.
    case!(t, "ResponsesScenarioH200MatchingNone", { undecodable!(m.get200_model_a200_none()); });
    case!(t, "ResponsesScenarioH200MatchingModel", { eq!(m.get200_model_a200_valid().await?, a("200")); });
    case!(t, "ResponsesScenarioH200MatchingInvalid", { eq!(m.get200_model_a200_invalid().await?, A::default()); });
    case!(t, "ResponsesScenarioH400NonMatchingNone", { status!(m.get200_model_a400_none(), 400); });
    case!(t, "ResponsesScenarioH400NonMatchingModel", { status!(m.get200_model_a400_valid(), 400); });
    case!(t, "ResponsesScenarioH400NonMatchingInvalid", { status!(m.get200_model_a400_invalid(), 400); });
    // The document does not mention 202, so the client may fail, or read it as the type of 200.
    case!(t, "ResponsesScenarioH202NonMatchingModel", {
        if let Ok(returned) = m.get200_model_a202_valid().await {
            if returned != a("200") { return Err(Fail(format!("{returned:?}"))); }
        }
    });
}
