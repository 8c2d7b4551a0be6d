package io.echoproof.reports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.echoproof.reports.directory.TemporaryDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Chromium without a screen. */
final class Browser {
  private static final int LIMIT_SECONDS = 60;
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome.exe", "msedge.exe");

  /** Where installers on Windows put it: that folder is not in the path. */
  private static final List<String> BELOW_PROGRAM_FILES =
      List.of("Google\\Chrome\\Application", "Microsoft\\Edge\\Application");

  private final Path executable;

  /**
   * What a page came to.
   *
   * @param dom the document after its scripts have run, as HTML
   * @param outside the addresses that the page asked for over a network
   */
  record Page(String dom, List<String> outside) {}

  Browser(Path executable) {
    this.executable = executable;
  }

  static Optional<Path> find() {
    Stream<String> path =
        Stream.of(
            System.getenv().getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)));
    Stream<String> programs =
        Stream.of("ProgramFiles", "ProgramFiles(x86)")
            .map(name -> System.getenv().getOrDefault(name, ""))
            .filter(folder -> !folder.isEmpty())
            .flatMap(folder -> BELOW_PROGRAM_FILES.stream().map(f -> folder + "\\" + f));
    return Stream.concat(path, programs)
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Page open(Path html, String fragment) throws IOException, InterruptedException {
    try (TemporaryDirectory profile = TemporaryDirectory.create("echoproof-browser")) {
      return open(html, fragment, profile.path());
    }
  }

  private Page open(Path html, String fragment, Path profile)
      throws IOException, InterruptedException {
    Path netLog = profile.resolve("net-log.json");
    Path dom = profile.resolve("dom.html");
    List<String> command =
        List.of(
            executable.toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // Whatever is asked for, nothing leaves this machine.
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--user-data-dir=" + profile,
            "--log-net-log=" + netLog,
            "--window-size=1400,1000",
            "--virtual-time-budget=10000",
            "--dump-dom",
            html.toUri() + fragment);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(dom.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(
            "the browser did not end within " + LIMIT_SECONDS + " s; a dialog may hold it");
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return new Page(Files.readString(dom, StandardCharsets.UTF_8), outside(netLog));
  }

  private static List<String> outside(Path netLog) throws IOException {
    JsonNode log = new ObjectMapper().readTree(netLog.toFile());
    Map<Integer, String> names = new TreeMap<>();
    log.get("constants")
        .get("logEventTypes")
        .properties()
        .forEach(type -> names.put(type.getValue().asInt(), type.getKey()));
    List<String> outside = new ArrayList<>();
    for (JsonNode event : log.get("events")) {
      String name = names.getOrDefault(event.get("type").asInt(), "");
      JsonNode params = event.path("params");
      String url = params.path("url").asText("");
      // The browser asks for things of its own, updates and the time; those have no origin.
      boolean ofPage = !params.path("initiator").asText("").equals("not an origin");
      if (name.equals("URL_REQUEST_START_JOB")
          && url.matches("(?i)(https?|wss?|ftp):.*")
          && ofPage) {
        outside.add(url);
      }
    }
    return outside;
  }
}
