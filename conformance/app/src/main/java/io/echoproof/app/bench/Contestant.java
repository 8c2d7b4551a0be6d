package io.echoproof.app.bench;

import io.echoproof.conformance.packet.Ipv4Address;

/**
 * A target of a benchmark with the way to it.
 *
 * @param name short, for tables
 * @param description one line for people
 * @param link how frames reach it
 * @param port is owned: closed with the contestant
 * @param address the target's
 * @param mtu of the way to it, in octets
 * @param firstSource the first of the addresses that requests come from; the others follow it
 * @param meter of the target's processor time
 * @param after what to do after the port was closed
 */
record Contestant(
    String name,
    String description,
    String link,
    Port port,
    Ipv4Address address,
    int mtu,
    Ipv4Address firstSource,
    ProcessorMeter meter,
    Runnable after)
    implements AutoCloseable {
  @Override
  public void close() {
    port.close();
    after.run();
  }
}
