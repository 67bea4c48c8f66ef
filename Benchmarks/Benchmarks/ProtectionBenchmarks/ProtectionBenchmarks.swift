import Benchmark

let benchmarks: @Sendable () -> Void = {
    // A mutable global of the harness, set before any benchmark is registered.
    unsafe Benchmark.defaultConfiguration = .init(metrics: [.wallClock, .throughput], scalingFactor: .kilo)
    registerFF1()
    registerPrimitives()
}
