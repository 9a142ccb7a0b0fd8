//! Scenarios of the documents required-optional, custom-baseUrl, parameterized-endpoint, constants, client-enum, xms-error-responses, error-with-secrets,
//! incorrect-error-response, reserved-words, security-aad and security-key.

use serde_json::json;
use testserver::{Fail, Tests, case, client, eq, status};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut t = Tests::new("clients");
    required_optional(&mut t).await;
    servers_and_constants(&mut t).await;
    errors(&mut t).await;
    reserved_words(&mut t).await;
    security(&mut t).await;
}

async fn required_optional(t: &mut Tests) {
    use ts_required_optional::models::*;
    let client = client!(t, ts_required_optional);
    let r = client.explicit();
    case!(t, "OptionalImplicitQuery", { client.implicit().put_optional_query().await?; });
    case!(t, "OptionalImplicitHeader", { client.implicit().put_optional_header().await?; });
    case!(t, "OptionalImplicitBody", { client.implicit().put_optional_body().await?; });
    case!(t, "OptionalGlobalQuery", { client.implicit().get_optional_global_query().await?; });
    case!(t, "ImplicitOptionalBinaryBody", {
        client.implicit().put_optional_binary_body().await?;
        client.implicit().put_optional_binary_body().body(b"123".to_vec()).await?;
    });
    case!(t, "ExplicitOptionalBinaryBody", {
        r.put_optional_binary_body().await?;
        r.put_optional_binary_body().body(b"123".to_vec()).await?;
    });
    case!(t, "ExplicitRequiredBinaryBody", { r.put_required_binary_body(b"123".to_vec()).await?; });
    case!(t, "OptionalIntegerParameter", { r.post_optional_integer_parameter().await?; });
    case!(t, "OptionalStringParameter", { r.post_optional_string_parameter().await?; });
    case!(t, "OptionalClassParameter", { r.post_optional_class_parameter().await?; });
    case!(t, "OptionalArrayParameter", { r.post_optional_array_parameter().await?; });
    case!(t, "OptionalIntegerProperty", { r.post_optional_integer_property().body(&IntOptionalWrapper::new()).await?; });
    case!(t, "OptionalStringProperty", { r.post_optional_string_property().body(&StringOptionalWrapper::new()).await?; });
    case!(t, "OptionalClassProperty", { r.post_optional_class_property().body(&ClassOptionalWrapper::new()).await?; });
    case!(t, "OptionalArrayProperty", { r.post_optional_array_property().body(&ArrayOptionalWrapper::new()).await?; });
    case!(t, "OptionalIntegerHeader", { r.post_optional_integer_header().await?; });
    case!(t, "OptionalStringHeader", { r.post_optional_string_header().await?; });
    case!(t, "OptionalArrayHeader", { r.post_optional_array_header().await?; });
    // The server counts each call without an optional value for this scenario as well.
    case!(t, "GeneralOptional", { r.post_optional_string_header().await?; });
}

async fn servers_and_constants(t: &mut Tests) {
    let client = client!(t, ts_custom_baseurl);
    case!(t, "CustomBaseUri", { client.paths().get_empty().await?; });
    let client = client!(t, ts_custom_baseurl_more_options);
    case!(t, "CustomBaseUriMoreOptions", { client.paths().get_empty("test12", "key1").key_version("v1").await?; });
    let client = client!(t, ts_parameterized_endpoint);
    case!(t, "GetParameterizedHostWithNameEndpoint", { client.api().get().await?; });
    let client = client!(t, ts_constants);
    case!(t, "ConstantClientProperties", { client.contants().put_client_constants().await?; });
    let client = client!(t, ts_client_enum);
    case!(t, "ClientWithEnumParam", { client.api().head().await?; });
}

async fn errors(t: &mut Tests) {
    use ts_xms_error_responses::models::{NotFoundErrorBase, PetActionError};
    let client = client!(t, ts_xms_error_responses);
    let e = client.pet();
    let typed = |text: String, part: &str| match text.contains("Unknown(") || !text.contains(part) {
        false => Ok(()),
        true => Err(Fail(format!("untyped or lost: {text}"))),
    };
    case!(t, "expectedNoErrors", {
        let pet = e.get_pet_by_id("tommy").await?.ok_or("none")?;
        eq!(pet.name.as_deref(), Some("Tommy Tomson"));
        eq!(pet.ani_type.as_deref(), Some("Dog"));
        e.do_something("stay").await?;
    });
    case!(t, "expectedPetSadError", {
        let error = status!(e.do_something("jump").with_max_retries(0), 500);
        match error.typed::<PetActionError>().ok_or("not typed")? {
            PetActionError::Sad(sad) => {
                eq!(sad.error_message.as_deref(), Some("casper aint happy"));
            }
            other => return Err(Fail(format!("another kind: {other:?}"))),
        }
    });
    case!(t, "expectedPetHungryError", {
        let error = status!(e.do_something("fetch"), 404);
        let hungry = error.typed::<PetActionError>().ok_or("not typed")?;
        typed(format!("{hungry:?}"), "hungry and thirsty")?;
    });
    case!(t, "animalNotFoundError", {
        let error = status!(e.get_pet_by_id("coyoteUgly"), 404);
        typed(format!("{:?}", error.typed::<NotFoundErrorBase>()), "coyote")?;
    });
    case!(t, "linkNotFoundError", {
        let error = status!(e.get_pet_by_id("weirdAlYankovic"), 404);
        typed(format!("{:?}", error.typed::<NotFoundErrorBase>()), "pet/yourpet was not found")?;
    });
    case!(t, "stringError", {
        let error = status!(e.get_pet_by_id("ringo"), 400);
        eq!(error.typed::<String>().map(String::as_str), Some("ringo is missing"));
    });
    case!(t, "intError", {
        let error = status!(e.get_pet_by_id("alien123"), 501);
        eq!(error.typed::<i64>(), Some(&123));
    });
    // The document has `value1` as the default of the parameter.
    case!(t, "sendErrorWithParamNameModels", {
        status!(e.has_models_param().models("value1").with_max_retries(0), 500);
    });

    let client = ts_error_with_secrets::Client::builder()
        .base_url(t.base.clone())
        .shared_key("SharedKey 1c88a67921784300a462b2cb61da2339")
        .build()
        .expect("a client");
    case!(t, "ErrorWithSecrets", {
        // The body contradicts the document (`innererror` is a string), so it is not typed, but all of it can be read.
        let error = status!(client.api().get_error_with_secrets(), 403);
        eq!(serde_json::from_slice::<serde_json::Value>(error.body())?["error"]["code"], json!("Unauthorized"));
    });
    case!(t, "RequestWithSecrets", {
        // The document has neither the query parameter nor the body.
        let key = "1c88a67921784300a462b2cb61da2339";
        let call = client.request("POST", "/secrets/:create").with_json(&json!({ "key": key })).with_query("key", key);
        let returned: serde_json::Value = call.returning().await?;
        eq!(returned["value"], json!("secret"));
    });

    let client = client!(t, ts_incorrect_error_response);
    case!(t, "verifyIncorrectErrorParsing", {
        let error = status!(client.api().get_incorrect_error_from_server(), 444);
        eq!(error.body(), b"foobar");
    });
}

async fn reserved_words(t: &mut Tests) {
    use ts_reserved_words::models::*;
    let client = client!(t, ts_reserved_words);
    let r = client.api();
    // The responses lack the objects that the document has for them, and `with_raw_response` does not read them.
    case!(t, "reservedWordsOperationGroupImport", { client.import().operation_one("foo").with_raw_response().await?; });
    case!(t, "reservedWordsBodyNamedContent", { r.operation_with_content_param(b"hello, world".to_vec()).with_raw_response().await?; });
    case!(t, "reservedWordsBodyNamedJson", { r.operation_with_json_param(&json!({ "hello": "world" })).with_raw_response().await?; });
    case!(t, "reservedWordsBodyNamedData", {
        r.operation_with_data_param(&ApiOperationWithDataParamRequest::new("hello", "world")).with_raw_response().await?;
    });
    case!(t, "reservedWordsBodyNamedFiles", {
        let form = ApiOperationWithFilesParamRequest::new("my.txt", b"hello".to_vec());
        r.operation_with_files_param(&form).with_raw_response().await?;
    });
    case!(t, "reservedWordsUrlHeaderQuery", {
        r.operation_with_url("foo", "x").query_parameters(&["one", "two"]).with_raw_response().await?;
    });
    case!(t, "reservedWordsHeaderEnum", { r.reserved_enum("import").with_raw_response().await?; });
}

async fn security(t: &mut Tests) {
    let base = t.base.clone();
    case!(t, "SecurityKey", {
        let client = ts_security_key::Client::builder().base_url(base.clone()).azure_key("123456789").build()?;
        client.api().head().await?;
    });
    case!(t, "SecurityAad", {
        let token = "https://security.microsoft.com/.default";
        let client = ts_security_aad::Client::builder().base_url(base.clone()).aad_token(token).build()?;
        client.api().head().await?;
    });
}
