/// A value of a closed list, with a number on disk and one spelling in data and JSON.
///
/// The raw value is the number on disk and never changes. `description` is the spelling, and
/// `init(_:)` parses it.
public protocol Spelled: RawRepresentable<UInt8>, Hashable, Sendable, CaseIterable,
    LosslessStringConvertible
{}

extension Spelled {
    /// Parses a spelling; `nil` for any other text.
    public init?(_ description: String) {
        guard let value = Self.allCases.first(where: { $0.description == description }) else {
            return nil
        }
        self = value
    }
}
