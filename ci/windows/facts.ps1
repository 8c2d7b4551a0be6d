# Records facts about this Windows, so that what the tests assume can be compared with it and their
# fixtures can be replaced by captures. Judges nothing: it always ends with status 0, and a fact that
# could not be had is recorded as such.
param([string] $Out = 'facts')

$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')
New-Item -ItemType Directory -Force -Path $Out | Out-Null

foreach ($part in @('system', 'network', 'ping', 'adapter')) {
    try {
        & (Join-Path $PSScriptRoot "facts\$part.ps1") -Out $Out
    }
    catch {
        "facts\${part}.ps1 ended early: $_" | Tee-Object -FilePath (Join-Path $Out "$part-broken.txt")
    }
}
Get-ChildItem -Path $Out | Format-Table -AutoSize
exit 0
