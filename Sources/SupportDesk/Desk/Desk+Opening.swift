#if SQLite && YAML
    import DataProtection
    import DataProtectionGRDB
    import GRDB

    extension Desk {
        /// What a desk was begun with, so that a run that was interrupted goes on with the same customers.
        struct Origin: Hashable {
            var customers: Int
            var seed: UInt64
            /// The file of the customers; nil where they are made up.
            var file: String?

            fileprivate var text: String {
                "\(customers) customers, seed \(seed), \(file.map { "file \($0)" } ?? "made up")"
            }
        }

        /// Opens the desk of a folder, or begins one.
        ///
        /// - Throws: `StoryFailure` where the folder has the desk of other customers or other keys.
        static func open(_ folder: DeskFolder, _ origin: Origin, canaries: [Customer]) async throws -> Desk {
            let isThere = folder.hasDesk
            guard !isThere || DeskKeys.exist(in: folder.keys) else {
                throw StoryFailure(
                    .wrongData, "\(folder.path): there is a desk, and not its keys: without them nobody can read it")
            }
            let keys =
                isThere || DeskKeys.exist(in: folder.keys)
                ? try await DeskKeys.read(from: folder.keys) : try await DeskKeys.make(in: folder.keys)
            let database = try DatabasePool(path: folder.database, configuration: .protection())
            let cipher = FieldCipher(try RootKeyset(keys.keyset))
            let run = try await database.write { database in
                try database.execute(sql: DeskSchema.tables)
                try requireKeys(cipher, folder, database)
                try require(origin, folder, database)
                let run = (try DeskSchema.value("run", database)).flatMap { Int($0) } ?? 0
                try DeskSchema.set("run", String(run + 1), database)
                return run + 1
            }
            return try await Desk(folder, database: database, keys: keys, run: run, canaries: canaries)
        }

        /// The keys open what they are to open.
        private static func requireKeys(_ cipher: FieldCipher, _ folder: DeskFolder, _ database: Database) throws {
            let context = FieldContext(tenant: nil, domain: "support-desk.witness", record: "1")
            guard let witness = try DeskSchema.value("witness", database) else {
                try DeskSchema.set("witness", cipher.encrypt("support-desk", context: context), database)
                return
            }
            do {
                _ = try cipher.decrypt(witness, context: context)
            } catch {
                throw StoryFailure(
                    .wrongData,
                    "\(folder.path): the desk there was protected with other keys than those in its folder keys")
            }
        }

        private static func require(_ origin: Origin, _ folder: DeskFolder, _ database: Database) throws {
            guard let known = try DeskSchema.value("origin", database) else {
                try DeskSchema.set("origin", origin.text, database)
                return
            }
            guard known == origin.text else {
                throw StoryFailure(
                    .wrongData,
                    "\(folder.path): the desk there is of others (\(known)), and not of \(origin.text): "
                        + "say the same, or take another folder")
            }
        }
    }
#endif
