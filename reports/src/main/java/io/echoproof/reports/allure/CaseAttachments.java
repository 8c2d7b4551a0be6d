package io.echoproof.reports.allure;

import io.echoproof.reports.directory.RunDirectory;
import io.echoproof.reports.evidence.CaptureExcerpt;
import io.echoproof.reports.evidence.EvidencePage;
import io.echoproof.reports.evidence.HexText;
import io.echoproof.reports.evidence.RatePlot;
import io.echoproof.reports.record.CaseRecord;
import io.echoproof.reports.record.CaseRecord.AttachmentRecord;
import io.echoproof.reports.svg.Svg;
import io.echoproof.reports.view.RunView;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.model.Attachment;
import io.qameta.allure.model.TestResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The evidence of a case as attachments. */
final class CaseAttachments {
  private static final String PCAP = "application/vnd.tcpdump.pcap";

  /** 64 KiB are some 600 small frames; {@code captures/} has all of them. */
  private static final int CAPTURE_OF_A_FINDING = 64 * 1024;

  /** Nothing is wrong there: enough to see what the frames look like in Wireshark. */
  private static final int CAPTURE_OF_A_PASS = 8 * 1024;

  private static final int ALL_CAPTURES = 384 * 1024;

  private final RunDirectory directory;
  private final FileSystemResultsWriter writer;
  private int captureOctetsLeft = ALL_CAPTURES;

  CaseAttachments(RunDirectory directory, FileSystemResultsWriter writer) {
    this.directory = directory;
    this.writer = writer;
  }

  void addTo(TestResult result, CaseRecord testCase) throws IOException {
    List<Attachment> attachments = new ArrayList<>();
    if (EvidencePage.hasContent(testCase)) {
      attachments.add(
          text(
              result,
              "Evidence: fields and octets",
              "text/html",
              "evidence.html",
              EvidencePage.of(testCase)));
      attachments.add(
          text(result, "Octets as text", "text/plain", "octets.txt", HexText.of(testCase)));
    }
    for (AttachmentRecord printed : testCase.attachments()) {
      byte[] octets = Base64.getDecoder().decode(printed.octets());
      String file = "printed-" + attachments.size() + ".txt";
      attachments.add(attach(result, printed.name(), "text/plain", file, octets));
    }
    Optional<Path> capture = testCase.capture().flatMap(directory::capture);
    if (capture.isPresent() && RatePlot.isAbout(testCase)) {
      Optional<Svg> picture = RatePlot.of(Files.readAllBytes(capture.get()));
      if (picture.isPresent()) {
        String page = RatePlot.page(RunView.name(testCase), picture.get());
        attachments.add(text(result, "Frames over time", "text/html", "rate.html", page));
      }
    }
    if (capture.isPresent()) {
      int limit = testCase.findings().isEmpty() ? CAPTURE_OF_A_PASS : CAPTURE_OF_A_FINDING;
      capture(result, capture.get(), limit).ifPresent(attachments::add);
    }
    if (!testCase.rerun().isBlank()) {
      attachments.add(
          text(result, "Run this case again", "text/plain", "rerun.txt", testCase.rerun() + "\n"));
    }
    result.setAttachments(attachments);
  }

  private Optional<Attachment> capture(TestResult result, Path file, int limit) throws IOException {
    CaptureExcerpt excerpt = CaptureExcerpt.of(file, Math.min(limit, captureOctetsLeft));
    if (excerpt.size() == 0) {
      return Optional.empty();
    }
    captureOctetsLeft -= excerpt.size();
    String name = file.getFileName().toString();
    return Optional.of(
        attach(
            result,
            excerpt.whole() ? name : name + " (its beginning; all of it is in captures/)",
            PCAP,
            "capture.pcapng",
            excerpt.content()));
  }

  private Attachment text(TestResult result, String name, String type, String file, String text) {
    return attach(result, name, type, file, text.getBytes(StandardCharsets.UTF_8));
  }

  private Attachment attach(
      TestResult result, String name, String type, String file, byte[] content) {
    String source = result.getUuid() + "-attachment-" + file;
    writer.write(source, new ByteArrayInputStream(content));
    return new Attachment().setName(name).setType(type).setSource(source);
  }
}
