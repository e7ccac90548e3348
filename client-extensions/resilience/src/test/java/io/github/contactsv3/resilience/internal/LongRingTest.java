package io.github.contactsv3.resilience.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LongRingTest {
  @Property(tries = 200)
  void ring_anyOperations_behavesLikeAList(@ForAll @Size(max = 200) List<Boolean> adds) {
    LongRing ring = new LongRing();
    List<Long> list = new ArrayList<>();
    long next = 0;
    for (boolean add : adds) {
      if (add || list.isEmpty()) {
        ring.add(next);
        list.add(next++);
      } else {
        ring.removeFirst();
        list.remove(0);
      }
      assertThat(ring.size()).isEqualTo(list.size());
      for (int i = 0; i < list.size(); i++) {
        assertThat(ring.get(i)).isEqualTo(list.get(i));
      }
    }
  }

  @Property(tries = 200)
  void ring_valuesInAnyOrder_isSorted(@ForAll @Size(max = 60) List<Integer> values) {
    LongRing ring = new LongRing();
    List<Long> list = new ArrayList<>();
    for (int value : values) {
      if (value % 3 == 0 && !list.isEmpty()) {
        int place = Math.floorMod(value, list.size());
        ring.remove(place);
        list.remove(place);
      } else {
        ring.add(value);
        list.add((long) value);
        list.sort(null);
      }
      assertThat(ring.size()).isEqualTo(list.size());
      for (int i = 0; i < list.size(); i++) {
        assertThat(ring.get(i)).isEqualTo(list.get(i));
      }
    }
  }

  @Test
  void add_wrappedRingThatGrows_keepsTheOrder() {
    LongRing ring = new LongRing();
    for (long i = 0; i < 16; i++) {
      ring.add(i);
    }
    ring.removeFirst();
    ring.removeFirst();
    for (long i = 16; i < 40; i++) {
      ring.add(i);
    }
    assertThat(ring.size()).isEqualTo(38);
    for (int i = 0; i < 38; i++) {
      assertThat(ring.get(i)).isEqualTo(i + 2);
    }
  }

  @Test
  void capacity_steadyUse_doesNotGrow() {
    LongRing ring = new LongRing();
    for (long i = 0; i < 1000; i++) {
      ring.add(i);
      if (ring.size() > 16) {
        throw new AssertionError("not reached");
      }
      if (ring.size() == 16) {
        ring.removeFirst();
      }
    }
    assertThat(ring.capacity()).isEqualTo(16);
  }

  @Test
  void trim_emptyRing_givesMemoryBackAndStaysUsable() {
    LongRing ring = new LongRing();
    ring.add(1);
    ring.trim();
    assertThat(ring.capacity()).isEqualTo(16);
    ring.add(2);
    ring.removeFirst();
    ring.removeFirst();
    ring.trim();
    assertThat(ring.capacity()).isZero();
    ring.add(3);
    assertThat(ring.get(0)).isEqualTo(3);
  }

  @Test
  void access_outside_refused() {
    LongRing ring = new LongRing();
    assertThatThrownBy(ring::removeFirst).isInstanceOf(NoSuchElementException.class);
    ring.add(1);
    assertThatThrownBy(() -> ring.remove(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> ring.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> ring.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
