/// Which text of a record: the number of a field of its event, or of its command.
///
/// A field that holds a list has one text for each element, told apart by their index.
public struct TextField: RawRepresentable, Hashable, Comparable, Sendable {
    /// The number on disk: the index in the upper byte, the field in the lower one.
    public let rawValue: UInt16

    /// On what authority the command was given.
    public static let authority = TextField(number: 1)
    /// Why the command was given.
    public static let reason = TextField(number: 2)
    /// One pair of the command's metadata.
    ///
    /// - Parameter index: Which pair, in the order of their keys.
    /// - Returns: The field.
    public static func metadata(_ index: UInt8) -> TextField {
        TextField(number: 3, index: index)
    }

    /// Everything that the command was given, which its digest covers.
    ///
    /// Only the salt is kept, and the record commits to the salt alone. To a reader it is always erased.
    package static let arguments = TextField(number: 4)

    /// The first number of an event's own fields; those below are of the command.
    package static let firstOfEvent: UInt8 = 16

    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// A field of an event.
    ///
    /// - Parameters:
    ///   - number: The field, from 16: smaller numbers are the command's.
    ///   - index: Which element of a list; 0 for a field that is no list.
    public init(event number: UInt8, index: UInt8 = 0) {
        precondition(number >= Self.firstOfEvent, "fields below 16 are of the command")
        self.init(number: number, index: index)
    }

    private init(number: UInt8, index: UInt8 = 0) {
        rawValue = UInt16(index) << 8 | UInt16(number)
    }

    /// The number of the field, whichever element it is.
    public var number: UInt8 { UInt8(truncatingIfNeeded: rawValue) }

    /// Which element of a list.
    public var index: UInt8 { UInt8(truncatingIfNeeded: rawValue >> 8) }

    /// Whether it is a text of the command, and not of one event.
    public var isOfCommand: Bool { number < Self.firstOfEvent }

    public static func < (left: TextField, right: TextField) -> Bool {
        left.rawValue < right.rawValue
    }
}
