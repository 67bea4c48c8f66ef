// Check policies against a schema before they decide anything.

import CedarPolicy

let policyText = """
    permit(principal, action == Action::"read", resource)
    when { principal.clearance >= resource.sensitivity && context.reason != "" };
    """

// snippet.show
let schema = try Schema(
    """
    entity Team;
    entity User in [Team] { clearance: Long, onCall?: Bool };
    entity Document { sensitivity: Long, owner: User };
    action read appliesTo { principal: User, resource: Document, context: { reason: String } };
    """)

// A policy that passes cannot fail with a type error on requests and entities that fit the schema.
let policies = try PolicySet(policyText)
let result = Validator(schema: schema).validate(policies)
for finding in result.errors + result.warnings { print(finding) }

// Requests and entities are held against it as well. The schema knows what needs no mark in JSON.
let entities = try Entities(
    json: """
        [{ "uid": { "type": "User", "id": "ada" }, "attrs": { "clearance": 3 }, "parents": [] },
         { "uid": { "type": "Document", "id": "plan" }, "parents": [],
           "attrs": { "sensitivity": 2, "owner": { "type": "User", "id": "ada" } } }]
        """, schema: schema)
let read = EntityUID(type: try QualifiedName("Action"), id: "read")
let request = Request(
    principal: EntityUID(type: try QualifiedName("User"), id: "ada"), action: read,
    resource: EntityUID(type: try QualifiedName("Document"), id: "plan"),
    context: try CedarRecord(json: #"{ "reason": "ticket 7" }"#, contextOf: read, schema: schema))
try schema.check(request)
// snippet.hide
print(result.isValid, Authorizer(policies).isAuthorized(request, entities).decision)
