/// What is planned, by the time at which it is due.
///
/// What is due at the same time comes in the order in which it was planned.
struct Agenda<Item: Sendable>: Sendable {
    private struct Entry: Sendable {
        let time: WorkingTime
        let item: Item
    }

    /// The next one last.
    private var entries: [Entry] = []

    /// When the next item is due, or `nil` when nothing is planned.
    var nextTime: WorkingTime? { entries.last?.time }

    /// Plans `item`.
    ///
    /// - Complexity: O(items after it that are due before it).
    mutating func plan(_ item: Item, at time: WorkingTime) {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].time > time { low = middle + 1 } else { high = middle }
        }
        entries.insert(Entry(time: time, item: item), at: low)
    }

    /// Takes the item that is due next.
    mutating func next() -> (time: WorkingTime, item: Item)? {
        entries.popLast().map { ($0.time, $0.item) }
    }

    /// Whether something of that kind is still planned.
    func contains(_ isMeant: (Item) -> Bool) -> Bool { entries.contains { isMeant($0.item) } }
}
