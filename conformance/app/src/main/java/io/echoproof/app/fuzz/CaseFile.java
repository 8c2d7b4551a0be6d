package io.echoproof.app.fuzz;

import io.echoproof.app.FileTrouble;
import io.echoproof.app.UsageException;
import io.echoproof.conformance.packet.Ipv4Address;
import io.echoproof.conformance.packet.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sequence of frames as text, one statement on a line; {@code #} begins a comment:
 *
 * <pre>
 * echoproof-case 1
 * title   octets behind the datagram are summed
 * tester  192.0.2.2
 * target  192.0.2.1
 * send    4500001d...         a frame to the target, in hex
 * reply   HDR-09              what the oracle says about it: reply, silence or free, and the
 *                             requirement that decides
 * wait    61000               milliseconds until the next frame
 * </pre>
 *
 * What stands behind {@code send} may be left out: then the oracle alone decides. Where the target
 * has another address than the file says, frames are readdressed ({@link Readdressing}).
 *
 * @param title what it is about
 * @param tester the address that frames come from
 * @param target the address of the target
 * @param steps the frames
 */
public record CaseFile(String title, Ipv4Address tester, Ipv4Address target, List<Step> steps) {
  /** The first line. */
  static final String HEAD = "echoproof-case 1";

  /**
   * A frame.
   *
   * @param pause how long to wait before it is sent
   * @param frame its octets
   * @param says {@code reply HDR-09}: what the oracle is to say; empty where the file doesn't say
   */
  public record Step(Duration pause, Octets frame, Optional<String> says) {}

  /**
   * Reads a file.
   *
   * @throws UsageException when it can't be read or is no case
   */
  public static CaseFile read(Path file) {
    try {
      return parse(file.toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new UsageException("--replay " + file + ": " + FileTrouble.words(e));
    }
  }

  /**
   * Reads lines.
   *
   * @param name what to call it in messages
   * @throws UsageException when they are no case
   */
  public static CaseFile parse(String name, List<String> lines) {
    return new CaseFileReader(name).read(lines);
  }

  /** The file's text. */
  public String write() {
    List<String> lines = new ArrayList<>();
    lines.add(HEAD);
    lines.add("title   " + title);
    lines.add("tester  " + tester);
    lines.add("target  " + target);
    for (Step step : steps) {
      if (!step.pause().isZero()) {
        lines.add("wait    " + step.pause().toMillis());
      }
      lines.add("send    " + step.frame().hex());
      step.says().ifPresent(lines::add);
    }
    return String.join("\n", lines) + "\n";
  }
}
