#!/usr/bin/env bash
# Puts kafka-tool.sh under the name of each of Kafka's client tools into /usr/local/bin, which comes first in the PATH.
set -euo pipefail
# shellcheck source=common.sh
source "${KAFKA_CLIENT_ROOT:-}/usr/local/lib/msk-client/common.sh"

library="$root/usr/local/lib/msk-client"
mkdir -p "$root/usr/local/bin"
for tool in "$root"/opt/kafka/bin/kafka-*.sh; do
  name=$(basename "$tool")
  if "$library/kafka-tool.sh" --serves "$name"; then
    ln -sfn "$library/kafka-tool.sh" "$root/usr/local/bin/$name"
  fi
done
