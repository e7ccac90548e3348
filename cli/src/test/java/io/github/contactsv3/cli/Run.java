package io.github.contactsv3.cli;

import io.github.contactsv3.sandbox.ContactsSandbox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Command lines as a shell would run them, with streams that are read afterwards. */
final class Run {
  private final Map<String, String> environment = new HashMap<>();
  private InputStream in = InputStream.nullInputStream();
  private boolean terminal;
  private int columns = 80;
  final ByteArrayOutputStream out = new ByteArrayOutputStream();
  final ByteArrayOutputStream err = new ByteArrayOutputStream();

  static Run at(Path home) {
    Run run = new Run();
    run.environment.put("CONTACTS_HOME", home.toString());
    return run;
  }

  /** Signed in by variables. */
  static Run with(ContactsSandbox sandbox, Path home) {
    return at(home)
        .variable("HIGHLEVEL_TOKEN", sandbox.token())
        .variable("HIGHLEVEL_LOCATION", sandbox.locationId())
        .variable("HIGHLEVEL_BASE_URL", sandbox.baseUrl());
  }

  Run variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Run in(String text) {
    in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  Run terminal(int width) {
    terminal = true;
    columns = width;
    return this;
  }

  int run(String... arguments) {
    return run(out, arguments);
  }

  int run(OutputStream results, String... arguments) {
    out.reset();
    err.reset();
    return Program.run(
        arguments,
        new Terminal(
            results,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            in,
            terminal,
            false,
            columns,
            environment));
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
