/// The work that making one format takes, counted while it is done: so that a text of a configuration file is a format or is
/// refused within some tens of milliseconds, whatever it asks for.
///
/// A step is what the documentation of `Format` says, and takes some 50 nanoseconds at most in an optimised build.
struct FormatWork {
    /// The most steps.
    static let limit = 1_000_000

    private(set) var spent = 0

    /// Takes steps, before they are done.
    ///
    /// - Parameters:
    ///   - steps: how many.
    ///   - what: what they are, and what to do about it.
    mutating func spend(
        _ steps: Int, _ what: @autoclosure () -> String
    ) throws(FormatPreservingEncryptionError) {
        let (sum, isTooLarge) = spent.addingReportingOverflow(steps)
        guard !isTooLarge, sum <= Self.limit else {
            throw FormatPreservingEncryptionError(
                .formatTooComplex,
                "\(what()): that takes more than the \(Self.limit) steps that making a format may take")
        }
        spent = sum
    }
}
