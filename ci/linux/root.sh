# Read by the other scripts first (". root.sh"): goes on as root, at the top of the repository, with
# what they need of the environment. A hosted runner's user may use sudo, but gets no network
# namespace of its own.
# shellcheck shell=bash
set -euo pipefail
if [ "$(id -u)" != 0 ]; then
  keep=("PATH=$PATH")
  for name in JAVA_HOME JAVA_HOME_17_X64 JAVA_HOME_25_X64 CI GITHUB_ACTIONS GITHUB_STEP_SUMMARY; do
    [ -z "${!name:-}" ] || keep+=("$name=${!name}")
  done
  exec sudo env "${keep[@]}" "$0" "$@"
fi
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
