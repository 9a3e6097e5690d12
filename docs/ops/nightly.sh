#!/usr/bin/env bash
# The nightly chain (verify the decisions, etl, refresh, qc) for a scheduler outside the service: cron or a systemd timer.
# Set NIGHTLY_ENABLED=external for the service, so that it starts none itself and only warns where none succeeded.
#
#   CASEMIND_DIR   folder of the program (default: two above this file); its .env is read
#   NIGHTLY_LOGS   folder of the logs (default: $CASEMIND_HOME/logs/nightly, or instance/logs/nightly)
#
# Ends with the exit code of `casemind nightly`: 0 done, 1 failed or the decisions do not verify, 2 wrong configuration.
# Where another build runs, it fails with BUILD_LOCKED and changes nothing; what serves goes on serving whatever happens.
set -uo pipefail
# Its logs are for this account alone, as all that the program writes.
umask 077

cd "${CASEMIND_DIR:-"$(dirname "$0")/../.."}" || exit 2
logs="${NIGHTLY_LOGS:-"${CASEMIND_HOME:-instance}/logs/nightly"}"
mkdir -p "$logs" || exit 2
log="$logs/nightly-$(date -u +%Y%m%dT%H%M%SZ)-$$.log"

node_modules/.bin/node cli/main.ts nightly --json >"$log" 2>"$log.progress"
code=$?
cat "$log.progress" >>"$log"
rm -f "$log.progress"

if [ "$code" -eq 0 ]; then
  echo "nightly succeeded; log: $log"
else
  echo "nightly failed with exit code $code; log: $log" >&2
  head -n 1 "$log" >&2
fi
find "$logs" -name 'nightly-*.log' -mtime +30 -delete
exit "$code"
