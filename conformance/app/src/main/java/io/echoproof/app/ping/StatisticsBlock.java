package io.echoproof.app.ping;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The closing statistics, after a blank line. {@code ping.exe}: three {@code =} numbers, then a
 * percentage, over one line or several. iputils: a line of dashes, then two bare numbers, numbers
 * with {@code +}, and a percentage.
 */
final class StatisticsBlock {

  /** The percentage; Turkish puts the sign first, iputils may need an exponent. */
  private static final Pattern PERCENT =
      Pattern.compile(
          "(?<![0-9])NUMBER(?:e[+-][0-9]{1,3}+)?+BLANKS%|%BLANKSNUMBER(?:e[+-][0-9]{1,3}+)?+"
              .replace("NUMBER", NumberField.NUMBER)
              .replace("BLANKS", NumberField.BLANKS));

  private static final Pattern NOT_OF_A_NUMBER = Pattern.compile("[^0-9.,e+-]");

  private static final Pattern BARE_NUMBER =
      Pattern.compile("(?<![0-9A-Za-z.,+-])[0-9]{1,9}+(?![0-9.])");

  private static final String DASHES = "---";

  /** Sent, received, lost. */
  private static final int WINDOWS_NUMBERS = 3;

  private StatisticsBlock() {}

  /** Reads the lines that follow the last reply or error; the last block with totals counts. */
  static Optional<PingTotals> read(List<String> lines) {
    int end = lines.size();
    for (int start = end; start >= 0; start--) {
      if (start == 0 || lines.get(start - 1).isEmpty()) {
        Optional<PingTotals> totals = block(lines.subList(start, end));
        if (totals.isPresent()) {
          return totals;
        }
        end = start - 1;
      }
    }
    return Optional.empty();
  }

  private static Optional<PingTotals> block(List<String> lines) {
    int heading = 0;
    for (int i = 0; i < lines.size(); i++) {
      // After a flood of dots iputils leaves no blank line before its heading.
      heading = lines.get(i).startsWith(DASHES) ? i : heading;
    }
    if (heading + 1 >= lines.size()) {
      return Optional.empty();
    }
    // The heading names the host, which may hold any digits.
    List<String> body = lines.subList(heading + 1, lines.size());
    String text = String.join("\n", body);
    Matcher percent = PERCENT.matcher(text);
    if (lines.get(heading).startsWith(DASHES)) {
      return percent.find()
          ? iputils(text.substring(0, percent.start()), OptionalDouble.of(decimal(percent)))
          : iputils(body.get(0), OptionalDouble.empty()).filter(totals -> totals.sent() == 0);
    }
    return percent.find() ? windows(text, percent) : Optional.empty();
  }

  private static Optional<PingTotals> windows(String text, Matcher percent) {
    List<NumberField> fields = NumberField.before(text, percent.start());
    if (fields.size() < WINDOWS_NUMBERS) {
      return Optional.empty();
    }
    return Optional.of(
        new PingTotals(
            fields.get(0).whole(),
            fields.get(1).whole(),
            OptionalInt.of(fields.get(2).whole()),
            OptionalDouble.of(decimal(percent)),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty()));
  }

  private static Optional<PingTotals> iputils(String counts, OptionalDouble lossPercent) {
    Matcher number = BARE_NUMBER.matcher(counts);
    if (!number.find()) {
      return Optional.empty();
    }
    int sent = Integer.parseInt(number.group());
    if (!number.find()) {
      return Optional.empty();
    }
    int received = Integer.parseInt(number.group());
    return Optional.of(
        new PingTotals(
            sent,
            received,
            OptionalInt.empty(),
            lossPercent,
            extra(counts, "duplicates"),
            extra(counts, "corrupted"),
            extra(counts, "errors")));
  }

  /** The three extras have no structure of their own; they are read in English only. */
  private static OptionalInt extra(String counts, String word) {
    Matcher matcher = Pattern.compile("\\+([0-9]{1,9}+) " + word).matcher(counts);
    return matcher.find()
        ? OptionalInt.of(Integer.parseInt(counts.substring(matcher.start(1), matcher.end(1))))
        : OptionalInt.empty();
  }

  private static double decimal(Matcher percent) {
    return NumberField.decimal(NOT_OF_A_NUMBER.matcher(percent.group()).replaceAll(""));
  }
}
