#if YAML
    import ArgumentParser
    import CedarPolicy
    import RevealPolicy

    /// The options that say who asks, what for and why.
    struct RequestOptions: ParsableArguments {
        @Option(help: "Who asks.")
        var principal: String

        @Option(name: .customLong("principal-tenant"), help: "The tenant of whoever asks.")
        var principalTenant: String?

        @Option(help: "A role of whoever asks; may be given several times.")
        var role: [String] = []

        @Option(help: "What else is known of whoever asks: the attributes that the document declares, as --facts.")
        var attributes: String?

        @Option(help: "What for.")
        var purpose: String

        @Option(help: "Why, in words. It is recorded as it stands.")
        var reason: String?

        @Option(
            help: "The facts of the request that the document declares, in JSON or YAML; '@FILE' for those in a file.",
            completion: .file())
        var facts: String?

        /// Who asks, with the attributes by the types that the document declares.
        func principal(by document: RevealDocument) throws -> Principal {
            let text = try attributes.map { try FactsText($0, "--attributes") }
            return Principal(
                principal, tenant: principalTenant, roles: role,
                attributes: try text?.read { (bytes) throws(RevealPolicyError) in
                    try document.principalFacts(yaml: bytes)
                } ?? .empty)
        }

        /// The facts of the request.
        func facts(by document: RevealDocument) throws -> CedarRecord {
            let text = try facts.map { try FactsText($0, "--facts") }
            return try text?.read { (bytes) throws(RevealPolicyError) in
                try document.requestFacts(yaml: bytes)
            } ?? .empty
        }
    }

    /// Facts as an argument has them, or a file that the argument names.
    struct FactsText {
        private let name: String
        private let bytes: [UInt8]

        /// - Parameters:
        ///   - argument: the facts, or `@` and a path.
        ///   - option: what the argument is called.
        init(_ argument: String, _ option: String) throws {
            if argument.utf8.first == UInt8(ascii: "@") {
                let file = TextFile(String(argument.dropFirst()))
                (name, bytes) = (file.name, try file.bytes())
            } else {
                (name, bytes) = (option, Array(argument.utf8))
            }
        }

        func read<Facts>(_ body: ([UInt8]) throws(RevealPolicyError) -> Facts) throws -> Facts {
            do throws(RevealPolicyError) {
                return try body(bytes)
            } catch {
                let lines = error.faults.map { PolicyFinding($0, in: name).description }
                throw CommandFailure(.usage, lines.joined(separator: "\n"))
            }
        }
    }
#endif
