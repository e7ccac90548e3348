package io.github.contactsv3.client.internal.libraries;

/**
 * A library whose version the application's dependency management decides, and the oldest version
 * that the client works with. The guide page "versions" and the build's version matrix name the
 * same minimums.
 */
enum Library {
  FEIGN("Feign", "feign/Feign.class", "io.github.openfeign/feign-core", 13, 5),
  JACKSON_DATABIND(
      "Jackson",
      "com/fasterxml/jackson/databind/ObjectMapper.class",
      "com.fasterxml.jackson.core/jackson-databind",
      2,
      14),
  JACKSON_CORE(
      "Jackson",
      "com/fasterxml/jackson/core/JsonParser.class",
      "com.fasterxml.jackson.core/jackson-core",
      2,
      14),
  JACKSON_ANNOTATIONS(
      "Jackson",
      "com/fasterxml/jackson/annotation/JsonProperty.class",
      "com.fasterxml.jackson.core/jackson-annotations",
      2,
      14),
  HTTPCLIENT(
      "Apache HttpClient",
      "org/apache/hc/client5/http/classic/HttpClient.class",
      "org.apache.httpcomponents.client5/httpclient5",
      5,
      4),
  HTTPCORE(
      "Apache HttpCore",
      "org/apache/hc/core5/http/HttpHost.class",
      "org.apache.httpcomponents.core5/httpcore5",
      5,
      3),
  HTTPCORE_H2(
      "Apache HttpCore H2",
      "org/apache/hc/core5/http2/HttpVersionPolicy.class",
      "org.apache.httpcomponents.core5/httpcore5-h2",
      5,
      3),
  SLF4J("SLF4J", "org/slf4j/Logger.class", "org.slf4j/slf4j-api", 1, 7);

  private final String title;
  private final String classFile;
  private final String artifact;
  private final int major;
  private final int minor;

  Library(String title, String classFile, String artifact, int major, int minor) {
    this.title = title;
    this.classFile = classFile;
    this.artifact = artifact;
    this.major = major;
    this.minor = minor;
  }

  /** Its name in messages. */
  String title() {
    return title;
  }

  /** A class that all versions have, in no variant for newer JDKs. */
  String classFile() {
    return classFile;
  }

  /** The file in its jar that states its version; Maven writes it into each jar. */
  String metadataFile() {
    return "META-INF/maven/" + artifact + "/pom.properties";
  }

  /** The name of its jar without the version. */
  String artifactId() {
    return artifact.substring(artifact.indexOf('/') + 1);
  }

  /** Group and name of its artifact, as a build names them. */
  String coordinates() {
    return artifact.replace('/', ':');
  }

  LibraryVersion minimum() {
    return new LibraryVersion(major, minor);
  }
}
