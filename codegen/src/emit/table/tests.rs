use proc_macro2::TokenStream;
use quote::quote;

use super::layout::{Row, Table};
use super::read::{Declared, Is, Operation};
use super::read_client::Client;

fn row(text: &str) -> Row {
    Row::new(text.to_owned())
}

/// The body of a macro call, as the compiler gives it to the macro.
fn body(table: &Table) -> TokenStream {
    let item: syn::ItemMacro = syn::parse_str(&table.text()).unwrap();
    item.mac.tokens
}

#[test]
fn a_declaration_has_a_row_per_line_and_its_items_beside() {
    let above = vec!["/// A pet.".to_owned(), "#[derive(Default)]".to_owned()];
    let documented = vec!["..".to_owned(), "/// Others.".to_owned()];
    let rows = vec![
        row("new(id(i64))"),
        row(r#"const "kind" = Self::KIND"#),
        row(r#"pub r#type: Option<i64> = required nullable "type""#),
        row(r#"pub a: N<B> = optional nullable "a" set a(impl Into<B>) or clear_a"#),
        Row::below(documented, "pub rest: Map<String, V>".to_owned()),
    ];
    let head = "pub struct Pet".to_owned();
    let table = Table::declaration("a::b".to_owned(), above, head, rows);
    let table = table.beside(quote!(impl Pet { pub const KIND: &'static str = "cat"; }));
    let expected = [
        "a::b! {",
        "    /// A pet.",
        "    #[derive(Default)]",
        "    pub struct Pet {",
        "        new(id(i64)),",
        r#"        const "kind" = Self::KIND,"#,
        r#"        pub r#type: Option<i64> = required nullable "type","#,
        r#"        pub a: N<B> = optional nullable "a" set a(impl Into<B>) or clear_a,"#,
        "        ..",
        "        /// Others.",
        "        pub rest: Map<String, V>,",
        "    }",
        "",
        "    impl Pet {",
        r#"        pub const KIND: &'static str = "cat";"#,
        "    }",
        "}",
        "",
    ];
    assert_eq!(table.text(), expected.join("\n"));
    let read: Declared = syn::parse2(body(&table)).unwrap();
    let fields = read.members.iter().map(|it| it.name.to_string());
    assert_eq!(fields.collect::<Vec<_>>(), ["r#type", "a", "rest"]);
    assert_eq!((read.members[1].setters.len(), read.beside.len()), (2, 1));
}

#[test]
fn a_union_has_its_decisions_behind_its_members() {
    let members = vec![row("Name(String)"), row("Cat(super::Cat)")];
    let inner = vec![row(r#""lives" => Cat"#), row("_ => Unknown")];
    let tree = vec![
        row(r#""string" => Name"#),
        Row::around(r#""object" => by key"#.to_owned(), inner),
    ];
    let head = "pub enum Pet".to_owned();
    let table = Table::declaration("a::b".to_owned(), Vec::new(), head, members);
    let table = table.followed_by("by type".to_owned(), tree);
    let expected = [
        "a::b! {",
        "    pub enum Pet {",
        "        Name(String),",
        "        Cat(super::Cat),",
        "    } by type {",
        r#"        "string" => Name,"#,
        r#"        "object" => by key {"#,
        r#"            "lives" => Cat,"#,
        "            _ => Unknown,",
        "        },",
        "    }",
        "}",
        "",
    ];
    assert_eq!(table.text(), expected.join("\n"));
    let read: Declared = syn::parse2(body(&table)).unwrap();
    assert!(matches!(read.members[..], [_, ref cat] if matches!(cat.is, Is::Variant(_))));
}

#[test]
fn a_call_has_its_name_before_its_rows() {
    let rows = vec![
        row(r#""GET" "/pets""#),
        row(r#"set page(page: i64) => put_query("page", &page)"#),
        row("success: Json<Vec<Pet>>"),
    ];
    let table = Table::call("a::b".to_owned(), r#"List = "list""#.to_owned(), rows);
    let expected = [
        r#"a::b!(List = "list" {"#,
        r#"    "GET" "/pets","#,
        r#"    set page(page: i64) => put_query("page", &page),"#,
        "    success: Json<Vec<Pet>>,",
        "});",
        "",
    ];
    assert_eq!(table.text(), expected.join("\n"));
    let read: Operation = syn::parse2(body(&table)).unwrap();
    assert_eq!((read.setters.len(), read.items.is_some()), (1, false));
}

#[test]
fn a_client_has_sections_with_rows() {
    let documented = vec!["/// Sent in a header.".to_owned()];
    let credentials = vec![
        Row::below(
            documented,
            r#""key" = Header("X-Key") set key provider key_provider call with_key"#.to_owned(),
        ),
        row(
            r#""pair" = Basic set pair provider pair_provider grant pair_grant("/token") call with_pair"#,
        ),
    ];
    let rows = vec![
        row(r#"base_url: "https://pets.example""#),
        row(r#"security: [["key"], ["pair"]]"#),
        Row::around("credentials".to_owned(), credentials),
        Row::around(
            "server_variables".to_owned(),
            vec![row(r#""region" = "eu" set region"#)],
        ),
        Row::around(
            "path_defaults".to_owned(),
            vec![row(r#""type" set r#type"#)],
        ),
        Row::around(
            "environment".to_owned(),
            vec![row(r#"credential "key" = "KEY""#)],
        ),
    ];
    let table = Table::call("a::b".to_owned(), "API".to_owned(), rows);
    let expected = [
        "a::b!(API {",
        r#"    base_url: "https://pets.example","#,
        r#"    security: [["key"], ["pair"]],"#,
        "    credentials {",
        "        /// Sent in a header.",
        r#"        "key" = Header("X-Key") set key provider key_provider call with_key,"#,
        r#"        "pair" = Basic set pair provider pair_provider grant pair_grant("/token") call with_pair,"#,
        "    },",
        "    server_variables {",
        r#"        "region" = "eu" set region,"#,
        "    },",
        "    path_defaults {",
        r#"        "type" set r#type,"#,
        "    },",
        "    environment {",
        r#"        credential "key" = "KEY","#,
        "    },",
        "});",
        "",
    ];
    assert_eq!(table.text(), expected.join("\n"));
    let read: Client = syn::parse2(body(&table)).unwrap();
    let builder = read.builder.iter().map(|it| it.name.to_string());
    let expected = [
        "key",
        "key_provider",
        "pair",
        "pair_provider",
        "pair_grant",
        "region",
        "r#type",
    ];
    assert_eq!(builder.collect::<Vec<_>>(), expected);
    assert_eq!(
        read.call[1].taken.to_string(),
        "user : & str , password : & str"
    );
    assert!(read.reads_environment);
}
