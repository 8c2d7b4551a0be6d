package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.target.OwnNamespace;
import io.echoproof.tun.TunAccess;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The responder alone, as a process of its own on a real tun, in the lane's network namespace. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class RespondIT {
  private static final String ADDRESS = "10.91.0.1";
  private static final String DEVICE = "eprespond";
  private static final int LONGEST_SECONDS = 30;

  @TempDir private Path temporary;

  private final List<Process> started = new ArrayList<>();

  @BeforeAll
  static void lane() {
    Lane.require(
        "respond", OwnNamespace.missing(System.getenv()).or(() -> TunAccess.check().missing()));
  }

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  private ProcessBuilder responder(String... options) {
    Path root = Path.of(System.getProperty("echoproof.root", "../.."));
    Path jar = root.resolve("conformance/app/target/echoproof/echoproof.jar");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", jar.toString(), "respond"));
    command.addAll(List.of("--address", ADDRESS + "/24", "--name", DEVICE));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectInput(new File("/dev/null"));
    builder.redirectError(errors().toFile());
    return builder;
  }

  private Path errors() {
    return temporary.resolve("errors.txt");
  }

  private Process start(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    started.add(process);
    return process;
  }

  /** What it prints before it waits. */
  private static String begin(BufferedReader out) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      text.append(line).append('\n');
      if (line.startsWith("ends ")) {
        return text.toString();
      }
    }
    return text.toString();
  }

  /** What it prints afterwards; nothing may be left of it then. */
  private String end(Process process, BufferedReader out, int status)
      throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    out.lines().forEach(line -> text.append(line.replaceAll(" +", " ")).append('\n'));
    assertTrue(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS), "it did not end");
    assertEquals(status, process.exitValue(), text + Files.readString(errors()));
    assertEquals("", Files.readString(errors()));
    assertNull(NetworkInterface.getByName(DEVICE));
    return text.toString();
  }

  private static BufferedReader output(Process process) {
    return process.inputReader(StandardCharsets.UTF_8);
  }

  @Test
  void pingIsAnsweredAndCountedAndNothingIsLeft() throws Exception {
    Process process = start(responder("--duration", "2", "--mtu", "1280"));
    try (BufferedReader out = output(process)) {
      String text = begin(out);
      assertTrue(text.contains("tun device " + DEVICE + " with the address 10.91.0.2/24"), text);
      assertTrue(text.contains("ping " + ADDRESS), text);
      NetworkInterface device = NetworkInterface.getByName(DEVICE);
      assertNotNull(device);
      assertEquals(1280, device.getMTU());
      assertTrue(
          device.getInterfaceAddresses().stream()
              .anyMatch(a -> a.getAddress().getHostAddress().equals("10.91.0.2")));
      assertTrue(InetAddress.getByName(ADDRESS).isReachable(5_000));
      String counters = end(process, out, 0);
      assertTrue(counters.contains("removed " + DEVICE + " and 10.91.0.2"), counters);
      assertTrue(counters.matches("(?s).*\nanswered [1-9].*"), counters);
      assertTrue(counters.contains("\ndropped "), counters);
    }
  }

  /** Further addresses, a bad network, and the counters for programs: all against ping. */
  @Test
  void pingSeesWhatIsDoubledOnPurpose() throws Exception {
    ProcessBuilder builder =
        responder(
            "--address",
            "10.91.0.7/24",
            "--duplicate",
            "1",
            "--quiet",
            "--status",
            "json",
            "--log-packets",
            "--delay",
            "1.5");
    builder.environment().put("ECHOPROOF_STDIN", "1");
    Process process = start(builder.redirectInput(ProcessBuilder.Redirect.PIPE));
    try (BufferedReader out = output(process)) {
      // The first line of status tells that it is up.
      assertTrue(out.lines().anyMatch(line -> line.startsWith("{\"seconds\":")));
      Process ping =
          start(new ProcessBuilder("ping", "-n", "-c", "3", "-i", "0.01", "-W", "5", "10.91.0.7"));
      String text = new String(ping.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(text.contains("DUP!"), text);
      assertTrue(text.contains(" 3 received"), text);
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
      String lines = end(process, out, 0);
      assertTrue(lines.contains("< 10.91.0.2 to 10.91.0.7, 84 octets, ICMP 8/0 id "), lines);
      assertTrue(lines.contains("> 10.91.0.7 to 10.91.0.2, 84 octets, ICMP 0/0 id "), lines);
      assertTrue(lines.contains("\"duplicated\":3"), lines);
      assertFalse(lines.contains("removed"), lines);
    }
  }

  @Test
  void severalQueuesAnswerSideBySide() throws Exception {
    ProcessBuilder builder = responder("--queues", "4").redirectInput(ProcessBuilder.Redirect.PIPE);
    builder.environment().put("ECHOPROOF_STDIN", "1");
    Process process = start(builder);
    try (BufferedReader out = output(process)) {
      begin(out);
      assertEquals(4, respondingThreads(process));
      List<Process> pings = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        pings.add(
            start(
                new ProcessBuilder(
                    "ping", "-n", "-c", "5", "-i", "0.01", "-W", "5", "-s", "8000", ADDRESS)));
      }
      for (Process ping : pings) {
        String text = new String(ping.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(text.contains(" 5 received"), text);
      }
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
      String counters = end(process, out, 0);
      assertTrue(counters.contains("\nanswered 40\n"), counters);
    }
  }

  /** The kernel keeps 15 octets of their names. */
  private static long respondingThreads(Process process) throws IOException {
    long count = 0;
    try (Stream<Path> tasks = Files.list(Path.of("/proc", process.pid() + "", "task"))) {
      for (Path task : tasks.toList()) {
        count += Files.readString(task.resolve("comm")).equals("echoproof-respo\n") ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void controlCEndsItWithTheCounters() throws Exception {
    Process process = start(responder());
    try (BufferedReader out = output(process)) {
      begin(out);
      Process kill = start(new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()));
      assertTrue(kill.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS));
      String counters = end(process, out, 130);
      assertTrue(counters.contains("\nreceived "), counters);
    }
  }

  @Test
  void enterEndsIt() throws Exception {
    ProcessBuilder builder = responder().redirectInput(ProcessBuilder.Redirect.PIPE);
    builder.environment().put("ECHOPROOF_STDIN", "1");
    Process process = start(builder);
    try (BufferedReader out = output(process)) {
      assertTrue(begin(out).contains("Enter"));
      process.getOutputStream().write('\n');
      process.getOutputStream().flush();
      end(process, out, 0);
    }
  }

  @Test
  void inputThatIsAtItsEndDoesNotEndIt() throws Exception {
    ProcessBuilder builder = responder("--duration", "1");
    builder.environment().put("ECHOPROOF_STDIN", "1");
    Process process = start(builder);
    try (BufferedReader out = output(process)) {
      begin(out);
      long begun = System.nanoTime();
      end(process, out, 0);
      Duration lasted = Duration.ofNanos(System.nanoTime() - begun);
      assertTrue(lasted.toMillis() > 800, lasted.toString());
    }
  }

  @Test
  void aNetworkInUseIsLeftAlone() throws Exception {
    Process first = start(responder());
    try (BufferedReader out = output(first)) {
      begin(out);
      Process second = start(responder());
      assertTrue(second.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS));
      assertEquals(4, second.exitValue());
      String error = Files.readString(errors());
      assertEquals(1, error.lines().count(), error);
      assertTrue(error.contains(DEVICE + " has the address 10.91.0.2/24"), error);
      assertFalse(error.contains("Exception"), error);
    }
  }
}
