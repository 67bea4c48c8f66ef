/// What is remembered of one principal, some 3 kB: enough to tell what is unusual for it.
struct PrincipalBaseline: Sendable {
    /// One call.
    struct Call {
        let milliseconds: Int64
        let classes: [String]
        /// Digests, and ids as the rows have them, which are looked at and not kept; and whether anything was seen.
        let subjects: [(digest: SubjectDigest, id: String, isSeen: Bool)]
    }

    /// Something unusual.
    struct Signal {
        let kind: RevealEvent.Kind
        let subjects: [SubjectDigest]
        let message: String
    }

    /// When it was used last: those that were not for longest are forgotten first.
    private(set) var lastUse = Int64.min

    private let thresholds: AnomalyThresholds
    private var known = SubjectMemory()
    private var hour: Int64?
    private var newSubjects = 0
    private var nextNewSubjects = 0
    private var newPerHour = HourlyAverage()
    private var classes: [String] = []
    private var nextClasses = 0
    private var classesPerHour = HourlyAverage()
    private var sequence = IdentifierSequence()
    private var usual = UsualHours()

    init(_ thresholds: AnomalyThresholds) { self.thresholds = thresholds }

    /// Looks at a call, and says what is unusual about it.
    mutating func note(_ call: Call) -> [Signal] {
        lastUse = max(lastUse, call.milliseconds)
        begin(Self.floor(call.milliseconds, 3_600_000))
        var signals: [Signal] = []
        if let message = usual.note(call.milliseconds, thresholds) {
            signals.append(Signal(kind: .offHours, subjects: [], message: message))
        }
        var unknown: [SubjectDigest] = []
        for subject in call.subjects {
            if subject.isSeen, known.isNew(subject.digest) { unknown.append(subject.digest) }
            if let length = sequence.note(subject.id, step: thresholds.sequenceStep, least: thresholds.sequence) {
                signals.append(
                    Signal(
                        kind: .sequentialIdentifiers, subjects: [subject.digest],
                        message: "\(length) subjects one after the other whose ids follow each other, "
                            + "\(thresholds.sequenceStep) apart at most; told from \(thresholds.sequence) on"))
            }
        }
        newSubjects += unknown.count
        if newSubjects >= nextNewSubjects { signals.append(tooManyNew(unknown)) }
        for name in call.classes where classes.count < 64 && !classes.contains(name) { classes.append(name) }
        if classes.count >= nextClasses { signals.append(tooManyClasses()) }
        return signals
    }

    private mutating func tooManyNew(_ unknown: [SubjectDigest]) -> Signal {
        let limit = nextNewSubjects
        // Told again when it has doubled.
        nextNewSubjects = max(nextNewSubjects, newSubjects) * 2
        return Signal(
            kind: .newSubjects, subjects: unknown,
            message: "\(newSubjects) new subjects in this hour; \(newPerHour); told from \(limit) on")
    }

    private mutating func tooManyClasses() -> Signal {
        let limit = nextClasses
        nextClasses = .max
        return Signal(
            kind: .classBreadth, subjects: [],
            message: "\(classes.count) classes in this hour (\(classes.joined(separator: ", "))); "
                + "\(classesPerHour); told from \(limit) on")
    }

    /// Starts another hour, and counts the last one.
    private mutating func begin(_ now: Int64) {
        if let hour {
            guard now > hour else { return }
            // No more than was allowed: else whoever takes much gets used to it.
            newPerHour.add(min(newSubjects, newSubjectsLimit))
            classesPerHour.add(classes.count)
        }
        hour = now
        newSubjects = 0
        classes = []
        nextNewSubjects = newSubjectsLimit
        nextClasses =
            classesPerHour.hours < thresholds.activeHours
            ? .max : max(thresholds.classes, classesPerHour.times(thresholds.classesOverAverage))
    }

    private var newSubjectsLimit: Int {
        newPerHour.hours < thresholds.activeHours
            ? thresholds.newSubjectsWithoutAverage
            : max(thresholds.newSubjects, newPerHour.times(thresholds.newSubjectsOverAverage))
    }

    static func floor(_ number: Int64, _ step: Int64) -> Int64 {
        number / step - (number % step < 0 ? 1 : 0)
    }
}
