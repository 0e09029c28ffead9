/// A value out of a closed list that has a number on disk and one spelling in data and JSON.
///
/// The raw value is the number on disk, for ever. `description` is the spelling, and `init(_:)` reads it.
public protocol Spelled: RawRepresentable<UInt8>, Hashable, Sendable, CaseIterable,
    LosslessStringConvertible
{}

extension Spelled {
    /// Reads a spelling; `nil` for anything else.
    public init?(_ description: String) {
        guard let value = Self.allCases.first(where: { $0.description == description }) else {
            return nil
        }
        self = value
    }
}
