//! Documents that rely on extensions of Azure: paging, special parameters, parameter groups, several versions of an API, DPG.
//!
//! The client does not know the extensions, so these scenarios show how far it gets without them.

use testserver::{Tests, case, client, eq, status};

const ID: &str = "9C4D50EE-2D56-4CD3-8152-34347DC9F2B0";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut t = Tests::new("azure");
    head(&mut t).await;
    paging(&mut t).await;
    special(&mut t).await;
    grouping(&mut t).await;
    multiapi(&mut t).await;
    dpg(&mut t).await;
}

async fn head(t: &mut Tests) {
    let client = client!(t, ts_subscriptionid_apiversion);
    case!(t, "SubscriptionIdAndApiVersion", {
        let group = client.group().get_sample_resource_group("1234", "testgroup101", "2014-04-01-preview").await?;
        eq!(group.name.as_deref(), Some("testgroup101"));
        eq!(group.location.as_deref(), Some("West US"));
    });
}

async fn paging(t: &mut Tests) {
    let http = reqwest::Client::builder().cookie_store(true).build().expect("a client");
    let client = ts_paging::Client::builder().base_url(t.base.clone()).http_client(http).build().expect("a client");
    let p = client.paging();
    macro_rules! all {
        ($key:literal, $call:expr, $count:expr) => { case!(t, $key, { eq!($call.all(100).await?.len(), $count); }); };
    }
    all!("PagingNoItemName", p.get_no_item_name_pages(), 1);
    all!("PagingEmptyNextLink", p.get_empty_next_link_name_pages(), 1);
    // According to `x-ms-pageable` there is no next link, but the response has one.
    case!(t, "PagingNextLinkNameNull", { eq!(p.get_null_next_link_name_pages().await?.values.map(|it| it.len()), Some(1)); });
    all!("PagingSingle", p.get_single_pages(), 1);
    case!(t, "PagingSingleWithBodyParams", {
        eq!(p.get_single_pages_with_body_params(&ts_paging::models::BodyParam::new().name("body")).all(100).await?.len(), 1);
    });
    all!("PagingFirstResponseEmpty", p.first_response_empty(), 1);
    all!("PagingMultiple", p.get_multiple_pages(), 10);
    // The next page needs a parameter that only the `operationName` of `x-ms-pageable` leads to.
    all!("PagingMultipleWithQueryParameters", p.get_with_query_params(100), 2);
    all!("PagingDuplicateParameters", p.duplicate_params().filter("foo"), 1);
    all!("PagingDontSendMaxPageSize", p.page_with_max_page_size(), 0);
    all!("PagingOdataMultiple", p.get_odata_multiple_pages(), 10);
    all!("PagingMultiplePath", p.get_multiple_pages_with_offset(100), 10);
    all!("PagingMultipleRetryFirst", p.get_multiple_pages_retry_first(), 10);
    all!("PagingMultipleRetrySecond", p.get_multiple_pages_retry_second(), 10);
    case!(t, "PagingSingleFailure", { status!(p.get_single_pages_failure().all(100), 400); });
    case!(t, "PagingMultipleFailure", { status!(p.get_multiple_pages_failure().all(100), 400); });
    case!(t, "PagingMultipleFailureUri", { testserver::error!(p.get_multiple_pages_failure_uri().all(100)); });
    // The next link is relative, and lacks the path and the query that the `operationName` of `x-ms-pageable` leads to.
    all!("PagingFragment", p.get_multiple_pages_fragment_next_link("test_user", "1.6"), 10);
    all!("PagingWithApiVersionAppend", p.append_api_version("1.0.0"), 1);
    all!("PagingWithApiVersionReplace", p.replace_api_version("1.0.0"), 1);
    let client = client!(t, ts_custom_baseurl_paging);
    let p = client.paging();
    all!("PagingCustomUrlPartialNextLink", p.get_pages_partial_url(), 2);
    all!("PagingCustomUrlPartialOperationNextLink", p.get_pages_partial_url_operation(), 2);
}

async fn special(t: &mut Tests) {
    let client = client!(t, ts_azure_special_properties);
    let v = client.api_version_default();
    let version = "2015-07-01-preview";
    case!(t, "AzureApiVersionMethodGlobalValid", { v.get_method_global_valid(version).await?; });
    case!(t, "AzureApiVersionMethodGlobalNotProvidedValid", { v.get_method_global_not_provided_valid(version).await?; });
    case!(t, "AzureApiVersionPathGlobalValid", { v.get_path_global_valid(version).await?; });
    case!(t, "AzureApiVersionSwaggerGlobalValid", { v.get_swagger_global_valid(version).await?; });
    let v = client.api_version_local();
    case!(t, "AzureApiVersionMethodLocalValid", { v.get_method_local_valid().await?; });
    case!(t, "AzureApiVersionMethodLocalNull", { v.get_method_local_null().await?; });
    case!(t, "AzureApiVersionPathLocalValid", { v.get_path_local_valid().await?; });
    case!(t, "AzureApiVersionSwaggerLocalValid", { v.get_swagger_local_valid().await?; });
    let h = client.header();
    case!(t, "AzureXmsCustomNamedRequestId", {
        let response = h.custom_named_request_id(ID).with_response().await?;
        let header = ts_azure_special_properties::header::CustomNamedRequestId::FOO_REQUEST_ID;
        eq!(response.header(header).as_deref(), Some("123"));
        h.custom_named_request_id_head(ID).await?;
    });
    case!(t, "AzureXmsCustomNamedRequestIdParameterGroup", { h.custom_named_request_id_param_grouping(ID).await?; });
    case!(t, "AzureODataFilter", {
        client.odata().get_with_filter().filter("id gt 5 and name eq 'foo'").top(10).orderby("id").await?;
    });
    // The document marks these parameters with `x-ms-skip-url-encoding`.
    let s = client.skip_url_encoding();
    let path = "path1/path2/path3";
    let query = "value1&q2=value2&q3=value3";
    case!(t, "AzureMethodPathUrlEncoding", { s.get_method_path_valid(path).await?; });
    case!(t, "AzurePathPathUrlEncoding", { s.get_path_path_valid(path).await?; });
    case!(t, "AzureSwaggerPathUrlEncoding", { s.get_swagger_path_valid().await?; });
    case!(t, "AzureMethodQueryUrlEncoding", { s.get_method_query_valid(query).await?; });
    case!(t, "AzurePathQueryUrlEncoding", { s.get_path_query_valid(query).await?; });
    case!(t, "AzureSwaggerQueryUrlEncoding", { s.get_swagger_query_valid().await?; });
    case!(t, "AzureMethodQueryUrlEncodingNull", { s.get_method_query_null().await?; });
    let s = client.subscription_in_credentials();
    case!(t, "AzureXmsRequestClientOverwrite", { client.x_ms_client_request_id().get().with_header("x-ms-client-request-id", ID).await?; });
    case!(t, "AzureRequestClientIdInError", {
        let call = client.x_ms_client_request_id().get().with_header("x-ms-client-request-id", "unknown");
        status!(call, 400);
    });
    case!(t, "AzureXmsRequestClientIdNull", { client.x_ms_client_request_id().get().await?; });
    case!(t, "AzureXmsRequestClientOverwriteViaParameter", { client.x_ms_client_request_id().param_get(ID).await?; });
    let id = "1234-5678-9012-3456";
    let header = "x-ms-client-request-id";
    case!(t, "AzureSubscriptionMethodGlobalValid", {
        s.post_method_global_valid(id).with_header(header, ID).await?;
    });
    case!(t, "AzureSubscriptionMethodGlobalNotProvidedValid", {
        s.post_method_global_not_provided_valid(id, version).with_header(header, ID).await?;
    });
    case!(t, "AzureSubscriptionPathGlobalValid", {
        s.post_path_global_valid(id).with_header(header, ID).await?;
    });
    case!(t, "AzureSubscriptionSwaggerGlobalValid", {
        s.post_swagger_global_valid(id).with_header(header, ID).await?;
    });
    let s = client.subscription_in_method();
    case!(t, "AzureSubscriptionMethodLocalValid", { s.post_method_local_valid(id).with_header(header, ID).await?; });
    case!(t, "AzureSubscriptionPathLocalValid", { s.post_path_local_valid(id).with_header(header, ID).await?; });
    case!(t, "AzureSubscriptionSwaggerLocalValid", { s.post_swagger_local_valid(id).with_header(header, ID).await?; });
}

async fn grouping(t: &mut Tests) {
    let client = client!(t, ts_azure_parameter_grouping);
    let p = client.parameter_grouping();
    case!(t, "postParameterGroupingRequiredParameters", { p.post_required("path", 1234).custom_header("header").query(21).await?; });
    case!(t, "postParameterGroupingOptionalParameters", { p.post_optional().custom_header("header").query(21).await?; });
    case!(t, "postParameterGroupingMultipleParameterGroups", {
        p.post_multi_param_groups().header_one("header").query_one(21).header_two("header2").query_two(42).await?;
    });
    case!(t, "postParameterGroupingSharedParameterGroupObject", {
        p.post_shared_parameter_group_object().header_one("header").query_one(21).await?;
    });
    case!(t, "PostParameterGroupingWithReservedWords", { p.post_reserved_words().from("bob").accept("yes").await?; });
    case!(t, "PutParameterGroupingConstant", { p.group_with_constant().grouped_constant("foo").grouped_parameter("bar").await?; });
}

async fn multiapi(t: &mut Tests) {
    let one = client!(t, ts_multiapi_v1);
    let two = client!(t, ts_multiapi_v2);
    let three = client!(t, ts_multiapi_v3);
    case!(t, "MultiapiPutTestOneApiVersionOne", { one.api().test_one("1.0.0", 1).message("hi").await?; });
    case!(t, "MultiapiPutTestOneApiVersionTwo", { two.api().test_one("2.0.0", 1).message("hi").await?; });
    case!(t, "MultiapiGetTestTwoApiVersionOne", { one.operation_group_one().test_two("1.0.0").await?; });
    case!(t, "MultiapiGetTestTwoApiVersionTwo", { two.operation_group_one().test_two("2.0.0").await?; });
    case!(t, "MultiapiGetTestTwoApiVersionThree", {
        let model = three.operation_group_one().test_two("3.0.0").await?;
        eq!(model.optional_property.as_deref(), Some("This was called with api-version 3.0.0"));
    });
    case!(t, "MultiapiPutTestThreeApiVersionTwo", { two.operation_group_one().test_three("2.0.0").await?; });
    case!(t, "MultiapiPostTestFourApiVersionTwo", { two.operation_group_two().test_four("2.0.0", true).await?; });
    case!(t, "MultiapiPostTestFourApiVersionThreeJSON", {
        let body = ts_multiapi_v3::models::SourcePath::new().source("foo");
        three.operation_group_two().test_four("3.0.0").body(&body).await?;
    });
    case!(t, "MultiapiPutTestFiveApiVersionThree", { three.operation_group_two().test_five("3.0.0").await?; });
    // The next link lacks the `api-version` that the server expects.
    case!(t, "MultiapiPaging", { eq!(three.api().test_paging().all(100).await?.len(), 2); });
    case!(t, "MultiapiOperationGroupPaging", { eq!(three.operation_group_one().test_operation_group_paging().all(100).await?.len(), 2); });
    case!(t, "MultiapiPostTestFourApiVersionThreePDF", {
        three.operation_group_two().test_four("3.0.0").body_as_pdf(b"PDF".to_vec()).await?;
    });
    let at = |version: &str| format!("{}/multiapiCustomBaseUrl/{version}", t.base);
    let (first, second) = (at("v1"), at("v2"));
    case!(t, "MultiapiCustomBaseUrlApiVersionOne", {
        let client = ts_multiapi_v1_custom_base_url::Client::builder().base_url(first).build()?;
        client.api().test("1.0.0", 1).await?;
    });
    case!(t, "MultiapiCustomBaseUrlApiVersionTwo", {
        let client = ts_multiapi_v2_custom_base_url::Client::builder().base_url(second).build()?;
        client.api().test("2.0.0", 2).await?;
    });
    // The server does not count these three.
    case!(t, "MultiapiDifferentCallsApiVersionOne", { one.api().test_different_calls("1.0.0", "hello").await?; });
    case!(t, "MultiapiDifferentCallsApiVersionTwo", { two.api().test_different_calls("2.0.0", "hello").greeting_in_chinese("nihao").await?; });
    case!(t, "MultiapiDifferentCallsApiVersionThree", {
        three.api().test_different_calls("3.0.0", "hello").greeting_in_chinese("nihao").greeting_in_french("bonjour").await?;
    });
}

async fn dpg(t: &mut Tests) {
    let client = client!(t, ts_dpg_initial);
    let d = client.params();
    // A response to HEAD has no body, whatever schema the document has for it (RFC 9110, section 9.3.2).
    case!(t, "DPGAddOptionalInput_NoParams", { d.head_no_params().await?; });
    case!(t, "DPGAddOptionalInput", { d.get_required("foo").await?; });
    case!(t, "DPGAddOptionalInput_RequiredOptionalParam", { d.put_required_optional("foo").await?; });
    case!(t, "DPGAddOptionalInput_OptionalParam", { d.get_optional().await?; });
    case!(t, "DPGNewBodyType.JSON", {
        let body = ts_dpg_initial::models::PostInput::new("http://example.org/myimage.jpeg");
        d.post_parameters(&body).with_raw_response().await?;
    });
    let client = client!(t, ts_dpg_update1);
    let d = client.params();
    let message = |value: &std::collections::BTreeMap<String, serde_json::Value>| value.get("message").cloned();
    case!(t, "DPGAddNewOperation", { d.delete_parameters().await?; });
    case!(t, "DPGAddNewPath", {
        eq!(message(&d.get_new_operation().await?), Some("An object was successfully returned".into()));
    });
    // The server counts each type of the body for this scenario, and sends no body.
    case!(t, "DPGNewBodyType", {
        let body = ts_dpg_update1::models::PostInput::new("http://example.org/myimage.jpeg");
        d.post_parameters(&body).with_raw_response().await?;
    });
    case!(t, "DPGNewBodyType.JPEG", { d.post_parameters_as_jpeg(b"JPEG".to_vec()).with_raw_response().await?; });
    // The document does not have this path.
    case!(t, "DPGGlassBreaker", {
        let returned = client.request("GET", "/serviceDriven/glassBreaker").returning().await?;
        eq!(message(&returned), Some("An object was successfully returned".into()));
    });
    let client = client!(t, ts_dpg_customization);
    let c = client.api();
    case!(t, "GetRawModel", { c.get_model("raw").await?; });
    case!(t, "GetHandwrittenModel", { c.get_model("model").await?; });
    case!(t, "PostRawModel", { c.post_model("raw", &ts_dpg_customization::models::Input::new("world!")).await?; });
    case!(t, "PostHandwrittenModel", { c.post_model("model", &ts_dpg_customization::models::Input::new("world!")).await?; });
    case!(t, "GetRawPages", { eq!(c.get_pages("raw").all(10).await?.len(), 2); });
    case!(t, "GetHandwrittenModelPages", { eq!(c.get_pages("model").all(10).await?.len(), 2); });
}
