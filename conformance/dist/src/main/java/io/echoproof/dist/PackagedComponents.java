package io.echoproof.dist;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Completes the SBOM: what lies inside Allure's generator and {@code wintun.dll} are no Maven
 * dependencies of ours, but they are in the download.
 */
public final class PackagedComponents {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d[^/]*)\\.jar");
  private static final String WINTUN_VERSION = "0.14.1";

  private PackagedComponents() {}

  /**
   * Adds them.
   *
   * @param args the SBOM (CycloneDX, JSON), where it goes, the directory with Allure's jars, and
   *     the one with {@code ARCHITECTURE/wintun.dll}
   * @throws IOException when one can't be read
   */
  public static void main(String[] args) throws IOException {
    ObjectNode bom = (ObjectNode) JSON.readTree(Files.readString(Path.of(args[0])));
    ArrayNode components = (ArrayNode) bom.get("components");
    for (Path jar : Licences.jars(Path.of(args[2]))) {
      Matcher name = JAR.matcher(String.valueOf(jar.getFileName()));
      if (!name.matches()) {
        throw new IOException("no name and version in " + jar);
      }
      add(components, "allure", name.group(1), name.group(2), jar);
    }
    for (String architecture : new String[] {"amd64", "arm64", "x86"}) {
      Path dll = Path.of(args[3], architecture, "wintun.dll");
      add(components, architecture, "wintun", WINTUN_VERSION, dll);
    }
    Files.writeString(Path.of(args[1]), bom.toPrettyString() + "\n");
  }

  /** The place, which tells apart what lies in the download twice, is in the reference only. */
  private static void add(
      ArrayNode components, String place, String name, String version, Path file)
      throws IOException {
    ObjectNode component = components.addObject();
    component.put("type", "library");
    component.put("bom-ref", place + ":" + name + ":" + version);
    component.put("name", name);
    component.put("version", version);
    component
        .putArray("hashes")
        .addObject()
        .put("alg", "SHA-256")
        .put("content", Checksums.sha256(file));
  }
}
