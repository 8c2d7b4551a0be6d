package io.echoproof.app.ping;

/**
 * A remark in parentheses that iputils' ping appends to a reply. The words are those of a program
 * without translations, such as Debian's; a translated one gets {@link #UNRECOGNISED}, so that a
 * remark is never lost.
 */
public enum PingMark {
  /** The sequence number was answered before. */
  DUPLICATE("DUP!"),
  /**
   * The ICMP checksum is wrong. Its absence proves nothing: Debian 12's iputils 20221126 was seen
   * to take a reply with a wrong checksum for a good one.
   */
  BAD_CHECKSUM("BAD CHECKSUM!"),
  /** The reply came from another address than the one that was pinged. */
  DIFFERENT_ADDRESS("DIFFERENT ADDRESS!"),
  /** The reply carries less data than the request. */
  TRUNCATED("truncated"),
  /** Any other remark. */
  UNRECOGNISED("");

  private final String printed;

  PingMark(String printed) {
    this.printed = printed;
  }

  /** The mark for the text between the parentheses. */
  static PingMark of(String text) {
    for (PingMark mark : values()) {
      if (mark.printed.equals(text)) {
        return mark;
      }
    }
    return UNRECOGNISED;
  }
}
