/// In on decoding only.
///
/// Messages of decoders repeat what they could not read ("parsed number <4711> does not fit"), and paths into the value
/// may hold keys that are data. So a failure is told anew: at the place of the sensitive value, in other words.
extension Sensitive: Decodable where Value: Decodable {
    /// Decodes the value, in its own form.
    ///
    /// - Throws: `DecodingError`, with the path of this value and no word of its content.
    public init(from decoder: any Decoder) throws {
        do {
            self.init(try Value(from: decoder))
        } catch let error as DecodingError {
            throw Self.redacted(error, at: decoder.codingPath)
        } catch {
            throw DecodingError.dataCorrupted(Self.context(decoder.codingPath))
        }
    }

    private static func redacted(_ error: DecodingError, at path: [any CodingKey]) -> DecodingError {
        let context = context(path)
        return switch error {
        case .typeMismatch(let type, _): .typeMismatch(type, context)
        case .valueNotFound(let type, _): .valueNotFound(type, context)
        default: .dataCorrupted(context)
        }
    }

    private static func context(_ path: [any CodingKey]) -> DecodingError.Context {
        DecodingError.Context(codingPath: path, debugDescription: "a sensitive value could not be decoded")
    }
}
