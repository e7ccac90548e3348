package io.github.contactsv3.webhooks.internal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** Reads public keys. */
public final class PublicKeys {
  /** HighLevel's key of the header x-ghl-signature, by its guide to webhooks. */
  public static final String HIGHLEVEL_ED25519 =
      "MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=";

  /** HighLevel's key of the header x-wh-signature, by docs/oauth/WebhookAuthentication.md. */
  public static final String HIGHLEVEL_RSA =
      "MIICIjANBgkqhkiG9w0BAQEFAAOCAg8AMIICCgKCAgEAokvo/r9tVgcfZ5DysOSC"
          + "Frm602qYV0MaAiNnX9O8KxMbiyRKWeL9JpCpVpt4XHIcBOK4u3cLSqJGOLaPuXw6"
          + "dO0t6Q/ZVdAV5Phz+ZtzPL16iCGeK9po6D6JHBpbi989mmzMryUnQJezlYJ3DVfB"
          + "csedpinheNnyYeFXolrJvcsjDtfAeRx5ByHQmTnSdFUzuAnC9/GepgLT9SM4nCpv"
          + "uxmZMxrJt5Rw+VUaQ9B8JSvbMPpez4peKaJPZHBbU3OdeCVx5klVXXZQGNHOs8gF"
          + "3kvoV5rTnXV0IknLBXlcKKAQLZcY/Q9rG6Ifi9c+5vqlvHPCUJFT5XUGG5RKgOKU"
          + "J062fRtN+rLYZUV+BjafxQauvC8wSWeYja63VSUruvmNj8xkx2zE/Juc+yjLjTXp"
          + "IocmaiFeAO6fUtNjDeFVkhf5LNb59vECyrHD2SQIrhgXpO4Q3dVNA5rw576PwTzN"
          + "h/AMfHKIjE4xQA1SZuYJmNnmVZLIZBlQAF9Ntd03rfadZ+yDiOXCCs9FkHibELhC"
          + "HULgCsnuDJHcrGNd5/Ddm5hxGQ0ASitgHeMZ0kcIOwKDOzOU53lDza6/Y09T7sYJ"
          + "PQe7z0cvj7aE4B+Ax1ZoZGPzpJlZtGXCsu9aTEGEnKzmsFqwcSsnw3JB31IGKAyk"
          + "T1hhTiaCeIY/OwwwNUY2yvcCAwEAAQ==";

  private PublicKeys() {}

  /**
   * Reads keys.
   *
   * @param algorithm their algorithm
   * @param texts each a SubjectPublicKeyInfo in Base64 or PEM
   * @return the keys
   * @throws IllegalArgumentException if one is no such key
   */
  public static List<PublicKey> read(String algorithm, List<String> texts) {
    return texts.stream().map(text -> read(algorithm, text)).toList();
  }

  private static PublicKey read(String algorithm, String text) {
    String base64 = text.replaceAll("-----(BEGIN|END) PUBLIC KEY-----|\\s", "");
    try {
      return KeyFactory.getInstance(algorithm)
          .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "not a public " + algorithm + " key (SubjectPublicKeyInfo) in Base64 or PEM", e);
    }
  }
}
