/// A regular expression for masks: matched in time linear in the text, whatever the pattern and the text.
///
/// An automaton, simulated on sets of its positions. To find matches, a first pass from the end says at every place from
/// which positions the rest can be matched; a second pass from the beginning only follows those, and so never looks
/// further than the match that it finds. Nothing is tried twice.
struct MaskPattern: Hashable, Sendable {
    /// The most memory of the first pass, in words of 64 positions: 64 MiB. Texts that need more are not searched.
    static let mostWords = 1 << 23

    let source: String
    /// How many positions there are but that of acceptance, which is the last.
    private let count: Int
    /// Words of a set of positions.
    private let words: Int
    /// Sets of scalars, each once, and the positions that take one of the set.
    private let taking: [PatternTaking.Item]
    private let hasAssertions: Bool
    /// By context: the positions at the beginning.
    private let first: [[UInt64]]
    /// By context and position: the positions behind it, one after the other.
    private let follow: [[UInt64]]
    /// By ASCII character: the positions that take it.
    private let ascii: [UInt64]

    /// - Throws: ``MaskingError`` with ``MaskingError/Code/invalidPattern`` or ``MaskingError/Code/patternTooLarge``.
    init(_ source: String) throws(MaskingError) {
        guard source.utf8.count <= 1 << 16 else {
            throw MaskingError(.patternTooLarge, "a pattern is written in at most 65,536 bytes")
        }
        var builder = PatternBuilder()
        let start = try builder.build(try PatternReader.read(source).simplified, next: 0)
        self.source = source
        let sets = builder.sets
        let words = (sets.count + 1 + 63) / 64
        count = sets.count
        self.words = words
        let taking = PatternTaking.items(sets, words: words)
        self.taking = taking
        hasAssertions = builder.hasAssertions
        var after = [Int](repeating: 0, count: sets.count)
        for case .take(let set, let next) in builder.states { after[set] = next }
        let contexts = (0..<(builder.hasAssertions ? PatternContext.count : 1)).map(PatternContext.init)
        first = contexts.map { Self.closure(of: start, builder.states, $0, accept: sets.count, words) }
        follow = contexts.map { context in
            after.flatMap { Self.closure(of: $0, builder.states, context, accept: sets.count, words) }
        }
        ascii = (0..<128).flatMap { PatternTaking.positions(of: Unicode.Scalar($0), taking, words: words) }
    }

    // Patterns that are written alike are alike.
    static func == (left: MaskPattern, right: MaskPattern) -> Bool { left.source == right.source }
    func hash(into hasher: inout Hasher) { hasher.combine(source) }

    /// The positions that are reached without taking anything.
    private static func closure(
        of state: Int, _ states: [PatternBuilder.State], _ context: PatternContext, accept: Int, _ words: Int
    ) -> [UInt64] {
        var result = [UInt64](repeating: 0, count: words)
        var seen = Set([state])
        var pending = [state]
        while let state = pending.popLast() {
            switch states[state] {
            case .take(let set, _): result[set / 64] |= 1 << UInt64(set % 64)
            case .accept: result[accept / 64] |= 1 << UInt64(accept % 64)
            case .split(let one, let other):
                if seen.insert(one).inserted { pending.append(one) }
                if seen.insert(other).inserted { pending.append(other) }
            case .assertion(let assertion, let next):
                if assertion.holds(in: context), seen.insert(next).inserted { pending.append(next) }
            }
        }
        return result
    }

    /// The positions that take a scalar.
    private func positions(of scalar: Unicode.Scalar, _ known: inout PatternTaking) -> ArraySlice<UInt64> {
        guard scalar.isASCII else { return known.positions(of: scalar) }
        let start = Int(scalar.value) * words
        return ascii[start..<start + words]
    }

    private func context(_ scalars: [Unicode.Scalar], _ index: Int) -> Int {
        guard hasAssertions else { return 0 }
        var context: PatternContext = []
        if index == 0 {
            context.insert(.start)
        } else if PatternSet.isWord(scalars[index - 1]) {
            context.insert(.wordBefore)
        }
        if index == scalars.count {
            context.insert(.end)
        } else if PatternSet.isWord(scalars[index]) {
            context.insert(.wordBehind)
        }
        return context.rawValue
    }

    private func accepts(_ set: ArraySlice<UInt64>) -> Bool {
        set[set.startIndex + count / 64] >> UInt64(count % 64) & 1 == 1
    }

    /// Whether the whole text matches.
    ///
    /// - Complexity: O(*n* · *m*).
    func matchesAll(of text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        var live = first[context(scalars, 0)]
        var known = PatternTaking(taking, words: words)
        for (index, scalar) in scalars.enumerated() {
            live = step(live, positions(of: scalar, &known), context(scalars, index + 1))
        }
        return accepts(live[...])
    }

    /// The positions behind those that take the scalar.
    private func step(_ live: [UInt64], _ taking: ArraySlice<UInt64>, _ context: Int) -> [UInt64] {
        var next = [UInt64](repeating: 0, count: words)
        for word in 0..<words {
            var rest = live[word] & taking[taking.startIndex + word]
            while rest != 0 {
                let position = word * 64 + rest.trailingZeroBitCount
                rest &= rest - 1
                // Acceptance takes nothing, and is in no set.
                for index in 0..<words { next[index] |= follow[context][position * words + index] }
            }
        }
        return next
    }

    /// The matches that are not empty, each the longest at the first place, none overlapping; nothing if the text is too
    /// long to be searched.
    ///
    /// - Complexity: O(*n* · *m*).
    func matches(in scalars: [Unicode.Scalar]) -> [Range<Int>]? {
        guard scalars.count < Self.mostWords / words else { return nil }
        var known = PatternTaking(taking, words: words)
        let live = rest(of: scalars, &known)
        var matches: [Range<Int>] = []
        var start = 0
        while start < scalars.count {
            var current = intersection(first[context(scalars, start)], live, start)
            var (place, end) = (start, start)
            while current.contains(where: { $0 != 0 }) {
                let next = step(current, positions(of: scalars[place], &known), context(scalars, place + 1))
                place += 1
                if accepts(next[...]) { end = place }
                current = place < scalars.count ? intersection(next, live, place) : []
            }
            if end > start {
                matches.append(start..<end)
                start = end
            } else {
                start += 1
            }
        }
        return matches
    }

    /// At every place, the positions that take the scalar there and lead to a match.
    private func rest(of scalars: [Unicode.Scalar], _ known: inout PatternTaking) -> [UInt64] {
        var live = [UInt64](repeating: 0, count: scalars.count * words)
        var behind = [UInt64](repeating: 0, count: words)
        behind[count / 64] |= 1 << UInt64(count % 64)
        for index in scalars.indices.reversed() {
            let taking = positions(of: scalars[index], &known)
            let context = context(scalars, index + 1)
            for word in 0..<words {
                var pending = taking[taking.startIndex + word]
                while pending != 0 {
                    let bit = pending.trailingZeroBitCount
                    pending &= pending - 1
                    let start = (word * 64 + bit) * words
                    var isLive = false
                    for index in 0..<words where follow[context][start + index] & behind[index] != 0 { isLive = true }
                    if isLive { live[index * words + word] |= 1 << UInt64(bit) }
                }
            }
            for word in 0..<words { behind[word] = live[index * words + word] }
            behind[count / 64] |= 1 << UInt64(count % 64)
        }
        return live
    }

    private func intersection(_ set: [UInt64], _ live: [UInt64], _ place: Int) -> [UInt64] {
        (0..<words).map { set[$0] & live[place * words + $0] }
    }
}
