extension String {
    /// This text, beginning with a capital letter.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// This text, beginning with a small letter.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }

    /// This text without a full stop at its end, for a place inside a sentence.
    var withoutFullStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
