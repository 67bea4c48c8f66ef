extension Mask {
    /// Reads the text form of a mask that needs no key.
    ///
    /// ```swift
    /// let mask = try Mask("clamp(max: 100000) | step(5000)")
    /// ```
    ///
    /// - Throws: ``MaskingError`` with the position in the text.
    /// - Complexity: O(*n*) in the length of the text, and what the masks need to be compiled.
    public init(_ text: String) throws(MaskingError) { try self.init(MaskText(parsing: text)) }

    /// Makes the mask of a text form that has been read.
    package init(_ text: MaskText) throws(MaskingError) {
        var rules: [any MaskRule] = []
        for call in text.calls { rules.append(try MaskReading.rule(call)) }
        self.init(rules.count == 1 ? rules[0] : ChainRule(rules: rules))
    }
}
