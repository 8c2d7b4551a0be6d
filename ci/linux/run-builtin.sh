#!/usr/bin/env bash
# The suite on EchoProof's own responder, over a real tun device.
. "$(dirname "$0")/root.sh"
exec ./echoproof run --out "${1:-echoproof-runs/linux-builtin}"
