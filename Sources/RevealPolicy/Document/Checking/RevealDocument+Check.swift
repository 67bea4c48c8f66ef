extension RevealDocument {
    /// What is wrong with the document itself: names that nothing declares or that are declared twice, cycles, numbers
    /// and times out of range. Empty for a document that can be made an engine of.
    ///
    /// Documents that are read have been checked; check those that are built. Whether conditions fit the attributes, and
    /// whether the rules make sense together, is found later.
    ///
    /// - Returns: Up to 100 faults, in the order of the document's parts.
    /// - Complexity: O(*n*) in the size of the document.
    public func check() -> [RevealPolicyError.Fault] {
        var checker = DocumentChecker(self)
        checker.checkDeclarations()
        checker.checkRules()
        checker.checkTests()
        return checker.faults
    }
}
