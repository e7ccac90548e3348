package io.github.contactsv3.compatibility;

import java.math.BigDecimal;
import java.util.Set;

/** Judges a statement of a document that is new, is gone, or has another value. */
enum Rule {
  /** Something that there is: losing it breaks those that use it. */
  PART(Effect.WIDER, Effect.BREAKING, Effect.BREAKING),
  /** Something that requests have to bring along. */
  NEEDED_PART(Effect.TIGHTER, Effect.BREAKING, Effect.BREAKING),
  /** A status of a success: a client reads those that it knows, and fails on others. */
  SUCCESS(Effect.BREAKING, Effect.BREAKING, Effect.BREAKING),
  /** An error status: one that no longer comes hurts nobody. */
  ERROR(Effect.WIDER, Effect.WIDER, Effect.WIDER),
  /** Texts and names that nobody sends. */
  NAME(Effect.METADATA, Effect.METADATA, Effect.METADATA),
  /** A value that stands for an absent one: callers that omit it get something else. */
  DEFAULT(Effect.WIDER, Effect.LOOK, Effect.TIGHTER),
  /** Whether requests may be repeated: clients that do so now would go on. */
  IDEMPOTENT(Effect.BREAKING, Effect.BREAKING, Effect.BREAKING) {
    @Override
    Level changed(Direction way, String before, String after) {
      return after.equals("true") ? Level.COMPATIBLE : Level.BREAKING;
    }
  },
  /** A condition under which requests must not be repeated. */
  EXCEPTION(Effect.BREAKING, Effect.WIDER, Effect.BREAKING),
  /** A property that only responses have. */
  READ_ONLY(Effect.TIGHTER, Effect.WIDER, Effect.TIGHTER),
  /** A property that only requests have. */
  WRITE_ONLY(Effect.LOOSER, Effect.WIDER, Effect.LOOSER),
  /** A keyword that the gate does not know. */
  UNKNOWN(Effect.LOOK, Effect.LOOK, Effect.LOOK),
  /** How values are written. */
  FORM(Effect.BREAKING, Effect.BREAKING, Effect.BREAKING),
  /** Fewer values are valid with it than without it. */
  CONSTRAINT(Effect.TIGHTER, Effect.LOOSER, Effect.BREAKING),
  /** More values are valid with it than without it. */
  FREEDOM(Effect.LOOSER, Effect.TIGHTER, Effect.BREAKING),
  /** Fewer values are valid with it; its removal does not affect readers. */
  LIMIT(Effect.TIGHTER, Effect.WIDER, Effect.TIGHTER),
  /** The same, and a greater number is a looser limit. */
  UPPER_LIMIT(Effect.TIGHTER, Effect.WIDER, Effect.TIGHTER, Effect.WIDER),
  /** The same, and a greater number is a tighter limit. */
  LOWER_LIMIT(Effect.TIGHTER, Effect.WIDER, Effect.WIDER, Effect.TIGHTER),
  /** A number that values are multiples of. */
  MULTIPLE(Effect.TIGHTER, Effect.WIDER, Effect.TIGHTER) {
    @Override
    Level changed(Direction way, String before, String after) {
      BigDecimal rest = new BigDecimal(before).remainder(new BigDecimal(after));
      return rest.signum() == 0 ? Level.COMPATIBLE : super.changed(way, before, after);
    }
  },
  /** One of the values of an enum: enums that are read are open. */
  ENUM_VALUE(Effect.WIDER, Effect.TIGHTER, Effect.TIGHTER),
  /** One of several schemas; one of them has to fit. */
  ALTERNATIVE(Effect.LOOSER, Effect.TIGHTER, Effect.BREAKING),
  /** A scope that a token has to have. */
  SCOPE(Effect.BREAKING, Effect.WIDER, Effect.BREAKING),
  /** The kind of a security scheme; one that no operation takes makes no difference. */
  SCHEME(Effect.METADATA, Effect.METADATA, Effect.BREAKING),
  /** The accepted credentials, a line each; an empty text if no token is needed. */
  SECURITY(Effect.BREAKING, Effect.WIDER, Effect.BREAKING) {
    @Override
    Level changed(Direction way, String before, String after) {
      boolean stillAccepted =
          !before.isEmpty() && Set.of(after.split("\n")).containsAll(Set.of(before.split("\n")));
      return after.isEmpty() || stillAccepted ? Level.COMPATIBLE : Level.BREAKING;
    }
  };

  /** Effect of a difference; what loosens a request tightens a response for its readers. */
  private enum Effect {
    METADATA,
    WIDER,
    TIGHTER,
    LOOSER,
    LOOK,
    BREAKING;

    Level level(Direction way) {
      return switch (this) {
        case METADATA -> Level.METADATA;
        case WIDER -> Level.COMPATIBLE;
        case TIGHTER -> way == Direction.SENT ? Level.BREAKING : Level.COMPATIBLE;
        case LOOSER -> way == Direction.SENT ? Level.COMPATIBLE : Level.BREAKING;
        case LOOK -> Level.LOOK;
        case BREAKING -> Level.BREAKING;
      };
    }
  }

  private final Effect added;
  private final Effect removed;
  private final Effect smaller;
  private final Effect greater;

  Rule(Effect added, Effect removed, Effect changed) {
    this(added, removed, changed, changed);
  }

  Rule(Effect added, Effect removed, Effect smaller, Effect greater) {
    this.added = added;
    this.removed = removed;
    this.smaller = smaller;
    this.greater = greater;
  }

  Level added(Direction way) {
    return added.level(way);
  }

  Level removed(Direction way) {
    return removed.level(way);
  }

  Level changed(Direction way, String before, String after) {
    if (smaller == greater) {
      return smaller.level(way);
    }
    return (Double.parseDouble(after) < Double.parseDouble(before) ? smaller : greater).level(way);
  }

  /** The value where two schemas state this of one place: of limits, the tighter one. */
  String both(String one, String other) {
    if (one.equals(other)) {
      return one;
    }
    if (smaller == greater) {
      return one + " and " + other;
    }
    boolean less = Double.parseDouble(one) < Double.parseDouble(other);
    return less == (this == UPPER_LIMIT) ? one : other;
  }
}
