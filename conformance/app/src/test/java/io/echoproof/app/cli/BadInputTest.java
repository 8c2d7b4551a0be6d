package io.echoproof.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong input to {@code run}: one clear line, the right status, and nothing is left behind. */
class BadInputTest {
  private static final int USAGE = 2;

  @TempDir Path temp;

  /** Refused with one line that has all these words in it. */
  private void refused(List<String> arguments, int status, String... words) {
    Path out = temp.resolve("out");
    List<String> command = new ArrayList<>(List.of("run", "--no-report"));
    if (!arguments.contains("--out")) {
      command.addAll(List.of("--out", out.toString()));
    }
    command.addAll(arguments);
    Cli.Result result = Cli.call(command.toArray(String[]::new));

    result.failed(status, result.err().contains("\nTry '") ? 2 : 1);
    assertEquals("", result.out());
    String line = result.errLines().get(0);
    for (String word : words) {
      assertTrue(line.contains(word), () -> "'" + word + "' is not in: " + line);
    }
    assertFalse(Files.exists(out));
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(temp.resolve(name), content);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CKS-99 | CKS-99 | echoproof list",
        "CKS-05.no-such-case | CKS-05.no-such-case | echoproof list",
        "bananas | bananas | echoproof list",
        "--link pigeon | pigeon | pcap",
        "--link tun | --link tun | pcap, forward or memory",
        "--link stdio | --link stdio | pcap, forward or memory",
        "--target 10.9.0.300 | 10.9.0.300 | 192.0.2.1",
        "--target example.org | example.org | 192.0.2.1",
        "--target 10.9.0.1 | 10.9.0.1 | --interface NAME",
        "--target 10.9.0.1 --interface nosuch0 | nosuch0 does not exist | address",
        "--target 10.9.0.1 --interface not-an-interface-name | does not exist | address",
        "--target 10.9.0.1 --interface lo --link memory | --link memory | leave it out",
        "--target 10.9.0.1 --interface lo --link tun | --link tun | leave it out",
        "--target exec: | exec: | exec:./mystack",
        "--target exec:true --link pcap | --link pcap | leave it out",
        "--target exec:true --interface lo | --interface | --target ADDRESS",
        "--target exec:true --tester-address 192.0.2.1 | --tester-address 192.0.2.1 | another host",
        "--link memory --interface tun0 | --interface | --target ADDRESS",
        "--link memory --restart true | --restart | --target ADDRESS",
        "--link memory --tester-address 192.0.2.1 | --tester-address 192.0.2.1 | another host",
        "--link memory --tester-address 192.0.2.255 | --tester-address 192.0.2.255 | another host",
        "--link memory --tester-address nobody | nobody | IPv4 address",
        "--link memory --wintun-dll x.dll | --wintun-dll x.dll | Windows",
        "--link memory --seed xyz | 'xyz' | hex digits",
        "--link memory --seed 12345678901234567 | 12345678901234567 | 16 hex digits",
        "--link memory --timeout 0 | --timeout 0 | 1 to 600000",
        "--link memory --timeout soon | --timeout | soon",
        "--link memory --mtu 1 | --mtu 1 | 68 to 65535",
        "--link memory --mtu 65536 | --mtu 65536 | 68 to 65535",
        "--link memory --prefix 99 | --prefix 99 | 1 to 30",
        "--link memory --repeat 0 | --repeat 0 | 1 to 1000",
        "--link memory --repeat often | --repeat | often",
        "--link memory --nonsense | --nonsense | option",
        "--link memory --write-expected /no/such/directory/file | /no/such | directory",
      })
  void isRefused(String arguments, String input, String wayOut) {
    refused(List.of(arguments.split(" ")), USAGE, input, wayOut);
  }

  @Test
  void aPatternThatMatchesNothingSelectsNothing() {
    refused(List.of("ZZZ-*"), 3, "ZZZ-*", "echoproof list");
  }

  @Test
  void anAreaWithoutACaseSelectsNothing() {
    String area = UntestedArea.find();
    refused(List.of(area), 3, area + "-01", "no case verifies", "echoproof list");
  }

  @Test
  void aRunDirectoryThatIsAFileIsRefused() throws Exception {
    Path file = file("taken", "mine");

    refused(List.of("--out", file.toString()), USAGE, file.toString(), "is a file");
    refused(List.of("--out", file.resolve("below").toString()), USAGE, "is a file");
    assertEquals("mine", Files.readString(file));
  }

  @Test
  void aRunDirectoryThatMayNotBeWrittenIsRefused() throws Exception {
    Path closed = Files.createDirectory(temp.resolve("closed"));
    Assumptions.assumeTrue(
        closed.toFile().setWritable(false) && !Files.isWritable(closed), "root may write anywhere");
    Path out = closed.resolve("below").resolve("out");

    refused(List.of("--out", out.toString()), USAGE, closed.toString(), "may be written");
    assertFalse(Files.exists(out.getParent()));
  }

  @Test
  void anExpectationFileThatIsMissingIsRefused() {
    Path missing = temp.resolve("missing");

    refused(List.of("--expected", missing.toString()), USAGE, missing.toString(), "no such file");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HDR-17 fail | ID verdict reason",
        "HDR-17 wrong it is | fail or lax",
        "HDR-99 fail there is none | HDR-99",
        "HDR-17.no-such-case fail there is none | HDR-17.no-such-case",
        "HDR-17:sometimes fail there is no such way | answered, reported, unanswered",
        "HDR-17.one:answered fail a case has no way | 'HDR-17.one:answered'",
        "{} | ID verdict reason",
      })
  void aLineOfAnExpectationFileThatIsWrongIsNamed(String line, String complaint) throws Exception {
    Path file = file("known", "# what is known\n\n" + line + "\n");

    refused(List.of("--expected", file.toString()), USAGE, file + ", line 3", complaint);
  }

  @Test
  void anExpectationFileThatIsNoTextIsRefused() throws Exception {
    Path file = Files.write(temp.resolve("binary"), new byte[] {(byte) 0xFF, 0, (byte) 0xFE});

    refused(List.of("--expected", file.toString()), USAGE, file.toString(), "UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\": | is no JSON, line 1",
        "kind: responder | is no JSON, line 1",
        "[] | JSON object",
        "' ' | JSON object",
        "{\"kind\": \"toaster\"} | toaster",
        "{\"colour\": \"blue\"} | kind, address, prefix, mtu, tester, second, features",
        "{\"features\": [\"probe\", \"quotes\"]} | 'quotes' is unknown; there are broadcast,"
            + " echo-switch",
        "{\"features\": \"probe\"} | features is a list",
        "{\"address\": \"10.9.0.7\"} | the profile is for 10.9.0.7",
        "{\"mtu\": \"big\"} | whole number",
        "{\"second\": \"other\"} | second 'other' is no IPv4 address",
        "{\"second\": \"10.9.1.1\"} | must be an address in 10.9.0.0/24",
        "{\"second\": \"10.9.0.1\"} | neither 10.9.0.1 nor the tester's",
      })
  void aProfileThatIsGarbledIsRefused(String content, String complaint) throws Exception {
    Path file = file("profile", content);

    refused(
        List.of("--target", "10.9.0.1", "--interface", "lo", "--profile", file.toString()),
        USAGE,
        file.toString(),
        complaint);
  }

  @Test
  void aProfileThatIsMissingIsRefused() {
    Path missing = temp.resolve("missing");

    refused(
        List.of("--target", "10.9.0.1", "--interface", "lo", "--profile", missing.toString()),
        USAGE,
        missing.toString(),
        "no such file");
  }

  @Test
  void aProfileOfOurOwnResponderIsRefused() throws Exception {
    Path file = file("profile", "{}");

    refused(
        List.of("--link", "memory", "--profile", file.toString()),
        USAGE,
        "--profile",
        "--target ADDRESS");
  }

  @Test
  void aLinkThatIsDemandedAndCannotBeUsedIsAnEnvironmentError() {
    refused(List.of("--link", "pcap"), 4, "pcap can't be used", "./echoproof");
  }

  @Test
  void theUsersOwnLettersAreRepeated() {
    refused(List.of("ärger"), USAGE, "ärger");
  }
}
