#if YAML
    import ArgumentParser
    import DataProtection

    #if SQLite
        import DataProtectionGRDB
    #endif

    /// The options that say where the keys of subjects are, which erasable columns end with.
    struct SubjectKeyOptions: ParsableArguments {
        #if SQLite
            @Option(help: "The SQLite database with the keys of subjects, for erasable columns.", completion: .file())
            var subjectKeys: String?

            @Flag(help: "Make the database of the keys of subjects where it is not there.")
            var createSubjectKeys = false

            func validate() throws {
                if createSubjectKeys, subjectKeys == nil {
                    throw ValidationError("--create-subject-keys goes with --subject-keys.")
                }
            }

            /// What erasable columns need, in a sentence of the help.
            static let need =
                "Erasable columns need --subject-keys, an SQLite database as services keep the keys of subjects in."
            static let remedy = "say with --subject-keys where they are"

            var areGiven: Bool { subjectKeys != nil }

            /// The database.
            var files: [String?] { [subjectKeys] }

            func store(_ root: RootKeyset) async throws -> (any SubjectKeyStore)? {
                guard let subjectKeys else { return nil }
                let database = try StoreFile.open(
                    subjectKeys, of: "protection_subject_index", makes: createSubjectKeys,
                    flag: "--create-subject-keys")
                return try await SubjectKeyCache(SQLiteSubjectKeyStore(database, root: root))
            }
        #else
            static let need = "This program was built without SQLite, and does not serve tables with erasable columns."
            static let remedy = "this program was built without SQLite, in which they are"

            var areGiven: Bool { false }
            var files: [String?] { [] }

            func store(_ root: RootKeyset) async throws -> (any SubjectKeyStore)? { nil }
        #endif
    }
#endif
