/// Identifies a text of a record: the number of a field of its event, or of its command.
///
/// A field that contains a list has one text for each element, each with its own index.
public struct TextField: RawRepresentable, Hashable, Comparable, Sendable {
    /// The number on disk: the index in the upper byte, the field number in the lower one.
    public let rawValue: UInt16

    /// The authority for the command.
    public static let authority = TextField(number: 1)
    /// The reason for the command.
    public static let reason = TextField(number: 2)
    /// One pair of the command's metadata.
    ///
    /// - Parameter index: The index of the pair, in the order of the keys.
    /// - Returns: The field.
    public static func metadata(_ index: UInt8) -> TextField {
        TextField(number: 3, index: index)
    }

    /// The arguments of the command, which its digest covers.
    ///
    /// Only the salt is stored, and the record commits to the salt alone. A reader always gets it
    /// as erased.
    package static let arguments = TextField(number: 4)

    /// The lowest number of an event's own fields; lower numbers belong to the command.
    package static let firstOfEvent: UInt8 = 16

    /// Creates a field from its number on disk.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Creates a field of an event.
    ///
    /// - Precondition: `number` is at least 16. Lower numbers belong to the command.
    /// - Parameters:
    ///   - number: The field number, `16...255`.
    ///   - index: The index of a list element; 0 for a field that is not a list.
    public init(event number: UInt8, index: UInt8 = 0) {
        precondition(number >= Self.firstOfEvent, "fields below 16 belong to the command")
        self.init(number: number, index: index)
    }

    private init(number: UInt8, index: UInt8 = 0) {
        rawValue = UInt16(index) << 8 | UInt16(number)
    }

    /// The field number, independent of the index.
    public var number: UInt8 { UInt8(truncatingIfNeeded: rawValue) }

    /// The index of a list element.
    public var index: UInt8 { UInt8(truncatingIfNeeded: rawValue >> 8) }

    /// Whether the text belongs to the command, and not to one event.
    public var isOfCommand: Bool { number < Self.firstOfEvent }

    /// Orders fields by their numbers on disk: by index, then by field number.
    public static func < (left: TextField, right: TextField) -> Bool {
        left.rawValue < right.rawValue
    }
}
