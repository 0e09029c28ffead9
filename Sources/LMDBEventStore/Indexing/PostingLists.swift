package import EventSourcing

/// The positions of some records by the lists of the index that they are in, each list ascending.
///
/// The writer puts six postings of every event in here. A term is a hash already, so a plain table of
/// places finds its list; a general hash of it took most of the time.
package struct PostingLists: Sendable {
    /// A list: what can be found by one term within one stream.
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

    /// The lists that have a position, in the order in which they got the first one.
    package private(set) var all: [(key: Key, positions: [Position])] = []
    /// Numbers of lists by hash, with at least half of the places free; a taken place leads to the next.
    private var places: [Int32] = []

    private static var free: Int32 { -1 }

    package init() {}

    /// The positions of one list.
    package subscript(key: Key) -> [Position] {
        guard !places.isEmpty else { return [] }
        let number = places[place(of: key)]
        return number == Self.free ? [] : all[Int(number)].positions
    }

    /// Adds a position that is above all in the list.
    ///
    /// - Parameters:
    ///   - position: The position.
    ///   - key: The list.
    ///   - number: A list that it may be, by its place in ``all``; is told which it was. One record has
    ///     mostly the terms of the one before.
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

    /// Where the number of a list stands, or where it would be put.
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
