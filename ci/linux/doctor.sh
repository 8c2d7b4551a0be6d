#!/usr/bin/env bash
# What the tool says about this runner; status 4 when nothing at all can be run here.
. "$(dirname "$0")/root.sh"
exec ./echoproof doctor
