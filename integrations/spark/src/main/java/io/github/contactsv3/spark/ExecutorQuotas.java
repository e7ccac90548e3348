package io.github.contactsv3.spark;

import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.spi.QuotaGate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The quotas of this process: tasks that use the same settings share one. Thread-safe. */
final class ExecutorQuotas {

  private static final Map<Object, QuotaGate> GATES = new ConcurrentHashMap<>();

  private ExecutorQuotas() {}

  private record Shared(String type, Map<String, String> options) {}

  static QuotaGate of(ReadSettings settings) {
    String type = settings.quota();
    if (type != null) {
      Map<String, String> options = settings.quotaOptions();
      return GATES.computeIfAbsent(
          new Shared(type, options),
          key -> UserClass.create(FleetOptions.QUOTA, type, FleetQuota.class, options).quota());
    }
    double share = settings.interactiveShare();
    return share < 0
        ? Quotas.shared()
        : GATES.computeIfAbsent(share, key -> Quotas.builder().interactiveShare(share).build());
  }
}
