package io.echoproof.app.doctor;

import io.echoproof.app.host.Browser;
import io.echoproof.app.host.Programs;
import io.echoproof.app.link.LibPcap;
import io.echoproof.app.ping.PingProgram;
import io.echoproof.app.target.OwnNamespace;
import io.echoproof.app.target.WindowsTunDevices;
import io.echoproof.reports.allure.AllureGenerator;
import io.echoproof.tun.TunAccess;
import io.echoproof.tun.windows.ConsoleCodePage;
import io.echoproof.tun.windows.FileAssociation;
import io.echoproof.tun.windows.Wine;
import io.echoproof.tun.windows.WintunAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Looks at the machine: system, Java, rights, libraries, programs. */
final class MachineChecks {
  private static final int LEAST_JAVA = 17;

  private final Programs programs;
  private final Path tunDevice;
  private final Optional<Path> wintunDll;

  MachineChecks(Programs programs, Path tunDevice, Optional<Path> wintunDll) {
    this.programs = programs;
    this.tunDevice = tunDevice;
    this.wintunDll = wintunDll;
  }

  /** What links are made of. */
  List<Check> forLinks() {
    List<Check> checks = new ArrayList<>();
    checks.add(operatingSystem());
    checks.add(java());
    if (Programs.onWindows()) {
      checks.add(wintun());
    } else {
      checks.add(namespace());
      checks.add(tun());
    }
    checks.add(capture());
    return checks;
  }

  /** What else a run makes use of. */
  List<Check> forRuns() {
    return List.of(ping(), browser(), allure());
  }

  private static Check operatingSystem() {
    String name = property("os.name");
    String detail =
        name
            + " "
            + property("os.version")
            + ", "
            + property("os.arch")
            + Wine.version().map(v -> "; it is Wine " + v + " and not Microsoft's").orElse("");
    return name.startsWith("Linux") || Programs.onWindows()
        ? Check.ok("operating system", detail)
        : Check.no("operating system", detail + ": the link memory only", "use Linux for more");
  }

  private static Check java() {
    String detail = property("java.version") + ", " + property("java.vm.name");
    return Runtime.version().feature() >= LEAST_JAVA
        ? Check.ok("Java", detail)
        : Check.no("Java", detail, "install JDK " + LEAST_JAVA + " or newer");
  }

  private Check namespace() {
    Optional<String> missing = OwnNamespace.missing(programs.environment());
    return missing.isPresent()
        ? Check.no("network namespace", missing.get(), "")
        : Check.ok("network namespace", "one of its own, made by the launcher");
  }

  private Check tun() {
    return check("tun device", TunAccess.check(tunDevice));
  }

  private Check wintun() {
    return check(
        "Wintun", WintunAccess.check(WindowsTunDevices.naming(programs.environment(), wintunDll)));
  }

  private static Check check(String name, TunAccess access) {
    return access instanceof TunAccess.Unavailable no
        ? Check.no(name, no.reason(), no.wayOut())
        : Check.ok(name, ((TunAccess.Available) access).detail());
  }

  private static Check capture() {
    String name = Programs.onWindows() ? "Npcap" : "libpcap";
    Optional<String> missing = LibPcap.missing();
    if (missing.isPresent()) {
      return Check.no(name, missing.get(), "");
    }
    String version = LibPcap.version().orElse("");
    return Check.ok(name, version);
  }

  private Check ping() {
    Optional<Path> ping = programs.find("ping");
    if (ping.isEmpty()) {
      return Check.no(
          "ping", "not on the PATH", "install it (Debian: apt-get install iputils-ping)");
    }
    // Windows' ping.exe does not tell its version.
    Optional<String> version =
        Programs.onWindows()
            ? Optional.of(new PingProgram(ping.get(), true).description() + codePage())
            : Programs.firstLine(List.of(ping.get().toString(), "-V"));
    return Check.ok("ping", ping.get() + version.map(v -> ", " + v).orElse(""));
  }

  private static String codePage() {
    OptionalInt page = ConsoleCodePage.find();
    return page.isPresent() ? ", writes in code page " + page.getAsInt() : "";
  }

  private Check browser() {
    return Programs.onWindows() ? associated() : installed();
  }

  /** What --open hands the report to. */
  private static Check associated() {
    return FileAssociation.program(".html")
        .map(program -> Check.ok("browser", program + ", by which Windows opens .html"))
        .orElseGet(
            () ->
                Check.no(
                    "browser",
                    "Windows has no program for .html",
                    "open report.html in a browser"));
  }

  private Check installed() {
    return Browser.installed(programs)
        .map(path -> Check.ok("browser", path.toString()))
        .orElseGet(
            () ->
                Check.no(
                    "browser",
                    "neither Chromium nor Chrome nor Firefox is on the PATH",
                    "open report.html in any browser"));
  }

  private static Check allure() {
    return AllureGenerator.find(Duration.ofSeconds(1)).isPresent()
        ? Check.ok("Allure", "the report generator is there")
        : Check.no(
            "Allure",
            "the report generator was not found, so there will be no report.html",
            "build with 'mvn package' and start it with the launcher, ./echoproof");
  }

  private static String property(String name) {
    return System.getProperty(name, "unknown");
  }
}
