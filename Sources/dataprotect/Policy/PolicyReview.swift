#if YAML
    import DataProtection
    import RevealPolicy

    /// Everything that can be said of a reveal document, and of the catalog that belongs to it, before it decides anything.
    struct PolicyReview {
        private(set) var findings: [PolicyFinding] = []
        private let name: String

        /// - Parameters:
        ///   - file: the document.
        ///   - other: the catalog, where it has a file of its own; otherwise what stands in the document, if anything.
        init(of file: PolicyFile, catalog other: PolicyFile?) throws {
            name = file.text.name
            let bytes = try file.text.bytes()
            let document = checkDocument(bytes)
            if let other {
                checkCatalog(try other.text.bytes(), other.text.name, isRequired: true, document)
            } else {
                checkCatalog(bytes, name, isRequired: false, document)
            }
            sort()
        }

        /// - Returns: nil where it is none.
        private mutating func checkDocument(_ bytes: [UInt8]) -> RevealDocument? {
            do throws(RevealPolicyError) {
                let document = try RevealDocument(yaml: bytes)
                // Its conditions too.
                _ = try RevealEngine(document)
                findings += document.analyze().map { PolicyFinding($0, in: name) }
                return document
            } catch {
                add(error, name)
                return nil
            }
        }

        private mutating func checkCatalog(
            _ bytes: [UInt8], _ name: String, isRequired: Bool, _ document: RevealDocument?
        ) {
            do throws(RevealPolicyError) {
                guard let catalog = try Catalog.read(yaml: bytes) else {
                    guard isRequired else { return }
                    throw RevealPolicyError(.invalidDocument, "has no 'catalog'")
                }
                findings += catalog.findings.map { PolicyFinding($0, in: name) }
            } catch {
                add(error, name)
            }
        }

        /// Where document and catalog are one file, what makes it unreadable is found twice.
        private mutating func add(_ error: RevealPolicyError, _ name: String) {
            for fault in error.faults {
                let finding = PolicyFinding(fault, in: name)
                let isKnown = findings.contains {
                    $0.file == name && $0.line == finding.line && $0.column == finding.column && $0.line != nil
                }
                if !isKnown { findings.append(finding) }
            }
        }

        /// By file, the document's first, then by place.
        private mutating func sort() {
            func place(_ finding: PolicyFinding) -> (Int, Int, Int) {
                (finding.file == name ? 0 : 1, finding.line ?? 0, finding.column ?? 0)
            }
            // Not the library's, which promises nothing about equal places.
            findings = findings.enumerated().sorted {
                let (a, b) = (place($0.element), place($1.element))
                return a == b ? $0.offset < $1.offset : a < b
            }.map(\.element)
        }
    }
#endif
