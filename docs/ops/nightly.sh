#!/usr/bin/env bash
# The nightly chain (verify the decisions, etl, refresh, qc, validate) for a scheduler outside the service: cron or a systemd timer.
# Set NIGHTLY_ENABLED=external for the service, so that it starts none itself and only warns where none succeeded.
#
#   CASEMIND_DIR   folder of the program (default: two above this file); its .env is read
#   NIGHTLY_LOGS   folder of the logs (default: $CASEMIND_HOME/logs/nightly, or instance/logs/nightly)
#
# Ends with the exit code of `casemind nightly`: 0 done, 1 failed or the decisions do not verify, 2 wrong configuration.
# Where another build runs, it fails with BUILD_LOCKED, while an alert holds the nightly with NIGHTLY_HELD, and changes nothing; what serves goes on serving whatever happens.
set -uo pipefail
# Its logs are for this account alone, as all that the program writes.
umask 077

cd "${CASEMIND_DIR:-"$(dirname "$0")/../.."}" || exit 2
. docs/ops/logged.sh || exit 2
run_logged nightly "${NIGHTLY_LOGS:-"${CASEMIND_HOME:-instance}/logs/nightly"}" nightly
