package io.echoproof.conformance.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All requirements, in the order of areas and ids. */
public final class Catalogue {
  /** The areas in the order in which they are shown. */
  static final List<String> AREA_CODES =
      List.of(
          "HDR", "TTL", "TOS", "ADR", "CKS", "ECH", "TYP", "TSP", "INF", "OPT", "FRG", "MTU", "ERR",
          "RAT", "PRB", "RCV", "NOI", "DEV", "PNG");

  private final List<Area> areas;
  private final Map<String, Requirement> byId = new LinkedHashMap<>();

  Catalogue(List<Area> areas) {
    this.areas = List.copyOf(areas);
    for (Area area : areas) {
      for (Requirement requirement : area.requirements()) {
        if (byId.put(requirement.id(), requirement) != null) {
          throw new IllegalStateException("catalogue: " + requirement.id() + " stands there twice");
        }
      }
    }
  }

  /** The catalogue of this version of EchoProof. */
  public static Catalogue load() {
    return new Catalogue(AREA_CODES.stream().map(CatalogueFile::read).toList());
  }

  /** All areas. */
  public List<Area> areas() {
    return areas;
  }

  /** All requirements. */
  public List<Requirement> requirements() {
    return List.copyOf(byId.values());
  }

  /** The requirement with that id. */
  public Optional<Requirement> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * The requirement with that id.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Requirement get(String id) {
    return find(id)
        .orElseThrow(() -> new IllegalArgumentException("no requirement has the id " + id));
  }

  /** The area with that code. */
  public Optional<Area> area(String code) {
    return areas.stream().filter(area -> area.code().equals(code)).findFirst();
  }
}
