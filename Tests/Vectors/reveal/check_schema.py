#!/usr/bin/env python3
"""Says which of the documents in documents.yaml the JSON Schema admits, and writes the verdicts beside them.

The reader's own verdicts have to be the same (SchemaTests.swift), for all faults that a schema can express.
Needs: pip install jsonschema pyyaml
"""
import json
import pathlib

import jsonschema
import yaml


class Text(yaml.SafeLoader):
    """Times are texts, as they are for the reader; numbers and truth values stay what they are for the schema."""


for first, rules in list(Text.yaml_implicit_resolvers.items()):
    kept = [rule for rule in rules if rule[0] not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:merge")]
    Text.yaml_implicit_resolvers[first] = kept

here = pathlib.Path(__file__).parent
resources = here.parents[2] / "Sources/RevealPolicy/Documentation.docc/Resources"
schema = json.loads((resources / "reveal-document.schema.json").read_text())
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)

texts = [(resources / "support-desk.yaml").read_text()]
texts += (here / "documents.yaml").read_text().split("\n---\n")
verdicts = ["valid" if validator.is_valid(yaml.load(text, Text)) else "invalid" for text in texts]
(here / "verdicts.txt").write_text("\n".join(verdicts) + "\n")
print(f"{len(verdicts)} documents, {verdicts.count('valid')} valid")
