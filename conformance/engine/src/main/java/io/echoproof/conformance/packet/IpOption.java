package io.echoproof.conformance.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One option of an IPv4 header (RFC 791, section 3.1).
 *
 * @param offset of its first octet among the options
 * @param octets all its octets: type, length and data; only the type for No Operation
 */
public record IpOption(int offset, Octets octets) {
  public static final int END_OF_LIST = 0;
  public static final int NO_OPERATION = 1;
  public static final int RECORD_ROUTE = 7;
  public static final int TIMESTAMP = 0x44;
  public static final int LOOSE_SOURCE_ROUTE = 0x83;
  public static final int STRICT_SOURCE_ROUTE = 0x89;

  private static final int ROUTE_DATA = 3;
  private static final int LEAST_POINTER = 4;

  /** The options up to the end of the list, or up to the first one that can't be read. */
  public static List<IpOption> parse(Octets options) {
    List<IpOption> all = new ArrayList<>();
    int at = 0;
    while (at < options.length() && options.u8(at) != END_OF_LIST) {
      int length = 1;
      if (options.u8(at) != NO_OPERATION) {
        length = at + 1 < options.length() ? options.u8(at + 1) : 0;
        if (length < 2 || at + length > options.length()) {
          break;
        }
      }
      all.add(new IpOption(at, options.slice(at, at + length)));
      at += length;
    }
    return List.copyOf(all);
  }

  /** The first option of a type. */
  public static Optional<IpOption> find(Octets options, int type) {
    return parse(options).stream().filter(option -> option.type() == type).findFirst();
  }

  /** The type octet: copied flag, class and number. */
  public int type() {
    return octets.u8(0);
  }

  /** The third octet, which is the pointer of routes and timestamps; 0 where there is none. */
  public int pointer() {
    return octets.length() > 2 ? octets.u8(2) : 0;
  }

  /** Whether it is a loose or a strict source route. */
  public boolean isSourceRoute() {
    return type() == LOOSE_SOURCE_ROUTE || type() == STRICT_SOURCE_ROUTE;
  }

  /** All whole addresses of a route, whether recorded or to come. */
  public List<Ipv4Address> route() {
    return addresses(octets.length());
  }

  /** The addresses of a route in front of its pointer. */
  public List<Ipv4Address> recorded() {
    return addresses(Math.min(octets.length(), Math.max(LEAST_POINTER, pointer()) - 1));
  }

  private List<Ipv4Address> addresses(int end) {
    List<Ipv4Address> route = new ArrayList<>();
    for (int at = ROUTE_DATA; at + 4 <= end; at += 4) {
      route.add(new Ipv4Address(octets.s32(at)));
    }
    return List.copyOf(route);
  }
}
