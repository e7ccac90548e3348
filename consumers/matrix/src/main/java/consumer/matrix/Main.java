package consumer.matrix;

import java.nio.file.Path;
import java.util.Set;

/** Uses the client on the class path of this process, and looks for what does not link. */
final class Main {
  private Main() {}

  /**
   * Runs the program.
   *
   * @param arguments the sandbox's base URL, a number that no other run has, and a folder for tokens
   */
  public static void main(String[] arguments) throws Exception {
    new Program(arguments[0], Integer.parseInt(arguments[1]), Path.of(arguments[2])).run();
    Set<String> missing = Linkage.missing();
    if (!missing.isEmpty()) {
      throw new IllegalStateException("not on the class path: " + missing);
    }
    System.out.println("OK");
  }
}
