//! Scenarios of the documents url (paths, queries and path items) and url-multi-collectionFormat.

use testserver::{Tests, case, client};

const MULTIBYTE: &str = "\u{554a}\u{9f44}\u{4e02}\u{72db}\u{72dc}\u{f9f1}\u{f92c}\u{f9f1}\u{fa0c}\u{fa29}";
const RESERVED: &str = "begin!*'();:@ &=+$,/?#[]end";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut t = Tests::new("url");
    paths(&mut t).await;
    queries(&mut t).await;
    path_items(&mut t).await;
    multi(&mut t).await;
}

async fn paths(t: &mut Tests) {
    use ts_url::Base64;
    let client = client!(t, ts_url);
    let p = client.paths();
    case!(t, "UrlPathsBoolTrue", { p.get_boolean_true().await?; });
    case!(t, "UrlPathsBoolFalse", { p.get_boolean_false().await?; });
    case!(t, "UrlPathsIntPositive", { p.get_int_one_million().await?; });
    case!(t, "UrlPathsIntNegative", { p.get_int_negative_one_million().await?; });
    case!(t, "UrlPathsLongPositive", { p.get_ten_billion().await?; });
    case!(t, "UrlPathsLongNegative", { p.get_negative_ten_billion().await?; });
    case!(t, "UrlPathsFloatPositive", { p.float_scientific_positive(1.034e20).await?; });
    case!(t, "UrlPathsFloatNegative", { p.float_scientific_negative(-1.034e-20).await?; });
    case!(t, "UrlPathsDoublePositive", { p.double_decimal_positive(9999999.999).await?; });
    case!(t, "UrlPathsDoubleNegative", { p.double_decimal_negative(-9999999.999).await?; });
    case!(t, "UrlPathsStringUnicode", { p.string_unicode().await?; });
    case!(t, "UrlPathsStringUrlEncoded", { p.string_url_encoded().await?; });
    case!(t, "UrlPathsStringUrlNonEncoded", { p.string_url_non_encoded().await?; });
    case!(t, "UrlPathsStringEmpty", { p.string_empty().await?; });
    case!(t, "UrlPathsEnumValid", { p.enum_valid("green color").await?; });
    case!(t, "UrlPathsByteMultiByte", { p.byte_multi_byte(&Base64(MULTIBYTE.into())).await?; });
    case!(t, "UrlPathsByteEmpty", { p.byte_empty().await?; });
    case!(t, "UrlPathsDateValid", { p.date_valid().await?; });
    case!(t, "UrlPathsDateTimeValid", { p.date_time_valid().await?; });
    // The crate keeps `format: base64url` as a string.
    case!(t, "UrlPathsStringBase64Url", { p.base64_url("bG9yZW0").await?; });
    case!(t, "UrlPathsIntUnixTime", { p.unix_time_url(1_460_505_600).await?; });
    case!(t, "UrlPathsArrayCSVInPath", {
        client.paths().array_csv_in_path(&["ArrayPath1", RESERVED, "", ""]).await?;
    });
}

async fn queries(t: &mut Tests) {
    use ts_url::Base64;
    let client = client!(t, ts_url);
    let p = client.queries();
    let q = client.queries();
    case!(t, "UrlQueriesBoolTrue", { p.get_boolean_true().await?; });
    case!(t, "UrlQueriesBoolFalse", { p.get_boolean_false().await?; });
    case!(t, "UrlQueriesBoolNull", { q.get_boolean_null().await?; });
    case!(t, "UrlQueriesIntPositive", { q.get_int_one_million().await?; });
    case!(t, "UrlQueriesIntNegative", { q.get_int_negative_one_million().await?; });
    case!(t, "UrlQueriesIntNull", { q.get_int_null().await?; });
    case!(t, "UrlQueriesLongPositive", { q.get_ten_billion().await?; });
    case!(t, "UrlQueriesLongNegative", { q.get_negative_ten_billion().await?; });
    case!(t, "UrlQueriesLongNull", { q.get_long_null().await?; });
    case!(t, "UrlQueriesFloatPositive", { q.float_scientific_positive(1.034e20).await?; });
    case!(t, "UrlQueriesFloatNegative", { q.float_scientific_negative(-1.034e-20).await?; });
    case!(t, "UrlQueriesFloatNull", { q.float_null().await?; });
    case!(t, "UrlQueriesDoublePositive", { q.double_decimal_positive(9999999.999).await?; });
    case!(t, "UrlQueriesDoubleNegative", { q.double_decimal_negative(-9999999.999).await?; });
    case!(t, "UrlQueriesDoubleNull", { q.double_null().await?; });
    case!(t, "UrlQueriesStringUnicode", { q.string_unicode().await?; });
    case!(t, "UrlQueriesStringUrlEncoded", { q.string_url_encoded().await?; });
    case!(t, "UrlQueriesStringEmpty", { q.string_empty().await?; });
    case!(t, "UrlQueriesStringNull", { q.string_null().await?; });
    case!(t, "UrlQueriesEnumValid", { q.enum_valid().enum_query("green color").await?; });
    case!(t, "UrlQueriesEnumNull", { q.enum_null().await?; });
    case!(t, "UrlQueriesByteMultiByte", { q.byte_multi_byte().byte_query(&Base64(MULTIBYTE.into())).await?; });
    case!(t, "UrlQueriesByteEmpty", { q.byte_empty().await?; });
    case!(t, "UrlQueriesByteNull", { q.byte_null().await?; });
    case!(t, "UrlQueriesDateValid", { q.date_valid().await?; });
    case!(t, "UrlQueriesDateNull", { q.date_null().await?; });
    case!(t, "UrlQueriesDateTimeValid", { q.date_time_valid().await?; });
    case!(t, "UrlQueriesDateTimeNull", { q.date_time_null().await?; });
    let array = ["ArrayQuery1", RESERVED, "", ""];
    case!(t, "UrlQueriesArrayCsvValid", { q.array_string_csv_valid().array_query(&array).await?; });
    case!(t, "UrlQueriesArrayCsvNull", { q.array_string_csv_null().await?; });
    case!(t, "UrlQueriesArrayCsvEmpty", { q.array_string_csv_empty().array_query(&[]).await?; });
    case!(t, "UrlQueriesArrayNoCollectionFormatValid", {
        q.array_string_no_collection_format_empty().array_query(&["hello", "nihao", "bonjour"]).await?;
    });
    case!(t, "UrlQueriesArraySsvValid", { q.array_string_ssv_valid().array_query(&array).await?; });
    case!(t, "UrlQueriesArrayTsvValid", { q.array_string_tsv_valid().array_query(&array).await?; });
    case!(t, "UrlQueriesArrayPipesValid", { q.array_string_pipes_valid().array_query(&array).await?; });
}

async fn path_items(t: &mut Tests) {
    let client = client!(t, ts_url);
    let q = client.path_items();
    let (global, item, local) = ("globalStringPath", "pathItemStringPath", "localStringPath");
    case!(t, "UrlPathItemGetAll", {
        q.get_all_with_values(global, item, local)
            .global_string_query("globalStringQuery")
            .path_item_string_query("pathItemStringQuery")
            .local_string_query("localStringQuery")
            .await?;
    });
    case!(t, "UrlPathItemGetGlobalNull", {
        q.get_global_query_null(global, item, local)
            .path_item_string_query("pathItemStringQuery")
            .local_string_query("localStringQuery")
            .await?;
    });
    case!(t, "UrlPathItemGetGlobalAndLocalNull", {
        q.get_global_and_local_query_null(global, item, local).path_item_string_query("pathItemStringQuery").await?;
    });
    case!(t, "UrlPathItemGetPathItemAndLocalNull", {
        q.get_local_path_item_query_null(global, item, local).global_string_query("globalStringQuery").await?;
    });
}

async fn multi(t: &mut Tests) {
    let client = client!(t, ts_url_multi_collectionformat);
    let q = client.queries();
    case!(t, "UrlQueriesArrayMultiNull", { q.array_string_multi_null().await?; });
    case!(t, "UrlQueriesArrayMultiEmpty", { q.array_string_multi_empty().array_query(&[]).await?; });
    case!(t, "UrlQueriesArrayMultiValid", {
        let array = ["ArrayQuery1", RESERVED, "", ""].map(|value| Some(value.to_owned()));
        q.array_string_multi_valid().array_query(&array).await?;
    });
}
