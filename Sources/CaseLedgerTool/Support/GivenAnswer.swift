#if CLI
    import CaseLedger

    /// A question and its answer, as given on the command line: `2.1.3=yes`.
    struct GivenAnswer {
        let question: Question.ID
        let answer: Answer

        /// Reads a question and its answer.
        ///
        /// The error does not repeat an invalid question number, because it may contain anything.
        init(_ text: String, on standing: Standing) throws {
            let (name, answer) = try KeyedText.split(text, as: "QUESTION=ANSWER")
            question = try Question.ID(argument: name)
            let isKnown = standing.state.framework?.question(question) != nil
            guard isKnown || name.isLikeANumber else {
                throw LedgerError(
                    .invalidInput, "The argument before = is not a valid question number.",
                    remedy: "Use a number such as 2.1.3 or 2.1.3.a; case-ledger key-questions "
                        + "lists them.")
            }
            self.answer = try Answer(given: answer, to: "question \(question)")
        }
    }

    extension String {
        /// Whether this has the form of a question number: `2.1.3.a`, `V1.1`.
        fileprivate var isLikeANumber: Bool {
            utf8.count <= 12 && contains(where: \.isNumber)
                && utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
                        || (0x61...0x7a).contains(byte) || byte == UInt8(ascii: ".")
                }
        }
    }

    extension Answer {
        /// Reads an answer in any common spelling.
        init(given text: String, to what: String) throws {
            guard let answer = Answer(spelling: text) else {
                throw LedgerError(
                    .invalidInput, "The answer to \(what) is not valid. Nothing was recorded.",
                    remedy: "Use yes, no or n/a.")
            }
            self = answer
        }
    }

    /// A key with its value, as given on the command line: `A1=2027-03-31`.
    enum KeyedText {
        /// Splits a text at its first equals sign.
        static func split(_ text: String, as form: String) throws -> (key: String, value: String) {
            guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
                throw LedgerError(
                    .invalidInput, "An argument does not have the form \(form).",
                    remedy: "Write \(form) without spaces around the equals sign.")
            }
            return (String(text[..<sign]), String(text[text.index(after: sign)...]))
        }

        /// The values by key; each key may be given once.
        static func read<Value>(
            _ texts: [String], as form: String, _ read: (String) -> Value?
        ) throws -> [String: Value] {
            var values: [String: Value] = [:]
            for text in texts {
                let (key, value) = try split(text, as: form)
                guard let value = read(value), values.updateValue(value, forKey: key) == nil else {
                    throw LedgerError(
                        .invalidInput,
                        "An argument of the form \(form) is not valid, or its ID is given twice.",
                        remedy: "Use each ID once. Dates have the form 2027-03-31.")
                }
            }
            return values
        }
    }
#endif
