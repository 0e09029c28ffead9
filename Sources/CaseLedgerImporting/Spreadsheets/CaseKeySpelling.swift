/// The spelling of a case key, for finding keys that may mean the same case.
///
/// `007`, `7` and `7.0` are alike, and so are `court-7`, `Court 07` and `court_07`.
struct CaseKeySpelling {
    /// The letters and numbers, without separators and leading zeros.
    let plain: String
    /// The same with a separator between two numbers.
    private let parted: String

    init(_ key: CaseKey) { self.init(key.rawValue) }

    init(_ key: String) {
        var text = key.lowercased()[...]
        // A spreadsheet program or a script may write the number 7 as 7.0.
        let zeros = text.reversed().prefix { $0 == "0" }.count
        let rest = text.dropLast(zeros)
        if zeros > 0, rest.last == ".", rest.dropLast().last?.isNumber == true {
            text = rest.dropLast()
        }
        var plain = ""
        var parted = ""
        var number = ""
        var isAfterNumber = false
        func end() {
            guard !number.isEmpty else { return }
            let digits = number.drop { $0 == "0" }
            let value = digits.isEmpty ? "0" : String(digits)
            if isAfterNumber { parted += "-" }
            plain += value
            parted += value
            isAfterNumber = true
            number = ""
        }
        for character in text {
            if character.isNumber {
                number.append(character)
            } else {
                end()
                guard character.isLetter else { continue }
                plain.append(character)
                parted.append(character)
                isAfterNumber = false
            }
        }
        end()
        self.plain = plain
        self.parted = parted
    }

    /// Whether the keys differ only in zeros, letter case and separators.
    ///
    /// `1-23` and `12-3` are not alike, because both say where a number ends.
    func isLike(_ other: CaseKeySpelling) -> Bool {
        guard plain == other.plain else { return false }
        return parted == other.parted || parted == plain || other.parted == other.plain
    }
}
