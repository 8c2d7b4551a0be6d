package io.echoproof.app.run;

import io.echoproof.app.FileTrouble;
import io.echoproof.app.UsageException;
import io.echoproof.app.oracle.Violation;
import io.echoproof.conformance.run.CaseResult;
import io.echoproof.conformance.run.RequirementResult;
import io.echoproof.conformance.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The known deviations of a target: a line for each, {@code ID verdict reason}. The id is that of a
 * requirement, or of one case when only that case is known to fail. Behind a requirement's id there
 * may be the way in which it is violated, {@code ADR-03:reported}: the fuzzer then takes any other
 * way for news. Lines that are empty or begin with {@code #} say nothing.
 *
 * @param name the file, for messages
 * @param entries in the order of the file
 */
public record ExpectationFile(String name, List<Entry> entries) {
  /** Nothing is known to deviate. */
  public static final ExpectationFile NONE = new ExpectationFile("", List.of());

  /**
   * A known deviation.
   *
   * @param id of a requirement or a case
   * @param violation in which way, for the fuzzer; empty for any
   * @param verdict {@code FAIL} or {@code LAX}
   * @param reason why, in words
   * @param line where it stands, from 1
   */
  public record Entry(
      String id, Optional<Violation> violation, Verdict verdict, String reason, int line) {
    /** The requirement that it is about. */
    public String requirement() {
      int dot = id.indexOf('.');
      return dot < 0 ? id : id.substring(0, dot);
    }

    boolean covers(CaseResult result) {
      return id.indexOf('.') < 0 || id.equals(result.info().id());
    }
  }

  /**
   * Reads a file.
   *
   * @throws UsageException when it can't be read or a line is wrong
   */
  public static ExpectationFile read(Path file) {
    try {
      return parse(file.toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new UsageException("--expected " + file + " can't be read: " + FileTrouble.words(e));
    }
  }

  /** Reads lines; the name is for messages. */
  public static ExpectationFile parse(String name, List<String> lines) {
    List<Entry> entries = new ArrayList<>();
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        entries.add(entry(name, line, number));
      }
    }
    return new ExpectationFile(name, List.copyOf(entries));
  }

  private static Entry entry(String name, String line, int number) {
    String[] words = line.split("\\s+", 3);
    String where = name + ", line " + number + ": ";
    if (words.length < 3) {
      throw new UsageException(
          where
              + "'"
              + line
              + "' is not 'ID verdict reason', for instance 'HDR-17 fail no options'");
    }
    Verdict verdict =
        switch (words[1]) {
          case "fail" -> Verdict.FAIL;
          case "lax" -> Verdict.LAX;
          default ->
              throw new UsageException(
                  where + "'" + words[1] + "' is no verdict that can be expected: fail or lax");
        };
    String[] id = words[0].split(":", 2);
    Optional<Violation> violation =
        id.length < 2 ? Optional.empty() : Optional.of(violation(where, words[0], id[1]));
    return new Entry(id[0], violation, verdict, words[2], number);
  }

  private static Violation violation(String where, String id, String word) {
    return Violation.of(word)
        .filter(violation -> id.indexOf('.') < 0)
        .orElseThrow(
            () ->
                new UsageException(
                    where
                        + "'"
                        + id
                        + "' is no requirement with a way in which it is violated: behind ID: "
                        + Arrays.stream(Violation.values())
                            .map(Violation::word)
                            .collect(Collectors.joining(", "))));
  }

  /** Entries about ids that the catalogue and the suite don't have are mistakes. */
  public void requireKnown(List<String> knownIds) {
    for (Entry entry : entries) {
      if (!knownIds.contains(entry.id())) {
        throw new UsageException(
            name + ", line " + entry.line() + ": there is no requirement or case " + entry.id());
      }
    }
  }

  /**
   * The entry that explains a requirement's deviation; empty when it is not, or not wholly, known.
   */
  public Optional<Entry> explaining(RequirementResult result, List<CaseResult> cases) {
    List<Entry> own =
        entries.stream()
            .filter(e -> e.requirement().equals(result.requirement().id()))
            .filter(e -> e.verdict() == result.verdict())
            .toList();
    boolean all =
        cases.stream()
            .filter(c -> deviates(c, result.requirement().id()))
            .allMatch(c -> own.stream().anyMatch(e -> e.covers(c)));
    return all ? own.stream().findFirst() : Optional.empty();
  }

  /** Whether the deviation that the entry is about was seen. */
  public static boolean holds(Entry entry, RequirementResult result, List<CaseResult> cases) {
    return result.verdict() == entry.verdict()
        && cases.stream().anyMatch(c -> entry.covers(c) && deviates(c, result.requirement().id()));
  }

  private static boolean deviates(CaseResult result, String requirement) {
    return result.findings().stream().anyMatch(f -> f.requirement().equals(requirement));
  }

  /** A first file for a target, from what a run found. */
  public static String write(List<RequirementResult> results) {
    List<Entry> entries = new ArrayList<>();
    for (RequirementResult result : results) {
      if (result.verdict() == Verdict.FAIL || result.verdict() == Verdict.LAX) {
        entries.add(
            new Entry(
                result.requirement().id(),
                Optional.empty(),
                result.verdict(),
                result.reason(),
                entries.size() + 1));
      }
    }
    return text(entries);
  }

  /** The text of a file with those entries, each on a line. */
  public static String text(List<Entry> entries) {
    StringBuilder text =
        new StringBuilder("# Known deviations: requirement, verdict, reason (yours to say)\n");
    for (Entry entry : entries) {
      text.append(entry.id());
      entry.violation().ifPresent(violation -> text.append(':').append(violation.word()));
      text.append(' ').append(entry.verdict().word());
      text.append(' ').append(entry.reason().replaceAll("\\s+", " ")).append('\n');
    }
    return text.toString();
  }
}
