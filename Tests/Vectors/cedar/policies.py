"""Random policies for a world, well typed or not quite."""

from worlds import (ATTRIBUTES, BAD_EXTENSION_TEXTS, EXTENSION_TEXTS, EXTENSIONS, LONGS, STRINGS, is_identifier, name_text,
                    quoted)

CONSTRUCTOR = {"ipaddr": "ip", "decimal": "decimal", "datetime": "datetime", "duration": "duration"}
BOOL, LONG, STRING = ("Bool",), ("Long",), ("String",)


def pattern(r):
    out = []
    for _ in range(r.randint(0, 4)):
        out.append(r.choice(["*", "*", "\\*", "a", "b", "c", "e", " ", "\\n", "é", "\\\\", '\\"', "\\u{e9}", "n", "🦊"]))
    return '"' + "".join(out) + '"'


class Policies:
    """Writes policies. `wrong` is the probability, at each step, of an expression of another type or a name that is
    not there."""

    def __init__(self, world, wrong):
        self.w, self.r, self.wrong = world, world.r, wrong

    # Scopes

    def uid(self, t, id=None):
        return t + "::" + quoted(self.w.id(t) if id is None else id)

    def entity_scope(self, var, t, allow_slot):
        r, w = self.r, self.w
        x = r.random()
        anything = r.random() < self.wrong
        if anything:
            t = r.choice(w.types + ["Ghost"])
        above = w.parents.get(t) or [t]
        slot = "?" + var
        if x < 0.12:
            return var
        if x < 0.65:
            return f"{var} is {t}"
        if x < 0.75:
            self.slots |= allow_slot and {slot} or set()
            p = r.choice(above)
            return f"{var} is {t} in " + (slot if allow_slot else self.uid(p, None if p in w.ids else "x"))
        if x < 0.87:
            self.slots |= allow_slot and {slot} or set()
            return f"{var} == " + (slot if allow_slot else self.uid(t, None if t in w.ids else "x"))
        self.slots |= allow_slot and {slot} or set()
        p = r.choice(above)
        return f"{var} in " + (slot if allow_slot else self.uid(p, None if p in w.ids else "x"))

    def action_text(self, name):
        t, id = self.w.action_uid(name)
        return t + "::" + quoted(id)

    def action_scope(self, name):
        r, x = self.r, self.r.random()
        if r.random() < self.wrong:
            name = r.choice(list(self.w.actions) + ["ghost"])
        above = self.w.actions[name][0] if name in self.w.actions else []
        if x < 0.15:
            return "action"
        if x < 0.6:
            return "action == " + self.action_text(name)
        if x < 0.75:
            return "action in " + self.action_text(r.choice(above or [name]))
        names = [name] + r.sample(list(self.w.actions), r.randint(0, 1))
        if r.random() < 0.1:
            names = []
        return "action in [" + ", ".join(self.action_text(n) for n in names) + "]"

    def policy(self):
        r, w = self.r, self.w
        self.slots = set()
        name = r.choice([n for n, a in w.actions.items() if a[1]])
        principals, resources, context = w.actions[name][1]
        p, q = r.choice(principals), r.choice(resources)
        self.vars = {"principal": ("Entity", p), "action": ("Entity", w.action_type), "resource": ("Entity", q),
                     "context": context}
        template = r.random() < 0.06
        principal = self.entity_scope("principal", p, template and r.random() < 0.7)
        resource = self.entity_scope("resource", q, template and r.random() < 0.7)
        text = f"{'permit' if r.random() < 0.68 else 'forbid'}({principal}, {self.action_scope(name)}, {resource})"
        for _ in range(r.choice([0, 1, 1, 1, 1, 1, 1, 2])):
            text += f" {'when' if r.random() < 0.8 else 'unless'} {{{self.expr(BOOL, r.choice([1, 2, 2, 3, 3]))}}}"
        if r.random() < 0.05:
            text = r.choice(['@id("p")', "@note", '@a("x")@b("")', '@if("")']) + text
        return text + ";", sorted(self.slots)

    # Expressions

    def parens(self, text):
        return "(" + text + ")"

    def expr(self, t, depth):
        r = self.r
        if r.random() < self.wrong:
            t = self.w.type(1)
        if depth <= 0:
            return self.leaf(t)
        x = r.random()
        if x < 0.05:
            return self.parens(f"if {self.expr(BOOL, depth - 1)} then {self.expr(t, depth - 1)} else {self.expr(t, depth - 1)}")
        if x < 0.25 and t[0] != "Bool":
            return self.leaf(t)
        if x < 0.30:
            record = ("Record", (("k", t, True),))
            return self.access(self.expr(record, depth - 1) if r.random() < 0.2 else self.literal(record, depth - 1), "k")
        return getattr(self, "make_" + t[0])(t, depth - 1)

    def access(self, base, name):
        if is_identifier(name) and self.r.random() < 0.8:
            return f"{base}.{name}"
        return f"{base}[{quoted(name)}]"

    def paths(self, t, want, base, depth, guards, out):
        """Paths from `base` of type `t` to values of type `want`, with the `has` tests that they need."""
        if t == want:
            out.append((base, guards))
        if depth == 0:
            return
        attributes = t[1] if t[0] == "Record" else self.w.attributes.get(t[1], ()) if t[0] == "Entity" else ()
        for name, u, required in attributes:
            inner = guards if required else guards + [f"{base} has {name_text(name)}"]
            self.paths(u, want, self.access(base, name), depth - 1, inner, out)
        if t[0] == "Entity" and self.w.tags.get(t[1]):
            key = quoted(self.r.choice(STRINGS[:8]))
            self.paths(self.w.tags[t[1]], want, f"{base}.getTag({key})", depth - 1,
                       guards + [f"{base}.hasTag({key})"], out)

    def path(self, t):
        out = []
        for name, u in self.vars.items():
            self.paths(u, t, name, 3, [], out)
        return self.r.choice(out) if out else None

    def leaf(self, t):
        r = self.r
        if r.random() < 0.6:
            found = self.path(t)
            if found:
                base, guards = found
                if not guards or r.random() < self.wrong * 2 + 0.02:
                    return base
                if t == BOOL and r.random() < 0.8:
                    return self.parens(" && ".join(guards + [base]))
                return self.parens(f"if {' && '.join(guards)} then {base} else {self.literal(t, 0)}")
        return self.literal(t, 0)

    def literal(self, t, depth):
        r, kind = self.r, t[0]
        if kind == "Bool":
            return r.choice(["true", "false"])
        if kind == "Long":
            return str(r.choice(LONGS))
        if kind == "String":
            return quoted(r.choice(STRINGS))
        if kind == "Ext":
            texts = BAD_EXTENSION_TEXTS if r.random() < self.wrong / 2 + 0.01 else EXTENSION_TEXTS
            return f"{CONSTRUCTOR[t[1]]}({quoted(r.choice(texts[t[1]]))})"
        if kind == "Set":
            low = 0 if r.random() < 0.05 else 1
            return "[" + ", ".join(self.expr(t[1], depth - 1) for _ in range(r.randint(low, 3))) + "]"
        if kind == "Entity":
            return self.uid(t[1])
        return "{" + ", ".join(
            f"{name_text(n)}: {self.expr(u, depth - 1)}" for n, u, required in t[1] if required or r.random() < 0.5) + "}"

    def make_Set(self, t, depth):
        return self.literal(t, depth)

    make_Record = make_Set

    def make_Entity(self, t, depth):
        return self.leaf(t)

    def make_String(self, t, depth):
        return self.leaf(t)

    def make_Long(self, t, depth):
        r, x = self.r, self.r.random()
        if x < 0.6:
            return self.parens(f"{self.expr(LONG, depth)} {r.choice('+-*')} {self.expr(LONG, depth)}")
        if x < 0.7:
            return "-" + r.choice(["", "", "-"]) + self.parens(self.expr(LONG, depth))
        if x < 0.85:
            unit = r.choice(["Milliseconds", "Seconds", "Minutes", "Hours", "Days"])
            return f"{self.expr(('Ext', 'duration'), depth)}.to{unit}()"
        return self.leaf(t)

    def make_Ext(self, t, depth):
        r = self.r
        if t[1] == "datetime" and r.random() < 0.7:
            if r.random() < 0.5:
                return f"{self.expr(t, depth)}.offset({self.expr(('Ext', 'duration'), depth)})"
            return f"{self.expr(t, depth)}.toDate()"
        if t[1] == "duration" and r.random() < 0.7:
            if r.random() < 0.5:
                return f"{self.expr(('Ext', 'datetime'), depth)}.durationSince({self.expr(('Ext', 'datetime'), depth)})"
            return f"{self.expr(('Ext', 'datetime'), depth)}.toTime()"
        return self.leaf(t)

    def some_entity(self):
        x = self.r.random()
        if x < 0.06:
            return ("Entity", self.w.action_type)
        return ("Entity", self.r.choice(self.w.types)) if x < 0.4 else self.r.choice(
            [self.vars["principal"], self.vars["resource"]])

    def make_Bool(self, t, depth):
        r, x = self.r, self.r.random()
        e = self.expr
        if x < 0.18:
            return self.parens(f"{e(BOOL, depth)} && {e(BOOL, depth)}")
        if x < 0.30:
            return self.parens(f"{e(BOOL, depth)} || {e(BOOL, depth)}")
        if x < 0.36:
            return r.choice(["!", "!", "!!"]) + self.parens(e(BOOL, depth))
        if x < 0.46:
            u = self.w.type(1)
            return self.parens(f"{e(u, depth)} {r.choice(['==', '!='])} {e(u, depth)}")
        if x < 0.55:
            u = r.choice([LONG, LONG, LONG, ("Ext", "datetime"), ("Ext", "duration")])
            return self.parens(f"{e(u, depth)} {r.choice(['<', '<=', '>', '>='])} {e(u, depth)}")
        if x < 0.63:
            return self.make_in(depth)
        if x < 0.67:
            u = self.some_entity()
            text = f"{e(u, depth)} is {u[1] if r.random() < 0.7 else r.choice(self.w.types + ['Ghost'])}"
            if r.random() < 0.3:
                text += f" in {e(('Entity', r.choice(self.w.parents[u[1]] or [u[1]])), 0)}"
            return self.parens(text)
        if x < 0.76:
            return self.make_has(depth)
        if x < 0.80:
            return self.parens(f"{e(STRING, depth)} like {pattern(r)}")
        if x < 0.86:
            u = self.w.type(0)
            sets = ("Set", u)
            method = r.choice(["contains", "containsAll", "containsAny", "isEmpty"])
            argument = {"contains": u, "isEmpty": None}.get(method, sets)
            return f"{e(sets, depth)}.{method}({e(argument, depth) if argument else ''})"
        if x < 0.90:
            u = ("Ext", "decimal")
            method = r.choice(["lessThan", "lessThanOrEqual", "greaterThan", "greaterThanOrEqual"])
            return f"{e(u, depth)}.{method}({e(u, depth)})"
        if x < 0.95:
            u = ("Ext", "ipaddr")
            method = r.choice(["isIpv4", "isIpv6", "isLoopback", "isMulticast", "isInRange"])
            return f"{e(u, depth)}.{method}({e(u, depth) if method == 'isInRange' else ''})"
        return self.leaf(t)

    def make_in(self, depth):
        r = self.r
        x = r.random()
        if x < 0.06:
            return self.parens(f"action in {self.action_text(r.choice(list(self.w.actions)))}")
        if x < 0.1:
            actions = [self.action_text(n) for n in r.sample(list(self.w.actions), 2)]
            return self.parens(f"action in [{', '.join(actions + r.choice([[], [], ['action'], [self.uid(self.w.types[0])]]))}]")
        u = self.some_entity()
        above = self.w.parents[u[1]] or [u[1]]
        left = self.expr(u, depth)
        if r.random() < 0.6:
            return self.parens(f"{left} in {self.expr(('Entity', r.choice(above)), depth)}")
        return self.parens(f"{left} in {self.expr(('Set', ('Entity', r.choice(above))), depth)}")

    def make_has(self, depth):
        """A `has` and what it allows, joined in one of the ways that matter to a validator."""
        r = self.r
        u = self.some_entity() if r.random() < 0.6 else self.vars["context"]
        base = next((n for n, v in self.vars.items() if v == u), None) or self.expr(u, depth)
        if u[0] == "Entity" and self.w.tags.get(u[1]) and r.random() < 0.6:
            key = quoted(r.choice(STRINGS[:8]))
            test, value, kind = f"{base}.hasTag({key})", f"{base}.getTag({key})", self.w.tags[u[1]]
        else:
            attributes = u[1] if u[0] == "Record" else self.w.attributes.get(u[1], ())
            if not attributes or r.random() < 0.15:
                return self.parens(f"{base} has {name_text(r.choice(ATTRIBUTES))}")
            name, kind, _ = r.choice(attributes)
            inner = kind[1] if kind[0] == "Record" else self.w.attributes.get(kind[1], ()) if kind[0] == "Entity" else ()
            if inner and is_identifier(name) and r.random() < 0.5:
                below, kind, _ = r.choice(inner)
                if is_identifier(below):
                    test, value = f"{base} has {name}.{below}", f"{base}.{name}.{below}"
                else:
                    test = f"{base} has {name} && {base}.{name} has {name_text(below)}"
                    value = f"{base}.{name}[{quoted(below)}]"
            else:
                test, value = f"{base} has {name_text(name)}", self.access(base, name)
        use = value if kind == BOOL else f"{value} == {self.expr(kind, depth)}"
        x = r.random()
        if x < 0.45:
            return self.parens(f"{test} && {use}")
        if x < 0.6:
            return self.parens(f"if {test} then {use} else {self.expr(BOOL, depth)}")
        if x < 0.7:
            return self.parens(f"({test} || {test}) && {use}")
        if x < 0.8:
            return self.parens(f"({test} && {self.expr(BOOL, depth)}) && {use}")
        if x < 0.87:
            return self.parens(f"!({test}) || {use}")
        if x < 0.94:
            return self.parens(f"({test} || {self.expr(BOOL, depth)}) && {use}")
        return test
