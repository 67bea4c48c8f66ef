import Foundation

/// Looks through files, byte by byte, on all processors.
struct FileSearch: Sendable {
    /// A place in a file where something was found.
    struct Hit: Hashable, Sendable {
        let file: String
        let place: Int
        let pattern: Int
    }

    /// What was looked through and found.
    struct Result: Sendable {
        var bytes = 0
        var hits: [Hit] = []
        /// How often something was found, beyond the first ``mostHits`` too.
        var count = 0
        /// What was found.
        var patterns: Set<Int> = []

        static let mostHits = 1000

        mutating func add(_ hit: Hit) {
            count += 1
            patterns.insert(hit.pattern)
            if hits.count < Self.mostHits { hits.append(hit) }
        }

        mutating func add(_ other: Result) {
            bytes += other.bytes
            count += other.count
            patterns.formUnion(other.patterns)
            hits += other.hits.prefix(Self.mostHits - hits.count)
        }
    }

    let search: PatternSearch
    /// Bytes that are read at a time.
    var pieceSize = 8 << 20

    /// Looks through files.
    ///
    /// - Parameters:
    ///   - files: names in the folder.
    ///   - folder: where they are.
    ///   - progress: called with the bytes that are done.
    func run(
        on files: [String], in folder: String, progress: @Sendable (Int) -> Void = { _ in }
    ) async throws -> Result {
        var pieces: [(file: String, start: Int)] = []
        for file in files {
            let size = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(file)")[.size] as? Int ?? 0
            pieces += stride(from: 0, to: size, by: pieceSize).map { (file, $0) }
        }
        return try await withThrowingTaskGroup(of: Result.self) { group in
            var (next, result) = (0, Result())
            func start() {
                guard next < pieces.count else { return }
                let (file, place) = pieces[next]
                next += 1
                group.addTask { try run(on: file, in: folder, from: place) }
            }
            for _ in 0..<max(1, ProcessInfo.processInfo.activeProcessorCount) { start() }
            while let part = try await group.next() {
                result.add(part)
                progress(result.bytes)
                start()
            }
            result.hits.sort { ($0.file, $0.place) < ($1.file, $1.place) }
            return result
        }
    }

    /// Looks through a piece of a file, and what a text that begins in it has behind its end.
    private func run(on file: String, in folder: String, from start: Int) throws -> Result {
        let handle = try FileHandle(forReadingFrom: URL(filePath: "\(folder)/\(file)"))
        defer { try? handle.close() }
        try handle.seek(toOffset: UInt64(start))
        let bytes = [UInt8](try handle.read(upToCount: pieceSize + max(0, search.longest - 1)) ?? Data())
        var result = Result()
        result.bytes = min(bytes.count, pieceSize)
        search.run(on: bytes) { pattern, place in
            if place < pieceSize { result.add(Hit(file: file, place: start + place, pattern: pattern)) }
        }
        return result
    }
}
