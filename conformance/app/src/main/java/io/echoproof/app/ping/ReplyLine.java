package io.echoproof.app.ping;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The line of an echo reply. {@code ping.exe}: an address, {@code =} bytes, perhaps the size sent
 * and the offset of altered data, {@code =} or {@code <} time, {@code TTL=}. iputils: the bytes
 * first, an address, {@code =} sequence, {@code ttl=}, {@code =} time, remarks.
 */
final class ReplyLine {

  private static final int MAX_TTL = 255;

  private static final Pattern TTL = Pattern.compile("[Tt][Tt][Ll]=([0-9]{1,3}+)(?![0-9])");

  /** iputils begins with the number of bytes, after the time of day where option -D asks for it. */
  private static final Pattern COUNT_FIRST =
      Pattern.compile("(?:\\[[0-9]{1,18}\\.[0-9]{1,9}] )?([0-9]{1,9}+)(?![0-9.])");

  private static final Pattern REMARK = Pattern.compile("\\(([^()]{1,40}+)\\)");

  private ReplyLine() {}

  static boolean startsWithCount(String line) {
    return COUNT_FIRST.matcher(line).lookingAt();
  }

  static Optional<PingReply> read(String line) {
    Matcher ttl = TTL.matcher(line);
    if (!ttl.find()) {
      return Optional.empty();
    }
    int value = Integer.parseInt(line.substring(ttl.start(1), ttl.end(1)));
    List<NumberField> fields = NumberField.before(line, ttl.start());
    if (value > MAX_TTL || fields.isEmpty() || fields.get(0).lessThan()) {
      return Optional.empty();
    }
    Matcher count = COUNT_FIRST.matcher(line);
    boolean countFirst = count.lookingAt();
    return AddressLiteral.lastBefore(line, fields.get(0).start())
        .map(
            from ->
                countFirst
                    ? iputils(line, from, count, fields.get(0), value, ttl.end())
                    : windows(line, from, fields, value, ttl.start()));
  }

  private static PingReply iputils(
      String line, AddressLiteral from, Matcher count, NumberField sequence, int ttl, int ttlEnd) {
    return new PingReply(
        from.text(),
        Integer.parseInt(line.substring(count.start(1), count.end(1))),
        OptionalInt.empty(),
        OptionalInt.of(sequence.whole()),
        ttl,
        NumberField.after(line, ttlEnd).stream().findFirst().map(NumberField::time),
        OptionalInt.empty(),
        remarks(line, ttlEnd));
  }

  private static PingReply windows(
      String line, AddressLiteral from, List<NumberField> fields, int ttl, int ttlStart) {
    NumberField bytes = fields.get(0);
    NumberField last = fields.get(fields.size() - 1);
    boolean timed = fields.size() > 1;
    SizeRemarks remarks =
        SizeRemarks.read(line.substring(bytes.end(), timed ? last.start() : ttlStart));
    return new PingReply(
        from.text(),
        bytes.whole(),
        remarks.bytesSent(),
        OptionalInt.empty(),
        ttl,
        timed ? Optional.of(last.time()) : Optional.empty(),
        remarks.miscompareOffset(),
        Set.of());
  }

  private static Set<PingMark> remarks(String line, int start) {
    Set<PingMark> marks = EnumSet.noneOf(PingMark.class);
    Matcher remark = REMARK.matcher(line).region(start, line.length());
    while (remark.find()) {
      marks.add(PingMark.of(line.substring(remark.start(1), remark.end(1))));
    }
    return marks;
  }
}
