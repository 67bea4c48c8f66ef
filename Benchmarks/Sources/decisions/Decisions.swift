import CedarPolicy
import DeskPolicies
import Foundation

/// Writes policies, entities and requests for other engines, and times this library on such files.
@main
enum Decisions {
    static func main() throws {
        let arguments = CommandLine.arguments
        switch arguments.dropFirst().first {
        case "write" where arguments.count > 3:
            try write(to: arguments[2], counts: arguments[3...].compactMap { Int($0) })
        case "time" where arguments.count == 5: try time(arguments[2], arguments[3], arguments[4])
        default:
            FileHandle.standardError.write(
                Data("decisions write FOLDER COUNT...\ndecisions time POLICIES ENTITIES REQUESTS\n".utf8))
            exit(2)
        }
    }

    private static func write(to folder: String, counts: [Int]) throws {
        let folder = URL(filePath: folder, directoryHint: .isDirectory)
        for count in counts {
            try Data(DeskPolicies.policies(count).utf8).write(to: folder.appending(path: "\(count).cedar"))
        }
        try Data(DeskPolicies.entities.utf8).write(to: folder.appending(path: "entities.json"))
        try Data(DeskPolicies.requests.joined(separator: "\n").utf8).write(to: folder.appending(path: "requests.jsonl"))
    }

    private static func text(_ file: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
    }

    /// The median over the requests, each at its least disturbed of 21 turns; and how many are allowed.
    private static func time(_ policies: String, _ entities: String, _ requests: String) throws {
        let authorizer = Authorizer(try PolicySet(text(policies)))
        let entities = try Entities(json: text(entities))
        let requests = try text(requests).split(separator: "\n").map { line in
            let document = try JSONReader.read(String(line))
            return Request(
                principal: try EntityUID(document: document["principal"] ?? .null),
                action: try EntityUID(document: document["action"] ?? .null),
                resource: try EntityUID(document: document["resource"] ?? .null),
                context: try CedarRecord(document: document["context"] ?? .null))
        }
        let (clock, turn) = (ContinuousClock(), 200)
        var allowed = 0
        let times = requests.map { request -> Double in
            let least = (0..<21).map { _ in
                clock.measure { for _ in 0..<turn { _ = authorizer.isAuthorized(request, entities).decision } }
            }.min()
            if authorizer.isAuthorized(request, entities).decision == .allow { allowed += 1 }
            return (least ?? .zero) / .nanoseconds(1) / Double(turn)
        }
        print("\(times.sorted()[times.count / 2].rounded()) \(allowed)")
    }
}
