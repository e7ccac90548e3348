package io.github.contactsv3.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says what is wrong with a file: the JDK's messages often are only its name. */
final class IoReason {
  private IoReason() {}

  /** Returns whether another file would do: the command line names the wrong one. */
  static boolean isUsage(IOException e) {
    return e instanceof CharacterCodingException
        || e instanceof NoSuchFileException
        || e instanceof AccessDeniedException
        || e instanceof FileAlreadyExistsException;
  }

  /** Names the file of an error that does not, such as that of a full disk. */
  static IOException named(Path file, IOException e) {
    if (e instanceof FileSystemException) {
      return e;
    }
    FileSystemException named = new FileSystemException(file.toString(), null, e.getMessage());
    named.initCause(e);
    return named;
  }

  static String of(IOException e) {
    if (e instanceof CharacterCodingException) {
      return "the file is not in UTF-8";
    }
    if (!(e instanceof FileSystemException failure)) {
      return String.valueOf(e.getMessage());
    }
    String file = failure.getFile() + ": ";
    if (e instanceof NoSuchFileException) {
      return file + "there is no such file or folder";
    }
    if (e instanceof AccessDeniedException) {
      return file + "access is denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return file + "exists already";
    }
    return file + (failure.getReason() == null ? "input or output failed" : failure.getReason());
  }
}
