package io.echoproof.app.doctor;

import io.echoproof.conformance.link.Carriage;
import java.util.Set;

/**
 * A link on this machine.
 *
 * @param target which target it reaches
 * @param name for instance {@code pcap}
 * @param available whether an echo request was answered over it
 * @param detail what it is, or why it can't be used and what is needed
 * @param carries what it carries beyond valid datagrams up to the MTU; nothing when it can't be
 *     used
 */
public record LinkState(
    String target, String name, boolean available, String detail, Set<Carriage> carries) {}
