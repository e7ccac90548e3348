package io.github.contactsv3.spark;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Refuses secrets as options: Spark shows options in plans, on pages and in its event log. Messages
 * name the option and never its value.
 */
final class SecretOptions {

  /** The last part of a name, in lower case, without hyphens. */
  private static final Pattern NAME =
      Pattern.compile(".*(token|secret|password|apikey)|pit|refresh|authorization");

  /**
   * A private integration token, a JSON web token, the value of an Authorization header, a URL with
   * a password, or a long text of letters and digits, as other tokens and keys are.
   */
  private static final Pattern VALUE =
      Pattern.compile(
          "(?i)\\bpit-[\\w-]{6,}"
              + "|\\beyJ[\\w-]{4,}\\.[\\w-]+"
              + "|\\b(bearer|basic)\\s+\\S{6,}"
              + "|://[^/\\s:@]*:[^/\\s@]+@"
              + "|[?&;][\\w.-]*(token|secret|password|api_?key)=[^&;\\s]"
              + "|(?<![\\w/.-])(?=[a-z_-]*\\d)(?=[\\d_-]*[a-z])[\\w-]{40,}(?![\\w/.-])");

  private SecretOptions() {}

  static void refuse(Map<String, String> options) {
    options.forEach(
        (name, value) -> {
          if (isSecretName(name) || VALUE.matcher(value).find()) {
            throw new IllegalArgumentException(
                "option "
                    + name
                    + " holds a secret, which Spark would show in plans and logs: "
                    + instead(name));
          }
        });
  }

  private static String instead(String name) {
    if (name.equalsIgnoreCase(FleetOptions.TOKEN_ENV)) {
      return "it takes the name of an environment variable that holds the token";
    }
    if (name.equalsIgnoreCase(FleetOptions.TOKEN_FILE)) {
      return "it takes the path of a file that holds the token";
    }
    return "use the option tokenEnv, tokenFile or credentials, which name where it is";
  }

  private static boolean isSecretName(String name) {
    String last = name.substring(name.lastIndexOf('.') + 1);
    return NAME.matcher(last.toLowerCase(Locale.ROOT).replaceAll("[-_]", "")).matches();
  }
}
