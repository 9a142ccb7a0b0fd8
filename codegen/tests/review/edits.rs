//! Every kind of change, as one edit of `base.yaml`. The judge of breaks in `xtask` reads this file, too.

/// The document that is edited.
pub const BASE: &str = include_str!("base.yaml");

/// The document after an edit.
pub fn edited(find: &str, replace: &str) -> String {
    assert!(BASE.contains(find), "{find:?} is not in the document");
    let edited = BASE.replace(find, replace);
    // The component that an edit renames is declared under the new name.
    match replace.ends_with("Task") {
        true => edited.replace("    Job: {", "    Task: {"),
        false => edited,
    }
}

/// Each edit: its name, the text that it replaces in the document, and the text in its place.
pub const EDITS: &[(&str, &str, &str)] = &[
    (
        "a description changes",
        "description: Its number.",
        "description: The number of the order.",
    ),
    (
        "a description disappears",
        "      description: An order of a customer.\n",
        "",
    ),
    (
        "a summary changes",
        "summary: Lists the orders.",
        "summary: Lists all orders.",
    ),
    (
        "an operation disappears",
        "    delete:\n      operationId: deleteOrder\n      parameters:\n      - { name: order_id, in: path, required: true, schema: { type: string } }\n      responses:\n        '204': { description: gone }\n",
        "",
    ),
    ("a resource disappears", "  /files:\n", "  /x-files:\n"),
    (
        "an operation has another path",
        "/orders/{order_id}/export",
        "/v2/orders/{order_id}/export",
    ),
    (
        "an operation has another method",
        "    delete:\n",
        "    put:\n",
    ),
    (
        "a URL for tokens changes",
        "tokenUrl: /token",
        "tokenUrl: /oauth/token",
    ),
    (
        "a base path changes",
        "https://api.example.com/v1",
        "https://api.example.com/v2",
    ),
    (
        "a query parameter disappears",
        "      - { name: status, in: query, schema: { $ref: '#/components/schemas/Status' } }\n",
        "",
    ),
    (
        "a query parameter becomes required",
        "{ name: status, in: query, schema",
        "{ name: status, in: query, required: true, schema",
    ),
    (
        "a query parameter has another type",
        "{ name: ids, in: query, schema: { type: array, items: { type: string } } }",
        "{ name: ids, in: query, schema: { type: array, items: { type: integer } } }",
    ),
    (
        "a query parameter has another style",
        "{ name: ids, in: query, schema",
        "{ name: ids, in: query, style: pipeDelimited, explode: false, schema",
    ),
    (
        "a query parameter has another name",
        "{ name: ids, in: query",
        "{ name: order-ids, in: query",
    ),
    (
        "a query parameter becomes a header",
        "{ name: ids, in: query",
        "{ name: ids, in: header",
    ),
    (
        "a path parameter has another type",
        "  /orders/{order_id}:\n    get:\n      operationId: getOrder\n      parameters:\n      - { name: order_id, in: path, required: true, schema: { type: string } }",
        "  /orders/{order_id}:\n    get:\n      operationId: getOrder\n      parameters:\n      - { name: order_id, in: path, required: true, schema: { type: integer } }",
    ),
    (
        "a request body becomes optional",
        "requestBody: { required: true, content: { application/json",
        "requestBody: { content: { application/json",
    ),
    (
        "a request body has another media type",
        "content: { application/json: { schema: { $ref: '#/components/schemas/NewOrder' } } } }",
        "content: { application/x-www-form-urlencoded: { schema: { $ref: '#/components/schemas/NewOrder' } } } }",
    ),
    (
        "a response has another type",
        "'201': { description: made, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }",
        "'201': { description: made, content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } } }",
    ),
    (
        "a response loses its body",
        "'201': { description: made, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }",
        "'204': { description: made }",
    ),
    (
        "a status disappears",
        "        '202': { description: later, content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } } }\n",
        "",
    ),
    (
        "a second media type disappears",
        ", text/csv: { schema: { type: string } }",
        "",
    ),
    (
        "a failure has another type",
        "'404': { description: gone, content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }",
        "'404': { description: gone, content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } } }",
    ),
    (
        "a failure disappears",
        "        '404': { description: gone, content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }\n",
        "",
    ),
    (
        "a response header disappears",
        "          headers:\n            X-Total: { schema: { type: integer } }\n",
        "",
    ),
    (
        "a response header has another type",
        "X-Total: { schema: { type: integer } }",
        "X-Total: { schema: { type: string } }",
    ),
    (
        "a list loses its pages",
        "      - { name: cursor, in: query, schema: { type: string } }\n",
        "",
    ),
    (
        "the cursor has another name",
        "{ name: cursor, in: query",
        "{ name: page_token, in: query",
    ),
    (
        "an operation needs another credential",
        "      operationId: createOrder\n",
        "      operationId: createOrder\n      security: [{ key: [] }]\n",
    ),
    (
        "an operation needs no credential",
        "      operationId: createOrder\n",
        "      operationId: createOrder\n      security: []\n",
    ),
    (
        "all operations need another credential",
        "security:\n- token: []\n",
        "security:\n- key: []\n",
    ),
    (
        "a credential has another place",
        "token: { type: http, scheme: bearer }",
        "token: { type: apiKey, in: header, name: X-Token }",
    ),
    (
        "a property disappears from a response",
        "        note: { type: string }\n        status",
        "        status",
    ),
    (
        "a property disappears from a request",
        "        note: { type: string }\n        express",
        "        express",
    ),
    (
        "a property has another type",
        "        total: { type: integer }\n        note: { type: string }\n        status",
        "        total: { type: number }\n        note: { type: string }\n        status",
    ),
    (
        "a property of a request has another type",
        "        total: { type: integer }\n        note: { type: string }\n        express",
        "        total: { type: string }\n        note: { type: string }\n        express",
    ),
    (
        "a property of a response becomes optional",
        "required: [id, total]",
        "required: [id]",
    ),
    (
        "a property of a request becomes required",
        "      required: [total]\n      properties:\n        total: { type: integer }\n        note",
        "      required: [total, note]\n      properties:\n        total: { type: integer }\n        note",
    ),
    (
        "a property becomes nullable",
        "        note: { type: string }\n        status",
        "        note: { type: string, nullable: true }\n        status",
    ),
    (
        "a property of a request becomes nullable",
        "        note: { type: string }\n        express",
        "        note: { type: string, nullable: true }\n        express",
    ),
    (
        "a property has another name",
        "        note: { type: string }\n        status",
        "        remark: { type: string }\n        status",
    ),
    (
        "a property changes its spelling on the wire",
        "        note: { type: string }\n        status",
        "        Note: { type: string }\n        status",
    ),
    (
        "a format gives a property another type",
        "last4: { type: string }",
        "last4: { type: string, format: date-time }",
    ),
    (
        "a property gets a constant",
        "last4: { type: string }",
        "last4: { type: string, enum: ['4242'] }",
    ),
    (
        "a constant has another value",
        "kind: { type: string, enum: [order] }",
        "kind: { type: string, enum: [purchase] }",
    ),
    ("a default changes", "default: false", "default: true"),
    ("a default disappears", ", default: false", ""),
    (
        "a value of a received enum disappears",
        "enum: [open, paid, sent]",
        "enum: [open, paid]",
    ),
    (
        "a value of a sent enum disappears",
        "enum: [slow, fast]",
        "enum: [slow]",
    ),
    (
        "a value has another spelling on the wire",
        "enum: [open, paid, sent]",
        "enum: [open, paid, SENT]",
    ),
    (
        "an enum becomes a string",
        "Status: { type: string, enum: [open, paid, sent] }",
        "Status: { type: string }",
    ),
    (
        "an enum has integers",
        "Speed: { type: string, enum: [slow, fast] }",
        "Speed: { type: integer, enum: [1, 2] }",
    ),
    (
        "a member of a union disappears",
        "      - $ref: '#/components/schemas/Invoice'\n      discriminator: { propertyName: type, mapping: { card: '#/components/schemas/Card', invoice: '#/components/schemas/Invoice' } }\n",
        "      - $ref: '#/components/schemas/Job'\n      discriminator: { propertyName: type, mapping: { card: '#/components/schemas/Card', job: '#/components/schemas/Job' } }\n",
    ),
    (
        "a member has another tag",
        "mapping: { card: '#/components/schemas/Card',",
        "mapping: { credit_card: '#/components/schemas/Card',",
    ),
    (
        "a union becomes one type",
        "payment: { $ref: '#/components/schemas/Payment' }",
        "payment: { $ref: '#/components/schemas/Card' }",
    ),
    (
        "a type is renamed",
        "#/components/schemas/Job",
        "#/components/schemas/Task",
    ),
    (
        "a part has another media type",
        "contentType: image/png",
        "contentType: image/jpeg",
    ),
    (
        "a part becomes a file",
        "label: { type: string }",
        "label: { type: string, format: binary }",
    ),
    (
        "an object takes unknown keys of one type",
        "    Job: { type: object,",
        "    Job: { type: object, additionalProperties: { type: integer },",
    ),
    (
        "an operation belongs to another resource",
        "  /files:\n    post:\n      operationId: uploadFile",
        "  /files:\n    post:\n      x-fern-sdk-group-name: uploads\n      x-fern-sdk-method-name: create\n      operationId: uploadFile",
    ),
    (
        "an operation is deprecated",
        "      operationId: getOrder\n",
        "      operationId: getOrder\n      deprecated: true\n",
    ),
    ("the title changes", "title: Shop", "title: Store"),
    ("a path parameter has another name", "order_id", "number"),
    (
        "a query parameter takes one value instead of many",
        "{ name: ids, in: query, schema: { type: array, items: { type: string } } }",
        "{ name: ids, in: query, schema: { type: string } }",
    ),
    (
        "a query parameter takes certain values only",
        "{ name: cursor, in: query, schema: { type: string } }",
        "{ name: cursor, in: query, schema: { type: string, enum: [first, last] } }",
    ),
    (
        "a query parameter becomes a cookie",
        "{ name: status, in: query, schema",
        "{ name: status, in: cookie, schema",
    ),
    (
        "a call can be repeated without a second effect",
        "      operationId: createOrder\n",
        "      operationId: createOrder\n      parameters:\n      - { name: Idempotency-Key, in: header, schema: { type: string } }\n",
    ),
    (
        "a request body disappears",
        "      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/NewOrder' } } } }\n",
        "",
    ),
    (
        "a request body becomes a list",
        "requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/NewOrder' } } } }",
        "requestBody: { required: true, content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/NewOrder' } } } } }",
    ),
    (
        "a request body has a second media type",
        "requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/NewOrder' } } } }",
        "requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/NewOrder' } }, text/csv: { schema: { type: string } } } }",
    ),
    (
        "a response becomes a file",
        "'202': { description: later, content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } } }",
        "'202': { description: later, content: { application/octet-stream: { schema: { type: string, format: binary } } } }",
    ),
    (
        "a response becomes a stream of events",
        "'201': { description: made, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }",
        "'201': { description: made, content: { text/event-stream: { schema: { $ref: '#/components/schemas/Order' } } } }",
    ),
    (
        "a response becomes nullable",
        "'201': { description: made, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }",
        "'201': { description: made, content: { application/json: { schema: { nullable: true, allOf: [{ $ref: '#/components/schemas/Order' }] } } } }",
    ),
    (
        "a response has a second success",
        "        '204': { description: gone }\n",
        "        '204': { description: gone }\n        '202': { description: later, content: { application/json: { schema: { $ref: '#/components/schemas/Job' } } } }\n",
    ),
    (
        "a property becomes a list",
        "        id: { type: string, description: Its number. }\n        total: { type: integer }\n        note: { type: string }\n",
        "        id: { type: string, description: Its number. }\n        total: { type: integer }\n        note: { type: array, items: { type: string } }\n",
    ),
    (
        "a property becomes a map",
        "last4: { type: string }",
        "last4: { type: object, additionalProperties: { type: string } }",
    ),
    (
        "a property becomes an object",
        "job_id: { type: string }",
        "job_id: { type: object, properties: { number: { type: string } } }",
    ),
    (
        "a property takes any value",
        "last4: { type: string }",
        "last4: {}",
    ),
    (
        "a number has another range",
        "required: [total]\n      properties:\n        total: { type: integer }",
        "required: [total]\n      properties:\n        total: { type: integer, minimum: 0 }",
    ),
    (
        "an integer becomes a number",
        "required: [total]\n      properties:\n        total: { type: integer }",
        "required: [total]\n      properties:\n        total: { type: number }",
    ),
    (
        "a property becomes secret",
        "job_id: { type: string }",
        "job_id: { type: string, format: password }",
    ),
    (
        "a property is for responses only",
        "express: { type: boolean, default: false }",
        "express: { type: boolean, default: false, readOnly: true }",
    ),
    (
        "a property is deprecated",
        "due: { type: string, format: date }",
        "due: { type: string, format: date, deprecated: true }",
    ),
    (
        "a property comes from a parent",
        "Card: { type: object, required: [type], properties: { type: { type: string }, last4: { type: string } } }",
        "Card: { allOf: [{ $ref: '#/components/schemas/Job' }, { type: object, required: [type], properties: { type: { type: string }, last4: { type: string } } }] }",
    ),
    (
        "a type takes no other keys",
        "    Speed: { type: string, enum: [slow, fast] }",
        "    Speed: { type: object, additionalProperties: false, properties: { slow: { type: boolean } } }",
    ),
    (
        "a value is described",
        "Speed: { type: string, enum: [slow, fast] }",
        "Speed: { type: string, enum: [slow, fast], x-enum-descriptions: { slow: In a week., fast: In a day. } }",
    ),
    (
        "a union loses its tag",
        "      discriminator: { propertyName: type, mapping: { card: '#/components/schemas/Card', invoice: '#/components/schemas/Invoice' } }\n",
        "",
    ),
    (
        "a union has a third member",
        "      discriminator: { propertyName: type, mapping: {",
        "      - $ref: '#/components/schemas/Job'\n      discriminator: { propertyName: type, mapping: { job: '#/components/schemas/Job',",
    ),
    (
        "a part becomes optional",
        "required: [file]",
        "required: []",
    ),
    (
        "a part takes many files",
        "file: { type: string, format: binary }",
        "file: { type: array, items: { type: string, format: binary } }",
    ),
    (
        "a server has a variable",
        "- url: https://api.example.com/v1\n",
        "- url: https://{region}.example.com/v1\n  variables: { region: { default: eu, enum: [eu, us] } }\n",
    ),
    (
        "an operation needs another scope",
        "      operationId: createOrder\n",
        "      operationId: createOrder\n      security: [{ login: [write] }]\n",
    ),
];
