import CedarPolicy

/// Texts of policies, schemas and entities: none may end the process, and what is read is printed so that it is read again
/// as the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard count > 0 else { return 0 }
    let bytes = UnsafeBufferPointer(start: start, count: count)
    let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
    switch bytes[0] % 3 {
    case 0: fuzzPolicies(text)
    case 1: _ = try? Schema(text)
    default:
        _ = try? Schema(json: text)
        guard let entities = try? Entities(json: text) else { return 0 }
        let again = try? Entities(json: entities.json)
        precondition(again?.all == entities.all, "entities change when they are printed")
    }
    return 0
}

private func fuzzPolicies(_ text: String) {
    guard let policies = try? PolicySet(text) else { return }
    let again = try? PolicySet(policies.cedarText)
    precondition(again?.policies.map(\.cedarText) == policies.policies.map(\.cedarText), "policies change when printed")
    guard let uid = try? EntityUID("User", "a") else { return }
    let request = Request(principal: uid, action: uid, resource: uid, context: ["a": 1, "s": "text", "r": ["b": [1]]])
    let (answer, reference) = (Authorizer(policies).isAuthorized(request), ReferenceAnswer(policies, request, .none))
    precondition(answer.reasons == reference.reasons && answer.errors == reference.errors, "two answers")
}
