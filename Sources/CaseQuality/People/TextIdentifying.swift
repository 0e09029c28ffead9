/// Finds what identifies a person in a text: dates of birth, and numbers of police, health and tax
/// records.
///
/// Most of what identifies somebody cannot be found: a name looks like any other word. The text is
/// cut into runs of letters and digits, because a regular expression for each kind costs more than
/// the rest of a command.
struct TextIdentifying {
    /// The kind of what was found first: `"a date of birth"`; `nil` if nothing was.
    let problem: String?

    /// Searches a text.
    init(_ text: String) {
        let runs = TextRuns(text)
        if runs.list.contains(where: \.isNumber), let problem = runs.problem {
            self.problem = problem
        } else {
            problem = Self.hasAddress(text) ? "an e-mail address" : nil
        }
    }

    private static func hasAddress(_ text: String) -> Bool {
        guard text.utf8.contains(UInt8(ascii: "@")) else { return false }
        return text.split(whereSeparator: \.isWhitespace).contains { word in
            let parts = word.split(separator: "@", omittingEmptySubsequences: false)
            return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
        }
    }
}

/// The runs of letters and of digits of a text, and what stands between them.
struct TextRuns {
    /// A run of ASCII digits, or of any letters.
    struct Run {
        let text: String
        let isNumber: Bool
        /// What stands before it, after the run before: at most three characters.
        let before: String

        /// The value of a short number.
        var value: Int? { isNumber && text.utf8.count <= 4 ? Int(text) : nil }
        var count: Int { text.utf8.count }
        /// Whether it follows the run before at once, or after one separator of numbers.
        var isJoined: Bool { before.isEmpty || ["-", "/", ".", " "].contains(before) }
    }

    let list: [Run]

    init(_ text: String) {
        var list: [Run] = []
        var run = ""
        var isNumber = false
        var between = ""
        func isDigit(_ character: Character) -> Bool { character.isASCII && character.isNumber }
        for character in text {
            let digit = isDigit(character)
            if (digit || character.isLetter) && !run.isEmpty && digit == isNumber {
                run.append(character)
                continue
            }
            if !run.isEmpty {
                list.append(Run(text: run, isNumber: isNumber, before: between))
                (run, between) = ("", "")
            }
            if digit || character.isLetter {
                run = String(character)
                isNumber = digit
            } else if between.utf8.count < 3 {
                between.append(character)
            }
        }
        if !run.isEmpty { list.append(Run(text: run, isNumber: isNumber, before: between)) }
        self.list = list
    }

    /// The kind of the first identifying number; `nil` without one.
    var problem: String? {
        for start in list.indices {
            if isPoliceNumber(start) { return "a number of the police national computer" }
            if isInsuranceNumber(start) { return "a national insurance number" }
            guard list[start].isNumber else {
                if isBirth(start) { return "a date of birth" }
                continue
            }
            if let kind = longNumber(start) { return kind }
            if isDayOfBirth(start) { return "a date of birth" }
        }
        return nil
    }

    /// The runs from `start` that are numbers, each joined to the one before.
    private func numbers(from start: Int) -> ArraySlice<Run> {
        var end = start + 1
        while end < list.count, list[end].isNumber, list[end].isJoined { end += 1 }
        return list[start..<end]
    }

    /// `2003/0123456X`, `03/123456Q`, also with other separators or none.
    private func isPoliceNumber(_ start: Int) -> Bool {
        guard list[start].isNumber, let next = list[safely: start + 1] else { return false }
        func isCheck(_ run: Run?) -> Bool {
            run.map { !$0.isNumber && $0.count == 1 && $0.isJoined } ?? false
        }
        if isCheck(next), next.before.isEmpty, (8...11).contains(list[start].count) {
            return true
        }
        guard next.isNumber, next.isJoined, [2, 4].contains(list[start].count),
            (5...7).contains(next.count)
        else { return false }
        return isCheck(list[safely: start + 2])
    }

    /// Two letters, six digits, one letter from A to D.
    private func isInsuranceNumber(_ start: Int) -> Bool {
        guard !list[start].isNumber, list[start].count == 2, start + 1 < list.count,
            list[start + 1].isNumber, list[start + 1].isJoined
        else { return false }
        let digits = numbers(from: start + 1)
        guard digits.reduce(0, { $0 + $1.count }) == 6, [1, 3].contains(digits.count),
            let last = list[safely: digits.endIndex]
        else { return false }
        return !last.isNumber && last.isJoined && last.count == 1
            && "abcdABCD".contains(last.text)
    }

    /// A health number has ten digits, a telephone number begins with 0 or follows +44.
    private func longNumber(_ start: Int) -> String? {
        if start > 0, list[start - 1].isNumber, list[start].isJoined { return nil }
        let digits = numbers(from: start)
        let count = digits.reduce(0) { $0 + $1.count }
        let sizes = digits.map(\.count)
        if list[start].before.hasSuffix("+"), (11...13).contains(count) {
            return "a telephone number"
        }
        if sizes == [10] || sizes == [3, 3, 4] { return "a health number" }
        if list[start].text.hasPrefix("0"), (10...11).contains(count), sizes.count <= 4,
            sizes[0] >= 3
        {
            return "a telephone number"
        }
        return nil
    }

    /// The years in which somebody was born who is a child or a young adult now.
    private static let birthYears = 1_985...2_017

    /// A day, a month and a year of birth, in any order of numbers or with the name of the month.
    private func isDayOfBirth(_ start: Int) -> Bool {
        let three = numbers(from: start).prefix(3)
        if three.count == 3, three.dropFirst().allSatisfy({ !$0.before.isEmpty }) {
            let values = three.compactMap(\.value)
            if values.count == 3, three.contains(where: { $0.count == 4 }) {
                for (day, month, year) in Self.orders
                where Self.isDay(values[day], values[month], values[year]) {
                    return true
                }
            }
        }
        if list[start].count == 8, let number = Int(list[start].text) {
            if Self.isDay(number / 1_000_000, number / 10_000 % 100, number % 10_000)
                || Self.isDay(number % 100, number / 100 % 100, number / 10_000)
            {
                return true
            }
        }
        return isNamedMonth(start)
    }

    /// `12 March 2009`, `12th of March, 2009`, `March 12 2009`.
    private func isNamedMonth(_ start: Int) -> Bool {
        guard let day = list[start].value, (1...31).contains(day) else { return false }
        var next = start + 1
        while let run = list[safely: next],
            ["st", "nd", "rd", "th", "of"].contains(run.text.lowercased())
        {
            next += 1
        }
        if let month = list[safely: next], month.isMonth, let year = list[safely: next + 1]?.value,
            Self.birthYears.contains(year)
        {
            return true
        }
        return start > 0 && list[start - 1].isMonth
            && (list[safely: next]?.value).map(Self.birthYears.contains) ?? false
    }

    /// The places of the day, the month and the year among three numbers, in the usual orders.
    static let orders = [(0, 1, 2), (1, 0, 2), (2, 1, 0)]

    private static func isDay(_ day: Int, _ month: Int, _ year: Int) -> Bool {
        (1...31).contains(day) && (1...12).contains(month) && birthYears.contains(year)
    }

    /// `born 2009`, `DOB: 12.3.09`, `date of birth 12/3`.
    private func isBirth(_ start: Int) -> Bool {
        let word = list[start].text.lowercased()
        let spelt = ["d", "o", "b"].indices.allSatisfy { index in
            list[safely: start + index]?.text.lowercased() == ["d", "o", "b"][index]
        }
        guard word == "born" || word == "dob" || word == "birth" || spelt else { return false }
        let after = list.dropFirst(start + (spelt ? 3 : 1)).prefix(3)
        return after.contains(where: \.isNumber)
    }
}

extension TextRuns.Run {
    /// Whether it is the name of a month, or its beginning of three letters.
    var isMonth: Bool {
        let months = [
            "january", "february", "march", "april", "may", "june", "july", "august",
            "september", "october", "november", "december",
        ]
        let word = text.lowercased()
        return !isNumber && word.count >= 3
            && months.contains {
                $0 == word || $0.prefix(3) == word || (word == "sept" && $0 == "september")
            }
    }
}

extension Array {
    fileprivate subscript(safely index: Int) -> Element? {
        indices.contains(index) ? self[index] : nil
    }
}
