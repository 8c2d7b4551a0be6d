package io.echoproof.reports.allure;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * The data of a one-file report, compressed. Allure's generator puts each of its files into the
 * page as base64 and has its scripts wait until {@code reportDataReady} is set; nine tenths of that
 * volume repeat. Here they are one gzip stream that the browser itself unpacks: a first line, a
 * JSON array of name and length in octets of each file, and behind it the files.
 */
final class PackedData {
  private static final String START = "Promise.allSettled([";
  private static final String END = "]).then(function(){window.reportDataReady = true;})";
  private static final String SCRIPT_END = "</script>";
  private static final Pattern FILE = Pattern.compile("\\s*d\\('([^']*)','([^']*)'\\)\\s*,?\\s*");

  private PackedData() {}

  /**
   * A page with its data packed.
   *
   * @param html a page that the generator has made
   * @return the page; as it is where it carries no data in the form that is known
   * @throws IOException never, as nothing is written to a disk
   */
  static String in(String html) throws IOException {
    int start = html.indexOf(START);
    int end = html.indexOf(END, Math.max(start, 0));
    if (start < 0 || end < 0) {
      return html;
    }
    ArrayNode names = new ObjectMapper().createArrayNode();
    ByteArrayOutputStream files = new ByteArrayOutputStream();
    Matcher file = FILE.matcher(html).region(start + START.length(), end);
    int at = start + START.length();
    while (file.lookingAt()) {
      byte[] content = Base64.getDecoder().decode(file.group(2));
      names.addArray().add(file.group(1)).add(content.length);
      files.write(content);
      at = file.end();
      file.region(at, end);
    }
    int script = html.indexOf(SCRIPT_END, end);
    if (at != end || script < 0) {
      return html;
    }
    return html.substring(0, start)
        + html.substring(end + END.length(), script + SCRIPT_END.length())
        + "<script type=\"text/plain\" id=\"ep-data\">"
        + Base64.getEncoder().encodeToString(gzip(names + "\n", files.toByteArray()))
        + "</script><script>"
        + AllureReport.resource("unpack.js")
        + html.substring(script);
  }

  private static byte[] gzip(String index, byte[] files) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(index.getBytes(StandardCharsets.UTF_8));
      gzip.write(files);
    }
    return packed.toByteArray();
  }
}
