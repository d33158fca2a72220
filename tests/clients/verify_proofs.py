"""Checks a Juguang city from outside, with nothing but Python 3 and its API.

    python3 verify_proofs.py https://juguang.example.org            that the newest seal begins with the facts of the first
    python3 verify_proofs.py URL --fact ID                          that this fact stands in the newest seal
    python3 verify_proofs.py URL --from 3 --to 9                    that seal 9 begins with the facts of seal 3
    python3 verify_proofs.py --checkpoint FILE --key VKEY [URL]     a checkpoint's signature, and that the city agrees with it
    python3 verify_proofs.py --self-test                            that this program computes what is published

Every step prints what holds. The first that fails ends the program with code 1.
"""

import argparse
import base64
import hashlib
import json
import pathlib
import sys
import urllib.request


def sha256(data):
    return hashlib.sha256(data).digest()


def node(left, right):
    return sha256(b"\x01" + left + right)


class Wrong(Exception):
    pass


def demand(holds, what):
    if not holds:
        raise Wrong(what)
    print("ok   " + what)


# RFC 9162, section 2.1.3.2
def root_over_leaf(leaf, index, size, path):
    if index >= size:
        raise Wrong("the leaf stands outside the tree")
    number, last, root = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            raise Wrong("the path is too long")
        if number % 2 == 1 or number == last:
            root = node(sibling, root)
            while number % 2 == 0 and number != 0:
                number, last = number // 2, last // 2
        else:
            root = node(root, sibling)
        number, last = number // 2, last // 2
    if last != 0:
        raise Wrong("the path is too short")
    return root


# RFC 9162, section 2.1.4.2
def roots_over_both(older_root, older_size, newer_size, path):
    if older_size == newer_size and not path:
        return older_root, older_root
    if older_size & (older_size - 1) == 0:
        path = [older_root] + path
    if older_size >= newer_size or not path:
        raise Wrong("no proof between trees of these sizes")
    number, last = older_size - 1, newer_size - 1
    while number % 2 == 1:
        number, last = number // 2, last // 2
    older = newer = path[0]
    for sibling in path[1:]:
        if last == 0:
            raise Wrong("the proof is too long")
        if number % 2 == 1 or number == last:
            older, newer = node(sibling, older), node(sibling, newer)
            while number % 2 == 0 and number != 0:
                number, last = number // 2, last // 2
        else:
            newer = node(newer, sibling)
        number, last = number // 2, last // 2
    if last != 0:
        raise Wrong("the proof is too short")
    return older, newer


def hash_of_array(values, prefix=b""):
    text = json.dumps(values, separators=(",", ":"), ensure_ascii=False)
    return sha256(prefix + text.encode())


FACT = "id eventId measure quantity day subjectId unitId committeeId placeCode countedOnce reverses source".split()
SEAL = "number sealedAt factCount treeSize treeRoot previousHash".split()


def hash_of_fact(fact):
    return hash_of_array([fact[name] for name in FACT], b"\x00").hex()


def hash_of_seal(seal):
    return hash_of_array([seal[name] for name in SEAL]).hex()


class City:
    """A city by its API."""

    def __init__(self, base):
        self.base = base.rstrip("/") + "/api/v1"

    def get(self, path):
        with urllib.request.urlopen(self.base + path, timeout=30) as answer:
            return json.load(answer)

    def check_seal(self, seal):
        number = seal["number"]
        demand(hash_of_seal(seal) == seal["hash"], f"seal {number} has the hash of its fields")
        before = hash_of_seal(self.get(f"/seals/{number - 1}")) if number > 1 else "0" * 64
        demand(before == seal["previousHash"], f"seal {number} follows the seal before it")

    def check_fact(self, fact_id):
        proof = self.get(f"/facts/{fact_id}/proof")
        seal = proof["seal"]
        if proof["fact"] is None:
            print("--   the fact is not shown to everybody; its hash is taken as told")
        else:
            same = proof["fact"]["id"] == fact_id and hash_of_fact(proof["fact"]) == proof["leafHash"]
            demand(same, f"fact {fact_id} has the hash of its fields")
        path = [bytes.fromhex(one) for one in proof["path"]]
        leaf = bytes.fromhex(proof["leafHash"])
        root = root_over_leaf(leaf, proof["leafIndex"], seal["treeSize"], path)
        place = proof["leafIndex"] + 1
        demand(root.hex() == seal["treeRoot"], f"it is fact {place} of {seal['treeSize']} under the root of seal {seal['number']}")
        self.check_seal(seal)

    def check_consistency(self, older_number, newer_number):
        proof = self.get(f"/seals/{newer_number}/consistency?from={older_number}")
        older, newer = proof["older"], proof["newer"]
        demand((older["number"], newer["number"]) == (older_number, newer_number), "the proof is between the seals asked for")
        path = [bytes.fromhex(one) for one in proof["path"]]
        root = bytes.fromhex(older["treeRoot"])
        roots = roots_over_both(root, older["treeSize"], newer["treeSize"], path)
        demand(roots[0].hex() == older["treeRoot"], f"the proof leads to the root of seal {older_number}")
        demand(roots[1].hex() == newer["treeRoot"], f"the proof leads to the root of seal {newer_number}")
        self.check_seal(older)
        self.check_seal(newer)

    def newest(self):
        seals = self.get("/seals?limit=1")["items"]
        if not seals:
            raise Wrong("nothing is sealed yet")
        return seals[0]["number"]


# Ed25519, RFC 8032, section 6: checking only, so nothing here is secret and nothing need take equal time.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def add(a, b):
    x = (a[1] - a[0]) * (b[1] - b[0]) % P
    y = (a[1] + a[0]) * (b[1] + b[0]) % P
    t = 2 * a[3] * b[3] * D % P
    z = 2 * a[2] * b[2] % P
    e, f, g, h = y - x, z - t, z + t, y + x
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number, point):
    total = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = add(total, point)
        point, number = add(point, point), number >> 1
    return total


def point_of(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


BASE = point_of((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(public_key, message, signature):
    key, r = point_of(public_key), point_of(signature[:32])
    s = int.from_bytes(signature[32:], "little")
    if len(signature) != 64 or key is None or r is None or s >= ORDER:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public_key + message).digest(), "little") % ORDER
    left, right = times(s, BASE), add(r, times(h, key))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


# C2SP signed-note and tlog-checkpoint
def read_checkpoint(note, vkey):
    """The origin, size and root that a note says, if the key NAME+HASH+KEY signed it."""
    name, key_hash, key = vkey.split("+", 2)
    key = base64.b64decode(key)
    expected = sha256(name.encode() + b"\n" + key)[:4]
    demand(key[:1] == b"\x01" and len(key) == 33 and expected.hex() == key_hash, f"{name} is an Ed25519 key with its own hash")
    text, _, signatures = note.rpartition("\n\n")
    text += "\n"
    found = False
    for line in signatures.splitlines():
        dash, signer, data = line.split(" ")
        blob = base64.b64decode(data)
        if dash == "\u2014" and signer == name and blob[:4] == expected:
            found = found or is_signed(key[1:], text.encode(), blob[4:])
    demand(found, f"the checkpoint is signed by {name}")
    origin, size, root = text.splitlines()[:3]
    said = dict(line.split(" ", 1) for line in text.splitlines()[3:])
    return origin, int(size), base64.b64decode(root), said


def check_checkpoint(note, vkey, city):
    origin, size, root, said = read_checkpoint(note, vkey)
    print(f"     {origin}: {size} facts, root {root.hex()}")
    if city is None:
        return
    number, seal_hash = said["seal"].split(" ")
    seal = city.get(f"/seals/{number}")
    same = (seal["treeSize"], seal["treeRoot"], seal["hash"]) == (size, root.hex(), seal_hash)
    demand(same, f"the city still has seal {number} as the checkpoint says")
    city.check_consistency(int(number), city.newest())


class Vectors(City):
    """Answers from proof-vectors.json, which anybody who writes another checker may begin with."""

    def __init__(self):
        with open(pathlib.Path(__file__).with_name("proof-vectors.json"), encoding="utf-8") as file:
            self.vectors = vectors = json.load(file)
        older, newer = vectors["older"], vectors["newer"]
        proof = {name: vectors[name] for name in ("fact", "leafHash", "leafIndex", "path")} | {"seal": newer}
        self.answers = {
            "/seals?limit=1": {"items": [newer]},
            "/seals/1": older,
            "/seals/2": newer,
            f"/facts/{vectors['fact']['id']}/proof": proof,
            "/seals/2/consistency?from=1": {"older": older, "newer": newer, "path": vectors["consistency"]},
            "/seals/2/consistency?from=2": {"older": newer, "newer": newer, "path": []},
        }

    def get(self, path):
        return self.answers[path]

    def check_all(self):
        self.check_fact(self.vectors["fact"]["id"])
        self.check_consistency(1, 2)
        check_checkpoint(self.vectors["checkpoint"], self.vectors["key"], self)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url", nargs="?", help="where the city is served")
    parser.add_argument("--fact", help="id of a fact")
    parser.add_argument("--from", type=int, dest="older", help="number of the older seal (1)")
    parser.add_argument("--to", type=int, dest="newer", help="number of the newer seal (the newest)")
    parser.add_argument("--checkpoint", help="file with a signed checkpoint")
    parser.add_argument("--key", help="public key NAME+HASH+KEY that signed it")
    parser.add_argument("--self-test", action="store_true", help="check the published vectors instead of a city")
    asked = parser.parse_args()
    if not (asked.url or asked.checkpoint or asked.self_test) or (asked.checkpoint is None) != (asked.key is None):
        parser.error("give the URL of a city, or --checkpoint with --key")
    city = City(asked.url) if asked.url else None
    try:
        if asked.self_test:
            Vectors().check_all()
        elif asked.checkpoint:
            with open(asked.checkpoint, encoding="utf-8") as file:
                check_checkpoint(file.read(), asked.key, city)
        elif asked.fact:
            city.check_fact(asked.fact)
        else:
            city.check_consistency(asked.older or 1, asked.newer or city.newest())
    except (Wrong, OSError, ValueError, KeyError, TypeError) as fault:
        print(f"FAIL {fault}")
        return 1
    print("Everything agrees")
    return 0


if __name__ == "__main__":
    sys.exit(main())
