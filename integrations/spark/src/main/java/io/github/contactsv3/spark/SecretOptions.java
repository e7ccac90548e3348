package io.github.contactsv3.spark;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Refuses secrets as options: Spark shows options in plans, on pages and in its event log. Messages
 * name the option and never its value.
 */
final class SecretOptions {

  private static final Set<String> NAMES =
      Set.of(
          "token",
          "accesstoken",
          "refreshtoken",
          "privateintegrationtoken",
          "pit",
          "clientsecret",
          "secret",
          "password",
          "apikey",
          "authorization");

  /** A private integration token, a JSON web token, or the value of an Authorization header. */
  private static final Pattern VALUE =
      Pattern.compile(
          "(?i)\\bpit-[\\w-]{6,}|\\beyJ[\\w-]{4,}\\.[\\w-]+|\\b(bearer|basic)\\s+\\S{6,}");

  private SecretOptions() {}

  static void refuse(Map<String, String> options) {
    options.forEach(
        (name, value) -> {
          if (isSecretName(name) || VALUE.matcher(value).find()) {
            throw new IllegalArgumentException(
                "option "
                    + name
                    + " holds a secret, which Spark would show in plans and logs: use the option"
                    + " tokenEnv, tokenFile or credentials, which name where it is");
          }
        });
  }

  private static boolean isSecretName(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return NAMES.contains(last.toLowerCase(Locale.ROOT).replaceAll("[-_]", ""));
  }
}
