/// Makes rules of calls: the names of all masks that need no key.
enum MaskReading {
    static func rule(_ call: MaskCall) throws(MaskingError) -> any MaskRule {
        var arguments = MaskArguments(call)
        do throws(MaskingError) {
            let rule = try rule(call, &arguments)
            try arguments.finish()
            return rule
        } catch {
            throw error.at(call.position)
        }
    }

    private static func rule(
        _ call: MaskCall, _ arguments: inout MaskArguments
    ) throws(MaskingError) -> any MaskRule {
        switch call.name {
        case "null": return NullRule()
        case "constant":
            guard let text = try arguments.string("text") else { throw arguments.missing("text") }
            return ConstantRule(text)
        case let name where KeyedMask.names.contains(name):
            throw MaskingError(
                .keyRequired, "'\(name)' needs a key: it is a KeyedMask, and a KeyedMasking gives it one",
                position: call.position)
        default:
            throw MaskingError(.unknownMask, "no mask has this name; MaskCatalog lists them", position: call.position)
        }
    }
}
