//! `cargo sdk explain`: the reasons for one item of the client.

use std::process::ExitCode;

use sdkgen::LOCK;

use crate::project::Selection;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A JSON Pointer into the document, a path in Rust such as `models::Pet::name` or `client.pets().list`, or a request such as
    /// `GET /pets`.
    #[arg(required = true, num_args = 1..=2)]
    item: Vec<String>,
    /// Print a JSON array with an object for each item that has the name.
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    selection: Selection,
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let client = match arguments.selection.client() {
        Ok(client) => client,
        Err(problem) => {
            eprintln!("error: {problem}");
            return ExitCode::from(2);
        }
    };
    let generator = client.sources.generator(&client.spec);
    let generator = generator.keep_names(client.out.join(LOCK));
    match generator.explain(&arguments.item.join(" ")) {
        Ok(explained) if arguments.json => {
            let explained: Vec<_> = explained.iter().map(sdkgen::Explanation::json).collect();
            println!("{:#}", serde_json::Value::from(explained));
            ExitCode::SUCCESS
        }
        Ok(explained) => {
            let texts: Vec<String> = explained.iter().map(sdkgen::Explanation::text).collect();
            print!("{}", texts.join("\n"));
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("error: {problem}");
            ExitCode::FAILURE
        }
    }
}
