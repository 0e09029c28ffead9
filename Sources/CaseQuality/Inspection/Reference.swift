public import EventSourcing

extension UInt8 {
    fileprivate var isADigit: Bool { (0x30...0x39).contains(self) }

    fileprivate var isALetter: Bool { (0x61...0x7a).contains(self | 0x20) }

    /// Whether this stands between the parts of a key: a dot, a dash or an underscore.
    fileprivate var dividesParts: Bool { self == 0x2e || self == 0x2d || self == 0x5f }

    fileprivate var standsInReferences: Bool {
        isADigit || isALetter || dividesParts || self == UInt8(ascii: ":")
            || self == UInt8(ascii: "/") || self == UInt8(ascii: "#")
    }
}

extension Span<UInt8> {
    /// Whether these are the bytes of a reference: only letters, digits and `. - _ : / #`.
    fileprivate var isReference: Bool {
        for index in indices where !self[index].standsInReferences { return false }
        return true
    }
}
