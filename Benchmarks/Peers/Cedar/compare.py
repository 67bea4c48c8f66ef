"""Times the reference engine by its own timer, and this library, on the same files."""

import json
import pathlib
import statistics
import subprocess
import sys

import cedarpy

decisions, folder = sys.argv[1], pathlib.Path(sys.argv[2])
entities = cedarpy.Entities.from_json_str((folder / "entities.json").read_text())
requests = [json.loads(line) for line in (folder / "requests.jsonl").read_text().splitlines()]

print(f"{'policies':>8} {'cedarpy us':>11} {'here us':>8} {'ratio':>6}")
for count in (2, 11, 40, 50, 1000):
    policies = cedarpy.PolicySet.from_str((folder / f"{count}.cedar").read_text())
    # Whole microseconds, without parsing, building the request, or going over to Python.
    turns = [cedarpy.is_authorized_batch(requests, policies, entities) for _ in range(9)]
    times = [min(turn[k].metrics["authz_duration_micros"] for turn in turns) for k in range(len(requests))]
    allowed = sum(answer.allowed for answer in turns[0])
    there = statistics.median(times)
    output = subprocess.run(
        [decisions, "time", folder / f"{count}.cedar", folder / "entities.json", folder / "requests.jsonl"],
        check=True, capture_output=True, text=True).stdout.split()
    here = float(output[0]) / 1000
    if int(output[1]) != allowed:
        sys.exit(f"{count} policies: allowed {allowed} times there, {output[1]} times here")
    print(f"{count:>8} {there:>11.1f} {here:>8.2f} {there / here:>6.0f}")
