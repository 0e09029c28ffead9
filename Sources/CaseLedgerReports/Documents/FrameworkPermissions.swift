internal import CaseLedger
internal import CaseQuality

/// The permissions of an edition, as tables and in JSON.
struct FrameworkPermissions {
    let permissions: Permissions

    /// One table for each list of kinds of inspection.
    var blocks: [Document.Block] {
        switch permissions {
        case .notStated:
            return [
                .paragraph(
                    "The edition states no permissions. No inspection can be announced with it.")
            ]
        case .unguarded: return [.paragraph("Unguarded: anybody may do anything.")]
        case .tables(let tables):
            return tables.flatMap { table -> [Document.Block] in
                [.table(Self.table(table))]
                    + (table.isBlindUntilSubmitted
                        ? [
                            .paragraph(
                                "Inspectors with open cases are not told what answers do to "
                                    + "ratings.")
                        ] : [])
                    + (table.keepsCaseKeys
                        ? [
                            .paragraph(
                                "Cases may keep the keys that they have elsewhere, unless a key "
                                    + "has a date or a long number.")
                        ] : [])
            }
        }
    }

    private static func table(_ permissions: Permissions.Table) -> Table {
        var table = Table(
            [.init("To"), .init("May", .prose), .init("May not", .prose), .init("Source", .prose)],
            caption: "Who may do what in "
                + permissions.kinds.map(\.description).joined(separator: ", "))
        for permission in permissions.permissions {
            let grants = permission.grants.map { grant in
                grant.roles.map(\.rawValue).joined(separator: ", ")
                    + (grant.ifPerson.map { " who \($0.clause)" } ?? "")
            }
            let scope = permission.scope == .inspection ? " in this inspection" : ""
            let bars = permission.bars.map(\.clause).joined(separator: ", ")
            table.add([
                Table.Cell(permission.act.words), Table.Cell(grants.joined(separator: "; ")),
                Table.Cell(
                    permission.bars.isEmpty
                        ? ""
                        : "who \(bars)\(scope)"
                            + (permission.isOpenToTheOnlyPerson
                                ? "; unless nobody else in the team may, with a reason" : "")),
                Table.Cell(permission.source.isConfirmed ? "" : "inferred"),
            ])
        }
        return table
    }
}

extension Participation {
    /// What the person did, after "who": `"judged it"`.
    fileprivate var clause: String {
        switch self {
        case .led: "led"
        case .judged: "judged it"
        case .moderated: "moderated it"
        case .proposed: "proposed it"
        case .voted: "voted on it"
        case .requested: "asked for it"
        case .declaredInterest: "declared an interest"
        case .sits: "sits on the panel"
        case .tookPart: "took part in it"
        }
    }
}

/// A permission in JSON.
struct PermissionEntry: JSONMapped {
    let kinds: [InspectionKind]
    let permission: Permission

    static let jsonMapping = JSONMapping<PermissionEntry>(
        "Permission", "Who may act in one way.",
        JSONField("kinds", "The kinds of inspection.") { $0.kinds },
        JSONField("act", "The act.") { $0.permission.act },
        JSONField("grants", "Who may.") { $0.permission.grants.map(Grant.init) },
        JSONField("bars", "What bars a person who would otherwise be permitted.") {
            $0.permission.bars
        },
        JSONField("within", "How much of the inspection the bars look at.") {
            $0.permission.scope
        },
        JSONField("onlyPersonMayWithReason", "Whether the only person may, with a reason.") {
            $0.permission.isOpenToTheOnlyPerson
        },
        JSONField("source", "Where it was published.") { $0.permission.source.text })

    private struct Grant: JSONMapped {
        let grant: Permission.Grant

        static let jsonMapping = JSONMapping<Grant>(
            "Grant", "Roles that may act.",
            JSONField("roles", "The roles, the usual one first.") { $0.grant.roles },
            JSONField("if", "What a holder must have done, or be; null for every holder.") {
                $0.grant.ifPerson
            })
    }
}
