//! The problems that are found in the error bodies of common services and frameworks.
#![forbid(unsafe_code)]

use loopback::{Reply, Server};
use runtime_tests::{Client, Error};

async fn failure(status: u16, media_type: &str, body: &str) -> Error {
    let reply = Reply::new(status, media_type, body);
    let server = Server::answering([reply]).await.unwrap();
    let builder = Client::builder().api_token("t").account_id("6");
    let client = builder.base_url(server.url()).build().unwrap();
    client.warp_connector().list().await.unwrap_err()
}

/// A body, the text of the error after its status, and the codes.
const BODIES: &[(&str, &str, &[&str])] = &[
    // FastAPI
    (
        r#"{"detail":[{"loc":["body","items",0,"name"],"msg":"field required","type":"value_error.missing"},
           {"loc":["query","q"],"msg":"too short","type":"string_too_short","ctx":{"min":3}}]}"#,
        "[value_error.missing] field required (at /body/items/0/name); [string_too_short] too short (at /query/q)",
        &["value_error.missing", "string_too_short"],
    ),
    (r#"{"detail":["a","b"]}"#, "a; b", &[]),
    (
        r#"{"detail":"Not authenticated"}"#,
        "Not authenticated",
        &[],
    ),
    (
        r#"{"detail":{"code":"gone","message":"m"}}"#,
        "[gone] m",
        &["gone"],
    ),
    // Django REST
    (
        r#"{"name":["This field is required."],"non_field_errors":["a","b"]}"#,
        "This field is required. (at name); a (at non_field_errors); b (at non_field_errors)",
        &[],
    ),
    // Matrix
    (
        r#"{"errcode":"M_FORBIDDEN","error":"You are not invited"}"#,
        "[M_FORBIDDEN] You are not invited",
        &["M_FORBIDDEN"],
    ),
    // RFC 9457
    (
        r##"{"type":"https://x.dev/invalid","title":"Invalid","status":422,"detail":"Two fields.",
           "errors":[{"detail":"must be positive","pointer":"#/age"},{"detail":"is unknown","pointer":"#/color"}]}"##,
        "[https://x.dev/invalid] Invalid: Two fields. must be positive (at /age); is unknown (at /color)",
        &["https://x.dev/invalid"],
    ),
    // GitHub
    (
        r#"{"message":"Validation Failed","errors":[{"resource":"Issue","field":"title","code":"missing_field"}],
           "documentation_url":"https://x.dev"}"#,
        "Validation Failed [missing_field] (at title)",
        &["missing_field"],
    ),
    (
        r#"{"message":"Validation Failed","errors":["Head is missing"]}"#,
        "Validation Failed: Head is missing",
        &[],
    ),
    // Laravel, Rails, GitLab
    (
        r#"{"message":"The data was invalid.","errors":{"email":["The email is taken.","It is long."],"age":["No."]}}"#,
        "The data was invalid. The email is taken. (at email); It is long. (at email); No. (at age)",
        &[],
    ),
    (
        r#"{"errors":{"title":["can't be blank"]}}"#,
        "can't be blank (at title)",
        &[],
    ),
    (
        r#"{"message":{"path":["is taken"]}}"#,
        "is taken (at path)",
        &[],
    ),
    (
        r#"{"error":{"name":"is taken"}}"#,
        "is taken (at name)",
        &[],
    ),
    // Kubernetes
    (
        r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"Pod \"p\" is invalid","reason":"Invalid",
           "details":{"name":"p","kind":"Pod","causes":[{"reason":"FieldValueRequired","message":"Required value","field":"spec.image"}]},
           "code":422}"#,
        "[Invalid] Pod \"p\" is invalid: [FieldValueRequired] Required value (at spec.image)",
        &["Invalid", "FieldValueRequired"],
    ),
    (
        r#"{"kind":"Status","status":"Failure","message":"pods \"p\" not found","reason":"NotFound","details":{"name":"p","kind":"pods"},"code":404}"#,
        "[NotFound] pods \"p\" not found",
        &["NotFound"],
    ),
    // OAuth
    (
        r#"{"error":"invalid_grant","error_description":"expired","error_uri":"https://x.dev"}"#,
        "[invalid_grant] expired",
        &["invalid_grant"],
    ),
    // GraphQL
    (
        r#"{"errors":[{"message":"No user","locations":[{"line":1,"column":2}],"path":["user",0,"name"],"extensions":{"code":"NOT_FOUND"}}],
           "data":null}"#,
        "[NOT_FOUND] No user (at /user/0/name)",
        &["NOT_FOUND"],
    ),
    // Google
    (
        r#"{"error":{"code":400,"message":"Request is invalid","status":"INVALID_ARGUMENT","details":[
           {"@type":"type.googleapis.com/google.rpc.BadRequest","fieldViolations":[{"field":"email","description":"not an address"}]},
           {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID","domain":"googleapis.com","metadata":{"a":"b"}}]}}"#,
        "[INVALID_ARGUMENT] Request is invalid: not an address (at email); [API_KEY_INVALID]",
        &["INVALID_ARGUMENT", "API_KEY_INVALID"],
    ),
    // JSON:API
    (
        r#"{"errors":[{"status":"422","title":"Invalid","detail":"Too short.","source":{"pointer":"/data/name"}},
           {"code":"x","title":"Unknown","source":{"parameter":"sort"}}]}"#,
        "Invalid: Too short. (at /data/name); [x] Unknown (at sort)",
        &["x"],
    ),
    // Discord
    (
        r#"{"code":50035,"message":"Invalid Form Body","errors":{"user":{"name":{"_errors":[{"code":"REQUIRED","message":"It is required"}]}}}}"#,
        "[50035] Invalid Form Body: [REQUIRED] It is required (at user.name)",
        &["50035", "REQUIRED"],
    ),
    // NestJS, Azure, AWS, Jira, Elastic, Anthropic
    (
        r#"{"statusCode":400,"message":["name is empty","age is low"],"error":"Bad Request"}"#,
        "Bad Request: name is empty; age is low",
        &[],
    ),
    (
        r#"{"error":{"code":"BadArgument","message":"Wrong.","target":"body","details":[{"code":"NullValue","target":"phone","message":"It is null"}]}}"#,
        "[BadArgument] Wrong. (at body) [NullValue] It is null (at phone)",
        &["BadArgument", "NullValue"],
    ),
    (
        r#"{"__type":"NotFound","Message":"No table"}"#,
        "[NotFound] No table",
        &["NotFound"],
    ),
    (
        r#"{"errorMessages":["No issue"],"errors":{}}"#,
        "No issue",
        &[],
    ),
    (
        r#"{"error":{"root_cause":[],"type":"index_not_found_exception","reason":"no such index [x]"},"status":404}"#,
        "[index_not_found_exception] no such index [x]",
        &["index_not_found_exception"],
    ),
    (
        r#"{"type":"error","error":{"type":"not_found_error","message":"No model"},"request_id":"r"}"#,
        "[not_found_error] No model",
        &["not_found_error"],
    ),
];

#[tokio::test]
async fn problems_are_found_in_the_usual_bodies() {
    for (body, text, codes) in BODIES {
        let error = failure(400, "application/json", body).await;
        let start = "GET /accounts/6/warp_connector: 400 Bad Request ";
        assert_eq!(error.to_string(), format!("{start}{text}"));
        let found: Vec<String> = error.codes().map(ToString::to_string).collect();
        assert_eq!(&found, codes, "{body}");
    }
}

#[tokio::test]
async fn a_problem_without_a_message_has_that_of_the_whole() {
    let body =
        r#"{"message":"Validation Failed","errors":[{"field":"title","code":"missing_field"}]}"#;
    let error = failure(422, "application/json", body).await;
    let [problem] = error.problems() else {
        panic!("{:?}", error.problems());
    };
    assert_eq!(problem.message.as_deref(), Some("Validation Failed"));
    assert_eq!(problem.pointer.as_deref(), Some("title"));
    let summary = error.summary().unwrap();
    assert_eq!(summary.message, problem.message);
    assert!(error.has_code("missing_field"));
}

#[tokio::test]
async fn bodies_without_problems_have_none() {
    for body in [
        "{}",
        "[]",
        "null",
        "3",
        r#"{"a":1}"#,
        r#"{"a":[]}"#,
        r#"{"error":null}"#,
    ] {
        let error = failure(400, "application/json", body).await;
        assert_eq!(error.problems(), [], "{body}");
        assert!(
            error
                .to_string()
                .ends_with(&format!("400 Bad Request: {body}")),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_body_that_is_not_what_its_header_says_is_shown() {
    let page = format!("<html>\n<h1>Gateway</h1>{}", "x".repeat(100_000));
    let error = failure(400, "application/json", &page).await.to_string();
    let start = "GET /accounts/6/warp_connector: 400 Bad Request (body is not JSON): <html>\\n<h1>Gateway</h1>xxx";
    assert!(error.starts_with(start), "{error}");
    assert!(error.len() < 700, "{}", error.len());

    let error = failure(200, "application/json", &page).await.to_string();
    let start = "GET /accounts/6/warp_connector: 200 OK, but the body is not JSON: <html>\\n<h1>Gateway</h1>xxx";
    assert!(error.starts_with(start), "{error}");
    assert!(error.len() < 700, "{}", error.len());
}
