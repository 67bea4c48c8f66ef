import CryptoCore
import ProtectionKeys

/// Other letters and digits in place of a value's own, drawn under a key for a subject and a field.
struct CanaryLetters: Sendable {
    private let root: RootKeyset
    private let keys: SubkeyCache<HMACWorker>

    init(_ root: RootKeyset) {
        self.root = root
        keys = SubkeyCache(root, .keyedMask, label: Array("canary/1".utf8)) { (key) throws(CryptoCoreError) in
            try HMACWorker(.sha256, key: key)
        }
    }

    /// A text of the same look. Letters beyond ASCII become small letters of ASCII, or capitals where they are.
    func scrambled(
        _ text: String, _ field: String, _ subject: String, _ context: FieldContext
    ) throws(RevealPolicyError) -> String {
        let scalars = Array(text.unicodeScalars)
        let draws = try bytes(2 * scalars.count, field, subject, context)
        var made: [Unicode.Scalar] = []
        made.reserveCapacity(scalars.count)
        for (place, scalar) in scalars.enumerated() {
            let draw = UInt32(draws[2 * place]) << 8 | UInt32(draws[2 * place + 1])
            switch scalar {
            case "0"..."9":
                if scalars[0] == "+", (1...2).contains(place) {
                    made.append(scalar)
                } else if place == 0, scalar != "0" {
                    // A number keeps its length.
                    made.append(Self.scalar(0x31 + draw % 9))
                } else {
                    made.append(Self.scalar(0x30 + draw % 10))
                }
            case "a"..."z": made.append(Self.scalar(0x61 + draw % 26))
            case "A"..."Z": made.append(Self.scalar(0x41 + draw % 26))
            case _ where scalar.properties.isAlphabetic && !scalar.isASCII:
                made.append(Self.scalar((scalar.properties.isUppercase ? 0x41 : 0x61) + draw % 26))
            default: made.append(scalar)
            }
        }
        Self.checkLikeCard(scalars, &made)
        return String(String.UnicodeScalarView(made))
    }

    /// A number from 0 to one less than the bound, which is small.
    func number(
        below bound: Int, _ field: String, _ subject: String, _ context: FieldContext
    ) throws(RevealPolicyError) -> Int {
        let word = try bytes(8, field, subject, context).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        return Int(word % UInt64(bound))
    }

    /// So many bytes: HMAC-SHA-256 of a counter, the field and the subject, again and again.
    func bytes(
        _ count: Int, _ field: String, _ subject: String, _ context: FieldContext
    ) throws(RevealPolicyError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + 32)
        var counter: UInt32 = 0
        while bytes.count < count {
            var message: [UInt8] = []
            message.append(bigEndian: counter)
            message.append(part: field)
            message.append(part: subject)
            let input = message
            do throws(CryptoCoreError) {
                let tag = try keys.withPrimitive(of: root.primaryKeyID, scope: context.scope.span) {
                    (hmac) throws(CryptoCoreError) in try hmac.tagVector(of: input.span)
                }
                for place in 0..<4 { bytes.append(bigEndian: UInt64(bigEndian: tag[place])) }
            } catch {
                throw RevealPolicyError(
                    error.code == .inputTooLong ? .limitExceeded : .cryptographyFailed, error.message)
            }
            counter += 1
        }
        return Array(bytes.prefix(count))
    }

    private static func scalar(_ value: UInt32) -> Unicode.Scalar { Unicode.Scalar(value) ?? "x" }

    /// Where the value has the check digit of a card (ISO/IEC 7812-1), so has what is made of it; where not, neither.
    private static func checkLikeCard(_ scalars: [Unicode.Scalar], _ made: inout [Unicode.Scalar]) {
        let places = scalars.indices.filter { ("0"..."9").contains(scalars[$0]) }
        guard (12...19).contains(places.count), let last = places.last else { return }
        func sum(_ text: [Unicode.Scalar]) -> UInt32 {
            places.reversed().enumerated().reduce(0) { sum, entry in
                let digit = (text[entry.element].value - 0x30) << (entry.offset.isMultiple(of: 2) ? 0 : 1)
                return sum + (digit > 9 ? digit - 9 : digit)
            } % 10
        }
        let (wanted, found) = (sum(scalars), sum(made))
        let digit = made[last].value - 0x30
        made[last] = scalar(0x30 + (digit + 10 + wanted - found) % 10)
    }
}
