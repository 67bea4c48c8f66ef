import CFloor
import Dispatch
import FormatPreservingEncryption

/// FF1 over its floor, which is ten AES blocks a value.
enum FF1Figures {
    static func groups() throws -> [FigureGroup] {
        try [batch(), single(), threads()]
    }

    private static func cipher(_ keySize: Int, _ alphabet: Alphabet = .digits) throws -> FF1Text {
        try FF1Text(key: FF1Key((0..<keySize).map { UInt8($0) }), alphabet: alphabet)
    }

    /// Columns of 16,384 values against calls of 256 blocks.
    private static func batch() throws -> FigureGroup {
        let rows = 16_384
        func column(_ ff1: FF1Text, width: Int, decrypt: Bool = false) -> Subject {
            var column = (0..<rows * width).map { UInt8(0x30 + $0 * 7 % 10) }
            return .operation(unitsPerIteration: Double(rows)) { iterations in
                for _ in 0..<iterations {
                    var span = column.mutableSpan
                    if decrypt {
                        try ff1.decryptASCIIColumn(&span, width: width, tweak: Span())
                    } else {
                        try ff1.encryptASCIIColumn(&span, width: width, tweak: Span())
                    }
                }
            }
        }
        func strings(_ ff1: FF1Text) -> Subject {
            var column = (0..<rows).map { row in String((0..<16).map { Character("\((row * 31 + $0 * 7) % 10)") }) }
            return .operation(unitsPerIteration: Double(rows)) { iterations in
                for _ in 0..<iterations { column = try ff1.encryptColumn(column) }
            }
        }
        func floor(_ keySize: Int32) -> Subject {
            Subject(unitsPerIteration: 25.6) { iterations in floor_aes_many(keySize, 256, iterations) }
        }
        let (aes128, aes256) = (try cipher(16), try cipher(32))
        return FigureGroup(
            name: "ff1.batch",
            subjects: [
                ("floor.ff1.batch.aes256", floor(32)),
                ("ff1.pan.batch.aes256", column(aes256, width: 16)),
                ("floor.ff1.batch.aes128", floor(16)),
                ("ff1.pan.batch.aes128", column(aes128, width: 16)),
                ("ff1.digits28.batch.aes256", column(aes256, width: 28)),
                ("ff1.pan.decrypt.batch.aes256", column(aes256, width: 16, decrypt: true)),
                ("ff1.string16.batch.aes256", strings(aes256)),
            ],
            ratios: { ns in
                [
                    Figure(name: "ff1.pan.batch.aes256/floor", value: ns[1] / ns[0], unit: "ratio", target: 2.3),
                    Figure(name: "ff1.pan.batch.aes128/floor", value: ns[3] / ns[2], unit: "ratio", target: 3.0),
                    Figure(name: "ff1.digits28.batch.aes256/floor", value: ns[4] / ns[0], unit: "ratio", target: 3.5),
                    Figure(name: "ff1.pan.decrypt.batch.aes256/floor", value: ns[5] / ns[0], unit: "ratio"),
                    Figure(name: "ff1.string16.batch.aes256/floor", value: ns[6] / ns[0], unit: "ratio"),
                ]
            })
    }

    /// One value a call against ten calls of one block.
    private static func single() throws -> FigureGroup {
        func ascii(_ ff1: FF1Text, _ value: String, decrypt: Bool = false) -> Subject {
            var value = Array(value.utf8)
            return .operation { iterations in
                var span = value.mutableSpan
                if decrypt {
                    for _ in 0..<iterations { try ff1.decryptASCII(&span, tweak: Span()) }
                } else {
                    for _ in 0..<iterations { try ff1.encryptASCII(&span, tweak: Span()) }
                }
            }
        }
        func string(_ ff1: FF1Text, _ value: String) -> Subject {
            var value = value
            return .operation { iterations in
                for _ in 0..<iterations { value = try ff1.encrypt(value) }
            }
        }
        func floor(_ keySize: Int32) -> Subject {
            Subject(unitsPerIteration: 0.1) { iterations in floor_aes_single(keySize, iterations) }
        }
        let (aes128, aes256) = (try cipher(16), try cipher(32))
        let pan = "4111111111111111"
        return FigureGroup(
            name: "ff1.single",
            subjects: [
                ("floor.ff1.single.aes256", floor(32)),
                ("ff1.pan.single.aes256", ascii(aes256, pan)),
                ("ff1.string16.single.aes256", string(aes256, pan)),
                ("ff1.radix36x19.single.aes256", ascii(try cipher(32, .base36), "0123456789abcdefghi")),
                ("floor.ff1.single.aes128", floor(16)),
                ("ff1.pan.single.aes128", ascii(aes128, pan)),
                ("ff1.pan.decrypt.single.aes256", ascii(aes256, pan, decrypt: true)),
                ("ff1.digits60.single.aes256", ascii(aes256, String(repeating: "1", count: 60))),
            ],
            ratios: { ns in
                [
                    Figure(name: "ff1.pan.single.aes256/floor", value: ns[1] / ns[0], unit: "ratio", target: 1.9),
                    Figure(
                        name: "ff1.string16.single/ff1.pan.single", value: ns[2] / ns[1], unit: "ratio", target: 1.2),
                    Figure(
                        name: "ff1.radix36x19.single/ff1.pan.single", value: ns[3] / ns[1], unit: "ratio", target: 2.0),
                    Figure(name: "ff1.pan.single.aes128/floor", value: ns[5] / ns[4], unit: "ratio"),
                ]
            })
    }

    /// The same work on one thread and on two at once, through one shared cipher.
    private static func threads() throws -> FigureGroup {
        let ff1 = try cipher(32)
        let rows = 16_384
        func batch(_ threads: Int) -> Subject {
            .operation(unitsPerIteration: Double(rows * threads)) { iterations in
                parallel(threads) {
                    var column = [UInt8](repeating: 0x31, count: rows * 16)
                    var span = column.mutableSpan
                    for _ in 0..<iterations { try ff1.encryptASCIIColumn(&span, width: 16, tweak: Span()) }
                }
            }
        }
        func single(_ threads: Int) -> Subject {
            .operation(unitsPerIteration: Double(threads)) { iterations in
                parallel(threads) {
                    var value = [UInt8](repeating: 0x31, count: 16)
                    var span = value.mutableSpan
                    for _ in 0..<iterations { try ff1.encryptASCII(&span, tweak: Span()) }
                }
            }
        }
        return FigureGroup(
            name: "ff1.threads",
            subjects: [
                ("ff1.pan.batch.1thread", batch(1)), ("ff1.pan.batch.2threads", batch(2)),
                ("ff1.pan.single.1thread", single(1)), ("ff1.pan.single.2threads", single(2)),
            ],
            ratios: { ns in
                [
                    Figure(name: "ff1.pan.batch.2threads/1thread", value: ns[0] / ns[1], unit: "speedup", target: 1.8),
                    Figure(name: "ff1.pan.single.2threads/1thread", value: ns[2] / ns[3], unit: "speedup", target: 1.8),
                ]
            })
    }
}

/// Runs `body` on so many threads at once.
func parallel(_ threads: Int, _ body: @escaping @Sendable () throws -> Void) {
    parallel(threads) { _ in try body() }
}

/// The same, with the number of the thread.
func parallel(_ threads: Int, _ body: @escaping @Sendable (_ thread: Int) throws -> Void) {
    DispatchQueue.concurrentPerform(iterations: threads) { thread in
        do { try body(thread) } catch { fatalError("\(error)") }
    }
}
