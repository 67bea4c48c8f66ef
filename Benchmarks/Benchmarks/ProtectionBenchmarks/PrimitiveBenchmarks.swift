import Benchmark
import CryptoCore

/// AEAD, SIV and HMAC at 16, 64 and 1,024 bytes.
func registerPrimitives() {
    for size in [16, 64, 1024] {
        Benchmark("aead.gcm.seal\(size)", configuration: configuration) { benchmark in
            let gcm = try AESGCM(key: SecretBytes.random(count: 32))
            let nonce = [UInt8](repeating: 1, count: 12)
            try append(benchmark, size, size + 16) { message, output throws(CryptoCoreError) in
                try gcm.seal(message, nonce: nonce.span, associatedData: Span(), into: &output)
            }
        }
        Benchmark("aead.xaes.seal\(size)", configuration: configuration) { benchmark in
            let xaes = try XAES256GCM(key: SecretBytes.random(count: 32))
            let nonce = [UInt8](repeating: 1, count: 24)
            try append(benchmark, size, size + 16) { message, output throws(CryptoCoreError) in
                try xaes.seal(message, nonce: nonce.span, associatedData: Span(), into: &output)
            }
        }
        Benchmark("siv.seal\(size)", configuration: configuration) { benchmark in
            let siv = try AESSIV(key: SecretBytes.random(count: 64))
            let data = [UInt8](repeating: 1, count: 16)
            try append(benchmark, size, size + 16) { message, output throws(CryptoCoreError) in
                try siv.seal(message, associatedData: data.span, into: &output)
            }
        }
        Benchmark("hmac.\(size)", configuration: configuration) { benchmark in
            let hmac = try HMAC(.sha256, key: SecretBytes.random(count: 32))
            try append(benchmark, size, 32) { message, output throws(CryptoCoreError) in
                try hmac.appendTag(of: message, to: &output)
            }
        }
    }
}

/// Appends the result of an operation on a message of `size` bytes to an empty output, as often as the scale says.
private func append(
    _ benchmark: Benchmark, _ size: Int, _ capacity: Int,
    _ operation: (Span<UInt8>, inout OutputSpan<UInt8>) throws(CryptoCoreError) -> Void
) throws {
    let message = [UInt8](repeating: 7, count: size)
    let result = try [UInt8](capacity: capacity) { output throws(CryptoCoreError) in
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
            output.removeAll()
            try operation(message.span, &output)
        }
        benchmark.stopMeasurement()
    }
    blackHole(result)
}
