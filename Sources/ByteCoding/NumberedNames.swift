/// Names and their numbers: 0 upward, in the order in which they came.
///
/// A fold asks for numbers at every event; a general hash of a text took most of that time, then the
/// comparing of texts. Few names are numbered: the types of events, an edition's questions, the cases of
/// one inspection. A plain hash finds them, and names that were chosen to collide would only be slow.
///
/// Everything is inlinable: a fold in another module must not run unspecialised generic code.
@usableFromInline
package struct NumberedNames<Element: RawRepresentable<String> & Sendable>: Sendable {
    /// The names, by number.
    @usableFromInline package internal(set) var names: [Element] = []
    /// Numbers by hash, with at least half of the places free; a taken place leads to the next.
    @usableFromInline var places: [Place] = []

    /// A number, with what its name is found by.
    @usableFromInline struct Place: Sendable {
        @usableFromInline var signature = NameSignature()
        @usableFromInline var number: Int32 = -1

        @inlinable init() {}

        @inlinable init(signature: NameSignature, number: Int32) {
            self.signature = signature
            self.number = number
        }

        @inlinable var isFree: Bool { number < 0 }
    }

    @inlinable package init() {}

    @inlinable package init(_ names: some Sequence<Element>) { for name in names { insert(name) } }

    @inlinable package var count: Int { names.count }

    /// The number of `name`, or `nil` when it has none.
    @inlinable package func number(of name: Element) -> Int? {
        number(ofBytes: name.rawValue.utf8.span)
    }

    /// The number of the name with these UTF-8 bytes, or `nil` when there is none.
    @inlinable package func number(ofBytes utf8: Span<UInt8>) -> Int? {
        guard !places.isEmpty else { return nil }
        let place = places[place(of: utf8, NameSignature(utf8))]
        return place.isFree ? nil : Int(place.number)
    }

    /// Gives `name` the next number, unless it has one.
    ///
    /// - Returns: Its number.
    @discardableResult
    @inlinable package mutating func insert(_ name: Element) -> Int {
        if 2 * (names.count + 1) > places.count { grow() }
        let signature = NameSignature(name.rawValue.utf8.span)
        let place = place(of: name.rawValue.utf8.span, signature)
        guard places[place].isFree else { return Int(places[place].number) }
        places[place] = Place(signature: signature, number: Int32(names.count))
        names.append(name)
        return names.count - 1
    }

    /// Gives the name of this text the next number, unless it has one; only then is the name made.
    ///
    /// - Returns: Its number.
    @inlinable package mutating func insert(_ utf8: Span<UInt8>, _ name: (String) -> Element) -> Int
    {
        if let number = number(ofBytes: utf8) { return number }
        return insert(name(utf8.repairedText))
    }

    /// Where the number of a name stands, or where it would be put.
    @inlinable func place(of utf8: Span<UInt8>, _ signature: NameSignature) -> Int {
        var place = signature.hash & (places.count - 1)
        while !places[place].isFree, !isName(of: places[place], utf8, signature) {
            place = (place + 1) & (places.count - 1)
        }
        return place
    }

    @inlinable func isName(
        of place: Place, _ utf8: Span<UInt8>, _ signature: NameSignature
    ) -> Bool {
        guard place.signature == signature else { return false }
        return signature.isWhole
            || names[Int(place.number)].rawValue.utf8.span.isEqual(to: utf8)
    }

    @usableFromInline mutating func grow() {
        let before = places
        places = Array(repeating: Place(), count: max(16, 2 * before.count))
        for taken in before where !taken.isFree {
            var place = taken.signature.hash & (places.count - 1)
            while !places[place].isFree { place = (place + 1) & (places.count - 1) }
            places[place] = taken
        }
    }
}

/// What a name is found by: all of it where it has at most 16 bytes, or else its end and a hash.
@usableFromInline
struct NameSignature: Equatable, Sendable {
    @usableFromInline var start: UInt64 = 0
    @usableFromInline var end: UInt64 = 0
    @usableFromInline var count: Int32 = 0

    @inlinable init() {}

    @inlinable init(_ utf8: Span<UInt8>) {
        count = Int32(utf8.count)
        // A word or two are read whole, as in `isEqual(to:)`.
        if utf8.count >= 8 {
            start = utf8.littleEndian(at: 0)
            end = utf8.littleEndian(at: utf8.count - 8)
            if utf8.count > 16 {
                for offset in stride(from: 8, to: utf8.count - 8, by: 8) {
                    start = Self.mix(start) ^ utf8.littleEndian(at: offset)
                }
            }
        } else if utf8.count >= 4 {
            start = UInt64(utf8.littleEndian(UInt32.self, at: 0))
            end = UInt64(utf8.littleEndian(UInt32.self, at: utf8.count - 4))
        } else {
            for index in utf8.indices { start = start << 8 | UInt64(utf8[index]) }
        }
    }

    /// Whether no other name has the same.
    @inlinable var isWhole: Bool { count <= 16 }

    @inlinable var hash: Int {
        let both = Self.mix(start) ^ end &* 0xc2b2_ae3d_27d4_eb4f
        return Int(truncatingIfNeeded: Self.mix(both ^ both >> 32 ^ UInt64(count)))
    }

    /// A multiplication spreads upward, the shift brings it down.
    @inlinable static func mix(_ word: UInt64) -> UInt64 {
        let product = word &* 0x9e37_79b9_7f4a_7c15
        return product ^ product >> 32
    }
}

extension NumberedNames: Equatable where Element: Equatable {
    @inlinable package static func == (left: Self, right: Self) -> Bool {
        left.names == right.names
    }
}

extension NumberedNames: Hashable where Element: Hashable {
    @inlinable package func hash(into hasher: inout Hasher) { hasher.combine(names) }
}
