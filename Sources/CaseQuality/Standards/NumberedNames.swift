internal import EventSourcing

/// Names and their numbers: 0 upward, in the order in which they came.
///
/// A fold asks for numbers at every event, and the general hash of a text took most of that time.
/// What is numbered here is few: the types of events, an edition's questions, the cases of one
/// inspection. A plain hash finds them; names that were chosen to collide would only be slow.
struct NumberedNames<Element: Name>: Sendable {
    /// The names, by number.
    private(set) var names: [Element] = []
    /// Numbers by hash, with at least half of the places free; a taken place leads to the next.
    private var places: [Int32] = []

    private static var free: Int32 { -1 }

    init() {}

    init(_ names: some Sequence<Element>) { for name in names { insert(name) } }

    var count: Int { names.count }

    /// The number of `name`, or `nil` when it has none.
    func number(of name: Element) -> Int? { number(ofBytes: name.rawValue.utf8.span) }

    /// The number of the name with these UTF-8 bytes, or `nil` when there is none.
    func number(ofBytes utf8: Span<UInt8>) -> Int? {
        guard !places.isEmpty else { return nil }
        let number = places[place(of: utf8)]
        return number == Self.free ? nil : Int(number)
    }

    /// Gives `name` the next number, unless it has one.
    ///
    /// - Returns: Its number.
    @discardableResult
    mutating func insert(_ name: Element) -> Int {
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

    private static func hash(_ utf8: Span<UInt8>) -> Int {
        var word = UInt64(utf8.count)
        for index in utf8.indices { word = (word << 8 | word >> 56) ^ UInt64(utf8[index]) }
        // The multiplication spreads what differs over the upper bits.
        return Int(truncatingIfNeeded: (word &* 0x9e37_79b9_7f4a_7c15) >> 32)
    }

    private static func isEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        for index in left.indices where left[index] != right[index] { return false }
        return true
    }
}

extension NumberedNames: Hashable {
    static func == (left: Self, right: Self) -> Bool { left.names == right.names }

    func hash(into hasher: inout Hasher) { hasher.combine(names) }
}
