package io.github.contactsv3.compatibility;

import java.util.Set;

/** What it means when a statement of a document is new, is gone, or has another value. */
enum Rule {
  /** Something that there is: losing it breaks those that use it. */
  PART(Effect.WIDER, Effect.BREAKING, Effect.BREAKING),
  /** Something that requests have to bring along. */
  NEEDED_PART(Effect.TIGHTER, Effect.BREAKING, Effect.BREAKING),
  /** An error status: one that no longer comes hurts nobody. */
  ERROR(Effect.WIDER, Effect.WIDER, Effect.WIDER),
  /** Texts and names that nobody sends. */
  NAME(Effect.METADATA, Effect.METADATA, Effect.METADATA),
  /** How the client behaves. */
  BEHAVIOR(Effect.WIDER, Effect.WIDER, Effect.WIDER),
  /** How values are written. */
  FORM(Effect.BREAKING, Effect.BREAKING, Effect.BREAKING),
  /** Fewer values are valid with it than without it. */
  CONSTRAINT(Effect.TIGHTER, Effect.LOOSER, Effect.BREAKING),
  /** More values are valid with it than without it. */
  FREEDOM(Effect.LOOSER, Effect.TIGHTER, Effect.BREAKING),
  /** Fewer values are valid with it; one who reads need not know that it is gone. */
  LIMIT(Effect.TIGHTER, Effect.WIDER, Effect.TIGHTER),
  /** The same, and a greater number is a looser limit. */
  UPPER_LIMIT(Effect.TIGHTER, Effect.WIDER, Effect.TIGHTER, Effect.WIDER),
  /** The same, and a greater number is a tighter limit. */
  LOWER_LIMIT(Effect.TIGHTER, Effect.WIDER, Effect.WIDER, Effect.TIGHTER),
  /** One of the values of an enum: enums that are read are open. */
  ENUM_VALUE(Effect.WIDER, Effect.TIGHTER, Effect.TIGHTER),
  /** A number of schemas that all have to fit. */
  ALL_OF(Effect.TIGHTER, Effect.LOOSER, Effect.LOOSER, Effect.TIGHTER),
  /** Several schemas; one of them has to fit. */
  ANY_OF(Effect.TIGHTER, Effect.LOOSER, Effect.TIGHTER, Effect.LOOSER),
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

  /** What a difference does; what loosens a request tightens a response for those who read it. */
  private enum Effect {
    METADATA,
    WIDER,
    TIGHTER,
    LOOSER,
    BREAKING;

    Level level(Direction way) {
      return switch (this) {
        case METADATA -> Level.METADATA;
        case WIDER -> Level.COMPATIBLE;
        case TIGHTER -> way == Direction.SENT ? Level.BREAKING : Level.COMPATIBLE;
        case LOOSER -> way == Direction.SENT ? Level.COMPATIBLE : Level.BREAKING;
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
}
