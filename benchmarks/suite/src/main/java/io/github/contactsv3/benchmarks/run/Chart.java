package io.github.contactsv3.benchmarks.run;

import java.util.List;
import java.util.Locale;

/** Bars, as SVG: for each row what the clients take, in parts of what the bare JDK client takes. */
final class Chart {
  private static final int WIDTH = 760;
  private static final int LEFT = 190;
  private static final int BAR = 16;
  private static final int GROUP = 4 * BAR + 18;
  private static final int TOP = 64;

  /** In parts of the bare client: longer bars are cut and say so. */
  private static final double LONGEST = 2.5;

  private static final List<String> CLIENTS =
      List.of("bare JDK client", "bare Apache client", "stock", "ours");
  private static final List<String> COLORS = List.of("#9aa5b1", "#6b9e78", "#d9a441", "#2a6fbb");

  private Chart() {}

  /**
   * A row of the chart.
   *
   * @param label what is measured
   * @param parts what each client takes, in the order of the clients, in parts of the first; NaN if
   *     unknown
   */
  record Row(String label, List<Double> parts) {}

  static String of(String title, List<Row> rows) {
    int height = TOP + rows.size() * GROUP + 40;
    StringBuilder svg = new StringBuilder();
    svg.append(
        text(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
                + "font-family=\"sans-serif\" font-size=\"13\">\n",
            WIDTH, height));
    svg.append(text("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n", WIDTH, height));
    svg.append(text("<text x=\"16\" y=\"26\" font-size=\"16\">%s</text>\n", title));
    for (int i = 0; i < CLIENTS.size(); i++) {
      int x = LEFT + i * 135;
      svg.append(text("<rect x=\"%d\" y=\"38\" width=\"12\" height=\"12\" ", x))
          .append(text("fill=\"%s\"/>\n", COLORS.get(i)))
          .append(text("<text x=\"%d\" y=\"49\">%s</text>\n", x + 18, CLIENTS.get(i)));
    }
    for (int i = 0; i < rows.size(); i++) {
      append(svg, rows.get(i), TOP + i * GROUP);
    }
    int bare = (int) (LEFT + scale());
    svg.append(
        text(
            "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#555\" "
                + "stroke-dasharray=\"3 3\"/>\n",
            bare, TOP - 4, bare, height - 34));
    svg.append(
        text(
            "<text x=\"16\" y=\"%d\" fill=\"#555\">Shorter is faster; the line is the bare JDK "
                + "client with Jackson.</text>\n",
            height - 12));
    return svg.append("</svg>\n").toString();
  }

  private static double scale() {
    return (WIDTH - LEFT - 110) / LONGEST;
  }

  private static void append(StringBuilder svg, Row row, int top) {
    svg.append(
        text(
            "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n",
            LEFT - 12, top + BAR + BAR / 2 + 5, row.label()));
    for (int i = 0; i < row.parts().size(); i++) {
      double parts = row.parts().get(i);
      if (Double.isNaN(parts)) {
        continue;
      }
      double length = Math.min(parts, LONGEST) * scale();
      int y = top + i * BAR;
      svg.append(
          text(
              "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n",
              LEFT, y, length, BAR - 2, COLORS.get(i)));
      svg.append(
          text(
              "<text x=\"%.1f\" y=\"%d\" font-size=\"11\">%s%.2f</text>\n",
              LEFT + length + 5, y + BAR - 5, parts > LONGEST ? "→ " : "", parts));
    }
  }

  private static String text(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
