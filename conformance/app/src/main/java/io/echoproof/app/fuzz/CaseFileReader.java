package io.echoproof.app.fuzz;

import io.echoproof.app.UsageException;
import io.echoproof.app.fuzz.CaseFile.Step;
import io.echoproof.app.oracle.Obligation;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the lines of a case; what is wrong is named with its line. */
final class CaseFileReader {
  private static final int LONGEST_FRAME = 0x10000;
  private static final int LONGEST_WAIT = 600_000;

  private final String name;
  private final List<Step> steps = new ArrayList<>();
  private String title = "";
  private Ipv4Address tester = Ipv4Address.of(192, 0, 2, 2);
  private Ipv4Address target = Ipv4Address.of(192, 0, 2, 1);
  private Duration wait = Duration.ZERO;
  private int line;

  CaseFileReader(String name) {
    this.name = name;
  }

  CaseFile read(List<String> lines) {
    if (lines.isEmpty() || !lines.get(0).trim().equals(CaseFile.HEAD)) {
      throw new UsageException(
          name + " is no case: its first line must be '" + CaseFile.HEAD + "'");
    }
    for (line = 2; line <= lines.size(); line++) {
      String text = lines.get(line - 1);
      int comment = text.indexOf('#');
      String statement = (comment < 0 ? text : text.substring(0, comment)).trim();
      if (!statement.isEmpty()) {
        String[] words = statement.split("\\s+", 2);
        statement(words[0], words.length > 1 ? words[1] : "");
      }
    }
    if (steps.isEmpty()) {
      throw new UsageException(name + " has no frame: a line 'send HEX' is missing");
    }
    return new CaseFile(title, tester, target, List.copyOf(steps));
  }

  private void statement(String word, String rest) {
    switch (word) {
      case "title" -> title = rest;
      case "tester" -> tester = address(rest);
      case "target" -> target = address(rest);
      case "wait" -> wait = Duration.ofMillis(millis(rest));
      case "send" -> {
        steps.add(new Step(wait, frame(rest), Optional.empty()));
        wait = Duration.ZERO;
      }
      case "reply", "silence", "free" -> says(word, rest);
      default ->
          throw wrong(
              "'"
                  + word
                  + "' is none of title, tester, target, wait, send, reply,"
                  + " silence, free");
    }
  }

  private void says(String word, String requirement) {
    if (steps.isEmpty()) {
      throw wrong("'" + word + "' must follow a frame");
    }
    if (!requirement.matches("[A-Z]{3}-\\d{2}")) {
      throw wrong("'" + requirement + "' is no requirement id such as CKS-05");
    }
    Step step = steps.remove(steps.size() - 1);
    steps.add(new Step(step.pause(), step.frame(), Optional.of(says(word + " " + requirement))));
  }

  /** With the blanks that the writer makes. */
  private static String says(String statement) {
    String[] words = statement.split("\\s+", 2);
    return said(Obligation.valueOf(words[0].toUpperCase(Locale.ROOT)), words[1]);
  }

  static String said(Obligation obligation, String requirement) {
    return String.format("%-7s %s", obligation.word(), requirement);
  }

  private Ipv4Address address(String text) {
    return Ipv4Address.parse(text).orElseThrow(() -> wrong("'" + text + "' is no IPv4 address"));
  }

  private int millis(String text) {
    if (!text.matches("\\d{1,6}") || Integer.parseInt(text) > LONGEST_WAIT) {
      throw wrong("wait '" + text + "' is out of range: 0 to " + LONGEST_WAIT + " ms");
    }
    return Integer.parseInt(text);
  }

  private Octets frame(String text) {
    String digits = text.replace(" ", "");
    if (!digits.matches("([0-9a-fA-F]{2})*") || digits.length() / 2 > LONGEST_FRAME) {
      throw wrong(
          "send: a frame is an even number of hex digits, up to " + LONGEST_FRAME + " octets");
    }
    return Octets.ofHex(digits);
  }

  private UsageException wrong(String what) {
    return new UsageException(name + ", line " + line + ": " + what);
  }
}
