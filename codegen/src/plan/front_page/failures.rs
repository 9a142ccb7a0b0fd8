//! Errors: their kinds, and what the service says about them.

use crate::plan::docs;
use crate::plan::rust::spelling::Paths;
use crate::plan::rust::{Doc, Failure, Operation, RustType};

use super::page::Page;
use super::snippet::{Snippet, chained};

impl Page<'_> {
    pub(super) fn failures(&self) -> Doc {
        docs::paragraphs([
            docs::line("# Errors"),
            docs::sentences(
                "An [`Error`] has a [`kind`](Error::kind), and the [`status`](Error::status) if there was a response. [`problems`](Error::problems) and [`codes`](Error::codes) are those that the service reported, [`typed`](Error::typed) is the body as the type that the API's document has for it, and [`request_id`](Error::request_id) is the id that a support may ask for.",
            ),
            self.handled(),
        ])
    }

    /// A call that may fail, preferably with a body that has a type.
    fn handled(&self) -> Doc {
        let usual = |it: &Operation| !it.success.is_stream();
        let typed = |it: &Operation| usual(it) && it.route.failures.iter().any(is_model);
        let of_one = |it: &Operation| it.route.verb == "GET" && !it.arguments.is_empty();
        let picked = self.pick(|it| typed(it) && of_one(it));
        let picked = picked.or_else(|| self.pick(typed));
        let picked = picked.or_else(|| self.pick(|it| usual(it) && of_one(it)));
        let picked = picked.or_else(|| self.pick(usual));
        let Some((call, _, shown)) = picked else {
            return Doc::default();
        };
        let mut failures = call.operation.route.failures.iter();
        let body = failures.find(|it| is_model(it));
        let head = format!("match {}", shown.client);
        let mut code = Snippet::new(&self.crate_, call.features())
            .before(&shown)
            .lines(chained(&head, &shown.chain, ".await {"))
            .line(match call.operation.success.is_nothing() {
                true => "    Ok(()) => println!(\"done\"),",
                false => "    Ok(response) => println!(\"{response:?}\"),",
            })
            .line("    Err(error) if error.is_not_found() => println!(\"it does not exist\"),");
        if let Some(body) = body {
            let ty = Paths::Outside(&self.crate_).ty(&body.body);
            code = code
                .line(format!("    Err(error) => match error.typed::<{ty}>() {{"))
                .line("        Some(body) => println!(\"{body:?}\"),")
                .line("        None => return Err(error),")
                .line("    },");
        } else {
            code = code.line("    Err(error) => return Err(error),");
        }
        code.line("}").doc()
    }
}

fn is_model(failure: &Failure) -> bool {
    matches!(failure.body, RustType::Model(_) | RustType::Generic(..))
}
