package io.echoproof.conformance.target;

import java.util.Optional;

/**
 * Something about a target that the harness may be able to switch. All are off when a run begins:
 * the target then is as its maker delivers it, but for {@link #ERROR_RATE_LIMIT}.
 */
public enum Setting {
  /** Echo and timestamp requests to broadcast and multicast addresses are answered. */
  BROADCAST_ECHO("broadcast", "requests to broadcast and multicast addresses answered"),

  /** The target has its second address, {@link TargetProfile#second}. */
  SECOND_ADDRESS("second-address", "a second address"),

  /** Echo requests are ignored, so that no sentinel is answered either. */
  ECHO_IGNORED("echo-switch", "echo requests ignored"),

  /** Datagrams with a source route are accepted (RFC 791, section 3.1). */
  SOURCE_ROUTE("source-route", "source routes accepted"),

  /** Extended echo requests are answered (RFC 8335). */
  PROBE("probe", "extended echo requests answered"),

  /**
   * Incomplete datagrams are given up after a second, and for no other reason. It is for the
   * fuzzer, which leaves many of them; what RFC 1122, section 3.3.2 asks of the time is not met.
   */
  QUICK_REASSEMBLY("", "incomplete datagrams given up after a second, and only then"),

  /**
   * The rate of ICMP errors is limited as the target does by default. A run switches that off where
   * it can, so that each error which is due can be asked for.
   */
  ERROR_RATE_LIMIT("", "the rate of errors limited as by default");

  private final String feature;
  private final String words;

  Setting(String feature, String words) {
    this.feature = feature;
    this.words = words;
  }

  /** The catalogue's name of the feature that a target offers by it; empty when there is none. */
  public Optional<String> feature() {
    return feature.isEmpty() ? Optional.empty() : Optional.of(feature);
  }

  /** What is so while it is on, for people. */
  public String words() {
    return words;
  }
}
