package io.echoproof.reports.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.echoproof.reports.record.RunRecord;
import io.echoproof.reports.sample.SampleRun;
import io.echoproof.reports.view.RunView;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class JunitXmlTest {
  @TempDir Path temp;
  private final XPath xpath = XPathFactory.newInstance().newXPath();

  @Test
  void countsWhatIsThere() throws Exception {
    Document xml = write(SampleRun.small());

    assertEquals("8 1 1 3", counts(xml, "/testsuites"));
    assertEquals("8", value(xml, "count(//testcase)"));
    assertEquals("1", value(xml, "count(//failure)"));
    assertEquals("1", value(xml, "count(//error)"));
    assertEquals("3", value(xml, "count(//skipped)"));
    assertEquals("8", value(xml, "sum(//testsuite/@tests)"));
    assertEquals("2 1 0 0", counts(xml, "//testsuite[contains(@name, 'HDR IPv4 header')]"));
  }

  @Test
  void passesALaxCaseWithAProperty() throws Exception {
    Document xml = write(SampleRun.small());

    String testCase = "//testcase[starts-with(@name, 'ECH-09')]";
    assertEquals("0", value(xml, "count(" + testCase + "/failure)"));
    assertTrue(
        value(xml, testCase + "/properties/property[@name='lax']/@value")
            .startsWith("SHOULD not met: "));
    assertEquals("lax", value(xml, testCase + "/properties/property[@name='verdict']/@value"));
  }

  @Test
  void failsALaxCaseInAStrictRun() throws Exception {
    Document xml = write(SampleRun.strict());

    assertEquals("1", value(xml, "count(//testcase[starts-with(@name, 'ECH-09')]/failure)"));
    assertEquals("8 2 1 3", counts(xml, "/testsuites"));
  }

  @Test
  void skipsAnExpectedDeviation() throws Exception {
    Document xml = write(SampleRun.small());

    assertEquals(
        "expected deviation: known since 2.1, to be fixed in 2.3 (issue 4711)",
        value(xml, "//testcase[starts-with(@name, 'CKS-05')]/skipped/@message"));
  }

  @Test
  void writesWhatXmlCannotHold() throws Exception {
    Document xml = write(SampleRun.small());

    String error = value(xml, "//error/@message");
    assertTrue(error.contains("<script>alert('x')</script> \\u0007\\u001b[31m"), error);
  }

  @Test
  void saysHowToRunACaseAgain() throws Exception {
    assertTrue(
        value(write(SampleRun.small()), "//testcase[1]/system-out")
            .contains("echoproof run HDR-03"));
  }

  private Document write(RunRecord run) throws Exception {
    Path file = temp.resolve("junit.xml");
    JunitXml.write(List.of(new RunView(run)), file);
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
  }

  private String counts(Document xml, String element) throws Exception {
    return value(
        xml,
        "concat(%1$s/@tests, ' ', %1$s/@failures, ' ', %1$s/@errors, ' ', %1$s/@skipped)"
            .formatted(element));
  }

  private String value(Document xml, String expression) throws Exception {
    return xpath.evaluate(expression, xml);
  }
}
