import Masking
import ProtectionKeys
import RevealPolicy
import Synchronization

/// What is kept ready from one reveal to the next: masks under a key, and what makes up the data of canaries.
final class RevealMaskings: Sendable {
    private let root: RootKeyset
    private let state = Mutex(State())

    private struct State: Sendable {
        var keyed: [KeyedMask: KeyedMasking] = [:]
        var canaries: (document: DocumentName, version: Int, values: CanaryValues)?
    }

    init(_ root: RootKeyset) { self.root = root }

    func masking(_ mask: KeyedMask) -> KeyedMasking {
        if let known = state.withLock({ $0.keyed[mask] }) { return known }
        let made = KeyedMasking(mask, root)
        return state.withLock { state in
            // Documents have few masks; whoever makes masks by the thousand pays for each.
            if state.keyed.count >= 1000 { state.keyed = [:] }
            return state.keyed[mask, default: made]
        }
    }

    func canaryValues(_ document: RevealDocument, _ control: RevealControl) -> CanaryValues {
        state.withLock { state in
            if let known = state.canaries, known.document == document.name, known.version == document.version {
                return known.values
            }
            let values = CanaryValues(
                document, root, masks: control.canaryMasks, emailDomains: control.canaryEmailDomains)
            state.canaries = (document.name, document.version, values)
            return values
        }
    }
}
