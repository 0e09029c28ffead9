#if CLI
    import CaseLedger

    /// A command line for a next step, ready to be copied.
    struct Suggestion {
        /// The options that the user gave, and must give again.
        struct Context {
            var ledger: String?
            var by: String?
            var inspection: StreamName?
            /// Whether the command needs a reason, because the person acts although barred.
            private var needsReason = false

            init(ledger: String?, by: String?, inspection: StreamName?) {
                self.ledger = ledger
                self.by = by
                self.inspection = inspection
            }

            /// The key of the user, as given.
            private var user: String? { by ?? Environment.value("CASE_LEDGER_ACTOR") }

            /// The same for this person, who is named unless the user is the same.
            func by(_ person: Agent.ID) -> Context {
                guard user != person.rawValue else { return self }
                var context = self
                context.by = person.rawValue
                return context
            }

            /// The same for somebody who may act so: the user if they may, or else another person.
            ///
            /// - Returns: `nil` if nobody is known who may.
            func by(
                someoneWhoMay act: Act, _ matter: Matter = .inspection, on inspection: Inspection
            ) -> Context? {
                // Who judged a case a second time does not go on as its first judge.
                func isBlind(_ person: Agent.ID) -> Bool {
                    guard act == .judge, case .sampled(let key) = matter else { return false }
                    return inspection.hasJudgedAgain(person, key)
                }
                let key = user.flatMap(Agent.ID.init(rawValue:))
                guard inspection.permissions != nil else {
                    return key.map(isBlind) == true ? nil : self
                }
                let asked = RequestedAct(act, matter)
                if let key, !isBlind(key) {
                    let isFree = inspection.roles(of: key, for: act).contains {
                        inspection.mayAct(asked, Agent(key, role: $0))
                    }
                    if isFree { return giving(reasonFor: asked, by: key, on: inspection) }
                }
                return inspection.people(whoMay: asked).first { !isBlind($0.id) }.map {
                    by($0.id).giving(reasonFor: asked, by: $0.id, on: inspection)
                }
            }

            /// The same with a reason, if the person may act so only with one.
            private func giving(
                reasonFor asked: RequestedAct, by person: Agent.ID, on inspection: Inspection
            ) -> Context {
                var context = self
                context.needsReason = inspection.isSelfChecked(asked, by: person)
                return context
            }

            fileprivate var words: [String] {
                [
                    ("--reason", needsReason ? "REASON" : nil),
                    ("--inspection", inspection?.rawValue), ("--by", by), ("--ledger", ledger),
                ].flatMap { option, value -> [String] in
                    guard let value else { return [] }
                    return value.hasPrefix("-") ? ["\(option)=\(value)"] : [option, value]
                }
            }
        }

        private let words: [String]

        /// A command that records, by the same actor.
        init(_ words: [String], _ context: Context) { self.words = words + context.words }

        /// A command that only reads, and needs no actor.
        init(reading words: [String], _ context: Context) {
            var context = context
            context.by = nil
            self.init(words, context)
        }

        private init(words: [String]) { self.words = words }

        /// The help of a command, which shows its arguments.
        static func help(_ command: String) -> Suggestion {
            Suggestion(words: ["help"] + command.split(separator: " ").map(String.init))
        }

        /// The line, quoted for a shell.
        var line: String {
            (["case-ledger"] + words).map(\.quotedForShell).joined(separator: " ")
        }
    }

    extension String {
        /// The text as one word of a POSIX shell.
        fileprivate var quotedForShell: String {
            if unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
                return "$'" + utf8.map(\.quotedInBash).joined() + "'"
            }
            let isPlain = utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
                    || (0x61...0x7a).contains(byte) || "@%+=:,./-_".utf8.contains(byte)
            }
            return isPlain && !isEmpty ? self : "'" + replacing("'", with: "'\\''") + "'"
        }
    }

    extension UInt8 {
        /// The byte inside of `$'...'`.
        fileprivate var quotedInBash: String {
            let isPlain = (0x20..<0x7f).contains(self) && self != 0x27 && self != 0x5c
            let digits = String(self, radix: 16)
            return isPlain
                ? String(UnicodeScalar(self))
                : "\\x" + (digits.count < 2 ? "0" : "") + digits
        }
    }
#endif
