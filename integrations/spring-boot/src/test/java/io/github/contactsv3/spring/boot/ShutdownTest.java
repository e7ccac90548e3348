package io.github.contactsv3.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.client.bulk.UpsertCheckpoint;
import io.github.contactsv3.errors.CallbackException;
import io.github.contactsv3.model.UpsertContactRequest;
import io.github.contactsv3.pagination.ExportCheckpoint;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.junit.ContactsSandboxExtension;
import io.github.contactsv3.search.ContactQuery;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/** Runs end at a checkpoint when the application stops, and the application waits for them. */
@Timeout(60)
class ShutdownTest {
  @RegisterExtension
  static final ContactsSandboxExtension SANDBOX =
      ContactsSandboxExtension.of(ContactsSandbox.builder().quotaOff().seed(30));

  @Test
  void export_endsAtACheckpoint_fromWhichItResumes() {
    Contexts.with(SANDBOX.sandbox())
        .run(
            context -> {
              ContactsClient client = context.getBean(ContactsClient.class);
              CountDownLatch inSink = new CountDownLatch(1);
              CountDownLatch stopping = new CountDownLatch(1);
              long[] received = new long[1];
              CompletableFuture<CallbackException> export =
                  CompletableFuture.supplyAsync(
                      () ->
                          catchThrowableOfType(
                              CallbackException.class,
                              () ->
                                  client
                                      .export(ContactQuery.all())
                                      .pageSize(10)
                                      .ordered()
                                      .run(
                                          (contacts, checkpoint) -> {
                                            inSink.countDown();
                                            stopping.await();
                                            received[0] += contacts.size();
                                          })));
              inSink.await();
              CompletableFuture<Void> stop =
                  CompletableFuture.runAsync(context.getSourceApplicationContext()::close);
              assertThat(stop).isNotDone(); // the sink still has what it writes to
              awaitStopping(context.getSourceApplicationContext());
              stopping.countDown();

              CallbackException ended = export.get(30, TimeUnit.SECONDS);
              assertThat(ended).hasCauseInstanceOf(ApplicationStoppingException.class);
              assertThat(received[0]).isEqualTo(10);
              assertThat(ExportCheckpoint.parse(ended.checkpoint()).done()).isEqualTo(10);
              stop.get(30, TimeUnit.SECONDS);
            });
  }

  /** The phase has begun once a new run is refused. */
  private static void awaitStopping(ConfigurableApplicationContext context) {
    SmartLifecycle tracker = context.getBean(SmartLifecycle.class);
    while (tracker.isRunning()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void upsert_endsAtACheckpoint() {
    Contexts.with(SANDBOX.sandbox())
        .run(
            context -> {
              ContactsClient client = context.getBean(ContactsClient.class);
              Stream<UpsertContactRequest> rows =
                  Stream.iterate(1, i -> i + 1)
                      .limit(20)
                      .map(
                          i ->
                              UpsertContactRequest.builder()
                                  .locationId(client.locationId())
                                  .email("a" + i + "@example.com")
                                  .build());
              CompletableFuture<?>[] stop = new CompletableFuture<?>[1];

              CallbackException ended =
                  catchThrowableOfType(
                      CallbackException.class,
                      () ->
                          client
                              .bulk()
                              .upsert(rows)
                              .parallelism(1)
                              .run(
                                  (result, checkpoint) -> {
                                    if (stop[0] == null) {
                                      stop[0] =
                                          CompletableFuture.runAsync(
                                              context.getSourceApplicationContext()::close);
                                      awaitStopping(context.getSourceApplicationContext());
                                    }
                                  }));

              assertThat(ended).hasCauseInstanceOf(ApplicationStoppingException.class);
              assertThat(UpsertCheckpoint.parse(ended.checkpoint()).done()).isEqualTo(1);
              stop[0].get(30, TimeUnit.SECONDS);
            });
  }

  @Test
  void derivedClients_areStoppedAsWell_andAllMethodsOfTheClientAreThere() {
    Contexts.with(SANDBOX.sandbox())
        .run(
            context -> {
              ContactsClient client = context.getBean(ContactsClient.class);
              assertThat(Proxy.isProxyClass(client.forLocation("other").getClass())).isTrue();
              assertThat(client).isEqualTo(client).hasSameHashCodeAs(client);
              for (Method method : ContactsClient.class.getMethods()) {
                if (method.getParameterCount() == 0
                    && !Modifier.isStatic(method.getModifiers())
                    && !method.getName().equals("close")) {
                  assertThat(method.invoke(client)).as(method.getName()).isNotNull();
                }
              }
              assertThat(Arrays.asList(client.getClass().getInterfaces()))
                  .containsExactly(ContactsClient.class);
            });
  }
}
