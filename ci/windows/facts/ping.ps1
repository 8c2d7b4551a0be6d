# What Windows' ping.exe writes into a pipe, octet by octet: for each call ping-NAME.bin with the
# octets, ping-NAME.hex with the same for reading, and in pings.json how it was called, its status
# and how long it took. Only cmd.exe redirects here, because PowerShell decodes what it redirects.
param([Parameter(Mandatory)] [string] $Out)

$ErrorActionPreference = 'Stop'

# 192.0.2.0/24 is for documentation (RFC 5737) and answers nowhere; .invalid is no name (RFC 6761).
$calls = @(
    @{ Name = 'usage'; Arguments = '' }
    @{ Name = 'loopback'; Arguments = '-n 2 127.0.0.1' }
    @{ Name = 'loopback-name'; Arguments = '-n 1 -4 localhost' }
    @{ Name = 'own-name'; Arguments = "-n 1 -4 $env:COMPUTERNAME" }
    @{ Name = 'size-0'; Arguments = '-n 1 -l 0 127.0.0.1' }
    @{ Name = 'size-1'; Arguments = '-n 1 -l 1 127.0.0.1' }
    @{ Name = 'size-1472'; Arguments = '-n 1 -l 1472 127.0.0.1' }
    @{ Name = 'size-65500'; Arguments = '-n 1 -l 65500 127.0.0.1' }
    @{ Name = 'size-65501'; Arguments = '-n 1 -l 65501 127.0.0.1' }
    @{ Name = 'size-negative'; Arguments = '-n 1 -l -1 127.0.0.1' }
    @{ Name = 'count-0'; Arguments = '-n 0 127.0.0.1' }
    @{ Name = 'count-big'; Arguments = '-n 4294967296 127.0.0.1' }
    @{ Name = 'ttl-1'; Arguments = '-n 1 -w 1000 -i 1 192.0.2.1' }
    @{ Name = 'timeout'; Arguments = '-n 2 -w 500 192.0.2.1' }
    @{ Name = 'dont-fragment'; Arguments = '-n 1 -w 500 -f -l 65500 192.0.2.1' }
    @{ Name = 'broadcast'; Arguments = '-n 1 -w 500 255.255.255.255' }
    @{ Name = 'this-network'; Arguments = '-n 1 -w 500 0.0.0.0' }
    @{ Name = 'multicast'; Arguments = '-n 1 -w 500 224.0.0.1' }
    @{ Name = 'wrong-source'; Arguments = '-n 1 -w 500 -S 192.0.2.7 127.0.0.1' }
    @{ Name = 'resolve'; Arguments = '-n 1 -a 127.0.0.1' }
    @{ Name = 'record-route'; Arguments = '-n 1 -r 9 127.0.0.1' }
    @{ Name = 'timestamp'; Arguments = '-n 1 -s 4 127.0.0.1' }
    @{ Name = 'unknown-name'; Arguments = '-n 1 nowhere.invalid' }
    @{ Name = 'bad-option'; Arguments = '-z 127.0.0.1' }
    @{ Name = 'codepage-437'; CodePage = 437; Arguments = '-n 1 127.0.0.1' }
    @{ Name = 'codepage-850'; CodePage = 850; Arguments = '-n 1 127.0.0.1' }
    @{ Name = 'codepage-1252'; CodePage = 1252; Arguments = '-n 1 127.0.0.1' }
    @{ Name = 'codepage-932'; CodePage = 932; Arguments = '-n 1 127.0.0.1' }
    @{ Name = 'codepage-65001'; CodePage = 65001; Arguments = '-n 1 127.0.0.1' }
)

$records = foreach ($call in $calls) {
    $bytes = Join-Path $Out "ping-$($call.Name).bin"
    $command = "ping.exe $($call.Arguments) > `"$bytes`" 2>&1"
    if ($call.ContainsKey('CodePage')) {
        $command = "chcp $($call.CodePage) >nul & $command"
    }
    $watch = [Diagnostics.Stopwatch]::StartNew()
    & cmd.exe /d /c $command
    $status = $LASTEXITCODE
    $watch.Stop()
    if ((Get-Item -LiteralPath $bytes).Length -gt 0) {
        Format-Hex -LiteralPath $bytes | Out-File -FilePath (Join-Path $Out "ping-$($call.Name).hex") -Encoding ascii
    }
    [ordered]@{
        name    = $call.Name
        command = $command
        status  = $status
        octets  = (Get-Item -LiteralPath $bytes).Length
        millis  = $watch.ElapsedMilliseconds
    }
}
$records | ConvertTo-Json | Set-Content -Path (Join-Path $Out 'pings.json') -Encoding utf8
