//! A run and `inspect plan` print how the operation ids of a document were judged.
#![forbid(unsafe_code)]

mod corpus;

use corpus::cases;
use sdkgen::Stage;

#[test]
fn a_run_says_how_operation_ids_were_judged() {
    let table = [
        ("ids_with_groups_name_group_and_method", "group/method"),
        ("a_verb_of_an_id_names_what_is_alone", "verb and noun"),
        (
            "ids_that_repeat_the_path_say_nothing",
            "HTTP method and path",
        ),
        ("ids_that_are_sentences_say_nothing", "sentences"),
        ("the_path_is_the_tree", "absent"),
        ("settings_say_that_ids_are_ignored", "HTTP method and path"),
    ];
    let cases = cases();
    for (name, judged) in table {
        let case = cases.iter().find(|case| case.name == name);
        let generator = case.unwrap_or_else(|| panic!("{name}")).generator();
        let generated = generator.lint();
        let said = generated.json()["operation_ids"].to_string();
        assert!(said.contains(judged), "{name}: {said}");
        let line = generated.line();
        assert!(line.contains(&format!("operation ids: {judged}")), "{line}");
        let plan = generator.inspect(Stage::Plan, None, None).unwrap();
        assert!(plan.contains(&format!("operation ids: {judged}")), "{plan}");
    }
}
