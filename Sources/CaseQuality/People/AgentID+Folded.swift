internal import EventSourcing

extension Agent.ID {
    /// The key without what a reader does not tell apart: letter case, separators and leading zeros.
    ///
    /// One person with two keys would be two people for every rule that needs a second one.
    var folded: String {
        var folded = ""
        for character in rawValue.lowercased() where character.isLetter || character.isNumber {
            // A leading zero of a number changes nothing of it.
            if character == "0", folded.last?.isNumber != true { continue }
            folded.append(character)
        }
        return folded
    }
}
