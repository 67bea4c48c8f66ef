/// How far dates are moved: by a number of days from -``days`` to ``days`` that depends on the subject.
///
/// All dates of a subject move alike, so the time between two of them stays as it is, to the day; and what stays with it
/// is everything that can be told from intervals.
public struct DateShift: Hashable, Sendable {
    /// How far at most; 1 to 3650.
    public let days: Int

    /// Whether the number of days is one of whole weeks, so that the day of the week stays.
    public let wholeWeeks: Bool

    /// Whether no subject keeps its dates.
    public let neverZero: Bool

    /// How far dates are moved.
    ///
    /// - Parameters:
    ///   - days: how far at most, 1 to 3650; 7 at least for whole weeks.
    ///   - wholeWeeks: whether the day of the week stays.
    ///   - neverZero: whether 0 days is left out.
    /// - Throws: `invalidArgument`.
    public init(days: Int, wholeWeeks: Bool = false, neverZero: Bool = false) throws(MaskingError) {
        guard (1...Self.greatest).contains(days) else {
            throw MaskingError(.invalidArgument, "dates are shifted by 1 to \(Self.greatest) days")
        }
        guard !wholeWeeks || days >= 7 else {
            throw MaskingError(.invalidArgument, "whole weeks need 7 days at least")
        }
        self.days = days
        self.wholeWeeks = wholeWeeks
        self.neverZero = neverZero
    }

    static let greatest = 3650

    private var steps: Int { wholeWeeks ? days / 7 : days }

    /// How many different shifts there are.
    var count: Int { 2 * steps + (neverZero ? 0 : 1) }

    /// The shift of an index below ``count``, in days: from the earliest to the latest.
    func shift(at index: Int) -> Int {
        var step = index - steps
        if neverZero, step >= 0 { step += 1 }
        return wholeWeeks ? 7 * step : step
    }
}
