/// Hears of what somebody should know: canaries, anomalies, used-up budgets, break-glass.
///
/// It is called in the middle of a reveal, on its thread, and possibly from several threads at once: put the event into a queue or
/// a log, and return. What it costs, every reveal that has an event costs. It cannot fail, and nothing depends on it: whoever wants
/// to stop somebody after an alarm does so where principals are known.
public protocol RevealObserver: Sendable {
    /// Hears of an event.
    func observe(_ event: RevealEvent)
}
