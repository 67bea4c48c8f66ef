"""Random worlds for the Cedar vectors: a schema, the entities that live under it, and the requests put to it."""

import json

EXTENSIONS = ["ipaddr", "decimal", "datetime", "duration"]
STRINGS = ["", "a", "b", "abc", "a*c", "eng", "x y", "é", "日", "\n", '"', "\\", "zz", "a.b", "🦊"]
LONGS = [0, 1, 2, 3, -1, 7, 10, 41, 100, -5, 2**31, 2**62, 2**63 - 1, -(2**63)]
ATTRIBUTES = ["a", "b", "c", "d", "n", "s", "t", "in", "a b", "size", "owner", "tags", "if", "é"]
EXTENSION_TEXTS = {
    "ipaddr": ["127.0.0.1", "10.0.0.0/8", "10.1.2.3", "192.168.1.1/24", "::1", "fe80::1/64", "ff02::1", "224.0.0.1", "1:2:3:4::/48"],
    "decimal": ["0.0", "1.0", "-1.5", "3.1415", "922337203685477.5807", "-922337203685477.5808", "0.0001", "12.34"],
    "datetime": ["2024-01-01", "1970-01-01T00:00:00Z", "2024-02-29T12:34:56Z", "2024-10-15T11:35:00.123Z",
                 "1969-12-31T23:59:59.999Z", "2024-06-01T00:00:00+0530", "9999-12-31T23:59:59-1159", "2023-03-31"],
    "duration": ["0ms", "1d", "-1d2h", "1h30m", "90s", "1d2h3m4s5ms", "-5ms", "100d"],
}
BAD_EXTENSION_TEXTS = {
    "ipaddr": ["", "127.0.0.1.2", "10.0.0.0/33", "::1::", "1.2.3", "01.2.3.4", "::ffff:1.2.3.4", "x"],
    "decimal": ["", "1", "1.", ".5", "1.00000", "922337203685477.5808", "+1.0", "1e2", "--1.0"],
    "datetime": ["", "2024-13-01", "2023-02-29", "2024-1-1", "2024-01-01T", "2024-01-01T24:00:00Z", "2024-01-01T00:00:00", "20240101"],
    "duration": ["", "1", "1x", "1h1d", "d", "1.5h", "999999999999999999d", " 1d"],
}


def is_identifier(name):
    return name.isascii() and name.isidentifier() and name not in (
        "true", "false", "if", "then", "else", "in", "is", "like", "has", "__cedar")


def quoted(text):
    out = ['"']
    for c in text:
        if c == '"':
            out.append('\\"')
        elif c == "\\":
            out.append("\\\\")
        elif c == "\n":
            out.append("\\n")
        elif c < " ":
            out.append("\\u{%x}" % ord(c))
        else:
            out.append(c)
    return "".join(out) + '"'


def name_text(name):
    return name if is_identifier(name) else quoted(name)


class World:
    """Types are tuples: ("Bool",), ("Long",), ("String",), ("Ext", name), ("Set", type), ("Entity", name),
    ("Record", ((attribute, type, required), ...))."""

    def __init__(self, random):
        self.r = random
        r = random
        namespace = r.choice(["", "", "", "N", "N::M"])
        other = r.choice(["", "N", "P"])
        bare = r.sample(["User", "Group", "Team", "Doc", "Folder", "Org", "Role", "Ticket"], r.randint(3, 6))
        self.types = []
        for name in bare:
            space = namespace if r.random() < 0.8 else other
            self.types.append(space + "::" + name if space else name)
        self.enums = {}
        if r.random() < 0.4:
            self.enums[self.types[-1]] = r.sample(["red", "green", "blue", "", "x y"], r.randint(1, 3))
        self.standard = [t for t in self.types if t not in self.enums]
        # Parents: mostly earlier types, sometimes itself or any.
        self.parents = {t: [] for t in self.types}
        for t in self.standard:
            for p in self.standard:
                if r.random() < 0.3:
                    self.parents[t].append(p)
        self.action_type = namespace + "::Action" if namespace else "Action"
        self.attributes = {t: () for t in self.types}
        self.tags = {t: None for t in self.types}
        for t in self.standard:
            self.attributes[t] = self.record(2, r.randint(0, 5))[1]
            if r.random() < 0.3:
                self.tags[t] = self.type(1)
        self.action_namespace = namespace
        self.actions = {}
        names = r.sample(["view", "edit", "delete", "list", "share", "a b", "in", "read"], r.randint(2, 5))
        context = self.record(2, r.randint(0, 5))
        for i, name in enumerate(names):
            above = [n for n in names[:i] if r.random() < 0.3]
            if r.random() < 0.15:
                self.actions[name] = (above, None)
            else:
                if r.random() < 0.5:
                    context = self.record(2, r.randint(0, 4))
                self.actions[name] = (above, (r.sample(self.types, r.choice([1, 1, 2])),
                                              r.sample(self.types, r.choice([1, 1, 2])), context))
        if all(a[1] is None for a in self.actions.values()):
            self.actions[names[0]] = ([], ([self.types[0]], [self.types[1]], context))
        self.parents[self.action_type] = [self.action_type]
        self.ids = {self.action_type: list(self.actions)}
        self.ids |= {t: self.enums.get(t) or r.sample(["a", "b", "c", "d", "x y", "", "é"], r.randint(2, 4)) for t in self.types}

    # Types

    def type(self, depth):
        r = self.r
        x = r.random()
        if depth > 0 and x < 0.18:
            return ("Set", self.type(depth - 1))
        if depth > 0 and x < 0.32:
            return self.record(depth - 1, r.randint(0, 3))
        if x < 0.5:
            return ("Entity", r.choice(self.types) if r.random() < 0.93 else self.action_type)
        if x < 0.62:
            return ("Ext", r.choice(EXTENSIONS))
        return r.choice([("Bool",), ("Long",), ("Long",), ("String",), ("String",)])

    def record(self, depth, count):
        names = sorted(self.r.sample(ATTRIBUTES, count))
        return ("Record", tuple((n, self.type(depth), self.r.random() < 0.65) for n in names))

    # Schema

    def action_uid(self, name):
        return (self.action_type, name)

    def type_text(self, t):
        kind = t[0]
        if kind in ("Bool", "Long", "String"):
            return kind if self.r.random() < 0.9 else "__cedar::" + kind
        if kind == "Ext":
            return t[1] if self.r.random() < 0.9 else "__cedar::" + t[1]
        if kind == "Set":
            return "Set<" + self.type_text(t[1]) + ">"
        if kind == "Entity":
            return t[1]
        return "{" + ", ".join(
            name_text(n) + ("" if required else "?") + ": " + self.type_text(u) for n, u, required in t[1]) + "}"

    def type_json(self, t):
        kind = t[0]
        if kind in ("Bool", "Long", "String"):
            return {"type": "Boolean" if kind == "Bool" else kind}
        if kind == "Ext":
            return {"type": "Extension", "name": t[1]}
        if kind == "Set":
            return {"type": "Set", "element": self.type_json(t[1])}
        if kind == "Entity":
            return {"type": "Entity", "name": t[1]}
        return {"type": "Record", "attributes": {
            n: dict(self.type_json(u), **({} if required else {"required": False})) for n, u, required in t[1]}}

    def schema_text(self):
        spaces = {}
        for t in self.types:
            space, _, base = t.rpartition("::")
            lines = spaces.setdefault(space, [])
            if t in self.enums:
                lines.append("entity %s enum [%s];" % (base, ", ".join(quoted(e) for e in self.enums[t])))
                continue
            line = "entity " + base
            if self.parents[t]:
                line += " in [" + ", ".join(self.parents[t]) + "]"
            if self.attributes[t]:
                line += (" = " if self.r.random() < 0.5 else " ") + self.type_text(("Record", self.attributes[t]))
            if self.tags[t]:
                line += " tags " + self.type_text(self.tags[t])
            lines.append(line + ";")
        lines = spaces.setdefault(self.action_namespace, [])
        for index, (name, (above, applies)) in enumerate(self.actions.items()):
            line = "action " + name_text(name)
            if above:
                line += " in [" + ", ".join(quoted(a) if not is_identifier(a) else a for a in above) + "]"
            if applies:
                context = self.type_text(applies[2])
                if applies[2][1] and self.r.random() < 0.2:
                    lines.append("type Context%d = %s;" % (index, context))
                    context = "Context%d" % index
                line += " appliesTo {principal: [%s], resource: [%s], context: %s}" % (
                    ", ".join(applies[0]), ", ".join(applies[1]), context)
            lines.append(line + ";")
        return "\n".join(
            ("namespace %s {\n%s\n}" % (space, "\n".join(lines)) if space else "\n".join(lines))
            for space, lines in spaces.items())

    def schema_json(self):
        spaces = {}
        for t in self.types:
            space, _, base = t.rpartition("::")
            part = spaces.setdefault(space, {"entityTypes": {}, "actions": {}})
            if t in self.enums:
                part["entityTypes"][base] = {"enum": self.enums[t]}
                continue
            entry = {}
            if self.parents[t]:
                entry["memberOfTypes"] = self.parents[t]
            if self.attributes[t]:
                entry["shape"] = self.type_json(("Record", self.attributes[t]))
            if self.tags[t]:
                entry["tags"] = self.type_json(self.tags[t])
            part["entityTypes"][base] = entry
        part = spaces.setdefault(self.action_namespace, {"entityTypes": {}, "actions": {}})
        for name, (above, applies) in self.actions.items():
            entry = {}
            if above:
                entry["memberOf"] = [{"id": a} for a in above]
            if applies:
                entry["appliesTo"] = {"principalTypes": applies[0], "resourceTypes": applies[1],
                                      "context": self.type_json(applies[2])}
            part["actions"][name] = entry
        return json.dumps(spaces, ensure_ascii=False, separators=(",", ":"))

    # Values

    def value(self, t, wrong=0.0):
        """A value of the type as Cedar's JSON; with the given probability at each step something else."""
        r = self.r
        if r.random() < wrong:
            return self.value(self.type(1))
        kind = t[0]
        if kind == "Bool":
            return r.random() < 0.5
        if kind == "Long":
            return r.choice(LONGS)
        if kind == "String":
            return r.choice(STRINGS)
        if kind == "Ext":
            return {"__extn": {"fn": "ip" if t[1] == "ipaddr" else t[1], "arg": r.choice(EXTENSION_TEXTS[t[1]])}}
        if kind == "Set":
            return [self.value(t[1], wrong) for _ in range(r.choice([0, 1, 1, 2, 3]))]
        if kind == "Entity":
            # Of actions the schema has all there are; other entities need not exist.
            id = r.choice(self.ids[t[1]]) if t[1] == self.action_type and not wrong else self.id(t[1])
            return {"__entity": {"type": t[1], "id": id}}
        return self.fields(t, wrong)

    def fields(self, t, wrong=0.0):
        return {n: self.value(u, wrong) for n, u, required in t[1]
                if self.r.random() >= wrong and (required or self.r.random() < 0.6)}

    def id(self, t):
        if t in self.enums:
            return self.r.choice(self.enums[t])
        return self.r.choice(self.ids[t]) if self.r.random() < 0.93 else "gone"

    def entities(self, wrong):
        out = []
        order = {t: i for i, t in enumerate(self.types)}
        for t in self.types:
            for index, id in enumerate(self.ids[t]):
                if self.r.random() < 0.08:
                    continue
                parents = []
                for p in self.parents[t]:
                    for position, above in enumerate(self.ids[p]):
                        # Later entities stand above earlier ones, so that nothing is above itself.
                        if (order[p], position) > (order[t], index) and self.r.random() < 0.35:
                            parents.append({"type": p, "id": above})
                entity = {"uid": {"type": t, "id": id},
                          "attrs": self.fields(("Record", self.attributes[t]), wrong), "parents": parents}
                if self.tags[t] is not None and self.r.random() < 0.7:
                    entity["tags"] = {k: self.value(self.tags[t], wrong) for k in self.r.sample(STRINGS[:8], self.r.randint(0, 3))}
                out.append(entity)
        if wrong or self.r.random() < 0.5:
            for name, (above, _) in self.actions.items():
                closure, open_ = [], list(above)
                while open_:
                    n = open_.pop()
                    if n not in closure:
                        closure.append(n)
                        open_ += self.actions[n][0]
                out.append({"uid": dict(zip(("type", "id"), self.action_uid(name))), "attrs": {},
                            "parents": [dict(zip(("type", "id"), self.action_uid(n))) for n in closure]})
        return out

    def request(self, wrong):
        r = self.r
        name = r.choice([n for n, a in self.actions.items() if a[1]])
        principals, resources, context = self.actions[name][1]
        if r.random() < wrong:
            principals = resources = self.types
        p, q = r.choice(principals), r.choice(resources)
        return [[p, self.id(p)], list(self.action_uid(name)), [q, self.id(q)], self.fields(context, wrong)]
