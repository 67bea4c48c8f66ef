/// The longest piece that two texts have in common.
///
/// ## Specification
/// Suffix automaton: A. Blumer et al., "The smallest automaton recognizing the subwords of a text" (1985).
struct CommonPiece {
    private var next: [[Int: Int]] = [[:]]
    private var link = [-1]
    private var length = [0]
    private var last = 0

    /// In grapheme clusters, which are the same when they are canonically equivalent.
    static func longest(_ a: String, _ b: String) -> Int {
        var numbers: [Character: Int] = [:]
        func number(_ character: Character) -> Int {
            let next = numbers.count
            return numbers[character]
                ?? {
                    numbers[character] = next; return next
                }()
        }
        var automaton = CommonPiece()
        for character in a { automaton.append(number(character)) }
        return automaton.longest(in: b.map { number($0) })
    }

    private mutating func state(length: Int, next: [Int: Int], link: Int) -> Int {
        self.next.append(next)
        self.link.append(link)
        self.length.append(length)
        return self.length.count - 1
    }

    private mutating func append(_ symbol: Int) {
        let current = state(length: length[last] + 1, next: [:], link: 0)
        var place = last
        while place >= 0, next[place][symbol] == nil {
            next[place][symbol] = current
            place = link[place]
        }
        if place >= 0, let target = next[place][symbol] {
            if length[place] + 1 == length[target] {
                link[current] = target
            } else {
                let clone = state(length: length[place] + 1, next: next[target], link: link[target])
                while place >= 0, next[place][symbol] == target {
                    next[place][symbol] = clone
                    place = link[place]
                }
                link[target] = clone
                link[current] = clone
            }
        }
        last = current
    }

    private func longest(in symbols: [Int]) -> Int {
        var (state, run, longest) = (0, 0, 0)
        for symbol in symbols {
            while state > 0, next[state][symbol] == nil {
                state = link[state]
                run = length[state]
            }
            if let target = next[state][symbol] {
                state = target
                run += 1
            }
            longest = max(longest, run)
        }
        return longest
    }
}
