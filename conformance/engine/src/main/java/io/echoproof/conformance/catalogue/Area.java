package io.echoproof.conformance.catalogue;

import java.util.List;

/**
 * A group of requirements.
 *
 * @param code for instance {@code CKS}
 * @param title for instance {@code ICMP checksum arithmetic}
 * @param requirements in the order of their ids
 */
public record Area(String code, String title, List<Requirement> requirements) {}
