public import EventSourcing

/// A characteristic by which an edition tells the rating of a standard that is judged on evidence.
public struct Characteristic: Hashable, Identifiable, Sendable {
    /// Its name: `"good-2"`, one of the standard's.
    public let id: ID
    /// The rating that it is a characteristic of.
    public let rating: Rating
    /// What is seen where it is met.
    public let label: String

    package init(id: ID, rating: Rating, label: String) {
        self.id = id
        self.rating = rating
        self.label = label
    }

    /// The name of a characteristic.
    public struct ID: Name {
        public static let kind = "characteristic"
        public static let longestInBytes = 32
        public let rawValue: String

        public init(_ checked: CheckedText<Self>) { rawValue = checked.text }
    }
}

extension Standard {
    /// A met characteristic in words: `"good-2 (Good): supervision is monthly"`.
    ///
    /// A text that names none of the standard's is its own words.
    func words(ofCharacteristic text: FreeText) -> String {
        guard let met = characteristics.first(where: { $0.id.rawValue == text.text }) else {
            return text.words
        }
        return "\(met.id) (\(met.rating.label)): \(met.label)"
    }
}
