import Benchmark
import FormatPreservingEncryption

/// FF1 by radix, length and tier; one at a time and as a column; both directions.
func registerFF1() {
    for (name, alphabet, length) in [
        ("pan", Alphabet.digits, 16), ("ssn", .digits, 9), ("digits28", .digits, 28), ("digits60", .digits, 60),
        ("radix36x19", .base36, 19), ("base62x32", .base62, 32), ("base62x64", .base62, 64),
    ] {
        for bits in [128, 256] {
            Benchmark("ff1.\(name).single.encrypt.aes\(bits)", configuration: configuration) { benchmark in
                try single(benchmark, alphabet, length, bits) { ff1, value throws(FormatPreservingEncryptionError) in
                    try ff1.encryptASCII(&value, tweak: Span())
                }
            }
            Benchmark("ff1.\(name).single.decrypt.aes\(bits)", configuration: configuration) { benchmark in
                try single(benchmark, alphabet, length, bits) { ff1, value throws(FormatPreservingEncryptionError) in
                    try ff1.decryptASCII(&value, tweak: Span())
                }
            }
            Benchmark("ff1.\(name).batch.encrypt.aes\(bits)", configuration: configuration) { benchmark in
                try column(benchmark, alphabet, length, bits) { ff1, rows throws(FormatPreservingEncryptionError) in
                    try ff1.encryptASCIIColumn(&rows, width: length, tweak: Span())
                }
            }
            Benchmark("ff1.\(name).batch.decrypt.aes\(bits)", configuration: configuration) { benchmark in
                try column(benchmark, alphabet, length, bits) { ff1, rows throws(FormatPreservingEncryptionError) in
                    try ff1.decryptASCIIColumn(&rows, width: length, tweak: Span())
                }
            }
        }
    }
}

private typealias Operation = (FF1Text, inout MutableSpan<UInt8>) throws(FormatPreservingEncryptionError) -> Void

/// One iteration of the scale is one value.
private func single(
    _ benchmark: Benchmark, _ alphabet: Alphabet, _ length: Int, _ bits: Int, _ operation: Operation
) throws {
    let ff1 = try FF1Text(key: FF1Key((0..<bits / 8).map { UInt8($0) }), alphabet: alphabet)
    var value = Array(alphabet.symbols.utf8)
    value = (0..<length).map { value[$0 % value.count] }
    var span = value.mutableSpan
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations { try operation(ff1, &span) }
    benchmark.stopMeasurement()
    blackHole(span.span[0])
}

/// A column of as many values as the scale has iterations.
private func column(
    _ benchmark: Benchmark, _ alphabet: Alphabet, _ length: Int, _ bits: Int, _ operation: Operation
) throws {
    let ff1 = try FF1Text(key: FF1Key((0..<bits / 8).map { UInt8($0) }), alphabet: alphabet)
    let symbols = Array(alphabet.symbols.utf8)
    var rows = (0..<length * benchmark.scaledIterations.count).map { symbols[$0 * 7 % symbols.count] }
    var span = rows.mutableSpan
    benchmark.startMeasurement()
    try operation(ff1, &span)
    benchmark.stopMeasurement()
    blackHole(span.span[0])
}
