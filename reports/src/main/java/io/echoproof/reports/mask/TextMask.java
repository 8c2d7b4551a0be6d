package io.echoproof.reports.mask;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces words and addresses in text: dotted decimal, and octets in hex. */
final class TextMask {
  private static final Pattern DOTTED =
      Pattern.compile(
          "(?<![\\d.])(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d]|\\.\\d)");

  /** Four octets and more, one after the other or with a space or colon between them. */
  private static final Pattern OCTETS =
      Pattern.compile("(?i)(?<![0-9a-f])[0-9a-f]{2}(?:[ :]?[0-9a-f]{2}){3,}(?![0-9a-f])");

  private static final Pattern HOME =
      Pattern.compile("(/home/|/Users/|[A-Za-z]:\\\\Users\\\\)([^/\\\\\\s'\":]+)");

  /** Octets of an address at the end of a frame that was cut there: enough to tell the network. */
  private static final int BEGINNING = 3;

  private final AddressMask addresses;
  private final List<Map.Entry<String, String>> words;

  /**
   * @param words what to replace, and by what; where one contains another the longer counts
   */
  TextMask(AddressMask addresses, Map<String, String> words) {
    this.addresses = addresses;
    this.words = new ArrayList<>(words.entrySet());
    this.words.sort(Comparator.comparingInt(w -> -w.getKey().length()));
  }

  String apply(String text) {
    String masked = text;
    for (Map.Entry<String, String> word : words) {
      masked = masked.replace(word.getKey(), word.getValue());
    }
    masked = HOME.matcher(masked).replaceAll(m -> Matcher.quoteReplacement(m.group(1) + "user"));
    masked = DOTTED.matcher(masked).replaceAll(this::dotted);
    return OCTETS.matcher(masked).replaceAll(m -> octets(m.group()));
  }

  private String dotted(MatchResult match) {
    int address = 0;
    for (int i = 1; i <= Integer.BYTES; i++) {
      int octet = Integer.parseInt(match.group(i));
      if (octet > 0xFF) {
        return match.group();
      }
      address = (address << Byte.SIZE) | octet;
    }
    int masked = addresses.apply(address);
    return masked == address
        ? match.group()
        : (masked >>> 24)
            + "."
            + ((masked >>> 16) & 0xFF)
            + "."
            + ((masked >>> 8) & 0xFF)
            + "."
            + (masked & 0xFF);
  }

  /** Digits are replaced, separators stay. */
  private String octets(String text) {
    StringBuilder digits = new StringBuilder(text.replaceAll("[ :]", ""));
    for (int at = 0; at + 2 * Integer.BYTES <= digits.length(); at += 2) {
      int address = HexFormat.fromHexDigits(digits, at, at + 2 * Integer.BYTES);
      int masked = addresses.apply(address);
      if (masked != address) {
        digits.replace(at, at + 2 * Integer.BYTES, HexFormat.of().toHexDigits(masked));
      }
    }
    int last = digits.length() - 2 * BEGINNING;
    int beginning = HexFormat.fromHexDigits(digits, last, digits.length()) << Byte.SIZE;
    int masked = addresses.applyBeginning(beginning, BEGINNING);
    if (masked != beginning) {
      digits.replace(last, digits.length(), HexFormat.of().toHexDigits(masked >>> Byte.SIZE, 6));
    }
    StringBuilder out = new StringBuilder(text.length());
    int next = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      out.append(c == ' ' || c == ':' ? c : digits.charAt(next++));
    }
    return out.toString();
  }
}
