#!/usr/bin/env python3
"""Answers the questions of CedarReferenceTests with Cedar's own engine (cedarpy).

    mkdir questions
    REVEAL_QUESTIONS=$PWD/questions swift test --filter CedarReferenceTests
    python3 make_vectors.py questions > answers.jsonl

One line a document: whether its policies are valid under its schema (both forms of it), the answers that occur, and for
each question and form (clear, masked, tokenized, encrypted) the place of its answer among them.
"""
import hashlib
import json
import pathlib
import sys

import cedarpy

FORMS = ["clear", "masked", "tokenized", "encrypted"]
PARTS = ["policies.cedar", "schema.cedarschema", "schema.json", "entities.json", "questions.jsonl"]


def uid(text):
    kind, name = text.split("::", 1)
    return {"type": kind, "id": json.loads(name)}


def main(folder):
    folder = pathlib.Path(folder)
    number = 0
    while (folder / f"{number}.policies.cedar").exists():
        texts = [(folder / f"{number}.{part}").read_text() for part in PARTS]
        policies, schema, schema_json, entities, questions = texts
        validates = all(
            cedarpy.validate_policies(policies, one).validation_passed for one in (schema, json.loads(schema_json)))
        # The entities of the document alone fit the schema: one question to them.
        assert json.loads(entities)
        names, table, places, answers = {}, [], {}, []
        for position, policy in enumerate(policies.split('@id("')[1:]):
            names[f"policy{position}"] = policy.split('"', 1)[0]
        for line in questions.splitlines():
            question = json.loads(line)
            requests = [
                {
                    "principal": uid(question["principal"]),
                    "action": {"type": "Action", "id": f"reveal.{form}"},
                    "resource": uid(question["resource"]),
                    "context": question["context"],
                }
                for form in FORMS
            ]
            results = cedarpy.is_authorized_batch(requests, policies, question["entities"], schema)
            for result in results:
                diagnostics = result.diagnostics
                failed = []
                for error in diagnostics.errors:
                    found = [one for one in names if f"`{one}`" in error]
                    assert len(found) == 1, error
                    failed.append(names[found[0]])
                decision = result.decision.value.lower()
                assert decision in ("allow", "deny"), (decision, diagnostics.errors)
                answer = {
                    "decision": decision,
                    "reasons": sorted(names.get(one, one) for one in diagnostics.reasons),
                    "errors": sorted(failed),
                }
                key = json.dumps(answer)
                if key not in places:
                    places[key] = len(table)
                    table.append(answer)
                answers.append(places[key])
        digest = hashlib.sha256("\0".join(texts).encode()).hexdigest()
        line = {"sha256": digest, "validates": validates, "table": table, "answers": answers}
        print(json.dumps(line, separators=(",", ":")))
        number += 1


main(sys.argv[1])
