//! A test that calls an operation in memory.

use crate::plan::Plan;

use super::call::{crate_name, expression, first_call};

/// The test; `None` if every operation needs arguments.
pub(super) fn test(plan: &Plan) -> Option<String> {
    let call = first_call(plan)?;
    let (crate_, route) = (crate_name(plan), &call.1.route);
    let path: Vec<&str> = route
        .path
        .split('/')
        // Parameters that the client supplies.
        .map(|segment| if segment.contains('{') { "*" } else { segment })
        .collect();
    let scopes = plan.client.scopes.iter();
    let scopes = scopes.map(|scope| format!(".{}(\"1\")", scope.setter));
    Some(format!(
        r#"//! The first call of the client, to a service in memory.

use {crate_}::{{Client, Error, InMemory, Reply}};

#[tokio::test]
async fn a_call_arrives() -> Result<(), Error> {{
    let service = InMemory::new().on("{verb}", "{path}", Reply::new(200, ""));
    let builder = Client::builder().base_url("https://example.com"){scopes};
    let client = builder.anonymous().transport(service.clone()).build()?;

    // The service replies with nothing, so the call may fail. `Reply::json` replies with a value.
    drop({call}.await);

    let received = service.received();
    assert_eq!(received[0].method, "{verb}");
    Ok(())
}}
"#,
        verb = route.verb,
        path = path.join("/"),
        scopes = scopes.collect::<String>(),
        call = expression(call),
    ))
}
