extension Span<UInt8> {
    /// The integer at `offset`, lowest byte first.
    ///
    /// It combines the bytes of an extracted span whose length the compiler knows. The compiler
    /// turns this into one load with one bounds check, without unsafe code.
    @inlinable @inline(__always)
    package func littleEndian<Value: FixedWidthInteger>(
        _: Value.Type = Value.self, at offset: Int
    ) -> Value {
        let part = extracting(offset..<(offset + Value.bitWidth / 8))
        var value: Value = 0
        for index in 0..<(Value.bitWidth / 8) {
            value |=
                Value(truncatingIfNeeded: part[index]) &<< Value(truncatingIfNeeded: 8 &* index)
        }
        return value
    }

    /// A copy of all bytes.
    package var copied: [UInt8] {
        [UInt8](capacity: count) { copy in
            for index in indices { copy.append(self[index]) }
        }
    }

    /// A copy of the bytes of `range`.
    package func bytes(_ range: Range<Int>) -> [UInt8] { extracting(range).copied }

    /// The text in `range`; `nil` when its bytes are not UTF-8.
    package func text(_ range: Range<Int>) -> String? { extracting(range).text }

    /// All bytes as a text; `nil` when they are not UTF-8.
    package var text: String? {
        guard let text = try? UTF8Span(validating: self) else { return nil }
        return String(copying: text)
    }

    /// All bytes as a text, with U+FFFD in place of bytes that are not UTF-8.
    @usableFromInline package var repairedText: String {
        text ?? String(decoding: copied, as: UTF8.self)
    }

    /// Whether all bytes are ASCII, so that each part of them is also a valid text.
    @inlinable package var isASCII: Bool {
        var all: UInt64 = 0
        var rest = self
        while rest.count >= 8 {
            all |= rest.littleEndian(at: 0)
            rest = rest.extracting(droppingFirst: 8)
        }
        for index in rest.indices { all |= UInt64(rest[index]) }
        return all & 0x8080_8080_8080_8080 == 0
    }

    /// Whether the bytes of a text contain an ASCII control character.
    @inlinable package var hasControlCharacter: Bool {
        // Without an early exit the compiler can vectorise the loop.
        var found = false
        for index in indices { found = (self[index] < 0x20) || (self[index] == 0x7f) || found }
        return found
    }

    /// Whether the bytes equal those of `other`.
    ///
    /// Names are short: one or two whole words are read, and the last one may overlap the one
    /// before.
    @inlinable package func isEqual(to other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        if count >= 8 {
            for offset in stride(from: 0, to: count - 8, by: 8)
            where !hasSame(UInt64.self, as: other, at: offset) { return false }
            return hasSame(UInt64.self, as: other, at: count - 8)
        }
        if count >= 4 {
            return hasSame(UInt32.self, as: other, at: 0)
                && hasSame(UInt32.self, as: other, at: count - 4)
        }
        for index in indices where self[index] != other[index] { return false }
        return true
    }

    /// Whether the integer at `offset` equals the one in `other`.
    @inlinable @inline(__always)
    package func hasSame<Value: FixedWidthInteger>(
        _: Value.Type, as other: Span<UInt8>, at offset: Int
    ) -> Bool {
        littleEndian(Value.self, at: offset) == other.littleEndian(Value.self, at: offset)
    }

    /// Whether the bytes sort before those of `other`.
    @inlinable package func precedes(_ other: Span<UInt8>) -> Bool {
        for index in 0..<Swift.min(count, other.count) where self[index] != other[index] {
            return self[index] < other[index]
        }
        return count < other.count
    }
}

extension MutableSpan<UInt8> {
    /// Writes an integer at `offset`, lowest byte first.
    @inlinable @inline(__always)
    package mutating func set<Value: FixedWidthInteger>(littleEndian value: Value, at offset: Int) {
        for index in 0..<(Value.bitWidth / 8) {
            self[offset + index] = UInt8(truncatingIfNeeded: value >> Value(index * 8))
        }
    }
}

extension [UInt8] {
    /// Whether both have the same bytes.
    ///
    /// Compares several at a time; Swift's `==` compares one by one.
    package func hasSameBytes(as other: [UInt8]) -> Bool { span.isEqual(to: other.span) }
}

extension String {
    /// Whether both texts have the same UTF-8 bytes.
    ///
    /// Swift's `==` also equates canonically equivalent texts.
    @inlinable package func hasSameBytes(as other: String) -> Bool {
        utf8.count == other.utf8.count && utf8Span.span.isEqual(to: other.utf8Span.span)
    }

    /// Whether the UTF-8 bytes sort before those of `other`.
    @inlinable package func precedesInBytes(_ other: String) -> Bool {
        utf8Span.span.precedes(other.utf8Span.span)
    }
}
