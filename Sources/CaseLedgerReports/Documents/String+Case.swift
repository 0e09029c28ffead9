extension String {
    /// This text, beginning with a capital letter.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// This text, beginning with a small letter.
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
