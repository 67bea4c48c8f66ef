#if SQLite
    import GRDB

    /// The tables of the desk.
    enum DeskSchema {
        /// Protected columns are texts. Columns whose tokens look like numbers do not stand next to each other.
        static let tables = """
            CREATE TABLE IF NOT EXISTS customer (
                id INTEGER PRIMARY KEY, name TEXT, name_index TEXT, email TEXT, email_index TEXT, card_key TEXT,
                phone_key TEXT, phone TEXT, ticket TEXT, tenant TEXT NOT NULL, card TEXT);
            CREATE TABLE IF NOT EXISTS call (
                id INTEGER PRIMARY KEY, city TEXT, handset TEXT, phone_key TEXT, phone TEXT, tenant TEXT NOT NULL,
                minutes INTEGER NOT NULL);
            CREATE TABLE IF NOT EXISTS desk (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);
            """
        /// What the desk looks for. Made once the rows are there, which is faster.
        static let indexes = """
            CREATE INDEX IF NOT EXISTS customer_name ON customer (name_index);
            CREATE INDEX IF NOT EXISTS customer_email ON customer (email_index);
            CREATE INDEX IF NOT EXISTS customer_phone ON customer (phone);
            """

        /// A value that the desk remembers from run to run.
        static func value(_ key: String, _ database: Database) throws -> String? {
            try String.fetchOne(database, sql: "SELECT value FROM desk WHERE key = ?", arguments: [key])
        }

        static func set(_ key: String, _ value: String, _ database: Database) throws {
            try database.execute(
                sql:
                    "INSERT INTO desk (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                arguments: [key, value])
        }
    }
#endif
