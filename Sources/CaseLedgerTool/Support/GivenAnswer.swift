#if CLI
    import CaseLedger

    /// A question and its answer, as given on the command line: `2.1.3=yes`.
    struct GivenAnswer {
        let question: Question.ID
        let answer: Answer

        /// Reads one; what cannot be a question's number is not repeated, for it may be anything.
        init(_ text: String, on standing: Standing) throws {
            let (name, answer) = try KeyedText.split(text, as: "QUESTION=ANSWER")
            question = try Question.ID(argument: name)
            let isKnown = standing.state.framework?.question(question) != nil
            guard isKnown || name.isLikeANumber else {
                throw LedgerError(
                    .invalidInput, "What was given as a question is no question's number.",
                    remedy: "Give a number such as 2.1.3 or 2.1.3.a: case-ledger key-questions.")
            }
            self.answer = try Answer(given: answer, to: "question \(question)")
        }
    }

    extension String {
        /// Whether this looks like the number of a question: `2.1.3.a`, `V1.1`.
        fileprivate var isLikeANumber: Bool {
            utf8.count <= 12 && contains(where: \.isNumber)
                && utf8.allSatisfy { byte in
                    (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
                        || (0x61...0x7a).contains(byte) || byte == UInt8(ascii: ".")
                }
        }
    }

    extension Answer {
        /// Reads an answer as people write it.
        init(given text: String, to what: String) throws {
            guard let answer = Answer(spelling: text) else {
                throw LedgerError(
                    .invalidInput, "The answer to \(what) cannot be read. Nothing was recorded.",
                    remedy: "Write yes, no or n/a; ANSWER in a suggestion stands for yours.")
            }
            self = answer
        }
    }

    /// Something and what is said of it, as given on the command line: `A1=2027-03-31`.
    enum KeyedText {
        /// What stands before and after the first equals sign.
        static func split(_ text: String, as form: String) throws -> (key: String, value: String) {
            guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
                throw LedgerError(
                    .invalidInput, "What was given has not the form \(form).",
                    remedy: "Write it so, without spaces around the sign.")
            }
            return (String(text[..<sign]), String(text[text.index(after: sign)...]))
        }

        /// The values by key, each key once.
        static func read<Value>(
            _ texts: [String], as form: String, _ read: (String) -> Value?
        ) throws -> [String: Value] {
            var values: [String: Value] = [:]
            for text in texts {
                let (key, value) = try split(text, as: form)
                guard let value = read(value), values.updateValue(value, forKey: key) == nil else {
                    throw LedgerError(
                        .invalidInput,
                        "What was given as \(form) cannot be read, or is given twice.",
                        remedy: "Give it once for each, and dates as 2027-03-31.")
                }
            }
            return values
        }
    }
#endif
