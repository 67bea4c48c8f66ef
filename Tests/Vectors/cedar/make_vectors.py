#!/usr/bin/env python3
"""Makes the files of this folder: random Cedar policies, requests, mutated texts and schemas, with the answers of the
reference engine (cedar-policy 4, through PyPI `cedarpy`).

    pip install cedarpy==4.12.2
    python3 make_vectors.py [--out DIR] [--seed N]

Running it again with the same seed gives the same bytes. README.md says what is in the files.
"""

import argparse
import json
import os
import random

import cedarpy

from policies import Policies
from worlds import World

HERE = os.path.dirname(os.path.abspath(__file__))
WORLDS = 100
POLICIES = 200
REQUESTS = 12
SETS = 20_000
MUTATIONS = 20_000
SCHEMAS = 6_000
CONFORMANCE = 20
EDGES = 2_000

TOKENS = ["(", ")", "{", "}", "[", "]", ",", ";", ".", "::", ":", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "!", "-", "+",
          "*", "@", "?", "\"", "'", "\\", "//", "/", "\n", " ", "\t", "=", "&", "|", "%", "$", "#", "é", "\u00a0", "\u2028", "\u0000",
          "\r", "\ufeff", "0", "9", "9223372036854775808", "in", "is", "has", "like", "if", "then", "else", "true", "false", "when",
          "unless", "permit", "forbid", "principal", "action", "resource", "context", "?principal", "?resource", "?x", "__cedar",
          "__cedar::x", "ip", "decimal(\"1.0\")", ".contains(1)", ".isEmpty()", "\\*", "\\u{41}", "\\u{110000}", "\\x41",
          "\\x80", "\\'", "\\q", "a", "_", "A::\"b\"", "A::B", "-1", "--", "!!!!", "@a", "@a(\"b\")", "has a.b", "/*", "*/"]
SCHEMA_TOKENS = ["{", "}", "[", "]", "<", ">", ",", ";", ":", "::", "=", "?", "@", "(", ")", "\"", "//", "\n", " ", "entity", "action",
                 "type", "namespace", "in", "appliesTo", "principal", "resource", "context", "attributes", "tags", "enum",
                 "Set", "Set<Long>", "Long", "String", "Bool", "Boolean", "Record", "Entity", "Extension", "ipaddr", "decimal",
                 "datetime", "duration", "__cedar", "__cedar::Long", "__cedar::Boolean", "__cedar::decimal", "is", "if", "x", "User", "N::User", "Action",
                 "\"a b\"", "@doc(\"x\")", "@doc", "{}", "[]", "é", "1", "null", "true", "\"required\":false", "\"type\":\"Long\"", ",,"]

# What the random policies do not have: layout, comments, unusual spellings, and the edges of the grammar.
BASES = [
    '', ' ', '// nothing', 'permit(principal,action,resource);',
    'permit ( principal , action , resource , ) ;', 'permit(principal,action,resource)when{true}unless{false};',
    '// a\npermit(principal, action, resource) // b\nwhen { true // c\n};\n// d',
    '@id("a")@id2 @in("x")@when("\\u{e9}\\n\\t\\r\\0\\\\\\"\\\'\\x41")permit(principal,action,resource);',
    'permit(principal == ?principal, action, resource in ?resource);',
    'permit(principal is A::B in ?principal, action in [A::Action::"x", Action::"y"], resource is C);',
    'forbid(principal in G::"g", action == Action::"a", resource == R::"r") when { context.a.b["c d"].e };',
    'permit(principal,action,resource) when { !!!!true && ----1 == 1 };',
    'permit(principal,action,resource) when { -9223372036854775808 == 9223372036854775807 };',
    'permit(principal,action,resource) when { 1 + 2 - 3 * 4 < 5 && 6 * 7 >= 8 || 9 != 10 };',
    'permit(principal,action,resource) when { if true then {a: 1, "b": [2,], }.a == 1 else [] == [1, "a", {}] };',
    'permit(principal,action,resource) when { principal has a.b.c && principal has "a b" && principal.a.b.c };',
    'permit(principal,action,resource) when { "a\\*" like "a\\**\\u{2a}" };',
    'permit(principal,action,resource) when { principal is A::B in [A::"x", B::"y"] };',
    'permit(principal,action,resource) when { principal in A::B::"x" || action in Action::"y" };',
    'permit(principal,action,resource) when { ip("::1").isInRange(ip("::/0")) && decimal("1.0").lessThan(decimal("2.0")) };',
    'permit(principal,action,resource) when { datetime("2024-01-01").offset(duration("1d")).toDate() == datetime("2024-01-02") };',
    'permit(principal,action,resource) when { principal.hasTag("a") && principal.getTag("a") == [1].contains(2) };',
    'permit(principal,action,resource) when { [1,2].containsAll([1]) && [1].containsAny([2]) && [].isEmpty() };',
    'permit(principal,action,resource) when { principal["a"]["b"] == A::"c".d };',
    'permit(principal,action,resource) when { (((((true))))) };',
    'permit(principal,action,resource) when { context["\\u{0}\\u{10ffff}"] == "\\x00\\x7f" };',
    'permit(principal,action,resource) when { 00012 == 12 && - 1 == -(1) };',
    'permit(principal,action,resource) when { true } when { false } unless { 1 == 2 } when { "é" == "日本" };',
    'permit(principal,action,resource);forbid(principal,action,resource);@a permit(principal,action,resource);',
]
SCHEMA_BASES = [
    '', 'entity A;', 'entity A, B in [A] = {a: Long, "b c"?: Set<String>,};', 'entity A enum ["x", "y"];',
    'entity A tags Set<Long>; action x;', 'type T = {a: Long}; entity A = {t: T, u?: Set<T>};',
    'namespace N { entity A in B; entity B; type T = A; action a, "b c" in ["d"] appliesTo {principal: A, resource: [A, B], context: C,}; action d; type C = {x: T}; }',
    'namespace N::M { entity User; } namespace P { entity Doc { owner: N::M::User }; action read appliesTo { principal: [N::M::User], resource: Doc }; }',
    '@doc("x") namespace N { @a entity A { @b("c") x: Long }; @d action b; @e type T = Long; }',
    'entity String = {a: __cedar::String}; entity Q = {b: String};',
    'type Long = String; entity A = {a: Long, b: __cedar::Long};',
    'entity T; type T = Long; entity A = {a: T};',
    'entity ipaddr; entity A = {a: ipaddr, b: decimal};',
    'action a in [b]; action b in [c]; action c;', 'action a in [Action::"b"]; action b; namespace N { action c in [Action::"b", d]; action d; }',
    'type A = Set<B>; type B = {c: C}; type C = Long; entity E {a: A};',
    'entity E {a: A}; type A = {b: B}; type B = A;', 'entity A; namespace N { entity A; entity B in [A] {a: A}; }',
    'entity A; namespace N { entity B in [A] {a: A}; action x appliesTo {principal: B, resource: A}; }',
    'action x appliesTo {principal: A, resource: A, context: {a?: Long}} attributes {}; entity A;',
    'action x appliesTo {principal: [], resource: A}; entity A;', 'action x appliesTo {principal: A}; entity A;',
    'action x appliesTo {principal: A, principal: A, resource: A}; entity A;', 'action in, "a\\nb", type, Set; entity entity, Set, appliesTo;',
    'entity A {a: Long, a: String};', 'entity A enum ["x"]; entity B in A;', 'entity A {a: {b: {c: {d: Set<Set<Set<Long>>>}}}};',
    'type T = {a: Long}; action x appliesTo {principal: A, resource: A, context: T}; entity A;',
    'type T = Long; action x appliesTo {principal: A, resource: A, context: T}; entity A;', 'entity Action;', 'type Action = Long;',
    'type Entity = Long;', 'type Record = {};', 'type Extension = Long; type Set = Long;', 'entity __cedar;', 'namespace __cedar { entity A; }', 'type __cedar = Long;',
    'entity A {__cedar: Long};', 'entity A {if: Long};', 'entity A {"if": Long, in: Long};', 'entity A in [A, A];', 'entity A in [];',
    'namespace A { entity A; entity B {a: A, b: A::A}; } entity A;', 'type Bool = Long; entity A {a: Bool};', 'namespace N {} namespace N { entity A; }', 'namespace N {entity A;} namespace N {entity B;}',
    'action x in [x];', 'action x in [y];', 'action x, x;', 'entity A, A;', 'type T = Long; type T = Long;', 'action x in [Action::"y"]; action y in [N::Action::"z"]; namespace N { action z; }',
    'entity A {a: B::C};', 'entity A {a: Boolean};', 'entity A enum ["x", "x"];', 'entity A = ;', 'entity A {} tags {};', '@doc("a") @doc("b") entity A;', '@doc entity A; // x',
    'type U = Boolean; entity A {a: U, b: __cedar::Boolean, c: __cedar::Bool, d: __cedar::ipaddr};', 'namespace N { type T = Long; } entity A {a: N::T, b: Set<N::T>};',
    'namespace N { entity A; } entity B in N::A;', 'namespace N { type A = Long; entity A; entity B in A {a: A}; }', 'action x appliesTo {principal: T, resource: A}; type T = A; entity A;',
    'entity User in T; type T = Group; entity Group;',
]
JSON_BASES = [
    '{}', '{"":{"entityTypes":{},"actions":{}}}', '{"":{"entityTypes":{"A":{}},"actions":{}}}', '{"":{"actions":{}}}', '{"":{"entityTypes":{}}}',
    '{"":{"entityTypes":{"A":{"memberOfTypes":["B"]},"B":{}},"actions":{"x":{"appliesTo":{"principalTypes":["A"],"resourceTypes":["B"]}}}}}',
    '{"N":{"entityTypes":{"A":{"shape":{"type":"Record","attributes":{"a":{"type":"Long"},"b":{"type":"Set","element":{"type":"String"},"required":false}}}}},"actions":{}}}',
    '{"N::M":{"commonTypes":{"T":{"type":"Record","attributes":{"a":{"type":"Boolean"}}}},"entityTypes":{"A":{"shape":{"type":"T"}}},"actions":{}}}',
    '{"":{"entityTypes":{"A":{"enum":["x","y"]}},"actions":{}}}', '{"":{"entityTypes":{"A":{"enum":[]}},"actions":{}}}',
    '{"":{"entityTypes":{"A":{"tags":{"type":"EntityOrCommon","name":"A"}}},"actions":{}}}',
    '{"":{"entityTypes":{"A":{"shape":{"type":"Record","attributes":{"a":{"type":"Extension","name":"decimal"},"b":{"type":"Entity","name":"A"}},"additionalAttributes":false}}},"actions":{}}}',
    '{"":{"entityTypes":{"A":{"shape":{"type":"Record","attributes":{},"additionalAttributes":true}}},"actions":{}}}',
    '{"":{"entityTypes":{"A":{}},"actions":{"x":{"memberOf":[{"id":"y"}]},"y":{"memberOf":[{"type":"Action","id":"z"}]},"z":{}}}}',
    '{"":{"entityTypes":{"A":{}},"actions":{"x":{"memberOf":[{"id":"y"}]},"y":{"memberOf":[{"id":"x"}]}}}}',
    '{"":{"entityTypes":{"A":{}},"actions":{"x":{"appliesTo":{"principalTypes":["A"],"resourceTypes":["A"],"context":{"type":"Record","attributes":{"a":{"type":"Long","required":false}}}}}}}}',
    '{"":{"entityTypes":{"A":{}},"actions":{"x":{"appliesTo":{"principalTypes":["A"],"resourceTypes":["A"],"context":{"type":"T"}}}},"commonTypes":{"T":{"type":"Record","attributes":{}}}}}',
    '{"":{"entityTypes":{"A":{}},"actions":{"x":{"appliesTo":{"principalTypes":[],"resourceTypes":["A"]}}}}}', '{"":{"entityTypes":{"A":{}},"actions":{"x":{"appliesTo":{"resourceTypes":["A"]}}}}}',
    '{"":{"entityTypes":{"A":{}},"actions":{"x":{"appliesTo":null}}}}', '{"":{"entityTypes":{"A":{"annotations":{"doc":"x"}}},"actions":{},"annotations":{"a":"b"}}}',
    '{"":{"commonTypes":{"T":{"type":"U"},"U":{"type":"T"}},"entityTypes":{},"actions":{}}}', '{"":{"commonTypes":{"Long":{"type":"String"}},"entityTypes":{},"actions":{}}}',
    '{"":{"entityTypes":{"A":{"shape":{"type":"Long"}}},"actions":{}}}', '{"":{"entityTypes":{"A":{"shape":{"type":"Record","attributes":{"a":{"type":"Bool"},"b":{"type":"ipaddr"},"c":{"type":"__cedar::Long"}}}}},"actions":{}}}',
    '{"":{"entityTypes":{"A B":{}},"actions":{}}}', '{"":{"entityTypes":{"A":{"x":1}},"actions":{}}}', '{"":{"entityTypes":{},"actions":{"x":{"attributes":{"a":1}}}}}',
    '{"N":{"entityTypes":{"A":{"memberOfTypes":["M::B"]}},"actions":{}},"M":{"entityTypes":{"B":{}},"actions":{}}}', '{"__cedar":{"entityTypes":{},"actions":{}}}', '{"a b":{"entityTypes":{},"actions":{}}}',
]

# A star in any other spelling than its own escape is a wildcard.
PATTERN = ["a", "a", "b", "*", "\\*", "\\u{2a}", "\\x2a", "\\u{00002A}", "\\x2A", "\\u{61}", "\\x62", "é", "\\u{e9}", "\\\\", "\\u{5c}"]
STRING = ["a", "a", "b", "*", "\\u{2a}", "\\x2a", "\\x61", "é", "\\\\", ""]
EDGE_SCHEMA = """entity U, V; entity R;
action g; action a, b in [g] appliesTo {principal: U, resource: R};
namespace N { action h; action c, d in [h] appliesTo {principal: [U, V], resource: R}; }
"""
ACTIONS = ['Action::"a"', 'Action::"a"', 'Action::"b"', 'Action::"g"', 'N::Action::"c"', 'N::Action::"d"', 'N::Action::"h"', 'Action::"no"',
           'N::Action::"no"', 'M::Action::"a"']


def dump(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def accepts(parse, text):
    try:
        parse(text)
        return 1
    except ValueError:
        return 0


def mutate(r, text, tokens):
    """One to three changes of the UTF-8 bytes: ["d", at, count] deletes, ["2", at, count] doubles, ["s", at, first, second]
    swaps two neighbours of these lengths, ["i", at, text] inserts, ["r", at, count, text] replaces."""
    data, ops = text.encode(), []
    for _ in range(r.choice([1, 1, 1, 2, 3])):
        size = len(data)
        at, kind = r.randint(0, size), r.choice("d2siirr")
        count = min(r.choice([1, 1, 1, 2, 3, 5, 8]), size - at)
        if kind in "d2" and count:
            ops.append([kind, at, count])
            data = data[:at] + (data[at:at + count] * 2 if kind == "2" else b"") + data[at + count:]
        elif kind == "s" and size - at >= 2:
            first = r.randint(1, min(4, size - at - 1))
            second = r.randint(1, min(4, size - at - first))
            ops.append(["s", at, first, second])
            data = data[:at] + data[at + first:at + first + second] + data[at:at + first] + data[at + first + second:]
        elif kind == "r":
            # A whole word, so that what results is a word of another meaning rather than another syntax.
            while at > 0 and chr(data[at - 1]).isalnum():
                at -= 1
            end = at
            while end < size and chr(data[end]).isalnum():
                end += 1
            words = [w for w in "".join(chr(b) if b < 128 and chr(b).isalnum() else " " for b in data).split()]
            token = r.choice(words) if words and r.random() < 0.6 else r.choice(tokens)
            ops.append(["r", at, end - at, token])
            data = data[:at] + token.encode() + data[end:]
        else:
            token = r.choice(tokens)
            ops.append(["i", at, token])
            data = data[:at] + token.encode() + data[at:]
    try:
        return data.decode(), ops
    except UnicodeDecodeError:
        return mutate(r, text, tokens)


def request(q):
    ends = [{"type": t, "id": i} for t, i in q[:3]]
    return {"principal": ends[0], "action": ends[1], "resource": ends[2], "context": json.dumps(q[3])}


def make_world(index, seed):
    r = random.Random(f"{seed} world {index}")
    world = World(r)
    typed = index % 2 == 0
    text = world.schema_text()
    schema = cedarpy.Schema.from_str(text)
    cedarpy.Schema.from_json_str(world.schema_json())
    wrong = 0.0 if typed else 0.04
    entities = world.entities(wrong)
    requests = [world.request(0.0 if typed else 0.1) for _ in range(REQUESTS)]
    out = {"entities": entities, "requests": requests}
    if typed:
        cedarpy.Entities.from_json_str(json.dumps(entities), schema)
    if typed:
        out = {"schema": text, "json": json.loads(world.schema_json()), **out}
    policies = []
    while len(policies) < POLICIES:
        policy, slots = Policies(world, r.choice([0, 0.02, 0.04, 0.08] if typed else [0, 0.02, 0.08])).policy()
        if len(policy) > 360 or not accepts(cedarpy.PolicySet.from_str, policy):
            continue
        verdict = int(cedarpy.validate_policies(policy, schema).validation_passed) if typed else None
        policies.append((policy, slots, verdict))
    return r, world, schema, out, policies


def telling(policies, handle, requests):
    """For each request the policies that have a say in it: satisfied, or with an error."""
    out = []
    for q in requests:
        said = []
        for i, (policy, slots, _) in enumerate(policies):
            if not slots:
                diagnostics = cedarpy.is_authorized(request(q), policy, handle).diagnostics
                if diagnostics.errors or diagnostics.reasons:
                    said.append(i)
        out.append(said)
    return out


def make_set(r, world, policies, handle, requests, say):
    count = min(12, max(1, int(r.expovariate(0.35)) + 1))
    first = r.randrange(len(requests))
    chosen = [r.choice(say[first]) if say[first] and r.random() < 0.4 else r.randrange(len(policies)) for _ in range(count)]
    parsed = cedarpy.PolicySet.from_str("\n".join(policies[i][0] for i in chosen))
    links = []
    for position, i in enumerate(chosen):
        for _ in range(r.randint(0, 2) if policies[i][1] else 0):
            values = {}
            for slot in policies[i][1]:
                q = r.choice(requests)[0 if slot == "?principal" else 2]
                t = q[0] if r.random() < 0.7 else r.choice(world.parents[q[0]] or [q[0]])
                values[slot] = [t, q[1] if t == q[0] else world.id(t)]
            links.append([position, values])
    if links:
        parsed = parsed.with_linked_batch([
            {"template_id": f"policy{p}", "new_id": f"link{n}",
             "values": {s: {"type": t, "id": i} for s, (t, i) in values.items()}} for n, (p, values) in enumerate(links)])

    def position(name):
        return int(name[6:]) if name.startswith("policy") else count + int(name[4:])

    answers = []
    for q in {first: 0, r.randrange(len(requests)): 0}:
        response = cedarpy.is_authorized(request(requests[q]), parsed, handle)
        assert response.decision.value in ("Allow", "Deny"), response._authz_resp
        errors = []
        for e in response.diagnostics.errors:
            # "error while evaluating policy `policy3`: ..."
            errors.append(position(e.split("`")[1]))
        answers.append([q, int(response.allowed), sorted(map(position, response.diagnostics.reasons)), sorted(errors)])
    return [chosen, answers] + ([links] if links else [])


def conformance(r, world, schema):
    """Entities and requests with something wrong now and then: [what, value, accepted]."""
    for _ in range(CONFORMANCE):
        wrong = r.choice([0, 0.05, 0.2])
        entities = world.entities(wrong)
        if entities:
            one = r.choice(entities)
            x = r.random()
            if x < 0.1 and one["attrs"]:
                one["attrs"].pop(r.choice(sorted(one["attrs"])))
            elif x < 0.2:
                one["attrs"]["extra"] = 1
            elif x < 0.3:
                one["parents"].append({"type": r.choice(world.types), "id": "a"})
            elif x < 0.35:
                one["uid"]["id"] = "gone"
            elif x < 0.4:
                one["tags"] = {"k": world.value(world.type(1))}
            yield ["e", one, accepts(lambda v: cedarpy.Entities.from_json_str(json.dumps([v]), schema), one)]
        q = world.request(0.15)
        q[3] = world.fields(world.actions[q[1][1]][1][2], wrong)
        if r.random() < 0.1:
            q[3]["extra"] = 1
        if r.random() < 0.05:
            q[1][1] = r.choice(list(world.actions) + ["ghost"])
        response = cedarpy.is_authorized(request(q), "", "[]", schema)
        yield ["r", q, int(response.decision.value != "NoDecision")]


def edges(file, seed):
    """Spellings of patterns, and lists of actions in scopes: decisions and verdicts."""
    r = random.Random(f"{seed} edges")
    schema = cedarpy.Schema.from_str(EDGE_SCHEMA)
    file.write(dump([EDGE_SCHEMA]) + "\n")
    q = {"principal": 'U::"u"', "action": 'Action::"a"', "resource": 'R::"r"', "context": {}}
    for index in range(EDGES):
        if index % 2 == 0:
            text, pattern = ("".join(r.choice(pieces) for _ in range(r.randint(0, 4))) for pieces in (STRING, PATTERN))
            policy = f'permit(principal, action, resource) when {{ "{text}" like "{pattern}" }};'
            file.write(dump(["p", policy, int(cedarpy.is_authorized(q, policy, []).allowed)]) + "\n")
        else:
            principal = r.choice(["", "", " is U", " is V", ' in U::"x"', ' == V::"y"'])
            actions = [r.choice(ACTIONS[:7] if r.random() < 0.8 else ACTIONS) for _ in range(r.choice([0, 1, 1, 2, 2, 2, 3]))]
            policy = f"{r.choice(['permit', 'forbid'])}(principal{principal}, action in [{', '.join(actions)}], resource);"
            file.write(dump(["s", policy, int(cedarpy.validate_policies(policy, schema).validation_passed)]) + "\n")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--out", default=HERE)
    arguments.add_argument("--seed", default="cedar vectors 1")
    arguments = arguments.parse_args()
    out = lambda name: open(os.path.join(arguments.out, name), "w", encoding="utf-8", newline="\n")

    counts = {"valid": 0, "invalid": 0, "allow": 0, "deny": 0, "with errors": 0, "with links": 0}
    bases, text_schemas, json_schemas = list(BASES), list(SCHEMA_BASES), list(JSON_BASES)
    with out("worlds.jsonl") as worlds, out("policies.jsonl") as pool, out("sets.jsonl") as sets, \
            out("conformance.jsonl") as checks:
        for index in range(WORLDS):
            r, world, schema, shown, policies = make_world(index, arguments.seed)
            worlds.write(dump(shown) + "\n")
            for policy, _, verdict in policies:
                pool.write(dump([policy] if verdict is None else [policy, verdict]) + "\n")
                if verdict is not None:
                    counts["valid" if verdict else "invalid"] += 1
            bases += [p[0] for p in policies]
            if index % 2 == 0:
                text_schemas.append(shown["schema"])
                json_schemas.append(dump(shown["json"]))
                for check in conformance(r, world, schema):
                    counts[check[0] + str(check[2])] = counts.get(check[0] + str(check[2]), 0) + 1
                    checks.write(dump([index] + check) + "\n")
            handle = cedarpy.Entities.from_json_str(json.dumps(shown["entities"]))
            say = telling(policies, handle, shown["requests"])
            for _ in range(SETS // WORLDS):
                row = make_set(r, world, policies, handle, shown["requests"], say)
                sets.write(dump([index] + row) + "\n")
                for answer in row[1]:
                    counts["allow" if answer[1] else "deny"] += 1
                    counts["with errors"] += bool(answer[3])
                counts["with links"] += len(row) > 2

    def mutations(name, shown, bases, number, parse, tokens, few):
        r = random.Random(f"{arguments.seed} {name}")
        accepted = 0
        with out(name) as file:
            file.write(dump(shown) + "\n")
            for base in range(len(shown)):
                answer = accepts(parse, bases[base])
                file.write(dump([base, answer]) + "\n")
            rows = len(shown)
            while rows < number:
                base = r.randrange(few if r.random() < 0.5 else len(bases))
                text, ops = mutate(r, bases[base], tokens)
                answer = accepts(parse, text)
                # Most changes break the text: keep one in four of these, so that what is accepted is tested as well.
                if not answer and r.random() < 0.75:
                    continue
                rows += 1
                accepted += answer
                file.write(dump([base, answer] + ops) + "\n")
        counts[name] = f"{accepted} of {number} accepted"

    mutations("mutations.jsonl", BASES, bases, MUTATIONS, cedarpy.PolicySet.from_str, TOKENS, len(BASES))
    mutations("schemas.jsonl", SCHEMA_BASES, text_schemas, SCHEMAS // 2, cedarpy.Schema.from_str, SCHEMA_TOKENS, len(SCHEMA_BASES))
    mutations("jsonschemas.jsonl", JSON_BASES, json_schemas, SCHEMAS // 2, cedarpy.Schema.from_json_str, SCHEMA_TOKENS, len(JSON_BASES))
    with out("edges.jsonl") as file:
        edges(file, arguments.seed)
    print(counts)


if __name__ == "__main__":
    main()
