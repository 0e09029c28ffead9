/// Assigns consecutive numbers from 0 to names, in the order of insertion.
///
/// A fold looks up numbers at every event. With a general hash, hashing and comparing texts took
/// most of that time. Only few names are numbered: the types of events, an edition's questions, the
/// cases of one inspection. A simple hash suffices for them, and names chosen to collide would only
/// be slow.
///
/// All members are inlinable, so that a fold in another module uses specialised code.
@usableFromInline
package struct NumberedNames<Element: RawRepresentable<String> & Sendable>: Sendable {
    /// The names, by number.
    @usableFromInline package internal(set) var names: [Element] = []
    /// Numbers by hash, with at least half of the slots free.
    ///
    /// A collision uses the next slot.
    @usableFromInline var places: [Place] = []

    /// A number, with the signature of its name.
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

    /// Creates an empty numbering.
    @inlinable package init() {}

    /// Numbers `names` in their order.
    @inlinable package init(_ names: some Sequence<Element>) { for name in names { insert(name) } }

    /// The number of names.
    @inlinable package var count: Int { names.count }

    /// The number of `name`; `nil` when it has none.
    @inlinable package func number(of name: Element) -> Int? {
        number(ofBytes: name.rawValue.utf8.span)
    }

    /// The number of the name with these UTF-8 bytes; `nil` when it has none.
    @inlinable package func number(ofBytes utf8: Span<UInt8>) -> Int? {
        guard !places.isEmpty else { return nil }
        let place = places[place(of: utf8, NameSignature(utf8))]
        return place.isFree ? nil : Int(place.number)
    }

    /// Assigns the next number to `name`, unless it has one.
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

    /// Assigns the next number to the name with these bytes, unless it has one.
    ///
    /// Calls `name` only for a new name.
    ///
    /// - Returns: Its number.
    @inlinable package mutating func insert(_ utf8: Span<UInt8>, _ name: (String) -> Element) -> Int
    {
        if let number = number(ofBytes: utf8) { return number }
        return insert(name(utf8.repairedText))
    }

    /// The slot of a name, or the slot where it would be inserted.
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

/// The key of a name: all of its bytes for at most 16 bytes, otherwise its end and a hash.
@usableFromInline
struct NameSignature: Equatable, Sendable {
    @usableFromInline var start: UInt64 = 0
    @usableFromInline var end: UInt64 = 0
    @usableFromInline var count: Int32 = 0

    @inlinable init() {}

    @inlinable init(_ utf8: Span<UInt8>) {
        count = Int32(utf8.count)
        // One or two whole words are read, as in `isEqual(to:)`.
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

    /// Whether the signature identifies the name without a comparison of the bytes.
    @inlinable var isWhole: Bool { count <= 16 }

    @inlinable var hash: Int {
        let both = Self.mix(start) ^ end &* 0xc2b2_ae3d_27d4_eb4f
        return Int(truncatingIfNeeded: Self.mix(both ^ both >> 32 ^ UInt64(count)))
    }

    /// Mixes the bits: the multiplication spreads them upward, the shift back down.
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
