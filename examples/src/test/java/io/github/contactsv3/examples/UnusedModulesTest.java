package io.github.contactsv3.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.model.CreateContactRequest;
import io.github.contactsv3.sandbox.ContactsSandbox;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A module that is on the class path but not used costs nothing: none of its classes is loaded. */
@EnabledIf("isPackaged")
class UnusedModulesTest {
  /** What the client needs at run time, without itself; its build has written it down. */
  private static final Path NEEDED =
      Path.of("../client-extensions/client/target/runtime-class-path");

  private static final Pattern LOADED = Pattern.compile("(\\S+) source: (\\S+).*");

  /** One class of jdbc is used, to see that this is noticed. */
  private static final String USING_JDBC = "io.github.contactsv3.jdbc.JdbcTokenStore";

  private static ContactsSandbox sandbox;

  @TempDir private Path folder;

  /** Needs jars, which are there when all is built and not when tests run without packaging. */
  static boolean isPackaged() {
    return Files.exists(NEEDED) && location(ContactsClient.class).toString().endsWith(".jar");
  }

  /** The program: one client and its first call. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) throws ClassNotFoundException {
      try (ContactsClient client =
          ContactsClient.builder()
              .credentials(Credentials.privateIntegrationToken(arguments[1]))
              .baseUrl(arguments[0])
              .build()) {
        client
            .contacts()
            .createContact(CreateContactRequest.builder().locationId(arguments[2]).build());
      }
      if (arguments.length > 3) {
        Class.forName(arguments[3]);
      }
      // The first client of a process loads classes in another thread, too.
      ForkJoinPool.commonPool().awaitQuiescence(1, TimeUnit.MINUTES);
    }
  }

  private record Loaded(String name, String source) {
    /** Without the numbers of classes that are made at run time, which differ from run to run. */
    String stableName() {
      return name.replaceFirst("\\$\\$Lambda.*|/0x.*|(?<=\\$Proxy)\\d+", "");
    }

    boolean isIn(Set<Path> jars) {
      return source.startsWith("file:") && jars.contains(Path.of(URI.create(source)));
    }
  }

  @BeforeAll
  static void startSandbox() {
    sandbox = ContactsSandbox.start();
  }

  @AfterAll
  static void stopSandbox() {
    sandbox.close();
  }

  @Test
  void moduleThatIsNotUsed_isNotLoaded() throws Exception {
    Set<Path> client = clientAlone();
    Set<Path> everything = everything();
    Set<Path> unused = without(everything, client);
    assertThat(unused)
        .extracting(jar -> jar.getFileName().toString().replaceFirst("-\\d.*", ""))
        .contains(
            "contacts-v3-jdbc",
            "contacts-v3-redis",
            "contacts-v3-micrometer",
            "contacts-v3-webhooks",
            "contacts-v3-spring-boot",
            "contacts-sandbox.jar",
            "jedis",
            "spring-context",
            "micrometer-core");

    List<Loaded> alone = run(client);
    List<Loaded> amongAll = run(everything);

    assertThat(amongAll.stream().filter(loaded -> loaded.isIn(unused))).isEmpty();
    assertThat(ours(amongAll)).contains(ContactsClient.class.getName()).isEqualTo(ours(alone));
  }

  @Test
  void moduleThatIsUsed_isSeen() throws Exception {
    Set<Path> everything = everything();
    Set<Path> unused = without(everything, clientAlone());

    assertThat(run(everything, USING_JDBC).stream().filter(loaded -> loaded.isIn(unused)))
        .extracting(Loaded::name)
        .contains(USING_JDBC);
  }

  private static Set<Path> clientAlone() throws IOException {
    Set<Path> paths = split(Files.readString(NEEDED).strip());
    paths.add(location(ContactsClient.class));
    paths.add(location(UnusedModulesTest.class));
    return paths;
  }

  /** SLF4J looks for a provider by itself, and the application chooses it. */
  private static Set<Path> everything() {
    return split(System.getProperty("java.class.path")).stream()
        .filter(path -> !path.getFileName().toString().startsWith("slf4j-nop"))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<Path> split(String classPath) {
    return Stream.of(classPath.split(File.pathSeparator))
        .map(Path::of)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Set<Path> without(Set<Path> all, Set<Path> some) {
    Set<Path> rest = new LinkedHashSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private static Path location(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private static Set<String> ours(List<Loaded> loaded) {
    return loaded.stream()
        .map(Loaded::stableName)
        .filter(name -> name.startsWith("io.github.contactsv3."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<Loaded> run(Set<Path> classPath, String... more)
      throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xlog:class+load:file=" + log + ":none"));
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(Program.class.getName());
    command.addAll(List.of(sandbox.baseUrl(), sandbox.token(), sandbox.locationId()));
    command.addAll(List.of(more));

    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(printed).isZero();
    return Files.readAllLines(log).stream()
        .map(LOADED::matcher)
        .filter(Matcher::matches)
        .map(line -> new Loaded(line.group(1), line.group(2)))
        .toList();
  }
}
