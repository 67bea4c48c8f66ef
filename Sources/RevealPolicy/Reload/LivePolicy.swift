import Synchronization

/// The reveal document that a service decides by, replaced while it runs.
///
/// A document is read, checked, analysed and tested before it takes the place of the one before, in one step: whoever asks
/// gets the one or the other, never a half. Where anything is wrong the last good one stays, and the failure is thrown and
/// told to the observer. Versions increase: a document cannot be turned back by putting an old file in its place.
///
/// Take ``engine`` once for each request of your service, and decide all of it by that.
///
/// `Snippets/CheckRevealDocument.swift` shows it.
public final class LivePolicy: Sendable {
    /// What happened to a document.
    public enum Event: Sendable {
        /// Another is what is decided by from now on; and what the analysis found in it.
        case replaced(version: Int, by: Int, findings: [RevealFinding])
        /// It says what the one in use says.
        case unchanged(version: Int)
        /// It was refused, and the version in use stays.
        case refused(RevealPolicyError, keeping: Int)
    }

    private struct State {
        var engine: RevealEngine
        var findings: [RevealFinding]
    }

    /// What is asked of documents.
    public let requirements: DocumentRequirements
    private let state: Mutex<State>
    /// Held while a document is loaded, so that two do not overtake each other. Readers do not wait for it.
    private let loading = Mutex<Void>(())
    private let observer: @Sendable (Event) -> Void

    /// Begins with a document that was built, or read already.
    ///
    /// - Parameters:
    ///   - document: The first document.
    ///   - requirements: What is asked of it and of those that follow.
    ///   - observer: Told of every attempt to replace it, on the thread that made it, after the fact.
    /// - Throws: what is wrong with it; `invalidSignature` where signatures are required, since only bytes can be signed.
    public convenience init(
        _ document: RevealDocument, requirements: DocumentRequirements = DocumentRequirements(),
        observer: @escaping @Sendable (Event) -> Void = { _ in }
    ) throws(RevealPolicyError) {
        try requirements.check(nil, on: [])
        try self.init(checked: document, requirements, observer)
    }

    init(
        checked document: RevealDocument, _ requirements: DocumentRequirements,
        _ observer: @escaping @Sendable (Event) -> Void
    ) throws(RevealPolicyError) {
        let (engine, findings) = try requirements.engine(of: document)
        guard document.version >= requirements.lowestVersion else {
            throw RevealPolicyError(
                .notNewer,
                "version \(document.version) is below \(requirements.lowestVersion), the lowest that will do",
                span: document.name.span)
        }
        var requirements = requirements
        requirements.name = document.name.text
        self.requirements = requirements
        self.observer = observer
        state = Mutex(State(engine: engine, findings: findings))
    }

    /// What is decided by now. A lock that is held for an instant.
    public var engine: RevealEngine { state.withLock { $0.engine } }

    /// What the analysis found in the document that is decided by now.
    public var findings: [RevealFinding] { state.withLock { $0.findings } }

    /// Replaces the document by one that was built, or read already.
    ///
    /// - Throws: as for the bytes of a document; the one in use stays.
    @discardableResult
    public func replace(with document: RevealDocument) throws(RevealPolicyError) -> Event {
        try attempt { () throws(RevealPolicyError) in
            try self.requirements.check(nil, on: [])
            return document
        }
    }

    /// Loads a document, puts it in its place, and tells what happened.
    func attempt(
        _ read: () throws(RevealPolicyError) -> RevealDocument
    ) throws(RevealPolicyError) -> Event {
        let result: Result<Event, RevealPolicyError> = loading.withLock { _ in
            do throws(RevealPolicyError) {
                return .success(try self.load(try read()))
            } catch {
                return .failure(error)
            }
        }
        switch result {
        case .success(let event):
            observer(event)
            return event
        case .failure(let error):
            observer(.refused(error, keeping: engine.document.version))
            throw error
        }
    }

    private func load(_ document: RevealDocument) throws(RevealPolicyError) -> Event {
        let current = engine.document
        if document == current { return .unchanged(version: current.version) }
        let (engine, findings) = try requirements.engine(of: document)
        guard document.version > current.version else {
            throw RevealPolicyError(
                .notNewer,
                "version \(current.version) is in use: give a document that says something else a higher one",
                span: document.name.span)
        }
        state.withLock { $0 = State(engine: engine, findings: findings) }
        return .replaced(version: current.version, by: document.version, findings: findings)
    }
}

extension LivePolicy.Event: CustomStringConvertible {
    /// What happened, in one line, with what the analysis found or what is wrong.
    public var description: String {
        switch self {
        case .replaced(version: let old, by: let new, findings: let findings):
            "version \(old) was replaced by \(new)"
                + (findings.isEmpty ? "" : ": \(findings.map(\.description).joined(separator: "; "))")
        case .unchanged(version: let version): "version \(version) stays: nothing changed"
        case .refused(let error, keeping: let version):
            "version \(version) stays: \(error.faults.map(\.description).joined(separator: "; "))"
        }
    }
}
