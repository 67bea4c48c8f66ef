/// One window of a counter: how much is in it, and where it begins.
struct WindowCount: Sendable {
    let window: BudgetWindow
    /// In milliseconds.
    let length: Int64
    /// What is in it.
    var count = 0
    /// The oldest entry that is in it; ``BudgetCounter/none`` where it is empty.
    var oldest = BudgetCounter.none

    init(_ window: BudgetWindow) {
        self.window = window
        length = window.milliseconds
    }

    /// What is left in it. A document that was replaced can have left more in it than it now takes.
    var remaining: Int { max(0, window.limit - count) }
}
