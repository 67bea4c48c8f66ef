/// From when on an anomaly is told.
public struct AnomalyThresholds: Hashable, Sendable {
    /// New subjects in an hour below which nothing is told.
    public var newSubjects = 10
    /// So many times the own average of new subjects in an hour is too much.
    public var newSubjectsOverAverage = 3
    /// New subjects in an hour from which on it is told where there is no average yet.
    public var newSubjectsWithoutAverage = 30
    /// How many active hours make an average.
    public var activeHours = 5
    /// So many ids that follow each other.
    public var sequence = 12
    /// How far apart ids are that follow each other, at most.
    public var sequenceStep = 3
    /// How many calls make the usual hours...
    public var callsForHours = 200
    /// ...on how many days.
    public var daysForHours = 10
    /// Of a thousand calls, so many and more in an hour and the two beside it make it a usual one.
    public var usualHourPerMille = 5
    /// Classes in an hour below which nothing is told.
    public var classes = 4
    /// So many times the own average of classes in an hour is too much.
    public var classesOverAverage = 2

    /// The usual ones.
    public init() {}
}
