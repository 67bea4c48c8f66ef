/// Writes values and entities in Cedar's JSON form.
///
/// ## Specification
/// Cedar 4.5, "Entities JSON format".
enum JSONWriter {
    static func text(_ entities: Entities) -> String {
        "[" + entities.all.map(text).joined(separator: ",\n") + "]"
    }

    private static func text(_ entity: Entity) -> String {
        "{\"uid\":\(uid(entity.uid)),\"attrs\":\(text(entity.attributes)),\"parents\":["
            + entity.parents.map(uid).joined(separator: ",") + "]"
            + (entity.tags.count == 0 ? "}" : ",\"tags\":\(text(entity.tags))}")
    }

    private static func uid(_ uid: EntityUID) -> String {
        "{\"type\":\(string(uid.type.text.string)),\"id\":\(string(uid.id))}"
    }

    /// In the order of the names.
    static func text(_ record: CedarRecord) -> String {
        let fields = record.fields.sorted { $0.name < $1.name }
        return "{" + fields.map { "\(string($0.name.string)):\(text($0.value))" }.joined(separator: ",") + "}"
    }

    private static func text(_ value: CedarValue) -> String {
        switch value {
        case .bool(let value): "\(value)"
        case .long(let value): "\(value)"
        case .string(let value): string(value.string)
        case .entity(let value): "{\"__entity\":\(uid(value))}"
        case .set(let set): "[" + set.values.map(text).sorted().joined(separator: ",") + "]"
        case .record(let record): text(record)
        case .decimal(let value): call("decimal", "\(value)")
        case .ip(let value): call("ip", "\(value)")
        case .duration(let value): call("duration", "\(value)")
        case .datetime(let value):
            value.text.map { call("datetime", $0) }
                ?? "{\"__extn\":{\"fn\":\"offset\",\"args\":[\(call("datetime", "1970-01-01")),"
                + "\(call("duration", "\(value.milliseconds)ms"))]}}"
        }
    }

    private static func call(_ function: String, _ argument: String) -> String {
        "{\"__extn\":{\"fn\":\"\(function)\",\"arg\":\(string(argument))}}"
    }

    /// A string in quotes.
    static func string(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}

extension Entities {
    /// The entities in Cedar's JSON form.
    public var json: String { JSONWriter.text(self) }
}

extension CedarRecord {
    /// The record in Cedar's JSON form.
    public var json: String { JSONWriter.text(self) }
}
