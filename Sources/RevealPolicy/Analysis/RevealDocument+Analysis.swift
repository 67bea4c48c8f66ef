extension RevealDocument {
    /// What in the document can be meant, but hardly is: names without use, rules without effect, forbids that erase a rule
    /// or never apply, conditions that can fail, grants that are broad.
    ///
    /// Run it when a document is written or loaded. It presupposes a document without faults: what it says about one with
    /// unknown names is incomplete. It is silent rather than wrong: a rule of which it says that it never grants never does,
    /// and there are rules that never grant of which it says nothing.
    ///
    /// - Returns: The findings in the order of the document.
    /// - Complexity: the size of the document; besides, for each rule one step for 64 rules and each name that it is about, and a look
    ///   at the conditions of each pair of rules whose scopes meet.
    public func analyze() -> [RevealFinding] {
        var analyzer = DocumentAnalyzer(self)
        return analyzer.findAll()
    }
}
