package io.echoproof.responder;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a responder does beyond what it must, each to be switched on and off by itself. */
public enum Feature {
  /**
   * Answers echo requests; on by default. Every host must have the server (RFC 1122, section
   * 3.2.2.6), and there should be a switch to make it ignore them (RFC 1812, section 4.3.3.6).
   */
  ECHO(true),

  /**
   * Answers what was sent to 255.255.255.255 or to the own network's broadcast address, from the
   * unicast address; off by default, since it makes a network an amplifier (RFC 1122, section
   * 3.2.2.6 allows silence; RFC 2644).
   */
  BROADCAST(false),

  /**
   * Answers what was sent to 224.0.0.1, the group of all hosts, from the unicast address; off by
   * default (RFC 1122, section 3.2.2.6 allows silence). No other group is joined.
   */
  MULTICAST(false),

  /** Answers ICMP timestamp requests (RFC 1122, section 3.2.2.8: MAY); off by default. */
  TIMESTAMP_SERVICE(false),

  /**
   * Adds the own address to a Record Route option and returns it (RFC 1122, section 3.2.2.6); on by
   * default. Off, the option is ignored like an unknown one.
   */
  RECORD_ROUTE(true),

  /**
   * Adds the time to an Internet Timestamp option and returns it (RFC 1122, section 3.2.1.8, e); on
   * by default. Off, the option is ignored like an unknown one.
   */
  TIMESTAMP_OPTION(true),

  /**
   * Answers along the reversed route what came by a complete source route (RFC 1122, section
   * 3.2.2.6). Off by default, as hosts have it for safety: then nothing is answered that carries
   * the option.
   */
  SOURCE_ROUTE(false);

  private final boolean onByDefault;

  Feature(boolean onByDefault) {
    this.onByDefault = onByDefault;
  }

  /** Whether it is on unless switched off. */
  public boolean isOnByDefault() {
    return onByDefault;
  }

  /** Those that are on by default. */
  static Set<Feature> defaults() {
    Set<Feature> features = EnumSet.allOf(Feature.class);
    features.removeIf(feature -> !feature.onByDefault);
    return copyOf(features);
  }

  /** A copy that cannot be changed, in the order of declaration. */
  static Set<Feature> copyOf(Set<Feature> features) {
    Set<Feature> copy = EnumSet.noneOf(Feature.class);
    copy.addAll(features);
    return Collections.unmodifiableSet(copy);
  }
}
