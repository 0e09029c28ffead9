package import EventSourcing

/// Names and their numbers: 0 upward, in the order in which they came.
///
/// A fold asks for numbers at every event, and the general hash of a text took most of that time.
/// What is numbered here is few: the types of events, an edition's questions, the cases of one
/// inspection. A plain hash finds them; names that were chosen to collide would only be slow.
package struct NumberedNames<Element: Name>: Sendable {
    /// The names, by number.
    package private(set) var names: [Element] = []
    /// Numbers by hash, with at least half of the places free; a taken place leads to the next.
    private var places: [Int32] = []

    private static var free: Int32 { -1 }

    package init() {}

    package init(_ names: some Sequence<Element>) { for name in names { insert(name) } }

    package var count: Int { names.count }

    /// The number of `name`, or `nil` when it has none.
    package func number(of name: Element) -> Int? { number(ofBytes: name.rawValue.utf8.span) }

    /// The number of the name with these UTF-8 bytes, or `nil` when there is none.
    package func number(ofBytes utf8: Span<UInt8>) -> Int? {
        guard !places.isEmpty else { return nil }
        let number = places[place(of: utf8)]
        return number == Self.free ? nil : Int(number)
    }

    /// Gives `name` the next number, unless it has one.
    ///
    /// - Returns: Its number.
    @discardableResult
    package mutating func insert(_ name: Element) -> Int {
        if 2 * (names.count + 1) > places.count { grow() }
        let place = place(of: name.rawValue.utf8.span)
        guard places[place] == Self.free else { return Int(places[place]) }
        places[place] = Int32(names.count)
        names.append(name)
        return names.count - 1
    }

    /// Where the number of a name stands, or where it would be put.
    private func place(of utf8: Span<UInt8>) -> Int {
        var place = Self.hash(utf8) & (places.count - 1)
        while places[place] != Self.free,
            !Self.isEqual(names[Int(places[place])].rawValue.utf8.span, utf8)
        {
            place = (place + 1) & (places.count - 1)
        }
        return place
    }

    private mutating func grow() {
        places = Array(repeating: Self.free, count: max(16, 2 * places.count))
        for (number, name) in names.enumerated() {
            places[place(of: name.rawValue.utf8.span)] = Int32(number)
        }
    }

    // Names are short: a word or two are read whole, the last one over the end of the one before.

    private static func hash(_ utf8: Span<UInt8>) -> Int {
        var hash = UInt64(utf8.count)
        // A multiplication spreads upward, the shift brings it down: once for each end of a word.
        func mix(_ word: UInt64) {
            for _ in 0..<2 {
                hash = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
                hash ^= hash >> 32
            }
        }
        if utf8.count >= 8 {
            for offset in stride(from: 0, to: utf8.count - 8, by: 8) {
                mix(utf8.littleEndian(at: offset))
            }
            mix(utf8.littleEndian(at: utf8.count - 8))
        } else if utf8.count >= 4 {
            mix(UInt64(utf8.littleEndian(UInt32.self, at: 0)))
            mix(UInt64(utf8.littleEndian(UInt32.self, at: utf8.count - 4)))
        } else {
            for index in utf8.indices { mix(UInt64(utf8[index])) }
        }
        return Int(truncatingIfNeeded: hash & 0x7fff_ffff)
    }

    private static func isEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        func isSame<Word: FixedWidthInteger>(_: Word.Type, at offset: Int) -> Bool {
            left.littleEndian(Word.self, at: offset) == right.littleEndian(Word.self, at: offset)
        }
        if left.count >= 8 {
            for offset in stride(from: 0, to: left.count - 8, by: 8)
            where !isSame(UInt64.self, at: offset) { return false }
            return isSame(UInt64.self, at: left.count - 8)
        }
        if left.count >= 4 {
            return isSame(UInt32.self, at: 0) && isSame(UInt32.self, at: left.count - 4)
        }
        for index in left.indices where left[index] != right[index] { return false }
        return true
    }
}

extension NumberedNames: Hashable {
    package static func == (left: Self, right: Self) -> Bool { left.names == right.names }

    package func hash(into hasher: inout Hasher) { hasher.combine(names) }
}
