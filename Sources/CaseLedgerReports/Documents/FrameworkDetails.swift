public import CaseLedger
internal import CaseQuality

/// The full content of an edition: domains, standards, questions, bands, discretion, roles.
public struct FrameworkDetails: Sendable {
    /// The edition.
    public let framework: Framework

    /// Creates the details of an edition.
    public init(_ framework: Framework) { self.framework = framework }
}

extension FrameworkDetails: JSONMapped {
    public static let jsonMapping = JSONMapping<FrameworkDetails>(
        "Framework", "Everything that an edition of the rules says.",
        JSONField("edition", "Its id.") { $0.framework.id },
        JSONField("title", "Its title.") { $0.framework.title },
        JSONField("inForceFrom", "From when it is in force.") { $0.framework.inForceFrom },
        JSONField("contentHash", "SHA-256 of its definition.") { $0.framework.contentHash },
        JSONField("domains", "The domains, in order.") {
            $0.framework.domains.map(DomainMembers.init)
        },
        JSONField("bands", "The ratings, from the lowest, and what earns them.") {
            $0.framework.scale.bands.map(BandEntry.init)
        },
        JSONField("basis", "Whether shares are rounded before they are compared.") {
            $0.framework.scale.basis.rawValue
        },
        JSONField("overallBands", "How a total becomes an overall rating.") {
            $0.framework.overallBands.map(OverallEntry.init)
        },
        JSONField("limitingJudgements", "Standards that limit the overall rating.") {
            $0.framework.limitingJudgements.map(LimitEntry.init)
        },
        JSONField("comparable", "Standards that other editions have in a comparable form.") {
            $0.framework.comparable.map(ComparableEntry.init)
        },
        JSONField("discretion", "When a panel may use discretion.") {
            DiscretionEntry(rule: $0.framework.discretion)
        },
        JSONField(
            "notOnFile", "The answer as which information that is not on file counts, if any."
        ) { $0.framework.countsNotOnFile ? Answer.notOnFile.counted : nil },
        JSONField("roles", "The roles in which people act.") { $0.framework.roles.sorted() },
        JSONField("unguarded", "Whether anybody may do anything.") {
            $0.framework.permissions == .unguarded
        },
        JSONField("permissions", "Who may do what; empty if the edition states nothing.") {
            $0.framework.permissions.tables.flatMap { table in
                table.permissions.map { PermissionEntry(kinds: table.kinds, permission: $0) }
            }
        })
}

private struct DomainMembers: JSONMapped {
    let domain: Domain

    static let jsonMapping = JSONMapping<DomainMembers>(
        "Domain", "A domain of the edition.",
        JSONField("id", "Its number.") { $0.domain.id },
        JSONField("title", "Its title.") { $0.domain.title },
        JSONField("sample", "The cases that are drawn for it; null for none.") { $0.domain.sample },
        JSONField("standards", "Its standards.") { $0.domain.standards.map(StandardMembers.init) })
}

private struct StandardMembers: JSONMapped {
    let standard: Standard

    static let jsonMapping = JSONMapping<StandardMembers>(
        "Standard", "A standard of the edition.",
        JSONField("id", "Its number.") { $0.standard.id },
        JSONField("title", "Its title.") { $0.standard.title },
        JSONField("method", "What it is rated on.") { $0.standard.method.rawValue },
        JSONField("core", "Whether its points count.") { $0.standard.isCore },
        JSONField("questionsNotKnown", "Why the edition lacks its questions; null if it has them.")
        { $0.standard.questionsNotKnown?.text },
        JSONField("characteristics", "The characteristics of its ratings; empty without a list.") {
            $0.standard.characteristics.map(CharacteristicMembers.init)
        },
        JSONField("keyQuestions", "Its key questions.") {
            $0.standard.keyQuestions.map(KeyQuestionMembers.init)
        })
}

private struct CharacteristicMembers: JSONMapped {
    let characteristic: Characteristic

    static let jsonMapping = JSONMapping<CharacteristicMembers>(
        "Characteristic", "What is seen where a rating on evidence is earned.",
        JSONField("id", "Its name.") { $0.characteristic.id },
        JSONField("rating", "The rating.") { $0.characteristic.rating },
        JSONField("label", "What is seen.") { $0.characteristic.label })
}

private struct KeyQuestionMembers: JSONMapped {
    let keyQuestion: KeyQuestion

    static let jsonMapping = JSONMapping<KeyQuestionMembers>(
        "KeyQuestion", "A key question of the edition.",
        JSONField("id", "Its number.") { $0.keyQuestion.question.id },
        JSONField("label", "What is asked.") { $0.keyQuestion.question.label },
        JSONField("theme", "Its theme.") { $0.keyQuestion.theme },
        JSONField("denominator", "Which cases its percentage divides by.") {
            $0.keyQuestion.question.denominator.rawValue
        },
        JSONField("allowsNotApplicable", "Whether n/a is an answer.") {
            $0.keyQuestion.question.allowsNotApplicable
        },
        JSONField("prompts", "Its prompts.") { $0.keyQuestion.prompts.map(PromptMembers.init) })
}

private struct PromptMembers: JSONMapped {
    let prompt: Prompt

    static let jsonMapping = JSONMapping<PromptMembers>(
        "Prompt", "A prompt of a key question.",
        JSONField("id", "Its number.") { $0.prompt.question.id },
        JSONField("label", "What is asked.") { $0.prompt.question.label },
        JSONField("allowsNotApplicable", "Whether n/a is an answer.") {
            $0.prompt.question.allowsNotApplicable
        })
}

private struct BandEntry: JSONMapped {
    let band: RatingScale.Band

    static let jsonMapping = JSONMapping<BandEntry>(
        "Band", "A rating and what earns it.",
        JSONField("rating", "The rating.") { $0.band.rating },
        JSONField("fromPercent", "The lowest share that earns it.") { $0.band.fromPercent },
        JSONField("share", "What the edition calls such a share.") { $0.band.share },
        JSONField("points", "Its points.") { $0.band.points })
}

private struct OverallEntry: JSONMapped {
    let table: OverallBands

    struct Band: JSONMapped {
        let band: OverallBands.Band

        static let jsonMapping = JSONMapping<Band>(
            "OverallBand", "An overall rating and the totals that earn it.",
            JSONField("rating", "The rating.") { $0.band.rating },
            JSONField("from", "The lowest total.") { $0.band.totals.lowerBound },
            JSONField("to", "The highest total.") { $0.band.totals.upperBound })
    }

    static let jsonMapping = JSONMapping<OverallEntry>(
        "OverallBands", "How a total becomes an overall rating, for one maximum.",
        JSONField("maximum", "The most points that can be earned.") { $0.table.maximum },
        JSONField("bands", "The ratings, from the lowest.") { $0.table.bands.map(Band.init) },
        JSONField("source", "Where it was published.") { $0.table.source })
}

private struct LimitEntry: JSONMapped {
    let limit: LimitingJudgement

    static let jsonMapping = JSONMapping<LimitEntry>(
        "LimitingJudgement", "A standard that limits the overall rating.",
        JSONField("standard", "The standard.") { $0.limit.standard },
        JSONField("rated", "The rating of the standard that limits.") { $0.limit.rated },
        JSONField("limitsTo", "The best overall rating that remains.") { $0.limit.limitsTo },
        JSONField("source", "Where it was published.") { $0.limit.source })
}

private struct ComparableEntry: JSONMapped {
    let comparable: ComparableStandard

    static let jsonMapping = JSONMapping<ComparableEntry>(
        "ComparableStandard", "A standard that another edition has in a comparable form.",
        JSONField("standard", "The standard.") { $0.comparable.standard },
        JSONField("edition", "The other edition.") { $0.comparable.edition },
        JSONField("with", "The standard of the other edition.") { $0.comparable.other },
        JSONField("source", "Where it was published.") { $0.comparable.source.text })
}

private struct DiscretionEntry: JSONMapped {
    let rule: DiscretionRule

    static let jsonMapping = JSONMapping<DiscretionEntry>(
        "DiscretionRule", "When a panel may use discretion.",
        JSONField("withinPoints", "At most this many points from a boundary.") {
            $0.rule.withinPoints
        },
        JSONField("casesToChange", "At most this many judgements would change the rating.") {
            $0.rule.casesToChange
        },
        JSONField("smallSample", "A sample of at most this many cases is small.") {
            $0.rule.smallSample
        },
        JSONField("source", "Where it was published.") { $0.rule.source })
}

extension FrameworkDetails: DocumentedAnswer {
    public var subject: String { "Edition \(framework.id)" }

    public var blocks: [Document.Block] {
        [
            .fields([
                .init("title", framework.title),
                .init("in force from", framework.inForceFrom.description),
                .init("content hash", framework.contentHash.description),
            ]),
            .heading("Domains and standards", level: 2), .table(standards),
            .heading("Ratings", level: 2), .table(bands), .table(totals),
        ] + limits + comparable + [
            .heading("Professional discretion", level: 2),
            .list([
                "the lowest key question is within "
                    + "\(framework.discretion.withinPoints.counted("point")) of a boundary",
                "at most \(framework.discretion.casesToChange.counted("judgement")) would change "
                    + "the rating",
                "the sample has at most \(framework.discretion.smallSample.counted("case"))",
            ]),
            .paragraph(
                framework.countsNotOnFile
                    ? "Information that is not on file is an answer, and counts as not sufficient."
                    : "Information that is not on file is no answer of this edition."),
            .heading("Roles", level: 2),
            .paragraph(framework.roles.sorted().map(\.rawValue).joined(separator: ", ")),
            .heading("Permissions", level: 2),
        ] + FrameworkPermissions(permissions: framework.permissions).blocks + [
            .heading("Key questions", level: 2)
        ] + lacking + [.table(questions)] + characteristics
    }

    private var characteristics: [Document.Block] {
        var table = Table([
            .init("Standard", .id), .init("Name", .id), .init("Rating", .rating),
            .init("What is seen", .prose),
        ])
        for standard in framework.standards {
            for met in standard.characteristics {
                table.add([
                    Table.Cell(standard.id.rawValue), Table.Cell(met.id.rawValue),
                    Table.Cell(met.rating.label), Table.Cell(met.label),
                ])
            }
        }
        return table.rows.isEmpty
            ? [] : [.heading("Characteristics of ratings", level: 2), .table(table)]
    }

    private var lacking: [Document.Block] {
        let reasons = Dictionary(
            grouping: framework.standardsWithoutQuestions, by: { $0.questionsNotKnown?.text ?? "" })
        return reasons.sorted { $0.value[0].id < $1.value[0].id }.map { reason, standards in
            .note(
                "The questions of \(standards.map(\.id.rawValue).joined(separator: ", ")) are not in "
                    + "the edition. \(reason).")
        }
    }

    private var comparable: [Document.Block] {
        let editions = Dictionary(grouping: framework.comparable, by: \.edition)
        return editions.sorted { $0.key < $1.key }.flatMap { edition, standards in
            [
                .paragraph(
                    "Comparable with edition \(edition): "
                        + standards.map {
                            $0.standard == $0.other
                                ? "\($0.standard)" : "\($0.standard) (\($0.other))"
                        }.joined(separator: ", ") + ".")
            ]
        }
    }

    private var standards: Table {
        var table = Table([
            .init("Domain", .id), .init("Standard", .id), .init("Title"), .init("Rated on"),
            .init("Points"),
        ])
        for domain in framework.domains {
            table.add([Table.Cell(domain.id.rawValue), "", Table.Cell(domain.title)])
            for standard in domain.standards {
                table.add([
                    "", Table.Cell(standard.id.rawValue), Table.Cell(standard.title, indent: 1),
                    standard.method == .caseData ? "cases" : "qualitative evidence",
                    standard.isCore ? "count" : "rated separately",
                ])
            }
        }
        return table
    }

    private var bands: Table {
        var table = Table(
            [
                .init("Rating", .rating), .init("From %", .percent), .init("Called"),
                .init("Points", .number),
            ], caption: "Of a standard")
        for band in framework.scale.bands.reversed() {
            table.add([
                Table.Cell(band.rating.label), Table.Cell(band.fromPercent),
                Table.Cell(band.share), Table.Cell(band.points),
            ])
        }
        return table
    }

    private var totals: Table {
        var table = Table(
            [
                .init("Of", .number), .init("Rating", .rating), .init("From", .number),
                .init("To", .number),
            ], caption: "Of the service, by its points")
        for overall in framework.overallBands {
            for band in overall.bands.reversed() {
                table.add([
                    Table.Cell(overall.maximum), Table.Cell(band.rating.label),
                    Table.Cell(band.totals.lowerBound), Table.Cell(band.totals.upperBound),
                ])
            }
        }
        return table
    }

    private var limits: [Document.Block] {
        guard !framework.limitingJudgements.isEmpty else { return [] }
        return [
            .list(
                framework.limitingJudgements.map {
                    "Standard \($0.standard) rated \($0.rated.label) limits the service to "
                        + "\($0.limitsTo.label)."
                })
        ]
    }

    private var questions: Table {
        var table = Table([.init("Question", .id), .init("What is asked", .prose), .init("n/a")])
        for keyQuestion in framework.standards.flatMap(\.keyQuestions) {
            for question in [keyQuestion.question] + keyQuestion.prompts.map(\.question) {
                table.add([
                    Table.Cell(
                        question.id.rawValue, indent: question.kind == .keyQuestion ? 0 : 1),
                    Table.Cell(question.label), question.allowsNotApplicable ? "yes" : "",
                ])
            }
        }
        return table
    }
}
