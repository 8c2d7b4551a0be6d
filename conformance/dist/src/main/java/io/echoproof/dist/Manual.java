package io.echoproof.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Attributes;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.codegen.docgen.manpage.ManPageGenerator;

/** Man pages: picocli writes them as AsciiDoc, Asciidoctor makes of that what {@code man} reads. */
final class Manual {
  private Manual() {}

  /**
   * Writes a page for each command.
   *
   * @param command the command with its subcommands
   * @param sources where the AsciiDoc goes
   * @param pages where the pages go
   * @param day the day that they bear, as {@code 2026-11-23}
   * @throws IOException when one can't be written
   */
  static void write(CommandSpec command, Path sources, Path pages, String day) throws IOException {
    Files.createDirectories(sources);
    Files.createDirectories(pages);
    // No templates that people would edit, nothing said on the console.
    int status =
        ManPageGenerator.generateManPage(sources.toFile(), null, new boolean[0], false, command);
    if (status != 0) {
      throw new IOException("picocli's man page generator ended with status " + status);
    }
    Options options =
        Options.builder()
            .backend("manpage")
            .safe(SafeMode.UNSAFE)
            .toDir(pages.toFile())
            .attributes(
                Attributes.builder()
                    .attribute("docdate", day)
                    .attribute("reproducible", "")
                    .build())
            .build();
    try (Asciidoctor asciidoctor = Asciidoctor.Factory.create()) {
      for (Path source : sources(sources)) {
        asciidoctor.convertFile(source.toFile(), options);
      }
    }
  }

  private static List<Path> sources(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".adoc")).sorted().toList();
    }
  }
}
