#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerImporting

    /// A value of the library that is read from the command line.
    ///
    /// Only this target needs the conformance.
    protocol ArgumentValue: ExpressibleByArgument {}

    /// A value of a closed list; the help names the values, and any other is refused.
    protocol WordArgument: ArgumentValue, Spelled {}

    extension WordArgument {
        /// Reads a word in any case, with or without spaces, dashes and underscores.
        init?(argument: String) {
            let given = argument.lettersAndDigits
            guard
                let value = Self.allCases.first(where: {
                    $0.description.lettersAndDigits == given
                })
            else { return nil }
            self = value
        }

        static var allValueStrings: [String] { allCases.map(\.description) }

        static var allValueDescriptions: [String: String] { [:] }
    }

    extension AnswerSheetForm: ArgumentValue {}
    extension Replay.Grain: ArgumentValue {}
    extension SheetReading.Encoding: ArgumentValue {}
    extension SheetReading.Separator: ArgumentValue {}
    extension SheetReading.DateOrder: ArgumentValue {}

    extension InspectionKind: WordArgument {}
    extension Origin: WordArgument {}
    extension WithdrawalReason: WordArgument {}
    extension NotRatedReason: WordArgument {}
    extension CorrectionStage: WordArgument {}
    extension CorrectionGround: WordArgument {}
    extension ChallengeKind: WordArgument {}
    extension SecondPurpose: WordArgument {}
    extension HoldBasis: WordArgument {}
    extension Finding.Kind: WordArgument {}
    extension Evidence.Kind: WordArgument {}
    extension ChallengeOutcome: WordArgument {}
    extension DiscretionGround: WordArgument {}
    extension FactNature: WordArgument {}
    extension ReportedBound: WordArgument {}
    extension RecommendationResponse: WordArgument {}
    extension ActionStatus: WordArgument {}
    extension RecommendationProgress: WordArgument {}
    extension RecommendationOutcome: WordArgument {}

    /// A rating is read in any case and spacing; a prefix of its name is refused.
    extension Rating: ArgumentValue {
        init?(argument: String) {
            guard
                let rating = Self.allCases.first(where: {
                    $0.label.lettersAndDigits == argument.lettersAndDigits
                })
            else { return nil }
            self = rating
        }

        static var allValueStrings: [String] { allCases.map(\.description) }
    }

    extension PartialDate: ArgumentValue {
        init?(argument: String) { self.init(argument) }
    }

    /// A position is read with or without the sign of a moment: `@41` or `41`.
    extension Position: ArgumentValue {
        init?(argument: String) {
            let digits = argument.hasPrefix("@") ? argument.dropFirst() : argument[...]
            self.init(digits: digits)
        }
    }

    extension Role {
        /// Reads a role; a well-known one in any case, with spaces or dashes: `lead-inspector`.
        init(spelled argument: String) throws {
            let given = argument.lettersAndDigits
            let known = Self.known.first { $0.rawValue.lettersAndDigits == given }
            self = try known ?? Role(argument: argument)
        }
    }

    extension String {
        /// The text for comparing spellings: letters in lower case, and digits.
        fileprivate var lettersAndDigits: String {
            String(lowercased().filter { $0.isLetter || $0.isNumber })
        }
    }

    extension CommandID: ArgumentValue {
        init?(argument: String) { self.init(argument) }
    }

    extension Name {
        /// Reads a name from the command line.
        ///
        /// The error does not repeat an invalid text, because it may contain anything.
        init(argument: String) throws {
            do throws(InvalidName) { try self.init(validating: argument) } catch {
                throw LedgerError(
                    .invalidInput, "Invalid \(Self.kind): it \(error.problem).",
                    remedy: Self.rule)
            }
        }

        /// The rule for names of this type.
        private static var rule: String {
            switch Self.self {
            case is CaseKey.Type:
                "A case key is a pseudonym such as court-07: letters, digits, dots, dashes and "
                    + "underscores, with at least one digit. It is never a name or a date."
            case is EvidenceReference.Type, is ServiceID.Type, is GroupKey.Type,
                is RecommendationID.Type, is ActionID.Type, is ChallengeID.Type:
                "Use 1 to \(longestInBytes) letters, digits and . - _ : / # without a space."
            default:
                "Use 1 to \(longestInBytes) bytes of visible characters."
            }
        }
    }
#endif
