import CryptoCore
import Foundation
import Glibc

/// Draws ten million nonces in eight threads and four forked children, and looks for one that was drawn twice.
///
/// A program of its own, since a process with threads at work must not fork: here none is when it does. Two children
/// are made before anything was drawn, two when each thread has left a block of random bytes that is partly used.
///
/// Prints how many were drawn and how many had begun like another one. The first 64 bits of each are compared: that ten
/// million random ones repeat has a probability of 3 in a million.
@main
struct NonceCollector {
    static func main() throws {
        let total = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 10_000_000
        let (threads, children) = (8, 4)
        let each = total / (2 * threads + children)
        let words = SharedWords(count: (2 * threads + children) * each)
        var pids: [pid_t] = []
        func forkChildren(_ slices: Range<Int>) throws {
            for slice in slices {
                try pids.append(
                    forked { try draw(each, into: words, at: slice * each) })
            }
        }
        try forkChildren(0..<2)
        drawInThreads(threads, each, into: words, from: 4)
        try forkChildren(2..<4)
        drawInThreads(threads, each, into: words, from: 4 + threads)
        for pid in pids {
            guard waitedFor(pid) else { throw CocoaError(.featureUnsupported) }
        }
        print("\(words.count) drawn, \(words.repetitions()) repeated")
    }

    /// Draws nonces, in turns one as an encryption does and twenty at once, and keeps the first word of each.
    static func draw(_ count: Int, into words: SharedWords, at start: Int) throws {
        var (drawn, isSingle) = (0, true)
        while drawn < count {
            let nonces = isSingle ? 1 : min(20, count - drawn)
            try withTemporaryBytes(capacity: 24 * nonces) { (output) throws(CryptoCoreError) in
                try SecureRandom.append(24 * nonces, to: &output)
                for index in 0..<nonces { words[start + drawn + index] = output.span.littleEndianWord(at: 24 * index) }
            }
            drawn += nonces
            isSingle.toggle()
        }
    }

    private static func drawInThreads(_ threads: Int, _ each: Int, into words: SharedWords, from slice: Int) {
        let group = DispatchSemaphore(value: 0)
        for thread in 0..<threads {
            Thread.detachNewThread {
                // A word that stays zero counts as a repetition.
                try? draw(each, into: words, at: (slice + thread) * each)
                group.signal()
            }
        }
        for _ in 0..<threads { group.wait() }
    }
}
