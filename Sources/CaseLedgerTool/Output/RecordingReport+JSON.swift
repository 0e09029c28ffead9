#if CLI
    import CaseLedger

    extension RecordingReport {
        /// What was recorded, what it changed and what can come next, as JSON.
        func json(_ remarks: [String], _ context: Suggestion.Context) -> JSONValue {
            [
                "inspection": .string(receipt.stream.rawValue),
                "commandId": .string(receipt.command.description),
                "repeated": .bool(receipt.wasRepeat),
                "recordedAt": .string(receipt.recordedAt.rfc3339),
                "positions": [
                    "first": JSONValue(receipt.positions.lowerBound),
                    "last": JSONValue(receipt.positions.upperBound),
                ],
                "events": .array(
                    events.map { recorded in
                        var fields = recorded.record.json
                        fields["sentence"] = .string(sentence(of: recorded))
                        return .object(fields)
                    }),
                "progress": progressJSON,
                "changes": [
                    "standards": .array(
                        changedStandards.map { change in
                            [
                                "id": .string(change.after.id.rawValue),
                                "title": JSONValue(
                                    after.framework.standard(change.after.id)?.title),
                                "from": change.before?.changeJSON ?? .null,
                                "to": change.after.changeJSON,
                            ]
                        }),
                    "overall": before?.overall == after.overall
                        ? .null
                        : ["from": before?.overall.json ?? .null, "to": after.overall.json],
                ],
                "remarks": .array(remarks.map { .string($0) }),
                "missing": JSONValue(steps.required.count),
                "next": next.map {
                    $0.json(
                        in: after.framework, isRequired: steps.required.contains($0), context)
                } ?? .null,
            ]
        }

        private var progressJSON: JSONValue {
            [
                "cases": .array(
                    judgedCases.map { progress in
                        [
                            "case": .string(progress.caseKey.rawValue),
                            "answered": JSONValue(progress.keyQuestionsAnswered),
                            "keyQuestions": JSONValue(progress.keyQuestions),
                            "prompts": JSONValue(progress.promptsAnswered),
                        ]
                    }),
                "standards": .array(
                    judgedStandards.map { progress in
                        [
                            "id": .string(progress.standard.id.rawValue),
                            "answers": JSONValue(progress.answers),
                            "expected": JSONValue(progress.expected),
                        ]
                    }),
            ]
        }
    }

    extension StandardRating {
        fileprivate var changeJSON: JSONValue {
            [
                "rating": JSONValue(rating?.description),
                "ruleRating": JSONValue(ruleRating?.description),
                "provisionalRating": JSONValue(provisionalRating?.description),
                "proposedRating": JSONValue(proposedRating?.description),
                "decidedBy": .string(decidedBy.description),
                "panelOutcome": JSONValue(panelOutcome?.description),
                "notRated": JSONValue(notRated?.description), "stale": .bool(isStale),
                "eligibility": .array(eligibility.map { .string($0.description) }),
                "eligibleUndecided": .bool(isEligibleUndecided),
            ]
        }
    }

    extension OverallRating {
        fileprivate var json: JSONValue {
            [
                "total": JSONValue(total), "maximum": JSONValue(maximum),
                "rating": JSONValue(rating?.description), "complete": .bool(isComplete),
                "limitedBy": JSONValue(limitedBy?.rawValue),
            ]
        }
    }
#endif
