import CedarPolicy

/// A vector file does not have the form that it should.
struct MissingMember: Error { let name: String }

extension JSON {
    func member(_ name: String) throws -> JSON {
        guard let value = self[CedarString(name)] else { throw MissingMember(name: name) }
        return value
    }

    func string(_ name: String) throws -> String {
        guard case .string(let value) = try member(name) else { throw MissingMember(name: name) }
        return value.string
    }

    func bool(_ name: String) throws -> Bool {
        guard case .bool(let value) = try member(name) else { throw MissingMember(name: name) }
        return value
    }

    func array(_ name: String) throws -> [JSON] {
        guard case .array(let values) = try member(name) else { throw MissingMember(name: name) }
        return values
    }

    func strings(_ name: String) throws -> [String] {
        try array(name).map { value in
            guard case .string(let value) = value else { throw MissingMember(name: name) }
            return value.string
        }
    }
}
