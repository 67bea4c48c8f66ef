/// Distinct things in the order that they came in, each with its place.
struct Pool<Item: Hashable> {
    private(set) var items: [Item] = []
    private var places: [Item: Int32] = [:]

    mutating func place(of item: Item) -> Int32 {
        if let place = places[item] { return place }
        let place = Int32(items.count)
        places[item] = place
        items.append(item)
        return place
    }
}
