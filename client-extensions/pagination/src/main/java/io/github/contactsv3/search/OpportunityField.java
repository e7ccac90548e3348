package io.github.contactsv3.search;

import java.util.List;

/** A field of an opportunity; see {@link ContactFields#OPPORTUNITIES}. Immutable. */
public final class OpportunityField {

  /** The id of the pipeline. */
  public static final OpportunityField PIPELINE_ID = new OpportunityField("pipelineId");

  /** The id of the stage in the pipeline. */
  public static final OpportunityField STAGE_ID = new OpportunityField("pipelineStageId");

  /** The status, such as {@code open}. */
  public static final OpportunityField STATUS = new OpportunityField("status");

  private final KeywordField field;

  private OpportunityField(String name) {
    this.field = new KeywordField(name);
  }

  /** Returns all fields. */
  static List<OpportunityField> all() {
    return List.of(PIPELINE_ID, STAGE_ID, STATUS);
  }

  /**
   * Returns the name of the field in the service's filters.
   *
   * @return the name
   */
  public String name() {
    return field.name();
  }

  /**
   * Matches opportunities with this value.
   *
   * @param value the value, 1 to 75 characters
   * @return the condition
   * @throws IllegalArgumentException if it is empty or longer
   */
  public OpportunityCondition eq(String value) {
    return new OpportunityCondition(field.eq(value));
  }

  /**
   * Matches opportunities without this value.
   *
   * @param value the value, 1 to 75 characters
   * @return the condition
   * @throws IllegalArgumentException if it is empty or longer
   */
  public OpportunityCondition notEq(String value) {
    return new OpportunityCondition(field.notEq(value));
  }

  /**
   * Matches opportunities with any value.
   *
   * @return the condition
   */
  public OpportunityCondition exists() {
    return new OpportunityCondition(field.exists());
  }

  /**
   * Matches opportunities without a value.
   *
   * @return the condition
   */
  public OpportunityCondition notExists() {
    return new OpportunityCondition(field.notExists());
  }

  @Override
  public String toString() {
    return name();
  }
}
