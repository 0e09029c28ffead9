internal import CaseQuality
internal import EventSourcing

extension TimedEvent {
    /// The event from its own date, if it is an announcement or a publication with a date on which
    /// the command does not fall.
    ///
    /// What a document says has the time that its importer gives it.
    func fromStatedDate(instead provenance: Provenance) -> TimedEvent {
        let stated: PartialDate? =
            switch event {
            case .inspectionAnnounced(let announced): announced.announcedOn
            case .reportPublished(let report): report.publishedOn
            default: nil
            }
        guard provenance.origin.isOwn, let stated else { return self }
        let date = EffectiveTime.of(stated)
        let held = heldAt ?? provenance.effectiveAt
        let isThen = date.earliest <= held.earliest && held.latest <= date.latest
        return isThen ? self : TimedEvent(event: event, heldAt: date)
    }
}
