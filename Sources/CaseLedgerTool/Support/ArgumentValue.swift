#if CLI
    import ArgumentParser
    import CaseLedger
    import CaseLedgerImporting

    /// A value of the library that is read from the command line; the conformance is the command's own
    /// affair.
    protocol ArgumentValue: ExpressibleByArgument {}

    /// A value out of a closed list, which the help names; everything else is refused.
    protocol WordArgument: ArgumentValue, Spelled {}

    extension WordArgument {
        init?(argument: String) { self.init(argument) }

        static var allValueStrings: [String] { allCases.map(\.description) }

        static var allValueDescriptions: [String: String] { [:] }
    }

    extension AnswerSheetForm: ArgumentValue {}

    extension InspectionKind: WordArgument {}
    extension WithdrawalReason: WordArgument {}
    extension NotRatedReason: WordArgument {}
    extension CorrectionStage: WordArgument {}
    extension DiscretionGround: WordArgument {}
    extension RecommendationResponse: WordArgument {}
    extension ActionStatus: WordArgument {}
    extension RecommendationProgress: WordArgument {}
    extension RecommendationOutcome: WordArgument {}

    /// A rating is read in any case and spacing, and never guessed from how it begins.
    extension Rating: ArgumentValue {
        init?(argument: String) { self.init(printedLabel: argument) }

        static var allValueStrings: [String] { allCases.map(\.description) }
    }

    extension PartialDate: ArgumentValue {
        init?(argument: String) { self.init(argument) }
    }

    /// A position is read with the sign of a moment, @41, and without.
    extension Position: ArgumentValue {
        init?(argument: String) {
            let digits = argument.hasPrefix("@") ? argument.dropFirst() : argument[...]
            self.init(digits: digits)
        }
    }

    extension CommandID: ArgumentValue {
        init?(argument: String) { self.init(argument) }
    }

    extension Name {
        /// Takes a name from the command line; a text that cannot be one is not repeated: it may be
        /// anything.
        init(argument: String) throws {
            do throws(InvalidName) { try self.init(validating: argument) } catch {
                throw LedgerError(
                    .invalidInput, "Invalid \(Self.kind): it \(error.problem).",
                    remedy: Self.rule)
            }
        }

        /// What such a name is.
        private static var rule: String {
            switch Self.self {
            case is CaseKey.Type:
                "A case key is a pseudonym such as court-07: letters, digits, dots, dashes and "
                    + "underscores, at least one digit, never a name and never a date."
            case is EvidenceReference.Type, is ServiceID.Type, is GroupKey.Type,
                is RecommendationID.Type, is ActionID.Type:
                "Give 1 to \(longestInBytes) letters, digits and . - _ : / # without a space."
            default:
                "Give 1 to \(longestInBytes) bytes of visible characters."
            }
        }
    }
#endif
