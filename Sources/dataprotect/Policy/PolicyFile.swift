#if YAML
    import CedarPolicy
    import DataProtection
    import RevealPolicy

    /// A reveal document or a catalog in a file, whose faults are told at their places in it.
    struct PolicyFile {
        let text: TextFile

        init(_ path: String) { text = TextFile(path) }

        /// The document.
        func document() throws -> RevealDocument { try document(of: text.bytes()) }

        /// The document, ready for decisions.
        func engine() throws -> RevealEngine { try engine(of: text.bytes()) }

        func engine(of bytes: [UInt8]) throws -> RevealEngine {
            let document = try document(of: bytes)
            do throws(RevealPolicyError) { return try RevealEngine(document) } catch { throw failure(error) }
        }

        private func document(of bytes: [UInt8]) throws -> RevealDocument {
            do throws(RevealPolicyError) { return try RevealDocument(yaml: bytes) } catch { throw failure(error) }
        }

        /// The catalog.
        func catalog() throws -> Catalog { try catalog(of: text.bytes()) }

        func catalog(of bytes: [UInt8]) throws -> Catalog {
            let catalog: Catalog?
            do throws(RevealPolicyError) { catalog = try Catalog.read(yaml: bytes) } catch { throw failure(error) }
            if let catalog { return catalog }
            throw CommandFailure(.wrongData, "\(text.name): has no 'catalog'")
        }

        private func failure(_ error: RevealPolicyError) -> CommandFailure {
            let lines = error.faults.map { PolicyFinding($0, in: text.name).description }
            return CommandFailure(.wrongData, lines.joined(separator: "\n"))
        }
    }
#endif
