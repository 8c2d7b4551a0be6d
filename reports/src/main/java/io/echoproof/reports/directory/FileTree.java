package io.echoproof.reports.directory;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Files and directories with everything in them. */
public final class FileTree {
  private FileTree() {}

  /**
   * Deletes a file or a directory with everything in it; links are deleted, not followed.
   *
   * @param path what to delete; may be missing
   * @throws IOException when something cannot be deleted
   */
  public static void delete(Path path) throws IOException {
    if (!Files.isDirectory(path) || Files.isSymbolicLink(path)) {
      Files.deleteIfExists(path);
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
