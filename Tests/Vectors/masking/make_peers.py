#!/usr/bin/env python3
"""Writes presidio.json and peers.json: what other products make of values, for the presets that carry their names.

presidio.json comes from the package presidio-anonymizer itself. peers.json is typed in from documentation and source, cited
case by case. Needs presidio-anonymizer (made with 2.2.366).
"""
import json
import random
import sys
from pathlib import Path

from presidio_anonymizer.operators import Mask, Replace

HERE = Path(__file__).parent

TEXTS = [
    "", "a", "ab", "abc", "abcd", "abcde", "abcdefg", "abcdefgh", "4111111111111111", "212-555-0123", "Ada Lovelace",
    "王小明", "東京都千代田区丸の内一丁目", "Žofie Ölçerová", "محمد علي حسن", "ada.lovelace@example.org",
    "DE89370400440532013000", "x" * 40, "x" * 101,
]
COUNTS = [-5, -1, 0, 1, 2, 3, 4, 5, 7, 8, 12, 20, 100, 10**9]
PADS = ["*", "#", "x", "·"]


def limit(count):
    """The short-value law: half from 8 on, one of 4 to 7, none below."""
    return 0 if count < 4 else 1 if count < 8 else count // 2


def strict(text, pad, count, from_end):
    """Presidio's mask, showing at most what the law lets; every code point here is a grapheme cluster."""
    length = len(text)
    hidden = max(min(max(count, 0), length), length - limit(length))
    if hidden == 0:
        return ""
    masked = text[: length - hidden] + pad * hidden if from_end else pad * hidden + text[hidden:]
    if masked != text:
        return masked
    # A value that looks masked is hidden altogether.
    return ("x" if set(text) == {"*"} else "*") * length


def presidio():
    operator = Mask()
    cases = []
    for text in TEXTS:
        for count in COUNTS:
            for pad in PADS:
                for from_end in (False, True):
                    params = {"chars_to_mask": count, "masking_char": pad, "from_end": from_end}
                    operator.validate(params)
                    peer = operator.operate(text, params)
                    ours = strict(text, pad, count, from_end)
                    cases.append(dict(text=text, count=count, pad=pad, fromEnd=from_end, peer=peer, strict=ours))
    # Families and flags: Presidio counts code points and takes them apart; here only what the peer does is recorded.
    rng = random.Random(5)
    broken = []
    for _ in range(20):
        text = "".join(rng.choice(["👨‍👩‍👧‍👦", "🇩🇪", "e\u0301", "a", "b"]) for _ in range(12))
        params = {"chars_to_mask": 7, "masking_char": "*", "from_end": False}
        broken.append(dict(text=text, count=7, peer=operator.operate(text, params)))
    replaced = [dict(entity=name, peer=Replace().operate("x", {"entity_type": name})) for name in ("PERSON", "EMAIL_ADDRESS")]
    return {"format": "presidio/1", "mask": cases, "clusters": broken, "replace": replaced}


SQL = "Microsoft Learn, Dynamic data masking, section Define a dynamic data mask and examples"
BQ = "Google Cloud, DataMaskingPolicy.PredefinedExpression"
HIVE = "Apache Hive Language Manual UDF, data masking functions; GenericUDFMask*.java"
RANGER = "Apache Ranger, ranger-servicedef-hive.json, dataMaskDef"
ANON = "PostgreSQL Anonymizer, anon.sql and tests/sql/partial.sql"
ORACLE = "Oracle, Data Redaction Guide, 3.8.3 fixed character formats (REDACT_US_SSN_F5, REDACT_CCN16_F12...)"
GO = "ggwhite/go-masker, masker.go, examples in comments"
DLP = "Google Cloud, CharacterMaskConfig, description of charactersToIgnore"

# (preset as text form, value, what the peer makes of it, what the strict preset makes of it if that is not the same, source)
PEERS = [
    ("sql-server-default", "any text", "XXXX", None, SQL),
    ("sql-server-email-strict", "ada.lovelace@contoso.com", "aXXX@XXXX.com", None, SQL),
    ("sql-server-email-strict", "Roberto", "RXXX@XXXX.com", None, SQL),
    ("sql-server-email-strict", "a", "aXXX@XXXX.com", "XXX@XXXX.com", SQL),
    ('partial(1, "xxxxx", 1)', "Roberto1", "Rxxxxx1", None, SQL),
    ('partial(1, "XXXXXXX", 0)', "Roberto", "RXXXXXXX", None, SQL),
    ('partial(5, "XXXXXXX", 0)', "Tamburello", "TambuXXXXXXX", None, SQL),
    ('partial(0, "XXX-XX-", 4)', "123-45-6789", "XXX-XX-6789", None, SQL),
    ('partial(6, "X", 4)', "Tamburello1", "TamburXllo1", "TaXlo1", SQL),
    ("big-query-default", "any text", "", None, BQ),
    ("big-query-last-four-strict", "cloudysanfrancisco", "XXXXXisco", None, BQ),
    ("big-query-last-four-strict", "12345", "XXXXX2345", "XXXXX5", BQ),
    ("big-query-first-four-strict", "cloudysanfrancisco", "clouXXXXX", None, BQ),
    ("big-query-first-four-strict", "12345", "1234XXXXX", "1XXXXX", BQ),
    ("big-query-email-strict", "cloudysanfrancisco@gmail.com", "XXXXX@gmail.com", None, BQ),
    ("big-query-date-year", "2076-07-20", "2076-01-01", None, BQ),
    ("hive-mask-strict", "abcd-EFGH-8765-4321", "xxxx-XXXX-nnnn-nnnn", None, HIVE),
    ("hive-mask-strict", "Ünïcode ٣", "Xxxxxxx n", None, HIVE),
    ("hive-mask-strict", "王小明", "王小明", "xxx", HIVE),
    ("hive-mask-strict", "5 €", "n €", "n *", HIVE),
    ('classes(upper: "U", lower: "l", digit: "#")', "abcd-EFGH-8765-4321", "llll-UUUU-####-####", None, HIVE),
    ("hive-show-first-4-strict", "1234-5678-8765-4321", "1234-nnnn-nnnn-nnnn", None, HIVE),
    ("hive-show-last-4-strict", "1234-5678-8765-4321", "nnnn-nnnn-nnnn-4321", None, HIVE),
    ("hive-show-last-4-strict", "4321", "4321", "nnn1", HIVE),
    ("hive-show-first-4-strict", "Ada", "Ada", "Xxx", HIVE),
    ("ranger-show-last-4-strict", "1234-5678-8765-4321", "xxxx-xxxx-xxxx-4321", None, RANGER),
    ("ranger-show-last-4-strict", "111-11-1111", "xxx-xx-1111", None, RANGER),
    ("ranger-show-first-4-strict", "111-11-1111", "111-xx-xxxx", None, RANGER),
    ("ranger-show-last-4-strict", "1111", "1111", "xxx1", RANGER),
    ("ranger-date-show-year", "2021-05-04", "2021-01-01", None, RANGER),
    ('partial(1, "xxxxxx", 1)', "abcdefgh", "axxxxxxh", None, ANON),
    ('partial(3, "*", 3)', "1234567890", "123*890", "12*890", ANON),
    ('partial(1, "ZZZZ", 0)', "dnfjdnvljdnvjsdn", "dZZZZ", None, ANON),
    ('partial(1, "xxxx", 3)', "abcdefgh", "axxxxfgh", None, ANON),
    ('partial(3, "*", 3)', "ab", "ab*ab", "*", ANON),
    ("postgresql-anonymizer-email-strict", "daamien8@gmail.com", "da******@gm******.com", None, ANON),
    ("postgresql-anonymizer-email-strict", "daamien@gmail.com", "da******@gm******.com", "d******@gm******.com", ANON),
    ("postgresql-anonymizer-email-strict", "big@ben.co.uk", "bi******@be******.uk", "******@be******.uk", ANON),
    ('oracle("VVVFVVFVVVV,VVV-VV-VVVV,X,1,5")', "987-65-4320", "XXX-XX-4320", None, ORACLE),
    ('oracle("VVVFVVFVVVV,VVV-VV-VVVV,*,1,5")', "987-65-4320", "***-**-4320", None, ORACLE),
    ('oracle("VVVFVVFVVVV,VVV-VV-VVVV,X,6,9")', "987-65-4320", "987-65-XXXX", "X87-65-XXXX", ORACLE),
    ('oracle("VVVVFVVVVFVVVVFVVVV,VVVV-VVVV-VVVV-VVVV,*,1,12")', "5105-1051-0510-5100", "****-****-****-5100", None, ORACLE),
    ('oracle("VVVVFVVVVVVFVVVVV,VVVV-VVVVVV-VVVVV,*,1,10")', "3782-822463-10005", "****-******-10005", None, ORACLE),
    ("go-masker-password", "anything", "************", None, GO),
    ("go-masker-name-strict", "ABCD", "A**D", "**D", GO),
    ("go-masker-id-strict", "A123456789", "A12345****", None, GO),
    ("go-masker-address-strict", "台北市內湖區內湖路一段737巷1號1樓", "台北市內湖區******", None, GO),
    ("go-masker-address-strict", "台北市", "******", None, GO),
    ("go-masker-credit-card-strict", "1234567890123456", "123456******3456", None, GO),
    ("go-masker-credit-card-strict", "123456789012345", "123456******345", "123456*****2345", GO),
    ("go-masker-email-strict", "ggw.chang@gmail.com", "ggw****@gmail.com", None, GO),
    ("go-masker-mobile-strict", "0987654321", "0987***321", "09***321", GO),
    ('skip("-", then: hide-first(5))', "555-555-5555", "***-**5-5555", None, DLP),
]


def peers():
    keys = ("mask", "value", "peer", "strict", "source")
    return {"format": "peers/1", "cases": [dict(zip(keys, case)) | {"strict": case[3] if case[3] is not None else case[2]} for case in PEERS]}


def write(name, document):
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    (path / name).write_text(json.dumps(document, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


write("presidio.json", presidio())
write("peers.json", peers())
