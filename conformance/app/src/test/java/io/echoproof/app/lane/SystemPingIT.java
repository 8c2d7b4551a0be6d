package io.echoproof.app.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.app.ping.PingProgram;
import io.echoproof.app.target.OwnNamespace;
import io.echoproof.tun.TunAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The responder on a tun, judged by the system's ping: fragments, options, type of service. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class SystemPingIT {
  private static final String OWN = "10.92.0.1";
  private static final String NEIGHBOUR = "10.92.0.2";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static Optional<Child> responder = Optional.empty();

  @BeforeAll
  static void lane() throws Exception {
    Lane.require(
        "respond",
        OwnNamespace.missing(System.getenv())
            .or(() -> TunAccess.check().missing())
            .or(
                () ->
                    PingProgram.find(System.getenv()).isPresent()
                        ? Optional.empty()
                        : Optional.of("no ping program on the PATH (iputils-ping)")));
    Path root = Path.of(System.getProperty("echoproof.root", "../.."));
    Path jar = root.resolve("conformance/app/target/echoproof/echoproof.jar");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder = new ProcessBuilder(java, "-jar", jar.toString(), "respond");
    builder.command().addAll(List.of("--address", OWN + "/24", "--name", "epping"));
    Child child = Child.start(builder);
    responder = Optional.of(child);
    child.awaitLine(line -> line.startsWith("ends "), PATIENCE);
  }

  @AfterAll
  static void end() {
    responder.ifPresent(Child::close);
  }

  private static Ended ping(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("ping", "-n", "-c", "3", "-i", "0.2"));
    command.addAll(List.of(options));
    command.add(OWN);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LC_ALL", "C");
    try (Child child = Child.start(builder)) {
      Ended ended = child.awaitEnd(PATIENCE);
      assertEquals(0, ended.status(), ended::transcript);
      assertTrue(ended.says("3 packets transmitted, 3 received"), ended::transcript);
      return ended;
    }
  }

  @Test
  void theLargestDatagramGoesAndComesInFragments() throws Exception {
    Ended ended = ping("-s", "65507");
    assertTrue(ended.says("65515 bytes from " + OWN), ended::transcript);
  }

  @Test
  void recordRouteHasTheResponderOnce() throws Exception {
    for (String size : List.of("56", "8192")) {
      Ended ended = ping("-R", "-s", size);
      List<String> lines = ended.out().stream().map(String::strip).toList();
      int first = lines.indexOf("RR: \t" + NEIGHBOUR);
      assertTrue(first > 0, ended::transcript);
      // On its way back this machine's kernel records itself again.
      assertEquals(List.of(OWN, NEIGHBOUR, ""), lines.subList(first + 1, first + 4));
    }
  }

  @Test
  void timestampsHaveTheResponderOnce() throws Exception {
    Ended ended = ping("-T", "tsandaddr");
    assertTrue(ended.says("TS: \t" + NEIGHBOUR), ended::transcript);
    long own = ended.out().stream().filter(line -> line.contains("\t" + OWN + "\t")).count();
    assertEquals(3, own, ended::transcript);
  }

  @Test
  void prespecifiedTimestampsAreMade() throws Exception {
    Ended ended = ping("-T", "tsprespec", OWN);
    assertTrue(ended.says(OWN, "absolute"), ended::transcript);
  }

  @Test
  void typeOfService() throws Exception {
    Ended ended = ping("-Q", "0xb8", "-s", "4000");
    assertTrue(ended.says("4008 bytes from " + OWN, "ttl=64"), ended::transcript);
  }
}
