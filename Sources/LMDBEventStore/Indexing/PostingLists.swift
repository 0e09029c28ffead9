package import EventSourcing

/// The positions of some records by index list, each list ascending.
///
/// The writer adds six postings per event. A term is already a hash, so a simple hash table finds
/// its list; with a general hash, hashing took most of the time.
package struct PostingLists: Sendable {
    /// The key of a list: one term within one stream.
    package struct Key: Hashable, Comparable, Sendable {
        package let stream: StreamNumber
        package let term: Term

        package init(stream: StreamNumber, term: Term) {
            self.stream = stream
            self.term = term
        }

        /// The order of the keys in the table.
        package static func < (left: Key, right: Key) -> Bool {
            left.stream == right.stream ? left.term < right.term : left.stream < right.stream
        }
    }

    /// The lists with at least one position, in the order of their first insertion.
    package private(set) var all: [(key: Key, positions: [Position])] = []
    /// Numbers of lists by hash, with at least half of the slots free.
    ///
    /// A collision uses the next slot.
    private var places: [Int32] = []

    private static var free: Int32 { -1 }

    package init() {}

    /// The positions of one list.
    package subscript(key: Key) -> [Position] {
        guard !places.isEmpty else { return [] }
        let number = places[place(of: key)]
        return number == Self.free ? [] : all[Int(number)].positions
    }

    /// Appends a position that is above all positions of the list.
    ///
    /// - Parameters:
    ///   - position: The position.
    ///   - key: The list.
    ///   - number: The index in ``all`` to try first; set to the actual index. A record usually has
    ///     the same terms as the one before.
    package mutating func append(_ position: Position, to key: Key, guess number: inout Int) {
        if number < all.count, all[number].key == key {
            all[number].positions.append(position)
            return
        }
        if 2 * (all.count + 1) > places.count { grow() }
        let place = place(of: key)
        if places[place] == Self.free {
            places[place] = Int32(all.count)
            number = all.count
            all.append((key, [position]))
        } else {
            number = Int(places[place])
            all[number].positions.append(position)
        }
    }

    /// The slot of a list, or the slot where it would be inserted.
    private func place(of key: Key) -> Int {
        let mixed =
            (key.term.rawValue ^ key.stream.rawValue &* 0x9e37_79b9_7f4a_7c15)
            &* 0x9e37_79b9_7f4a_7c15
        var place = Int(truncatingIfNeeded: mixed >> 32) & (places.count - 1)
        while places[place] != Self.free, all[Int(places[place])].key != key {
            place = (place + 1) & (places.count - 1)
        }
        return place
    }

    private mutating func grow() {
        places = Array(repeating: Self.free, count: max(64, 2 * places.count))
        for (number, list) in all.enumerated() { places[place(of: list.key)] = Int32(number) }
    }
}
