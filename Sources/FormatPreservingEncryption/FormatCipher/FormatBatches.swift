/// The batches of a column, found by their domain and size of tweak: a column of e-mail addresses has hundreds.
struct FormatBatches<Symbol: FormatNumeral> {
    private struct Key: Hashable {
        let domain: Int
        let tweakSize: Int
    }

    var list: [FormatBatch<Symbol>] = []
    private var places: [Key: Int] = [:]
    /// The batch of the row before, which most often is that of the next too.
    private var last = 0

    /// The place of a batch in the list.
    @inline(__always)
    mutating func place(domain: Int, tweakSize: Int) -> Int {
        if last < list.count, list[last].domain == domain, list[last].tweakSize == tweakSize { return last }
        let key = Key(domain: domain, tweakSize: tweakSize)
        if let known = places[key] {
            last = known
        } else {
            last = list.count
            places[key] = last
            list.append(FormatBatch(domain: domain, tweakSize: tweakSize))
        }
        return last
    }
}
