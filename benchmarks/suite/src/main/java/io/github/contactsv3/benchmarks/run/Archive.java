package io.github.contactsv3.benchmarks.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.file.Path;
import java.util.List;

/** What a program has from an earlier start of its own. */
public enum Archive {
  /** Nothing but the JDK's own archive of classes. */
  NONE(""),
  /** Its classes. */
  APP_CDS(", AppCDS"),
  /** Its classes, linked, and what the compiler has learned of them; from JDK 25 on. */
  AOT_CACHE(", AOT cache");

  private static final int FIRST_WITH_AOT_CACHE = 25;

  private final String label;

  Archive(String label) {
    this.label = label;
  }

  /** Older results only say whether there was an archive. */
  @JsonCreator
  static Archive of(Object written) {
    if (written instanceof Boolean archive) {
      return archive ? APP_CDS : NONE;
    }
    return valueOf(written.toString());
  }

  String label() {
    return label;
  }

  boolean isKnownTo(Jdk jdk) {
    return this != AOT_CACHE || jdk.feature() >= FIRST_WITH_AOT_CACHE;
  }

  /** The options of the JVM with which a program leaves it in a file. */
  List<String> written(Path file) {
    return switch (this) {
      case NONE -> List.of();
      case APP_CDS -> List.of("-XX:ArchiveClassesAtExit=" + file, "-Xlog:disable");
      case AOT_CACHE -> List.of("-XX:AOTCacheOutput=" + file, "-Xlog:disable");
    };
  }

  /** The options with which a program uses the file, or does not start. */
  List<String> used(Path file) {
    return switch (this) {
      case NONE -> List.of();
      case APP_CDS -> List.of("-XX:SharedArchiveFile=" + file, "-Xshare:on");
      case AOT_CACHE -> List.of("-XX:AOTCache=" + file, "-XX:AOTMode=on");
    };
  }
}
