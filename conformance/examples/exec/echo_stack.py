#!/usr/bin/env python3
"""The smallest stack that EchoProof can run as a child process: it answers plain echo requests.

    ./echoproof run --target 'exec:python3 conformance/examples/exec/echo_stack.py'

Frames come on standard input and go to standard output, each behind its length (32 bits,
big-endian). A length of 0 says ready. Whatever else is to be said belongs on standard error.
"""
import os
import socket
import struct
import sys

ADDRESS = socket.inet_aton(os.environ["ECHOPROOF_ADDRESS"])


def checksum(octets):
    octets += b"\0" * (len(octets) % 2)
    total = sum(struct.unpack(f"!{len(octets) // 2}H", octets))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return total ^ 0xFFFF


def reply_to(frame):
    """The reply to an echo request; nothing for any other frame."""
    if len(frame) < 28 or frame[0] != 0x45 or frame[9] != 1 or frame[16:20] != ADDRESS:
        return b""
    length = int.from_bytes(frame[2:4], "big")
    message = frame[20:length]
    whole = 28 <= length <= len(frame) and not frame[6] & 0x3F and not frame[7]
    if not whole or checksum(frame[:20]) or checksum(message) or message[0] != 8:
        return b""
    body = b"\0\0\0\0" + message[4:]
    body = body[:2] + struct.pack("!H", checksum(body)) + body[4:]
    head = struct.pack("!BBHIBBH", 0x45, frame[1], length, 0, 64, 1, 0) + ADDRESS + frame[12:16]
    return head[:10] + struct.pack("!H", checksum(head)) + head[12:] + body


def send(frame):
    sys.stdout.buffer.write(struct.pack("!I", len(frame)) + frame)
    sys.stdout.buffer.flush()


send(b"")
while header := sys.stdin.buffer.read(4):
    answer = reply_to(sys.stdin.buffer.read(struct.unpack("!I", header)[0]))
    if answer:
        send(answer)
