package io.echoproof.app;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why a file that the user named can't be read, in words. */
public final class FileTrouble {
  private FileTrouble() {}

  /** The messages of some exceptions are only the file's name. */
  public static String words(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "you may not read it";
    }
    if (e instanceof CharacterCodingException) {
      return "it is no UTF-8 text";
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
