package io.github.contactsv3.spark;

import io.github.contactsv3.search.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsPushDownV2Filters;
import org.apache.spark.sql.types.StructType;

/** Collects what a query needs. */
final class ContactsScanBuilder
    implements SupportsPushDownRequiredColumns, SupportsPushDownV2Filters {

  private final FleetOptions options;
  private final List<Predicate> pushed = new ArrayList<>();
  private final List<String> filters = new ArrayList<>();
  private List<ContactColumn> columns;

  ContactsScanBuilder(FleetOptions options) {
    this.options = options;
    this.columns = ContactColumns.of(options);
  }

  @Override
  public void pruneColumns(StructType required) {
    columns = ContactColumns.pruned(columns, required);
  }

  /** Returns those that Spark has to apply itself, also after the search. */
  @Override
  public Predicate[] pushPredicates(Predicate[] predicates) {
    List<Predicate> ofSpark = new ArrayList<>();
    for (Predicate predicate : predicates) {
      Optional<Condition> condition = PushedFilters.translate(predicate);
      condition.ifPresent(
          found -> {
            pushed.add(predicate);
            filters.add(found.toFilter().toJson());
          });
      if (condition.isEmpty() || !PushedFilters.isExact(predicate)) {
        ofSpark.add(predicate);
      }
    }
    return ofSpark.toArray(Predicate[]::new);
  }

  @Override
  public Predicate[] pushedPredicates() {
    return pushed.toArray(Predicate[]::new);
  }

  @Override
  public Scan build() {
    return new ContactsScan(options, options.settings(columns, filters));
  }
}
