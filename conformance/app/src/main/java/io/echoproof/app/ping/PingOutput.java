package io.echoproof.app.ping;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one run of a ping program printed: {@code ping.exe} of any language, Wine's {@code
 * ping.exe}, or iputils' {@code ping}.
 *
 * <p>The output is read as undecoded bytes, because the code page of a pipe is not known: it
 * depends on the console of the parent, and a JVM's native encoding is not it. That is safe. In
 * every OEM code page and in UTF-8 the bytes of digits and of {@code = < % ( ) . : #} stand for
 * themselves: the second byte of a double-byte character is 0x40 or more. A second byte can look
 * like a letter, so no letters are relied on, except {@code TTL=}, which every language prints in
 * ASCII, and what iputils prints in ASCII.
 *
 * <p>A last line without its line end is what a stopped process left behind. It is not read: its
 * last number may lack digits.
 *
 * @param replies the echo replies, in order of printing
 * @param errors the ICMP errors, in order of printing
 * @param totals the closing statistics, empty where the program ended before it printed them
 */
public record PingOutput(
    List<PingReply> replies, List<PingError> errors, Optional<PingTotals> totals) {

  /** Takes copies of the lists. */
  public PingOutput {
    replies = List.copyOf(replies);
    errors = List.copyOf(errors);
  }

  /**
   * Reads the standard output of a ping program.
   *
   * @param undecodedBytes the bytes as the process wrote them; any content is accepted
   * @return what could be recognised; nothing of it where the bytes are not a ping's output
   */
  public static PingOutput parse(byte[] undecodedBytes) {
    // One char per byte: ISO 8859-1 maps each byte to itself.
    List<String> lines = completeLines(new String(undecodedBytes, StandardCharsets.ISO_8859_1));
    List<PingReply> replies = new ArrayList<>();
    List<PingError> errors = new ArrayList<>();
    int statistics = 0;
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Optional<PingReply> reply = ReplyLine.read(line);
      Optional<PingError> error = reply.isPresent() ? Optional.empty() : ErrorLine.read(line);
      reply.ifPresent(replies::add);
      error.ifPresent(errors::add);
      if (reply.isPresent() || error.isPresent()) {
        statistics = i + 1;
      } else {
        markLast(replies, WrongDataLine.offset(line));
      }
    }
    return new PingOutput(
        replies, errors, StatisticsBlock.read(lines.subList(statistics, lines.size())));
  }

  /** iputils reports altered data on a line of its own, after the reply's. */
  private static void markLast(List<PingReply> replies, OptionalInt offset) {
    if (offset.isPresent() && !replies.isEmpty()) {
      int last = replies.size() - 1;
      replies.set(last, replies.get(last).withMiscompareAt(offset.getAsInt()));
    }
  }

  private static List<String> completeLines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end).stripTrailing());
      start = end + 1;
    }
    return lines;
  }
}
