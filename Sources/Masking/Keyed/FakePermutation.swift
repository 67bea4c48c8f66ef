import CryptoCore
import FormatPreservingEncryption

/// A permutation of the indices of a dictionary, for one derived key.
///
/// ## Specification
/// Frozen. FF1 (SP 800-38G), AES-256, without a tweak, on two numerals of radix r, the least number with r^2 >= N and
/// r^2 >= 1,000,000; the first counts most. Again, as long as the result is not below N. Of N below 1,000,000 that takes
/// 1,000,000 / N turns on average: the limit of SP 800-38G Rev. 1 is kept for FF1 itself.
final class FakePermutation {
    private let ff1: FF1
    private let radix: Int
    private let size: Int

    /// The greatest dictionary: 65,536 squared.
    static let greatestSize = 1 << 32

    init(_ key: SecretBytes, size: Int) throws(CryptoCoreError) {
        self.size = size
        radix = Self.radix(for: size)
        do throws(FormatPreservingEncryptionError) {
            ff1 = try FF1(key: FF1Key(derived: key), radix: Radix(radix))
        } catch {
            throw CryptoCoreError(.libraryFailure, error.message)
        }
    }

    static func radix(for size: Int) -> Int {
        let least = max(size, FF1.minimumDomainSize)
        var radix = Int(Double(least).squareRoot())
        while radix * radix < least { radix += 1 }
        while (radix - 1) * (radix - 1) >= least { radix -= 1 }
        return radix
    }

    /// Where a number below the size goes.
    func index(of number: Int) throws(CryptoCoreError) -> Int {
        var index = number
        repeat {
            var numerals: InlineArray<2, Numeral> = [Numeral(index / radix), Numeral(index % radix)]
            var span = numerals.mutableSpan
            do throws(FormatPreservingEncryptionError) {
                try ff1.encrypt(&span)
            } catch {
                throw CryptoCoreError(.libraryFailure, error.message)
            }
            index = Int(numerals[0]) * radix + Int(numerals[1])
        } while index >= size
        return index
    }
}
