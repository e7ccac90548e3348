package io.github.contactsv3.benchmarks.jmh;

import feign.FeignException;
import io.github.contactsv3.benchmarks.column.BareClient;
import io.github.contactsv3.benchmarks.column.Requests;
import io.github.contactsv3.benchmarks.column.StockClient;
import io.github.contactsv3.errors.NotFoundException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** Single calls, one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Calls {

  @Benchmark
  public Object get_bare(Connected clients) {
    return clients.bare.getContact(Requests.CONTACT);
  }

  @Benchmark
  public Object get_stock(Connected clients) {
    return clients.stock.getContact(Requests.CONTACT);
  }

  @Benchmark
  public Object get_ours(Connected clients) {
    return clients.ours.contacts().getContact(Requests.CONTACT);
  }

  /** As {@link #get_ours}, with a view of the client made for each call. */
  @Benchmark
  public Object getForLocation_ours(Connected clients) {
    return clients.ours.forLocation(Requests.LOCATION).contacts().getContact(Requests.CONTACT);
  }

  @Benchmark
  public Object create_bare(Connected clients) {
    return clients.bare.createContact(Requests.create());
  }

  @Benchmark
  public Object create_stock(Connected clients) {
    return clients.stock.createContact(StockClient.create());
  }

  @Benchmark
  public Object create_ours(Connected clients) {
    return clients.ours.contacts().createContact(Requests.create());
  }

  @Benchmark
  public Object page100_bare(Connected clients) {
    return clients.bare.search(Requests.search(100, null));
  }

  @Benchmark
  public Object page100_stock(Connected clients) {
    return clients.stock.search(100, null);
  }

  @Benchmark
  public Object page100_ours(Connected clients) {
    return clients.ours.search().searchContacts(Requests.search(100, null));
  }

  @Benchmark
  public Object page500_bare(Connected clients) {
    return clients.bare.search(Requests.search(500, null));
  }

  @Benchmark
  public Object page500_stock(Connected clients) {
    return clients.stock.search(500, null);
  }

  @Benchmark
  public Object page500_ours(Connected clients) {
    return clients.ours.search().searchContacts(Requests.search(500, null));
  }

  @Benchmark
  public Object error_bare(Connected clients) {
    try {
      return clients.bare.getContact(Requests.MISSING);
    } catch (BareClient.ErrorException e) {
      return e;
    }
  }

  @Benchmark
  public Object error_stock(Connected clients) {
    try {
      return clients.stock.getContact(Requests.MISSING);
    } catch (FeignException.NotFound e) {
      return e;
    }
  }

  @Benchmark
  public Object error_ours(Connected clients) {
    try {
      return clients.ours.contacts().getContact(Requests.MISSING);
    } catch (NotFoundException e) {
      return e;
    }
  }
}
