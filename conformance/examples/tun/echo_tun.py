#!/usr/bin/env python3
"""The smallest stack that owns an interface: it answers plain echo requests on a tun device.

    sudo conformance/examples/tun/echo_tun.py tun0 10.9.0.2/24 10.9.0.1
    ./echoproof run --target 10.9.0.1 --interface tun0

makes the device, gives this machine the first address on it and answers for the second one, which is
the stack's. Linux only; it needs the right to make a tun device, and the program ip (iproute2).
"""
import fcntl
import os
import socket
import struct
import subprocess
import sys

TUNSETIFF = 0x400454CA
IFF_TUN = 0x0001
IFF_NO_PI = 0x1000


def open_tun(name):
    device = os.open(os.environ.get("ECHOPROOF_TUN", "/dev/net/tun"), os.O_RDWR)
    fcntl.ioctl(device, TUNSETIFF, struct.pack("16sH22x", name.encode(), IFF_TUN | IFF_NO_PI))
    return device


def checksum(octets):
    octets += b"\0" * (len(octets) % 2)
    total = sum(struct.unpack(f"!{len(octets) // 2}H", octets))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return total ^ 0xFFFF


def reply_to(frame, own):
    """The reply to an echo request; nothing for any other frame."""
    if len(frame) < 28 or frame[0] != 0x45 or frame[9] != 1 or frame[16:20] != own:
        return b""
    length = int.from_bytes(frame[2:4], "big")
    message = frame[20:length]
    whole = 28 <= length <= len(frame) and not frame[6] & 0x3F and not frame[7]
    if not whole or checksum(frame[:20]) or checksum(message) or message[0] != 8:
        return b""
    body = b"\0\0\0\0" + message[4:]
    body = body[:2] + struct.pack("!H", checksum(body)) + body[4:]
    head = struct.pack("!BBHIBBH", 0x45, frame[1], length, 0, 64, 1, 0) + own + frame[12:16]
    return head[:10] + struct.pack("!H", checksum(head)) + head[12:] + body


def main(name, address, stack):
    tun = open_tun(name)
    subprocess.run(["ip", "address", "add", address, "dev", name], check=True)
    subprocess.run(["ip", "link", "set", name, "up"], check=True)
    print(f"ready on {name}", flush=True)
    own = socket.inet_aton(stack)
    while True:
        answer = reply_to(os.read(tun, 65536), own)
        if answer:
            os.write(tun, answer)


if __name__ == "__main__":
    main(*sys.argv[1:4])
