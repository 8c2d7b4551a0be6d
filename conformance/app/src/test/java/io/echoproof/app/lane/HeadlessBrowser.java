package io.echoproof.app.lane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.echoproof.app.host.Browser;
import io.echoproof.app.host.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Chromium without a screen. It notes all that it asks a network for.
 *
 * @param program where it is
 */
record HeadlessBrowser(Path program) {
  private static final Duration LONGEST = Duration.ofSeconds(90);

  /**
   * A page as it stands after its scripts.
   *
   * @param html its document
   * @param requests what it asked for outside
   */
  record Page(String html, Set<String> requests) {}

  /** The one on the PATH. */
  static Optional<HeadlessBrowser> find() {
    return Browser.installed(new Programs(System.getenv())).map(HeadlessBrowser::new);
  }

  /**
   * Opens a file from disk.
   *
   * @param fragment the part of its address from the {@code #} on, or nothing
   * @param scratch an empty directory of its own
   */
  Page open(Path file, String fragment, Path scratch) throws IOException, InterruptedException {
    Path log = scratch.resolve("requests.json");
    ProcessBuilder builder =
        new ProcessBuilder(
            program.toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            "--virtual-time-budget=10000",
            "--user-data-dir=" + scratch.resolve("profile"),
            "--log-net-log=" + log,
            "--dump-dom",
            file.toUri() + fragment);
    try (Child child = Child.start(builder)) {
      Ended ended = child.awaitEnd(LONGEST);
      return new Page(
          String.join("\n", ended.out()), requests(new ObjectMapper().readTree(log.toFile())));
    }
  }

  /** What a page began to load; the browser's own affairs have no page as their origin. */
  private static Set<String> requests(JsonNode log) {
    Set<Integer> starts = new HashSet<>();
    starts.add(log.at("/constants/logEventTypes/URL_REQUEST_START_JOB").asInt(-1));
    Set<String> urls = new TreeSet<>();
    for (JsonNode event : log.path("events")) {
      JsonNode params = event.path("params");
      String url = params.path("url").asText();
      boolean local = url.isEmpty() || List.of("file", "data", "blob").contains(scheme(url));
      boolean own = params.path("initiator").asText().equals("not an origin");
      if (starts.contains(event.path("type").asInt()) && !local && !own) {
        urls.add(url);
      }
    }
    return urls;
  }

  private static String scheme(String url) {
    return url.substring(0, Math.max(0, url.indexOf(':')));
  }
}
