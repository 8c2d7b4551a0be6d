package io.echoproof.reports.summary;

import io.echoproof.reports.directory.AtomicFile;
import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.view.Outcome;
import io.echoproof.reports.view.RunView;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** JUnit XML: a suite for each area, a test case for each case. */
public final class JunitXml {
  private static final int NANO_DIGITS = 9;
  private static final int MILLI_DIGITS = 3;

  private final XMLStreamWriter xml;

  private JunitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /**
   * Writes the file.
   *
   * @param runs the runs, usually one
   * @param file where to; replaced at once or not at all
   * @throws IOException when it cannot be written
   */
  public static void write(List<RunView> runs, Path file) throws IOException {
    AtomicFile.write(file, out -> write(runs, out));
  }

  private static void write(List<RunView> runs, OutputStream out) throws IOException {
    try {
      XMLStreamWriter writer =
          XMLOutputFactory.newInstance().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
      new JunitXml(writer).document(runs);
      writer.close();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void document(List<RunView> runs) throws XMLStreamException {
    xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    newLine(0);
    xml.writeStartElement("testsuites");
    attribute("name", "EchoProof");
    int tests = 0;
    int failures = 0;
    int errors = 0;
    int skipped = 0;
    long nanos = 0;
    for (RunView run : runs) {
      List<CaseRecord> cases = run.results();
      tests += cases.size();
      failures += count(run, cases, JunitXml::isFailure);
      errors += count(run, cases, kind -> kind == Outcome.Kind.ERROR);
      skipped += count(run, cases, JunitXml::isSkipped);
      nanos += nanos(cases);
    }
    counts(tests, failures, errors, skipped, nanos);
    for (RunView run : runs) {
      Map<String, List<CaseRecord>> areas = new LinkedHashMap<>();
      run.results().forEach(c -> areas.merge(run.areaTitle(c), List.of(c), JunitXml::concat));
      for (Map.Entry<String, List<CaseRecord>> area : areas.entrySet()) {
        suite(run, area.getKey(), area.getValue());
      }
    }
    newLine(0);
    xml.writeEndElement();
    newLine(0);
    xml.writeEndDocument();
  }

  private void suite(RunView run, String area, List<CaseRecord> cases) throws XMLStreamException {
    newLine(1);
    xml.writeStartElement("testsuite");
    attribute("name", run.target() + ": " + area);
    counts(
        cases.size(),
        count(run, cases, JunitXml::isFailure),
        count(run, cases, kind -> kind == Outcome.Kind.ERROR),
        count(run, cases, JunitXml::isSkipped),
        nanos(cases));
    attribute("timestamp", cases.get(0).startedAt().toString());
    newLine(2);
    xml.writeStartElement("properties");
    property(3, "target", run.target());
    property(3, "seed", run.run().seed());
    property(3, "strict", Boolean.toString(run.run().strict()));
    property(3, "tool", run.run().tool());
    newLine(2);
    xml.writeEndElement();
    for (CaseRecord testCase : cases) {
      testCase(run, testCase);
    }
    newLine(1);
    xml.writeEndElement();
  }

  private void testCase(RunView run, CaseRecord testCase) throws XMLStreamException {
    Outcome outcome = run.outcome(testCase);
    newLine(2);
    xml.writeStartElement("testcase");
    attribute("name", testCase.id() + ": " + testCase.title());
    attribute("classname", "echoproof." + run.area(testCase));
    attribute("time", seconds(testCase.durationNanos()));
    newLine(3);
    xml.writeStartElement("properties");
    property(4, "case", testCase.id());
    for (String requirement : testCase.requirements()) {
      property(4, "requirement", requirement);
    }
    property(4, "verdict", testCase.verdict().word());
    property(4, "link", testCase.link().orElse("none"));
    if (outcome.kind() == Outcome.Kind.LAX) {
      property(4, "lax", firstLine(outcome.message()));
    }
    newLine(3);
    xml.writeEndElement();
    outcome(outcome);
    newLine(3);
    xml.writeStartElement("system-out");
    xml.writeCharacters(XmlText.clean("run it again: " + testCase.rerun()));
    xml.writeEndElement();
    newLine(2);
    xml.writeEndElement();
  }

  private void outcome(Outcome outcome) throws XMLStreamException {
    String element =
        isFailure(outcome.kind())
            ? "failure"
            : outcome.kind() == Outcome.Kind.ERROR
                ? "error"
                : isSkipped(outcome.kind()) ? "skipped" : "";
    if (element.isEmpty()) {
      return;
    }
    newLine(3);
    xml.writeStartElement(element);
    boolean expected = outcome.kind() == Outcome.Kind.EXPECTED_DEVIATION;
    String first = firstLine(outcome.message());
    attribute(
        "message",
        expected
            ? "expected deviation: " + first.substring(Outcome.EXPECTED_PREFIX.length())
            : first);
    if (!element.equals("skipped")) {
      attribute("type", outcome.kind().word());
    }
    xml.writeCharacters(XmlText.clean(outcome.message()));
    xml.writeEndElement();
  }

  private void counts(int tests, int failures, int errors, int skipped, long nanos)
      throws XMLStreamException {
    attribute("tests", Integer.toString(tests));
    attribute("failures", Integer.toString(failures));
    attribute("errors", Integer.toString(errors));
    attribute("skipped", Integer.toString(skipped));
    attribute("time", seconds(nanos));
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, XmlText.clean(value));
  }

  private void property(int depth, String name, String value) throws XMLStreamException {
    newLine(depth);
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void newLine(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }

  private static boolean isFailure(Outcome.Kind kind) {
    return kind == Outcome.Kind.FAILED || kind == Outcome.Kind.LAX_STRICT;
  }

  /** An expected deviation must not turn a CI job red, and must not look like a pass either. */
  private static boolean isSkipped(Outcome.Kind kind) {
    return kind == Outcome.Kind.NOT_CARRIED
        || kind == Outcome.Kind.NOT_APPLICABLE
        || kind == Outcome.Kind.EXPECTED_DEVIATION;
  }

  private static int count(RunView run, List<CaseRecord> cases, Predicate<Outcome.Kind> kinds) {
    return (int) cases.stream().filter(c -> kinds.test(run.outcome(c).kind())).count();
  }

  private static long nanos(List<CaseRecord> cases) {
    return cases.stream().mapToLong(CaseRecord::durationNanos).sum();
  }

  private static List<CaseRecord> concat(List<CaseRecord> some, List<CaseRecord> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static String seconds(long nanos) {
    return BigDecimal.valueOf(nanos, NANO_DIGITS)
        .setScale(MILLI_DIGITS, RoundingMode.HALF_UP)
        .toPlainString();
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
