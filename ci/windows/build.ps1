# Builds everything that is started, without running a test.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')
& mvn -B -ntp '-DskipTests' package
exit $LASTEXITCODE
