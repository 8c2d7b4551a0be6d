# The life of the adapters that the tool's own doctor makes: when each came, when it was up, what state
# its addresses were in (duplicate address detection), whether it routes, and when it was gone, in
# milliseconds since the doctor was started. Three times, because the first one installs the driver.
# adapter-N.json has the events, doctor-N.json what the doctor said, doctor-N.err what it complained of.
param([Parameter(Mandatory)] [string] $Out)

$ErrorActionPreference = 'Stop'
$interval = 20

function Get-State {
    $states = @{}
    foreach ($nic in [Net.NetworkInformation.NetworkInterface]::GetAllNetworkInterfaces()) {
        $properties = $nic.GetIPProperties()
        $addresses = @($properties.UnicastAddresses |
                Where-Object { $_.Address.AddressFamily -eq 'InterNetwork' } |
                ForEach-Object { "$($_.Address)/$($_.PrefixLength) $($_.DuplicateAddressDetectionState)" })
        $state = "$($nic.OperationalStatus); $($addresses -join ', ')"
        try {
            $ipv4 = $properties.GetIPv4Properties()
            $state += "; MTU $($ipv4.Mtu); forwarding $($ipv4.IsForwardingEnabled)"
        }
        catch {
            # An adapter without IPv4, or one that has just gone.
            $state += '; no IPv4'
        }
        $states["$($nic.Name) ($($nic.Description)) $($nic.Id)"] = $state
    }
    $states
}

function Watch-Doctor([int] $Number) {
    $before = Get-State
    $known = @{}
    $events = [Collections.Generic.List[object]]::new()
    $watch = [Diagnostics.Stopwatch]::StartNew()
    $doctor = Start-Process -FilePath 'cmd.exe' -ArgumentList '/d', '/c', 'echoproof.cmd', 'doctor', '--json' `
        -RedirectStandardOutput (Join-Path $Out "doctor-$Number.json") `
        -RedirectStandardError (Join-Path $Out "doctor-$Number.err") -NoNewWindow -PassThru
    # Without having touched the handle, .NET forgets the exit code.
    $null = $doctor.Handle
    while ($watch.Elapsed.TotalSeconds -lt 180) {
        $ended = $doctor.HasExited
        $now = Get-State
        foreach ($nic in @($now.Keys) + @($known.Keys) | Select-Object -Unique) {
            if ($before.ContainsKey($nic)) {
                continue
            }
            $state = if ($now.ContainsKey($nic)) { $now[$nic] } else { 'gone' }
            if ($known[$nic] -ne $state) {
                $events.Add([ordered]@{ millis = $watch.ElapsedMilliseconds; adapter = $nic; state = $state })
                $known[$nic] = $state
            }
        }
        if ($ended) {
            break
        }
        Start-Sleep -Milliseconds $interval
    }
    if (-not $doctor.HasExited) {
        $doctor.Kill($true)
    }
    [ordered]@{
        exitStatus = $doctor.ExitCode
        millis     = $watch.ElapsedMilliseconds
        leftBehind = @($known.Keys | Where-Object { $known[$_] -ne 'gone' })
        events     = $events
    } | ConvertTo-Json -Depth 4 | Set-Content -Path (Join-Path $Out "adapter-$Number.json") -Encoding utf8
}

if (-not (Test-Path -LiteralPath 'conformance\app\target\echoproof\echoproof.jar')) {
    throw 'the tool is not built: run ci\windows\build.ps1 first'
}
foreach ($number in 1..3) {
    Watch-Doctor $number
}
