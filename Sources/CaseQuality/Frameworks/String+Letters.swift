extension String {
    /// The text in lower case without white space, for comparing spellings.
    var letters: String {
        String(
            String.UnicodeScalarView(
                lowercased().unicodeScalars.filter { !$0.properties.isWhitespace }))
    }
}
