import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, and whether it is what it must be. */
final class Table {
  private final List<String> rows = new ArrayList<>();
  private boolean failed;

  void add(boolean good, String what, String figure, Object... values) {
    failed |= !good;
    String row =
        String.format(Locale.ROOT, "%-6s  %-52s  ", good ? "ok" : "FAILED", what)
            + String.format(Locale.ROOT, figure, values);
    rows.add(row);
    System.out.println(row);
  }

  boolean failed() {
    return failed;
  }
}
