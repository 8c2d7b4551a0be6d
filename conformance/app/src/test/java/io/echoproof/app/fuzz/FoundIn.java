package io.echoproof.app.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;

/** What a session of the fuzzer found, for assertions. */
final class FoundIn {
  private FoundIn() {}

  static String words(FuzzSession session) {
    return session.findings().all().stream()
        .map(f -> f.disagreement() + " " + f.sequence().size() + " frames")
        .collect(Collectors.joining("\n"));
  }

  static List<String> kinds(FuzzSession session) {
    return session.findings().all().stream().map(f -> f.disagreement().kind()).toList();
  }

  static void assertDiesOfOneOctet(FuzzSession session) {
    Found death =
        session.findings().all().stream()
            .filter(f -> f.disagreement().kind().equals("NOI-05:died"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(words(session)));
    assertTrue(death.isRepeatable());
    assertEquals(1, death.sequence().size());
    assertEquals(1, death.sequence().get(0).frame().length());
  }
}
