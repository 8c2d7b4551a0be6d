#!/usr/bin/env bash
# Records facts about this Linux, to compare with what the tests assume. Judges nothing: a fact that
# can't be had is recorded as such.
. "$(dirname "$0")/root.sh"
out=${1:-facts}
mkdir -p "$out"

fact() { # NAME COMMAND...
  local name=$1 status=0
  shift
  "$@" >"$out/$name.txt" 2>&1 || status=$?
  echo "status $status: $*" >>"$out/commands.txt"
}

fact kernel uname -a
fact release cat /etc/os-release
fact java java -version
fact rights cat /proc/self/status
fact tun ls -l /dev/net/tun
fact namespaces unshare --user --map-root-user --net true
fact addresses ip addr
fact ping-version ping -V
fact ping-usage ping
fact ping-loopback ping -n -c 2 127.0.0.1
fact ping-size-0 ping -n -c 1 -s 0 127.0.0.1
fact ping-too-big ping -n -c 1 -s 65508 127.0.0.1
fact ping-timeout ping -n -c 1 -W 1 192.0.2.1
fact sysctl-icmp sysctl -a -r '^net\.ipv4\.(icmp|ip_forward|conf\.(all|default)\.(rp_filter|forwarding))'
ls -l "$out"
