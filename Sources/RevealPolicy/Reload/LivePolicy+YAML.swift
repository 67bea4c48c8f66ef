#if YAML
    extension LivePolicy {
        /// Begins with a document in YAML.
        ///
        /// - Parameters:
        ///   - yaml: The bytes of the first document.
        ///   - signature: The signature on them; required where the requirements name signers.
        ///   - requirements: What is asked of it and of those that follow.
        ///   - observer: Told of every attempt to replace it, on the thread that made it, after the fact.
        /// - Throws: `invalidSignature`, before anything is read; faults with line and column; `wrongDocument`, `notNewer`;
        ///   `refusedByAnalysis`; `failedTest`.
        public convenience init(
            yaml: [UInt8], signature: DocumentSignature? = nil,
            requirements: DocumentRequirements = DocumentRequirements(),
            observer: @escaping @Sendable (Event) -> Void = { _ in }
        ) throws(RevealPolicyError) {
            try requirements.check(signature, on: yaml)
            try self.init(checked: try RevealDocument(yaml: yaml), requirements, observer)
        }

        /// Reads, checks, analyses and tests a document, and decides by it from then on.
        ///
        /// - Parameters:
        ///   - yaml: The bytes of the document.
        ///   - signature: The signature on them; required where the requirements name signers.
        /// - Returns: That it was replaced, or that the document says what the one in use says.
        /// - Throws: `invalidSignature`, before anything is read; faults with line and column; `wrongDocument` for another
        ///   name; `notNewer` for a version that is not higher; `refusedByAnalysis`; `failedTest`. The document in use stays.
        @discardableResult
        public func reload(
            yaml: [UInt8], signature: DocumentSignature? = nil
        ) throws(RevealPolicyError) -> Event {
            try attempt { () throws(RevealPolicyError) in
                try self.requirements.check(signature, on: yaml)
                return try RevealDocument(yaml: yaml)
            }
        }
    }
#endif
