#if SQLite && YAML
    import DataProtection
    import DataProtectionGRDB
    import GRDB

    /// The support desk: the one place that has the keys. What a service sets up at its start.
    struct Desk: Sendable {
        /// Whose customers they are.
        static let tenant = "acme"

        let folder: DeskFolder
        /// The number of this run over the desk, from 1.
        let run: Int
        let clock: DeskClock
        let bell = AlarmBell()
        /// Customers and calls.
        let database: DatabasePool
        /// Who saw what.
        let audit: FileAuditLog
        private let budgets: SQLiteBudgetStore
        private let subjectDatabase: DatabasePool
        let document: DeskDocument
        private let canaries: [Customer]

        private(set) var keys: DeskKeys
        /// What depends on the keys.
        private(set) var door: Door

        /// What depends on the keys: made anew when these change.
        struct Door: Sendable {
            let root: RootKeyset
            let digester: SubjectDigester
            /// Protects, and shows what the document permits.
            let protector: Protector
            let subjectKeys: SQLiteSubjectKeyStore
        }

        var protector: Protector { door.protector }

        /// Opens a desk.
        ///
        /// - Parameters:
        ///   - folder: where it is, or is going to be.
        ///   - keys: read from there, or made.
        ///   - run: the number of the run over this desk, from 1.
        ///   - canaries: the customers that do not exist.
        init(
            _ folder: DeskFolder, database: DatabasePool, keys: DeskKeys, run: Int, canaries: [Customer]
        ) async throws {
            self.folder = folder
            self.run = run
            self.keys = keys
            self.canaries = canaries
            self.database = database
            clock = DeskClock(run: run)
            document = try DeskDocument()
            subjectDatabase = try DatabasePool(path: folder.subjectKeys, configuration: .protection())
            // What a loss of power can cost here is some seconds of charges.
            budgets = try await SQLiteBudgetStore(
                DatabasePool(path: folder.budgets, configuration: .protection()), durability: .system,
                clock: clock.clock)
            audit = try FileAuditLog(directory: folder.audit, signer: keys.signer)
            door = try await Self.door(keys, subjectDatabase, budgets, document, canaries, audit, clock, bell)
        }

        /// Everything between whoever asks and the values: document, budgets, audit, keys.
        private static func door(
            _ keys: DeskKeys, _ subjects: DatabasePool, _ budgets: SQLiteBudgetStore, _ document: DeskDocument,
            _ canaries: [Customer], _ audit: FileAuditLog, _ clock: DeskClock, _ bell: AlarmBell
        ) async throws -> Door {
            let root = try RootKeyset(keys.keyset)
            let digester = try SubjectDigester(root)
            let subjectKeys = try await SQLiteSubjectKeyStore(subjects, root: root)
            // The document is checked, analysed and tested here.
            let policy = try LivePolicy(
                document.reveals(canaries: canaries, digester),
                requirements: DocumentRequirements().fitting(document.catalog))
            let gate = try RevealGate(
                { policy.engine }, store: budgets, digester: digester, observer: bell,
                detector: AnomalyDetector(observer: bell), clock: clock.clock)
            let protector = try Protector(
                document.catalog, root, subjectKeys: SubjectKeyCache(subjectKeys, timeToLive: .seconds(1)),
                reveals: RevealControl(gate, audit: audit, canaryEmailDomains: CustomerGenerator.domains))
            return Door(root: root, digester: digester, protector: protector, subjectKeys: subjectKeys)
        }

        /// Takes a new key into use: what is stored from now on is protected with it. What is stored already is opened as
        /// before, and moved by ``Protector/rotate(table:in:options:progress:)``.
        mutating func rotateKeys() async throws {
            try await keys.rotate()
            door = try await Self.door(keys, subjectDatabase, budgets, document, canaries, audit, clock, bell)
        }

        /// What somebody can ask for data for.
        var purposes: [String] { document.reveals.purposes.map(\.name.text) }

        /// How many customers a rule of the document shows somebody within a day.
        func dailyLimit(ofRule id: String) -> Int {
            let budgets = document.reveals.rules.first { $0.id.text == id }?.budgets ?? []
            return budgets.filter { $0.unit == .subjects && $0.seconds == 86_400 }.map(\.limit).min() ?? 0
        }
    }
#endif
