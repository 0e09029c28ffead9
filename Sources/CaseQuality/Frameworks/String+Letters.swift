extension String {
    /// The text in small letters and without any space, as spellings are compared.
    var letters: String {
        String(
            String.UnicodeScalarView(
                lowercased().unicodeScalars.filter { !$0.properties.isWhitespace }))
    }
}
