#!/usr/bin/env python3
"""Checks a proof bundle of the audit log without the program that made it.

Written from the texts (RFC 6962, https://c2sp.org/signed-note, tlog-checkpoint, tlog-proof,
tlog-witness), with hashlib and the cryptography package (pip install cryptography) and nothing
else.

    check_log.py FOLDER...

A FOLDER holds `origin`, `vkeys` (one a line), `leaves/N` with `proofs/N.tlog-proof`, and
`checkpoints/SIZE` with `consistency/OLD-NEW`. A log that was restored from an older copy and went
on under another name has `volumes` as well: a line `N NAME` for each leaf that opens one. Sizes
above N have that name; the first of them is signed by the key before as well. One line for each
folder. Exit 0: everything
holds. Exit 1: something does not, and it says what.
"""

import base64
import hashlib
import sys
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


class Refused(Exception):
    pass


def need(condition, message):
    if not condition:
        raise Refused(message)


def decode(text):
    try:
        value = base64.b64decode(text, validate=True)
    except Exception:
        raise Refused(f"not Base 64: {text!r}")
    need(base64.b64encode(value).decode() == text, f"not the one Base 64 of its bytes: {text!r}")
    return value


def number(text):
    need(text.isascii() and text.isdigit() and str(int(text)) == text, f"not a number: {text!r}")
    return int(text)


def leaf_hash(data):
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def split(count):
    k = 1
    while k * 2 < count:
        k *= 2
    return k


def root_from_path(index, size, leaf, path):
    """The recursive definition of the audit path, read backwards."""
    need(0 <= index < size, "the index is not below the size")
    if size == 1:
        need(not path, "the path is too long")
        return leaf
    need(path, "the path is too short")
    k = split(size)
    if index < k:
        return node_hash(root_from_path(index, k, leaf, path[:-1]), path[-1])
    return node_hash(path[-1], root_from_path(index - k, size - k, leaf, path[:-1]))


def roots_from_proof(old, size, proof, whole, old_root):
    """The recursive definition SUBPROOF of RFC 6962, read backwards: (old root, new root)."""
    need(0 < old <= size, "the old size is not within the new")
    if old == size:
        if whole:
            need(not proof, "the proof is too long")
            return old_root, old_root
        need(len(proof) == 1, "the proof has the wrong length")
        return proof[0], proof[0]
    need(proof, "the proof is too short")
    k = split(size)
    if old <= k:
        first, second = roots_from_proof(old, k, proof[:-1], whole, old_root)
        return first, node_hash(second, proof[-1])
    first, second = roots_from_proof(old - k, size - k, proof[:-1], False, old_root)
    return node_hash(proof[-1], first), node_hash(proof[-1], second)


class Key:
    def __init__(self, line):
        parts = line.split("+", 2)
        need(len(parts) == 3, "a key is name+id+key")
        self.line = line
        self.name, key_id, body = parts
        value = decode(body)
        need(len(value) == 33 and value[0] == 1, "the key is not Ed25519")
        digest = hashlib.sha256(self.name.encode() + b"\n" + value).digest()
        need(digest[:4].hex() == key_id, "the key id does not belong to the key")
        self.id = digest[:4]
        self.public = Ed25519PublicKey.from_public_bytes(value[1:])


def read_note(data, keys):
    """The text, and the names and keys that signed it."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused("a note is UTF-8")
    need(all(c == "\n" or ord(c) >= 0x20 for c in text), "a control character in a note")
    body, divider, tail = text.rpartition("\n\n")
    need(divider and tail.endswith("\n"), "no signatures")
    body += "\n"
    good = []
    for line in tail[:-1].split("\n"):
        words = line.split(" ")
        need(len(words) == 3 and words[0] == "\u2014", "a signature line is '\u2014 name base64'")
        value = decode(words[2])
        for key in keys:
            if key.name == words[1] and key.id == value[:4]:
                try:
                    key.public.verify(value[4:], body.encode())
                except InvalidSignature:
                    raise Refused("a signature is false")
                good.append(key)
    need(good, "no signature by a known key")
    return body, good


class Names:
    """Which name each size has."""

    def __init__(self, folder):
        self.first = (folder / "origin").read_text().rstrip("\n")
        self.volumes = []
        path = folder / "volumes"
        for line in path.read_text().splitlines() if path.exists() else []:
            index, name = line.split(" ")
            self.volumes.append((number(index), name))
        need(self.volumes == sorted(self.volumes), "the volumes are not in order")

    def of(self, size):
        return [self.first, *(name for index, name in self.volumes if index < size)][-1]


def read_checkpoint(data, keys, names):
    body, signers = read_note(data, keys)
    lines = body.split("\n")
    need(len(lines) == 4 and lines[3] == "", "a checkpoint has three lines")
    root = decode(lines[2])
    need(len(root) == 32, "a root has 32 bytes")
    size = number(lines[1])
    need(lines[0] == names.of(size), "the checkpoint is of another log")
    need(any(key.name == lines[0] for key in signers), "no signature by a key of its name")
    return size, root


def check_volume(folder, index, name, before, keys):
    """What opens a volume: the leaf, and the first checkpoint with two signatures."""
    leaf = folder / "leaves" / str(index)
    need(leaf.exists(), f"leaf {index}, which opens a volume, is not here")
    lines = leaf.read_text().split("\n")
    need(lines[1] == "type volume", f"leaf {index} opens no volume")
    said = dict(line.split(" ", 1) for line in lines[:-1] if " " in line)
    need(said.get("origin") == name, f"leaf {index} opens another volume")
    note = folder / "checkpoints" / str(index + 1)
    need(note.exists(), f"the first checkpoint of {name} is not here")
    _, signers = read_note(note.read_bytes(), keys)
    lines = [key.line for key in signers]
    need(said.get("key") in lines, f"{name} does not begin with its key")
    need(said.get("former-key") in lines, f"{name} is not opened by the key before it")
    need(any(key.line == said["former-key"] and key.name == before for key in signers),
         f"{name} is opened by a key of another name")


def hashes(lines):
    values = [decode(line) for line in lines]
    need(all(len(value) == 32 for value in values), "a hash has 32 bytes")
    return values


def check(folder):
    names = Names(folder)
    keys = [Key(line) for line in (folder / "vkeys").read_text().splitlines()]
    need(keys, "there is no key")
    sizes = {}
    for path in sorted((folder / "checkpoints").iterdir()):
        size, root = read_checkpoint(path.read_bytes(), keys, names)
        need(str(size) == path.name, f"checkpoint {path.name} is of size {size}")
        sizes[size] = root
    leaves = sorted((folder / "leaves").iterdir(), key=lambda path: int(path.name))
    need(leaves, "there are no leaves")
    for path in leaves:
        proof = (folder / "proofs" / f"{path.name}.tlog-proof").read_bytes()
        head, divider, note = proof.partition(b"\n\n")
        need(divider, "a proof has an empty line before its checkpoint")
        lines = head.decode().split("\n")
        need(lines[0] == "c2sp.org/tlog-proof@v1", "not a tlog-proof")
        need(len(lines) > 1 and lines[1].startswith("index "), "no index")
        index = number(lines[1][6:])
        need(str(index) == path.name, f"proof {path.name} is of index {index}")
        size, root = read_checkpoint(note, keys, names)
        made = root_from_path(index, size, leaf_hash(path.read_bytes()), hashes(lines[2:]))
        need(made == root, f"leaf {index} is not in the tree")
    requests = sorted((folder / "consistency").iterdir())
    for path in requests:
        head, divider, note = path.read_bytes().partition(b"\n\n")
        need(divider, "a request has an empty line before its checkpoint")
        lines = head.decode().split("\n")
        need(lines[0].startswith("old "), "no old size")
        old = number(lines[0][4:])
        size, root = read_checkpoint(note, keys, names)
        need(path.name == f"{old}-{size}", f"request {path.name} is {old}-{size}")
        need(old in sizes, f"there is no checkpoint of size {old}")
        first, second = roots_from_proof(old, size, hashes(lines[1:]), True, sizes[old])
        need(first == sizes[old] and second == root, f"{old} is not the start of {size}")
    for index, name in names.volumes:
        check_volume(folder, index, name, names.of(index), keys)
    volumes = f", {len(names.volumes)} volumes opened" if names.volumes else ""
    print(f"holds: {len(leaves)} leaves, {len(sizes)} checkpoints, {len(requests)} steps{volumes}")


if __name__ == "__main__":
    status = 0
    for name in sys.argv[1:]:
        try:
            check(Path(name))
        except (Refused, OSError, UnicodeDecodeError, ValueError) as refused:
            print(f"refused: {refused}")
            status = 1
    sys.exit(status)
