/// Planned items, ordered by their due times.
///
/// Items with the same due time keep the order in which they were planned.
struct Agenda<Item: Sendable>: Sendable {
    private struct Entry: Sendable {
        let time: WorkingTime
        let item: Item
    }

    /// The entries in descending order: the next one is last.
    private var entries: [Entry] = []

    /// The due time of the next item; `nil` when nothing is planned.
    var nextTime: WorkingTime? { entries.last?.time }

    /// Plans `item`.
    ///
    /// - Complexity: O(planned items that are due before it).
    mutating func plan(_ item: Item, at time: WorkingTime) {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].time > time { low = middle + 1 } else { high = middle }
        }
        entries.insert(Entry(time: time, item: item), at: low)
    }

    /// Removes and returns the next item.
    mutating func next() -> (time: WorkingTime, item: Item)? {
        entries.popLast().map { ($0.time, $0.item) }
    }

    /// Whether an item that satisfies the predicate is planned.
    func contains(_ isMeant: (Item) -> Bool) -> Bool { entries.contains { isMeant($0.item) } }
}
