//! The service, which does not keep to its document, and the calls that both clients make.

use loopback::{Reply, Server};
use orders::Client;

const ORDERS: &str = include_str!("orders.json");

/// The events of the stream.
const EVENTS: &str = concat!(
    "data: {\"sequence\": 1, \"order\": {\"id\": \"o1\", \"note\": \"first\"}}\n\n",
    "data: {\"sequence\": 2.5, \"order\": {\"id\": \"o2\", \"note\": \"second\", \"price\": \"8\"}}\n\n",
);

/// The server with the responses to both calls; it lives as long as a test keeps it.
pub async fn server() -> Server {
    let orders = Reply::json(200, ORDERS);
    let events = Reply::new(200, "text/event-stream", EVENTS);
    Server::answering([orders, events]).await.unwrap()
}

/// Makes both calls, and returns the number of events that could be read.
pub async fn calls(client: &Client) -> usize {
    let orders = client.orders();
    orders.list().await.unwrap();
    let mut events = orders.events().await.unwrap();
    let mut read = 0;
    while let Some(event) = events.next().await {
        event.unwrap();
        read += 1;
    }
    read
}
