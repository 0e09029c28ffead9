internal import EventSourcing

/// The form of a key that somebody made up, and that does not tell who it is about.
///
/// A made key has a word that is known, or up to four letters, and up to four digits: `court-07`,
/// `c-12`, `lead-1`. A name, a date of birth or a number of another system has another form. A name
/// of up to four letters has this form too: nobody can tell it from a code.
struct MadeKey {
    /// The words that are known, in small letters.
    let words: Set<String>

    /// The most letters of a word that is not known.
    private static let mostLetters = 4
    /// The most digits in a row, and the most digits of a key.
    private static let mostDigits = (inARow: 4, inAll: 6)

    /// The form of a key.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - needsDigit: Whether a made key has a digit.
    /// - Returns: The form; `identifying` goes before `other`.
    func form(of key: String, needsDigit: Bool) -> KeyForm {
        let runs = TextRuns(key)
        let numbers = runs.list.filter(\.isNumber)
        guard numbers.allSatisfy({ $0.count <= Self.mostDigits.inARow }),
            numbers.reduce(0, { $0 + $1.count }) <= Self.mostDigits.inAll
        else { return .identifying("has the form of a number of another system") }
        if Self.isDate(runs.list) { return .identifying("has the form of a date") }
        let unknown = runs.list.filter { !$0.isNumber && !words.contains($0.text.lowercased()) }
        if let long = unknown.first(where: { $0.text.count > Self.mostLetters }) {
            return .other("has a word of \(long.text.count) letters, which may be a name")
        }
        if unknown.count > 1 {
            return .other("has \(unknown.count) words, which may be a name")
        }
        if needsDigit, numbers.isEmpty { return .other("has no number") }
        return .made
    }

    /// Whether three runs in a row can be a day, a month and a year, in any order.
    private static func isDate(_ runs: [TextRuns.Run]) -> Bool {
        for start in runs.indices.dropLast(2) {
            let three = runs[start...(start + 2)]
            let isNamed =
                three.map(\.isNumber) == [true, false, true] && runs[start + 1].isMonth
                || three.map(\.isNumber) == [false, true, true] && runs[start].isMonth
            if isNamed { return true }
            guard three.allSatisfy(\.isNumber) else { continue }
            let values = three.compactMap(\.value)
            for (day, month, year) in TextRuns.orders
            where (1...31).contains(values[day]) && (1...12).contains(values[month])
                && [2, 4].contains(three[start + year].count)
                && (values[year] < 100 || (1_900...2_100).contains(values[year]))
            {
                return true
            }
        }
        return false
    }
}

extension Inspection {
    /// Checks that a key is a code of a person, and does not tell who it is.
    ///
    /// - Throws: ``Refusal`` with code `keyIdentifies`.
    func checkPerson(_ person: Agent.ID) throws(Refusal) { try checkPerson(person.rawValue) }

    /// Checks that the key of a person, such as a case manager, does not tell who it is.
    ///
    /// - Throws: ``Refusal`` with code `keyIdentifies`.
    func checkPerson(_ text: String) throws(Refusal) {
        let key = MadeKey(words: Self.roleWords)
        guard let problem = key.form(of: text, needsDigit: false).problem else { return }
        throw Refusal(
            .keyIdentifies, "The key of a person \(problem).",
            remedy: "Give people short codes, such as a-7, and keep their names elsewhere.")
    }

    /// Checks that the key of a case is made up, and does not tell who it is about.
    ///
    /// Where the edition lets an inspection of this kind keep the keys of its cases, only dates and
    /// numbers of other systems are refused.
    ///
    /// - Throws: ``Refusal`` with code `keyIdentifies`.
    func checkMade(_ caseKey: CaseKey, in framework: Framework) throws(Refusal) {
        let form = framework.form(ofCaseKey: caseKey.rawValue)
        guard let problem = form.problem else { return }
        if case .other = form, permissions?.keepsCaseKeys == true { return }
        throw Refusal(
            .keyIdentifies, "The key of a case \(problem).",
            remedy:
                "Make a key up, such as \(framework.exampleCaseKey), and keep what it stands for "
                + "elsewhere.")
    }

    /// The words of roles, which are known in the keys of people.
    private static let roleWords: Set<String> = {
        var words = Set(
            Role.known.flatMap { role in
                role.rawValue.split { !$0.isLetter }.map { $0.lowercased() }
            })
        words.formUnion(["report", "history", "case"])
        return words
    }()
}

extension StreamName {
    /// What in the id of an inspection identifies a person: `"a date of birth"`; `nil` if nothing does.
    package var problemOfInspection: String? { TextIdentifying(rawValue, in: nil).problem }
}

extension Framework {
    /// A made key as a case of this edition may have it: `"court-07"`.
    package var exampleCaseKey: String {
        "\(domains.compactMap(\.casePrefix).first ?? "case")-07"
    }

    /// The form of a key of a case, also of one that is not a valid ``CaseKey``.
    ///
    /// - Parameter key: The key as somebody wrote it.
    /// - Returns: The form; a text with a date of birth, a number of police or health records or an
    ///   e-mail address is `identifying`.
    /// - Complexity: O(length of the key).
    package func form(ofCaseKey key: String) -> KeyForm {
        let form = formOfCases.form(of: key, needsDigit: true)
        guard case .other = form, let problem = TextIdentifying(key, in: nil).problem else {
            return form
        }
        return .identifying("has \(problem)")
    }

    /// The words that are known in the keys of cases.
    static func wordsOfCases(in domains: [Domain]) -> Set<String> {
        var words: Set<String> = ["case"]
        for prefix in domains.compactMap(\.casePrefix) {
            words.insert(prefix.lowercased())
            var word = ""
            for character in prefix {
                if character.isUppercase || !character.isLetter {
                    words.insert(word)
                    word = ""
                }
                if character.isLetter { word += character.lowercased() }
            }
            words.insert(word)
        }
        return words
    }
}
