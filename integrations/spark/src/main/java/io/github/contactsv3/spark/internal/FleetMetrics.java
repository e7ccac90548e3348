package io.github.contactsv3.spark.internal;

import org.apache.spark.sql.connector.metric.CustomMetric;
import org.apache.spark.sql.connector.metric.CustomSumMetric;

/** Metrics of a read, which Spark shows on the page of a query. */
public final class FleetMetrics {

  private FleetMetrics() {}

  /**
   * Returns the metrics.
   *
   * @return new objects
   */
  public static CustomMetric[] all() {
    return new CustomMetric[] {
      new Requests(), new RateLimited(), new Locations(), new Skipped(), new Unreadable()
    };
  }

  /** Requests sent, retries included. */
  public static final class Requests extends CustomSumMetric {
    /** The name in tasks. */
    public static final String NAME = "requests";

    /** Creates the metric. */
    public Requests() {}

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public String description() {
      return "requests sent";
    }
  }

  /** Responses with status 429. */
  public static final class RateLimited extends CustomSumMetric {
    /** The name in tasks. */
    public static final String NAME = "rateLimited";

    /** Creates the metric. */
    public RateLimited() {}

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public String description() {
      return "responses 429";
    }
  }

  /** Locations read to their end. */
  public static final class Locations extends CustomSumMetric {
    /** The name in tasks. */
    public static final String NAME = "locationsRead";

    /** Creates the metric. */
    public Locations() {}

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public String description() {
      return "locations read";
    }
  }

  /** Locations skipped. */
  public static final class Skipped extends CustomSumMetric {
    /** The name in tasks. */
    public static final String NAME = "locationsSkipped";

    /** Creates the metric. */
    public Skipped() {}

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public String description() {
      return "locations skipped";
    }
  }

  /** Elements of pages that are no contacts. */
  public static final class Unreadable extends CustomSumMetric {
    /** The name in tasks. */
    public static final String NAME = "unreadable";

    /** Creates the metric. */
    public Unreadable() {}

    @Override
    public String name() {
      return NAME;
    }

    @Override
    public String description() {
      return "unreadable elements";
    }
  }
}
