"""Times Presidio's mask operator, bare and through its engine, on one value at a time. Prints `name value unit` lines."""
import statistics
import sys
import time

import presidio_anonymizer
from presidio_anonymizer import AnonymizerEngine
from presidio_anonymizer.entities import OperatorConfig, RecognizerResult
from presidio_anonymizer.operators import Mask

CARD = "4111111111111111"
PARAMS = {"chars_to_mask": 12, "masking_char": "*", "from_end": False}
EXPECTED = "************1111"


def figure(name, operation, iterations):
    assert operation() == EXPECTED, name
    for _ in range(iterations):
        operation()
    batches = []
    for _ in range(21):
        start = time.perf_counter_ns()
        for _ in range(iterations):
            operation()
        batches.append((time.perf_counter_ns() - start) / iterations)
    print(f"{name} {statistics.median(batches):.0f} ns")
    print(f"{name}: {min(batches):.0f} to {max(batches):.0f} ns", file=sys.stderr)


operator = Mask()
engine = AnonymizerEngine()
results = [RecognizerResult("CREDIT_CARD", 0, len(CARD), 1.0)]
config = {"CREDIT_CARD": OperatorConfig("mask", PARAMS)}
print("presidio-anonymizer", getattr(presidio_anonymizer, "__version__", ""), "Python", sys.version.split()[0], file=sys.stderr)
figure("presidio.mask.operator", lambda: operator.operate(CARD, PARAMS), 20_000)
figure("presidio.mask.engine", lambda: engine.anonymize(CARD, results, config).text, 2_000)
