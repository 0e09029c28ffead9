/// The keys of the cases in a sheet, each with the key that the ledger has for it.
///
/// Keys that the sample has, and made keys, stay as they are. An own key gets the made key of the
/// list, or a new one, which is like no key of the sample, of the sheet and of the list.
struct CaseKeyTranslation {
    /// The key of a case, or why there is none.
    enum Key {
        /// The key in the ledger.
        case known(CaseKey)
        /// What is wrong with the key of the sheet, and what to do.
        case refused(message: String, remedy: String)
    }

    /// The list of made keys, with the new ones; `nil` if the import uses no list.
    private(set) var list: MadeCaseKeys?
    /// The new made keys, which nobody has seen before the import ends.
    private(set) var new: Set<CaseKey> = []

    private let sampled: Set<CaseKey>
    private let framework: Framework
    private let ownKeys: OwnCaseKeys
    private let keepsSimilarKeysApart: Bool
    private var keys: [String: Key] = [:]
    /// The plain spellings of keys that no new made key may have.
    private var taken: Set<String> = []
    private var names = MadeKeyNames()

    /// Finds the keys of a sheet.
    ///
    /// - Parameters:
    ///   - texts: The cells of the cases that are not empty, with their rows.
    ///   - inspection: The inspection with its sample.
    ///   - framework: The edition of the rules.
    ///   - ownKeys: How the import treats keys that are not made keys.
    ///   - keepsSimilarKeysApart: Whether keys that are spelt alike stand for different cases.
    /// - Complexity: O(texts + sample + list).
    init(
        _ texts: [(row: Int, text: String)], _ inspection: Inspection, _ framework: Framework,
        _ ownKeys: OwnCaseKeys, keepsSimilarKeysApart: Bool
    ) {
        self.framework = framework
        self.ownKeys = ownKeys
        self.keepsSimilarKeysApart = keepsSimilarKeysApart
        list = ownKeys.list
        sampled = Set(inspection.cases.map(\.caseKey))
        var own: [(row: Int, text: String)] = []
        for (row, text) in texts where keys[text] == nil {
            keys[text] = stays(text)
            if case .known(let key)? = keys[text] {
                taken.insert(CaseKeySpelling(key).plain)
            } else if keys[text] == nil {
                own.append((row, text))
                keys[text] = Self.asks(for: text, framework.form(ofCaseKey: text))
            }
        }
        guard list != nil, !own.isEmpty else { return }
        for key in sampled { taken.insert(CaseKeySpelling(key).plain) }
        for entry in list?.entries ?? [] { taken.insert(CaseKeySpelling(entry.made).plain) }
        replace(own)
    }

    /// The key of the case that a cell names.
    subscript(text: String) -> Key {
        keys[text] ?? .refused(message: "the case is missing.", remedy: "Write its key.")
    }

    /// A message about a case, without a new made key: the row tells which case it is.
    func words(_ message: String, about key: CaseKey) -> String {
        guard new.contains(key) else { return message }
        return message.replacing("Case \(key)", with: "This case")
            .replacing("case \(key)", with: "this case")
    }

    /// A key that needs no list, or that no list can replace; `nil` for an own key.
    private func stays(_ text: String) -> Key? {
        let key = CaseKey(rawValue: text)
        if let key, sampled.contains(key) { return .known(key) }
        switch (framework.form(ofCaseKey: text), key) {
        case (.made, let key?): return .known(key)
        case (.identifying(let problem), _):
            return .refused(
                message: "the key of the case \(problem).",
                remedy:
                    "Make a key up, such as \(framework.exampleCaseKey), and keep what it stands "
                    + "for elsewhere.")
        case (_, let key):
            guard case .kept = ownKeys else {
                return MadeCaseKeys.isValid(text) ? nil : Self.invalid
            }
            return key.map { .known($0) } ?? Self.invalid
        }
    }

    /// Gives own keys the made keys that stand for them.
    private mutating func replace(_ own: [(row: Int, text: String)]) {
        var known: [String: [(row: Int?, made: CaseKey, spelling: CaseKeySpelling)]] = [:]
        for entry in list?.entries ?? [] {
            let spelling = CaseKeySpelling(entry.own)
            known[spelling.plain, default: []].append((nil, entry.made, spelling))
        }
        for (row, text) in own {
            if let made = list?.made(for: text) {
                keys[text] = .known(made)
                continue
            }
            let spelling = CaseKeySpelling(text)
            let like = known[spelling.plain]?.first { $0.spelling.isLike(spelling) }
            if let like, !keepsSimilarKeysApart {
                keys[text] = Self.alike(to: like.row, like.made)
                continue
            }
            let new = names.next { !taken.contains(CaseKeySpelling($0).plain) }
            guard let new, list?.add(text, new) == true else {
                keys[text] = .refused(
                    message: "no made key is left for the case.",
                    remedy: "Use another file of case keys for these cases.")
                continue
            }
            self.new.insert(new)
            taken.insert(CaseKeySpelling(new).plain)
            known[spelling.plain, default: []].append((row, new, spelling))
            keys[text] = .known(new)
        }
    }

    // MARK: - Refusals, none of which has the text of a key

    private static func alike(to row: Int?, _ made: CaseKey) -> Key {
        let other =
            row.map { "that of row \($0)" } ?? "the key in the file of case keys for \(made)"
        return .refused(
            message:
                "the key of the case is spelt like \(other): they differ only in zeros, letter "
                + "case or separators.",
            remedy: "Write it the same way if they are one case. If they are two, say so with "
                + "--distinct.")
    }

    private static func asks(for text: String, _ form: KeyForm) -> Key {
        let problem = form.problem.map { "is not a made key: it \($0)" }
        guard CaseKey(rawValue: text) != nil, let problem else { return invalid }
        return .refused(message: "the key of the case \(problem).", remedy: useList)
    }

    private static let invalid = Key.refused(
        message: "the cell is not a valid case key.",
        remedy: "A key is a pseudonym of letters, digits, dots, dashes and underscores, at most "
            + "\(CaseKey.longestInBytes), with a digit and no date in it. \(useList)")

    private static let useList =
        "To keep your own keys in the sheet, name a file with --case-keys: made keys replace them, "
        + "and the file has what each stands for. If the cases were imported before, name the "
        + "file of that import."
}
