public import CaseLedger
internal import CaseQuality

extension InspectionTeam: DocumentedAnswer {
    public var subject: String { "team" }

    public var blocks: [Document.Block] { blocks(isFromPublication: false) }

    public func blocks(isFromPublication: Bool) -> [Document.Block] {
        var blocks: [Document.Block] = []
        if !isNamed {
            blocks.append(
                .paragraph(
                    isFromPublication
                        ? "Not known: the publication does not tell of the team."
                        : "The team was not named."))
        }
        if members.isEmpty { blocks.append(.paragraph("Nobody acted.")) }
        return blocks + members.flatMap(\.blocks)
    }

    public var data: Table? {
        var table = Table([
            .init("Person", .id), .init("Roles", .prose), .init("Since", .number),
            .init("Interests", .prose), .init("Led"), .init("Judged", .number),
            .init("Moderated", .number), .init("Proposed", .number), .init("Voted", .number),
            .init("Approved", .number), .init("Barred", .prose),
        ])
        for member in members {
            table.add([
                Table.Cell(member.person.rawValue), Table.Cell(member.roleWords),
                Table.Cell(member.since), Table.Cell(member.interestWords),
                Table.Cell(member.isLead ? "yes" : "no"), Table.Cell(member.deeds.judged),
                Table.Cell(member.deeds.moderated), Table.Cell(member.deeds.proposed),
                Table.Cell(member.deeds.voted), Table.Cell(member.deeds.approved),
                Table.Cell(member.barWords),
            ])
        }
        return table
    }
}

extension InspectionTeam.Member {
    fileprivate var blocks: [Document.Block] {
        let since = since.map { ", since event \($0)" } ?? ""
        return [
            .heading(person.rawValue, level: 3),
            .fields([
                .init("roles", roleWords + since), .init("interests", interestWords),
                .init("did", deedWords), .init("barred", barWords),
            ]),
        ]
    }

    fileprivate var roleWords: String {
        roles.isEmpty ? "not in the team" : roles.map(\.rawValue).joined(separator: ", ")
    }

    fileprivate var interestWords: String {
        interests.isEmpty
            ? "none declared"
            : interests.map {
                "event \($0.position)"
                    + ($0.isAfterTakingPart ? " (after voting or approving)" : "")
            }.joined(separator: ", ")
    }

    /// What the person did, in counts: `"led, judged 13 cases"`.
    private var deedWords: String {
        let counts = [
            (deeds.judged, "judged", "case"), (deeds.moderated, "moderated", "case"),
            (deeds.proposed, "proposed", "rating"), (deeds.voted, "voted on", "standard"),
            (deeds.approved, "approved", "act"),
        ].filter { $0.0 > 0 }.map { "\($0.1) \($0.0.counted($0.2))" }
        let all = (isLead ? ["led"] : []) + counts
        return all.isEmpty ? "no act of these kinds" : all.joined(separator: ", ")
    }

    fileprivate var barWords: String {
        bars.isEmpty
            ? "from no act of the panel"
            : bars.map {
                "may not \($0.act.words) on "
                    + ($0.isEveryStandard
                        ? "any standard" : $0.standards.map(\.rawValue).joined(separator: ", "))
                    + ": \($0.reason)"
            }.joined(separator: "; ")
    }
}
