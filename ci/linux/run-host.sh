#!/usr/bin/env bash
# The suite on the runner's own kernel, in a network namespace of its own. What Linux is known to do
# otherwise stands in expected-host.txt; what differs from that fails.
. "$(dirname "$0")/root.sh"
exec ./echoproof run --target host --expected ci/linux/expected-host.txt \
  --out "${1:-echoproof-runs/linux-host}"
