// What was issued and published, in JSON.

extension PublishedView.Issue: JSONMapped {
    public static let jsonMapping = JSONMapping<PublishedView.Issue>(
        "Issue", "A draft or an embargoed copy that was sent to somebody.",
        JSONField("kind", "What was sent.") { $0.draft.kind },
        JSONField("recipient", "Who got it.") { $0.draft.recipient },
        JSONField("due", "Until when an answer was expected.") { $0.draft.due },
        JSONField("position", "The position of the event.") { $0.position },
        JSONField("effectiveAt", "When it was issued, as claimed.") { $0.issuedAt },
        JSONField("recordedAt", "When the ledger recorded it.") { $0.recordedAt },
        JSONField("ratings", "The ratings that the ledger had at that moment.") { $0.ratings },
        JSONField("unrated", "The standards that could be rated and had no rating then.") {
            $0.unrated
        },
        JSONField("overall", "The rating of the service at that moment.") { $0.overall })
}

extension PublishedView.Publication: JSONMapped {
    public static let jsonMapping = JSONMapping<PublishedView.Publication>(
        "Publication", "The publication, with the corrections of published ratings.",
        JSONField("report", "What was published.") { $0.report },
        JSONField("position", "The position of the event.") { $0.position },
        JSONField("effectiveAt", "When it was published, as claimed.") { $0.publishedAt },
        JSONField("approvedBy", "Who approved it; null if nobody had to.") { $0.approvedBy },
        JSONField("corrections", "The corrections by the day, oldest first.") { $0.corrections })
}

extension PublishedView.Row: JSONMapped {
    public static let jsonMapping = JSONMapping<PublishedView.Row>(
        "PublishedStandard", "A standard as published and as computed.",
        JSONField("standard", "The standard.") { $0.standard },
        JSONField("title", "Its title.") { $0.title },
        JSONField("published", "The published rating with its corrections.") { $0.published },
        JSONField("printed", "The rating that the report printed first.") { $0.printed },
        JSONField("draft", "The rating when the last draft was issued.") { $0.draft },
        JSONField("computed", "What is computed.") { $0.computed },
        JSONField("different", "Whether the computed rating differs from the published one.") {
            $0.isDifferent
        })
}

extension PublishedView.Service: JSONMapped {
    public static let jsonMapping = JSONMapping<PublishedView.Service>(
        "PublishedService", "The service as published and as computed.",
        JSONField("published", "The published rating.") { $0.published },
        JSONField("total", "The published total, in points.") { $0.total },
        JSONField("maximum", "The largest possible total, in points.") { $0.maximum },
        JSONField("computed", "What is computed.") { $0.computed },
        JSONField("different", "Whether the computed rating or total is another one.") {
            $0.isDifferent
        })
}

extension PublishedView: JSONMapped {
    public static let jsonMapping = JSONMapping<PublishedView>(
        "Published", "What the public, the service and the draft's reader had on a day.",
        JSONField("day", "The day; its end counts.") { $0.day },
        JSONField("issued", "Drafts and embargoed copies by then, oldest first.") { $0.issued },
        JSONField("publication", "The publication; null if there was none by then.") {
            $0.publication
        },
        JSONField("overall", "The service as published and as computed.") { $0.overall },
        JSONField("rows", "The standards as published and as computed.") { $0.standards })
}
