package io.github.contactsv3.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error, if that is a terminal. */
final class Progress implements AutoCloseable {
  private static final int REFRESH_MILLIS = 250;

  private final @Nullable ProgressBar bar;

  Progress(Terminal terminal, String task) {
    this.bar =
        terminal.errIsTerminal()
            ? new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(0)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .setStyle(
                    terminal.environment().get("NO_COLOR") == null
                        ? ProgressBarStyle.COLORFUL_UNICODE_BAR
                        : ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(terminal.err(), terminal.columns() - 1))
                .hideEta()
                .clearDisplayOnFinish()
                .build()
            : null;
  }

  void show(long done, OptionalLong total, Optional<Duration> timeLeft) {
    ProgressBar current = bar;
    if (current != null) {
      current.maxHint(total.orElse(-1));
      current.stepTo(done);
      current.setExtraMessage(timeLeft.map(time -> " " + time.toSeconds() + " s left").orElse(""));
    }
  }

  @Override
  public void close() {
    ProgressBar current = bar;
    if (current != null) {
      current.close();
    }
  }
}
