import RevealPolicy
import Testing

@Suite("Anomalies")
struct AnomalyTests {
    private let observer = RecordingObserver()
    private static let hour: Int64 = 3_600_000

    private func detector(capacity: Int = 1000) -> AnomalyDetector {
        AnomalyDetector(capacity: capacity, observer: observer)
    }

    private func note(
        _ detector: AnomalyDetector, _ ids: [String], at time: Int64, classes: [String] = ["email"],
        isSeen: Bool = true,
        by principal: String = "ada"
    ) {
        detector.note(
            Principal(principal, tenant: "acme", roles: []), purpose: "ticket-handling", milliseconds: time,
            classes: classes,
            subjects: ids.map { (digest(Int($0.utf8.reduce(5381 as UInt32) { 33 &* $0 &+ UInt32($1) })), $0, isSeen) })
    }

    /// Ids that do not follow each other.
    private func ids(_ range: Range<Int>) -> [String] { range.map { "c\(($0 &* 7919) % 1_000_003)" } }

    @Test("Many more new subjects than in other hours are told, and why")
    func newSubjects() throws {
        let detector = detector()
        for hour in 0..<10 { note(detector, ids(hour * 4..<hour * 4 + 4), at: Int64(hour) * Self.hour) }
        #expect(observer.take().isEmpty)
        let now = 10 * Self.hour
        for number in 100..<111 { note(detector, ids(number..<number + 1), at: now) }
        #expect(observer.take().isEmpty)
        note(detector, ids(111..<112), at: now)
        let event = try #require(observer.take().first)
        #expect(event.kind == .newSubjects && event.principal == "ada" && event.tenant == "acme")
        #expect(
            event.message
                == "12 new subjects in this hour; 4.0 in an hour on average over 10 active hours; told from 12 on")
        #expect(event.subjects.count == 1)
        // Again when it has doubled; and an hour that was too much counts no more than what was allowed.
        note(detector, ids(112..<123), at: now)
        #expect(observer.take().isEmpty)
        note(detector, ids(123..<124), at: now)
        #expect(observer.take().map(\.kind) == [.newSubjects])
        note(detector, ids(200..<214), at: now + Self.hour)
        #expect(observer.take().isEmpty)
        note(detector, ids(214..<215), at: now + Self.hour)
        #expect(observer.take().count == 1)
    }

    @Test("Subjects that are known already are not new; whoever has no average yet has a fixed one")
    func known() {
        let detector = detector()
        for _ in 0..<100 { note(detector, ids(0..<29), at: 0) }
        #expect(observer.take().isEmpty)
        note(detector, ids(29..<30), at: 0)
        #expect(observer.take().map(\.message) == ["30 new subjects in this hour; no average yet; told from 30 on"])
    }

    @Test("Ids that follow each other are told, up and down, in one call and in many")
    func sequences() {
        let detector = detector()
        for number in 0..<11 { note(detector, ["c\(100 + number)"], at: 0, by: "up") }
        #expect(observer.take().isEmpty)
        note(detector, ["c112"], at: 0, by: "up")
        #expect(observer.take().map(\.kind) == [.sequentialIdentifiers])
        note(detector, (0..<12).map { "\(900 - 2 * $0)" }, at: 0, by: "down")
        #expect(observer.take().map(\.kind) == [.sequentialIdentifiers])
        note(detector, (0..<24).map { "x-\(5 + $0)" }, at: 0, by: "twice")
        #expect(observer.take().filter { $0.kind == .sequentialIdentifiers }.count == 2)
        // Neither far apart, nor to and fro, nor of other kinds, nor without numbers.
        note(detector, (0..<25).map { "\(4 * $0)" }, at: 0, by: "far")
        note(detector, (0..<25).map { "\(100 + ($0.isMultiple(of: 2) ? 0 : 1))" }, at: 0, by: "fro")
        note(detector, (0..<25).map { "\($0.isMultiple(of: 2) ? "a" : "b")\($0)" }, at: 0, by: "kinds")
        note(detector, (0..<25).map { String(repeating: "a", count: $0) }, at: 0, by: "words")
        note(detector, (0..<25).map { "\(1_000_000_000_000_000_000 + $0)" }, at: 0, by: "long")
        note(detector, ["", "9223372036854775807", "-1", "999999999999999999"], at: 0, by: "edge")
        #expect(observer.take().isEmpty)
    }

    @Test("Who asks in vain sees no subjects, but is told for going through ids")
    func inVain() {
        let detector = detector()
        note(detector, (0..<40).map { "c\(100 + $0)" }, at: 0, classes: [], isSeen: false)
        #expect(observer.take().map(\.kind) == [.sequentialIdentifiers, .sequentialIdentifiers])
    }

    @Test("An hour at which somebody never works is told, once a day")
    func offHours() throws {
        let detector = detector()
        for day in 0..<20 {
            for call in 0..<20 { note(detector, [], at: Int64(day * 24 + 8 + call % 8) * Self.hour) }
        }
        #expect(observer.take().isEmpty)
        note(detector, [], at: (20 * 24 + 16) * Self.hour)
        #expect(observer.take().isEmpty)
        note(detector, [], at: (20 * 24 + 3) * Self.hour + 59)
        let event = try #require(observer.take().first)
        #expect(event.kind == .offHours)
        #expect(
            event.message
                == "a call between 3:00 and 4:00 UTC; of 401 calls on 21 days before, 0 were in that hour or one beside it"
        )
        note(detector, [], at: (20 * 24 + 3) * Self.hour)
        #expect(observer.take().isEmpty)
        note(detector, [], at: (21 * 24 + 2) * Self.hour)
        #expect(observer.take().map(\.kind) == [.offHours])
    }

    @Test("Many more classes than in other hours are told")
    func classes() {
        let detector = detector()
        for hour in 0..<6 { note(detector, [], at: Int64(hour) * Self.hour, classes: ["email", "phone"]) }
        note(detector, [], at: 6 * Self.hour, classes: ["email", "phone", "name"])
        #expect(observer.take().isEmpty)
        note(detector, [], at: 6 * Self.hour, classes: ["card"])
        #expect(
            observer.take().map(\.message) == [
                "4 classes in this hour (email, phone, name, card); 2.0 in an hour on average over 6 active hours; told from 4 on"
            ])
        note(detector, [], at: 6 * Self.hour, classes: ["more"])
        #expect(observer.take().isEmpty)
    }

    @Test("Clocks that go back, and times before 1970, do no harm")
    func clocks() {
        let detector = detector()
        for time in [0, -1, Int64.min, Int64.max, 5, -3_600_001] { note(detector, ids(0..<3), at: time) }
        #expect(observer.take().isEmpty)
    }

    @Test("Those that were away for longest are forgotten")
    func bounded() {
        let detector = detector(capacity: 160)
        for principal in 0..<5000 { note(detector, ids(0..<1), at: Int64(principal), by: "p\(principal)") }
        note(detector, ids(0..<29), at: 6000, by: "p4999")
        #expect(observer.take().isEmpty)
        note(detector, ids(29..<30), at: 6000, by: "p4999")
        #expect(observer.take().count == 1)
    }
}
