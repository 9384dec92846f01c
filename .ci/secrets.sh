#!/usr/bin/env bash
# Runs tests and searches all they leave (logs at DEBUG, exceptions, events, transcripts, what stores keep,
# files) for every secret they used. Arguments: the modules, else all.
set -euo pipefail
cd "$(dirname "$0")/.."

modules=${*:-swim-core swim-snmp swim-ssh swim-transfer swim-testkit samples/quickstart samples/swim-cli}
out=$PWD/target/secrets
rm -rf "$out"
mkdir -p "$out/tmp"
for module in $modules; do
  rm -rf "$module/target/surefire-reports"
done

mvn=(mvn -B -ntp ${MAVEN_FLAGS:-} -Djacoco.skip -Dspotless.check.skip)
"${mvn[@]}" -q package -pl secrets -am -Dtest='io.swim.secrets.*Test' -Dsurefire.failIfNoSpecifiedTests=false

# A test that fails leaves its traces too, and .ci/run is where it has to pass.
"${mvn[@]}" test -pl "${modules// /,}" -am -Dmaven.test.failure.ignore ${TESTS:+-Dtest=$TESTS} \
  -Dsurefire.failIfNoSpecifiedTests=false -Dmaven.test.redirectTestOutputToFile \
  -Djunit.jupiter.tempdir.cleanup.mode.default=NEVER \
  -Dsurefire.args="-javaagent:$PWD/secrets/target/swim-secrets.jar=$out -Djava.io.tmpdir=$out/tmp" \
  > "$out/maven.log" || { tail -40 "$out/maven.log"; exit 3; }
grep 'Tests run:.*Time' "$out/maven.log" | grep -E 'FAIL|ERROR' || true
grep 'Tests run:' "$out/maven.log" | grep -v Time || true

reports=$(for module in $modules; do echo "$module/target/surefire-reports"; done)
java -cp secrets/target/swim-secrets.jar io.swim.secrets.Search .ci/secrets-allowed.txt "$out/used" \
  "$out/maven.log" "$out/seen" "$out/tmp" $reports
