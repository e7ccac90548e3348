package io.github.contactsv3.runtime;

import io.github.contactsv3.core.spi.ModelValuesShown;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/**
 * Whether models show their values, which is for tests alone: a class on the class path is the only
 * way, so that no setting can turn it on where an application runs. Stateless.
 */
final class TestValues {
  /** Of the two libraries for tests. Anybody else's provider is ignored. */
  private static final Pattern OURS =
      Pattern.compile("io\\.github\\.contactsv3\\.(?:testing|sandbox)\\..+");

  /** Nobody needs these to read the failure of a test, and logs of builds are public. */
  private static final Pattern SECRET =
      Pattern.compile("(?i)code|password|authorization|.*(?:token|secret)");

  /** Found out once. */
  static final boolean SHOWN =
      ServiceLoader.load(ModelValuesShown.class, ModelValuesShown.class.getClassLoader()).stream()
          .anyMatch(provider -> OURS.matcher(provider.type().getName()).matches());

  private TestValues() {}

  static boolean isSecret(String name) {
    return SECRET.matcher(name).matches();
  }
}
