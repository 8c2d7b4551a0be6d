# The suite on Windows' own stack behind a Wintun adapter. Needs an elevated shell. Deviations are
# written as an expectation file beside the run; once somebody has looked through one it belongs
# beside this script as expected-host.txt, and from then on only what differs from it fails.
param([string] $Out = 'echoproof-runs\windows-host')

$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')
$arguments = @('run', '--target', 'host', '--out', $Out)
$expected = Join-Path $PSScriptRoot 'expected-host.txt'
if (Test-Path -LiteralPath $expected) {
    $arguments += @('--expected', $expected)
}
New-Item -ItemType Directory -Force -Path 'echoproof-runs' | Out-Null
$arguments += @('--write-expected', "$Out-expected.txt")
& .\echoproof.cmd @arguments
exit $LASTEXITCODE
