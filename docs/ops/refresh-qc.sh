#!/usr/bin/env bash
# Refresh and QC alone: scores the newest run again, without reading the source. For after a model was promoted, or
# where another job runs the ETL.
#
#   CASEMIND_DIR   folder of the program (default: two above this file); its .env is read
#   REFRESH_LOGS   folder of the logs (default: $CASEMIND_HOME/logs/refresh-qc, or instance/logs/refresh-qc)
#
# Ends with the exit code of the command that ran last: 0 done, 1 failed, 2 wrong configuration.
# Where another build runs, it fails with BUILD_LOCKED and changes nothing; what serves goes on serving whatever happens.
set -uo pipefail

cd "${CASEMIND_DIR:-"$(dirname "$0")/../.."}" || exit 2
. docs/ops/logged.sh || exit 2
run_logged refresh-qc "${REFRESH_LOGS:-"${CASEMIND_HOME:-instance}/logs/refresh-qc"}" refresh qc
