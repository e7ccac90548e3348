package io.github.contactsv3.errors.internal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Secrets of every kind, and what services and logs have been seen to turn them into. */
public final class SecretForms {
  public static final String JWT =
      "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJhdXRoQ2xhc3MiOiJMb2NhdGlvbiIsInByaW1hcnlBdXRoQ2xh"
          + "c3NJZCI6IkM2dThEMGEifQ.q5-Xn0_dPzWb1y-LmT9vK3sRj7uHcFgE2aYoNiQx4M8";

  /** The kinds of secrets that a client has. */
  public static final Map<String, String> SECRETS =
      Map.of(
          "access token", JWT,
          "private integration token", "pit-3f6c2a17-9b0e-4d58-8c71-5a2e9d40b6f3",
          "refresh token", "9a1b7c3d5e2f4a6b8c0d1e3f5a7b9c2d",
          "client secret", "kT8/x+Q=w&r\"z\\v%41<p>'m;4",
          "authorization code", "c4b5f0d1e9a7",
          "header", "S3cr3t p+ss w0rd!",
          "shortest", "Zq8-f/0K",
          "not ASCII", "gr\u00fc\u00dfe-\u65e5\u672c\ud83d\ude00-Qx7");

  private SecretForms() {}

  /** Returns the forms by name; each is of the whole secret. */
  public static Map<String, String> of(String secret) {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("raw", secret);
    forms.put("upper case", asciiUpper(secret));
    forms.put("lower case", asciiLower(secret));
    String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    forms.put("form", form);
    forms.put("percent", form.replace("+", "%20"));
    forms.put("percent, lower hex", percent(secret, "%%%02x"));
    forms.put("percent, all", percent(secret, "%%%02X"));
    forms.put("percent, twice", URLEncoder.encode(form, StandardCharsets.UTF_8));
    forms.put("percent, all twice", percent(percent(secret, "%%%02X"), "%%%02x"));
    String json = secret.replace("\\", "\\\\").replace("\"", "\\\"");
    forms.put("JSON", json);
    forms.put("JSON, slashes", json.replace("/", "\\/"));
    forms.put("JSON, units", units(secret, "\\u%04x"));
    forms.put("JSON, twice", units(secret, "\\u%04X").replace("\\", "\\\\"));
    forms.put("JSON of a form", form.replace("/", "\\/"));
    String html =
        secret
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;");
    forms.put("HTML", html);
    forms.put("HTML, all", points(secret, "&#%d;"));
    forms.put("HTML, hex", points(secret, "&#x%x;"));
    forms.put("HTML in JSON", html.replace("&", "\\u0026"));
    forms.put("hex", HexFormat.of().formatHex(utf8(secret)));
    for (String before : List.of("", "u", "id:", "user:")) {
      forms.put("Base64 after " + before, base64(before + secret));
      forms.put("Base64 between " + before, base64(before + secret + "/tail"));
      forms.put(
          "Base64url after " + before,
          Base64.getUrlEncoder().withoutPadding().encodeToString(utf8(before + secret)));
    }
    forms.put("Base64 of a form", base64("id:" + form));
    forms.put(
        "Base64 in a form", URLEncoder.encode(base64("id:" + secret), StandardCharsets.UTF_8));
    forms.put("Base64 in JSON", base64("i:" + secret).replace("/", "\\/"));
    forms.put("Base64 in lines", base64("i:" + secret).replaceAll("(.{10})", "$1\r\n").strip());
    return forms;
  }

  /** Returns the pieces of at least eight characters that a cut can leave, and some from inside. */
  public static List<String> pieces(String secret) {
    return List.of(
        secret.substring(0, 8) + "...",
        secret.substring(0, Math.max(8, secret.length() - 1)),
        secret.substring(0, Math.max(8, secret.length() / 2)),
        "..." + secret.substring(secret.length() - 8),
        secret.substring(Math.min(1, secret.length() - 8)));
  }

  /** Tells whether a text still holds eight characters of a secret in sequence, in any case. */
  public static boolean shows(String text, String secret) {
    Set<String> pieces = new HashSet<>();
    String lower = asciiLower(secret);
    for (int i = 0; i + 8 <= lower.length(); i++) {
      pieces.add(lower.substring(i, i + 8));
    }
    String folded = asciiLower(text);
    return IntStream.rangeClosed(0, folded.length() - 8)
        .anyMatch(i -> pieces.contains(folded.substring(i, i + 8)));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(utf8(text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String percent(String text, String format) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : utf8(text)) {
      encoded.append(format.formatted(b & 0xff));
    }
    return encoded.toString();
  }

  private static String units(String text, String format) {
    return text.chars().mapToObj(format::formatted).collect(Collectors.joining());
  }

  private static String points(String text, String format) {
    return text.codePoints().mapToObj(format::formatted).collect(Collectors.joining());
  }

  private static String asciiUpper(String text) {
    return mapAscii(text, c -> String.valueOf((char) c).toUpperCase(Locale.ROOT));
  }

  private static String asciiLower(String text) {
    return mapAscii(text, c -> String.valueOf((char) c).toLowerCase(Locale.ROOT));
  }

  private static String mapAscii(String text, IntFunction<String> mapper) {
    return text.chars()
        .mapToObj(c -> c < 0x80 ? mapper.apply(c) : String.valueOf((char) c))
        .collect(Collectors.joining());
  }
}
