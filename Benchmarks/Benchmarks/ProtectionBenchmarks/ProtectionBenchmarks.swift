import Benchmark

let benchmarks: @Sendable () -> Void = {
    registerFF1()
    registerPrimitives()
}

/// One iteration is a thousand operations.
var configuration: Benchmark.Configuration {
    Benchmark.Configuration(metrics: [.wallClock, .throughput], scalingFactor: .kilo)
}
