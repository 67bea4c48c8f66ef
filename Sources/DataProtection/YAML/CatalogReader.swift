import CedarPolicy
import FieldEncryption
import RevealPolicy

/// Reads a catalog out of nodes. What is wrong is noted, and reading goes on, so that all faults are found at once.
struct CatalogReader {
    var reader: DocumentReader

    init(_ reader: DocumentReader) { self.reader = reader }

    var faults: [RevealPolicyError.Fault] { reader.faults }

    private static let table = DocumentKeys(
        "table", required: ["tenant", "columns"], optional: ["record", "subject", "other-columns"])
    private static let tenant = DocumentKeys("tenant", optional: ["column", "constant"])
    private static let index = DocumentKeys(
        "index", required: ["column"], optional: ["bits", "rows", "value-bits", "insecure-bits", "normalize"])

    /// What stands under `catalog`; the other keys of a reveal document may stand beside it.
    mutating func catalog(_ root: YAMLNode) -> Catalog {
        var catalog = Catalog([])
        guard let pairs = reader.pairs(root, "a mapping with the key catalog") else { return catalog }
        for (key, value) in pairs {
            if key.text == "catalog" {
                catalog.tables = (reader.pairs(value, "tables with what they hold") ?? []).compactMap { table($0, $1) }
            } else if !DocumentKeys.document.all.contains(key.text) {
                reader.note(.unknownName, "there is no such key", at: key.span ?? root.span)
            }
        }
        if !pairs.contains(where: { $0.key.text == "catalog" }) {
            reader.note(.invalidDocument, "expected the key 'catalog'", at: root.span)
        }
        return catalog
    }

    private mutating func table(_ name: DocumentName, _ node: YAMLNode) -> TableCatalog? {
        guard let entries = reader.entries(node, Self.table) else { return nil }
        var table = TableCatalog(name, tenant: entries["tenant"].map { tenant($0) } ?? .none) {}
        table.span = Located(name.span)
        if let node = entries["record"] { table.record = reader.name(node, "a column") }
        if let node = entries["subject"] { table.subject = reader.name(node, "a column") }
        if let node = entries["other-columns"] {
            let word: OtherColumns? = reader.word(node, "clear or refused")
            table.allowsOtherColumns = word == .clear
        }
        if let node = entries["columns"] {
            table.columns = (reader.pairs(node, "columns with how they are kept") ?? []).compactMap { column($0, $1) }
        }
        return table
    }

    private enum OtherColumns: String, CaseIterable { case clear, refused }

    private mutating func tenant(_ node: YAMLNode) -> TenantSource {
        if node.plain == "none" { return .none }
        guard let entries = reader.entries(node, Self.tenant) else { return .none }
        switch (entries["column"], entries["constant"]) {
        case (let column?, nil): return reader.name(column, "a column").map { .column($0) } ?? .none
        case (nil, let constant?): return reader.string(constant, "a tenant").map { .constant($0) } ?? .none
        default:
            reader.note(.invalidDocument, "expected none, or one of column and constant", at: node.span)
            return .none
        }
    }

    private mutating func column(_ name: DocumentName, _ node: YAMLNode) -> ColumnProtection? {
        var storages = StorageReader(reader)
        let read = storages.storage(node, column: name)
        reader = storages.reader
        guard let (storage, entries) = read else { return nil }
        var column = ColumnProtection(name, storage)
        column.span = Located(name.span)
        if let node = entries["domain"] { column.domain = reader.string(node, "a domain") }
        if let node = entries["erasable"] { column.isErasable = truth(node) }
        if let node = entries["key-id"] { column.keyID = reader.name(node, "a column") }
        if let node = entries["unique"] { column.isUnique = truth(node) }
        if let node = entries["searchable"] { column.isSearchable = truth(node) }
        if let node = entries["indexes"] {
            column.indexes = (reader.pairs(node, "indexes by their names") ?? []).compactMap { index($0, $1) }
        }
        return column
    }

    private mutating func truth(_ node: YAMLNode) -> Bool {
        if let plain = node.plain, ["true", "false"].contains(plain) { return plain == "true" }
        reader.note(.invalidDocument, "expected true or false, without quotes", at: node.span)
        return false
    }

    private enum NormalizerName: String, CaseIterable {
        case nfc
        case caseFolded = "case"
        case digits
    }

    private mutating func index(_ name: DocumentName, _ node: YAMLNode) -> ColumnIndex? {
        guard let entries = reader.entries(node, Self.index), let place = entries["column"],
            let column = reader.name(place, "a column"), let length = length(entries, node)
        else { return nil }
        var normalizers: [Normalizer] = []
        if let node = entries["normalize"] {
            normalizers = reader.elements(node, "a list of normalizers").compactMap { normalizer($0) }
        }
        var index = ColumnIndex(name, column: column, length: length, normalizers: normalizers)
        index.span = Located(name.span)
        return index
    }

    /// `nfc`, `case`, `digits`, `first(4)` or `last(4)`.
    private mutating func normalizer(_ node: YAMLNode) -> Normalizer? {
        if let text = node.text, text.hasSuffix(")"), let open = text.firstIndex(of: "("),
            let count = Int(text[text.index(after: open)...].dropLast()), count >= 1
        {
            if text[..<open] == "first" { return .first(count) }
            if text[..<open] == "last" { return .last(count) }
        }
        let name: NormalizerName? = reader.word(node, "nfc, case, digits, first(n) or last(n)")
        return switch name {
        case .nfc: .nfc
        case .caseFolded: .caseFolded
        case .digits: .digitsOnly
        case nil: nil
        }
    }

    /// Bits that the planner finds safe, or that are said to be insecure.
    private mutating func length(_ entries: [String: YAMLNode], _ node: YAMLNode) -> BlindIndexLength? {
        if let insecure = entries["insecure-bits"] {
            guard let bits = reader.number(insecure, "a number of bits") else { return nil }
            guard (1...256).contains(bits) else {
                reader.note(.invalidDocument, "an index value has 1 to 256 bits", at: insecure.span)
                return nil
            }
            return BlindIndexLength(insecureBits: bits)
        }
        guard let bits = entries["bits"], let rows = entries["rows"], let values = entries["value-bits"] else {
            reader.note(
                .invalidDocument, "an index has to have bits, rows and value-bits, or insecure-bits", at: node.span)
            return nil
        }
        guard let count = reader.number(bits, "a number of bits"),
            let rowCount = reader.number(rows, "a number of rows")
        else { return nil }
        guard let valueBits = values.plain.flatMap(Double.init), valueBits > 0, valueBits.isFinite, rowCount >= 1 else {
            reader.note(
                .invalidDocument, "expected at least one row, and more than 0 bits of a value", at: values.span)
            return nil
        }
        do throws(FieldEncryptionError) {
            return try BlindIndexPlanner(rows: rowCount, valueBits: valueBits).length(count)
        } catch {
            reader.note(.invalidDocument, error.message, at: bits.span)
            return nil
        }
    }
}
