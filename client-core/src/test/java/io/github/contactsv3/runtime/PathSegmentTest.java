package io.github.contactsv3.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathSegmentTest {

  @ParameterizedTest
  @CsvSource({"hZ8kQ2mVx4TbN7yRw1Ls, hZ8kQ2mVx4TbN7yRw1Ls", "a/b, a%2Fb", "..x, ..x", "42, 42"})
  void expand_anyText_isOneSegment(String text, String segment) {
    assertThat(new PathSegment().expand(text)).isEqualTo(segment);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "\t", ".", "..", "a\rb", "a\nb", "\u0000", "\u007f", "\u0085"})
  void require_textThatIsNoSegment_isRefusedByName(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathSegment.require("contactId", text))
        .withMessageStartingWith("contactId ");
  }

  /** Each would be sent as a question mark: the id of something else. */
  @ParameterizedTest
  @ValueSource(strings = {"a\ud800", "\ud800a", "\udc00", "a\udc00\ud800b", "\ud83d\ude00\ud83d"})
  void require_unpairedSurrogate_isRefusedByName(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathSegment.require("contactId", text))
        .withMessage("contactId has an unpaired surrogate, which UTF-8 cannot encode");
  }

  @Test
  void require_pairOfSurrogates_isKept() {
    assertThat(PathSegment.require("contactId", "\ud83d\ude00")).isEqualTo("\ud83d\ude00");
  }

  @Test
  void require_refusal_doesNotQuoteTheValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PathSegment.require("contactId", "secret\n"))
        .withMessageNotContaining("secret");
  }

  @Test
  void require_otherTypes_areTheirText() {
    assertThat(PathSegment.require("n", 42)).isEqualTo("42");
  }
}
