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
        var isJoined: Bool {
            before.isEmpty || ["-", "/", ".", " "].contains(before)
                || ["-", "/"].contains(before.filter { !$0.isWhitespace })
        }
    }

    let list: [Run]

    init(_ text: String) {
        var list: [Run] = []
        var run = ""
        var isNumber = false
        var between = ""
        for written in text {
            // Digits of other scripts, and of full width, are read as what they are.
            let value = written.isNumber ? written.wholeNumberValue : nil
            let number = value.flatMap { (0...9).contains($0) ? Character("\($0)") : nil }
            let (character, digit) = (number ?? written, number != nil)
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

    /// The kind of the first identifying number, in an inspection of this year; `nil` without one.
    func problem(in year: Int?) -> String? {
        let births = Self.birthYears(in: year)
        for start in list.indices {
            if isPoliceNumber(start) { return "a number of the police national computer" }
            if isInsuranceNumber(start) { return "a national insurance number" }
            guard list[start].isNumber else {
                if isBirth(start) { return "a date of birth" }
                continue
            }
            if let kind = longNumber(start) { return kind }
            if isDay(start, of: births) { return "a date of birth" }
        }
        return nil
    }

    /// The runs from `start` that are numbers, each joined to the one before.
    func numbers(from start: Int) -> ArraySlice<Run> {
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
        let isInGroups = count == 10 && sizes.count <= 3 && sizes.allSatisfy { $0 >= 3 }
        let isSpaced = count == 10 && sizes.count == 10
        if sizes == [10] || isInGroups || isSpaced { return "a health number" }
        if list[start].text.hasPrefix("0"), (10...11).contains(count), sizes.count <= 4,
            sizes[0] >= 3
        {
            return "a telephone number"
        }
        return nil
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
    subscript(safely index: Int) -> Element? {
        indices.contains(index) ? self[index] : nil
    }
}
