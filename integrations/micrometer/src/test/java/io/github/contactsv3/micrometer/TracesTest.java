package io.github.contactsv3.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.contactsv3.auth.Credentials;
import io.github.contactsv3.client.ContactsClient;
import io.github.contactsv3.errors.NotFoundException;
import io.github.contactsv3.resilience.Quotas;
import io.github.contactsv3.resilience.RetryPolicy;
import io.github.contactsv3.sandbox.ContactsSandbox;
import io.github.contactsv3.sandbox.Fault;
import io.github.contactsv3.sandbox.RecordedRequest;
import io.github.contactsv3.search.ContactQuery;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler.FirstMatchingCompositeObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import io.micrometer.tracing.handler.PropagatingSenderTracingObservationHandler;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.micrometer.tracing.otel.bridge.Slf4JEventListener;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** From calls to the spans of OpenTelemetry, the headers that arrive, and the log. */
class TracesTest {
  private static final Slf4JEventListener MDC = new Slf4JEventListener();

  static {
    // As Spring Boot does it; has to come before any context is used.
    ContextStorage.addWrapper(new EventPublishingContextWrapper(MDC::onEvent));
  }

  private final ContactsSandbox sandbox = ContactsSandbox.start();
  private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
  private final OpenTelemetrySdk otel =
      OpenTelemetrySdk.builder()
          .setTracerProvider(
              SdkTracerProvider.builder()
                  .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                  .build())
          .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
          .build();
  private final ObservationRegistry registry = ObservationRegistry.create();
  private final ListAppender<ILoggingEvent> log =
      new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
          // Otherwise the ids are read when the test asks for them.
          event.prepareForDeferredProcessing();
          super.append(event);
        }
      };
  private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.contactsv3.client");
  private ContactsClient client;

  @BeforeEach
  void start() {
    Tracer spans = otel.getTracer("test");
    OtelTracer tracer = new OtelTracer(spans, new OtelCurrentTraceContext(), MDC::onEvent);
    registry
        .observationConfig()
        .observationHandler(
            new FirstMatchingCompositeObservationHandler(
                new PropagatingSenderTracingObservationHandler<>(
                    tracer, new OtelPropagator(otel.getPropagators(), spans)),
                new DefaultTracingObservationHandler(tracer)));
    client =
        ContactsClient.builder()
            .credentials(Credentials.privateIntegrationToken(sandbox.token()))
            .locationId(sandbox.locationId())
            .baseUrl(sandbox.baseUrl())
            .quota(Quotas.unlimited())
            .retries(RetryPolicy.builder().initialDelay(Duration.ofMillis(1)).build())
            .observer(ContactsObserver.of(registry))
            .build();
    sandbox.seed(3);
    logger.setLevel(Level.DEBUG);
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
    logger.setLevel(null);
    client.close();
    sandbox.close();
    otel.close();
  }

  private String contactId() {
    String id = client.search(ContactQuery.all()).iterator().next().getId();
    exporter.reset();
    sandbox.requests().clear();
    log.list.clear();
    return id;
  }

  private static String attribute(SpanData span, String name) {
    return span.getAttributes().get(AttributeKey.stringKey(name));
  }

  @Test
  void call_withARetry_isASpanWithOneForEachAttemptWhichArrives() {
    String id = contactId();
    sandbox.faults().add(Fault.status(503));

    Observation.createNotStarted("the application's own", registry)
        .observe(() -> client.contacts().getContact(id));

    List<SpanData> spans = exporter.getFinishedSpanItems();
    assertThat(spans)
        .extracting(SpanData::getName)
        .containsExactly(
            "GET /contacts/{contactId}",
            "GET /contacts/{contactId}",
            "get-contact",
            "the application's own");
    SpanData first = spans.get(0);
    SpanData second = spans.get(1);
    SpanData call = spans.get(2);
    assertThat(spans).extracting(SpanData::getTraceId).containsOnly(call.getTraceId());
    assertThat(first.getParentSpanId()).isEqualTo(call.getSpanId());
    assertThat(second.getParentSpanId()).isEqualTo(call.getSpanId());
    assertThat(call.getParentSpanId()).isEqualTo(spans.get(3).getSpanId());
    assertThat(call.getKind()).isEqualTo(SpanKind.INTERNAL);
    assertThat(first.getKind()).isEqualTo(SpanKind.CLIENT);
    assertThat(attribute(first, "http.response.status_code")).isEqualTo("503");
    assertThat(attribute(first, "error.type")).isEqualTo("503");
    assertThat(attribute(first, "http.request.resend_count")).isNull();
    assertThat(attribute(second, "http.response.status_code")).isEqualTo("200");
    assertThat(attribute(second, "http.request.method")).isEqualTo("GET");
    assertThat(attribute(second, "http.request.resend_count")).isEqualTo("1");
    assertThat(attribute(second, "contacts.retry.reason")).isEqualTo("server_error");
    assertThat(attribute(second, "url.template")).isEqualTo("/contacts/{contactId}");
    assertThat(attribute(second, "server.address")).isEqualTo("127.0.0.1");
    assertThat(sandbox.baseUrl()).endsWith(":" + attribute(second, "server.port"));
    assertThat(attribute(call, "contacts.location.id")).isEqualTo(sandbox.locationId());
    assertThat(attribute(call, "contacts.attempts")).isEqualTo("2");
    assertThat(sandbox.requests().list())
        .extracting(RecordedRequest::traceparent)
        .containsExactly(
            "00-" + call.getTraceId() + "-" + first.getSpanId() + "-01",
            "00-" + call.getTraceId() + "-" + second.getSpanId() + "-01");
  }

  @Test
  void logs_insideACall_haveTheIdsOfTheTraceAndNoneAfterIt() {
    String id = contactId();

    client.contacts().getContact(id);
    logger.debug("after the call");

    SpanData call = exporter.getFinishedSpanItems().get(1);
    assertThat(log.list).hasSizeGreaterThan(1);
    assertThat(log.list.subList(0, log.list.size() - 1))
        .allSatisfy(
            event ->
                assertThat(event.getMDCPropertyMap()).containsEntry("traceId", call.getTraceId()));
    assertThat(log.list.get(log.list.size() - 1).getMDCPropertyMap()).doesNotContainKey("traceId");
  }

  @Test
  void call_fails_isAnErrorOfItsSpanWithTheClassAlone() {
    contactId();

    assertThatThrownBy(() -> client.contacts().getContact("ocQHyuzHvysMo5N5VsXc"))
        .isInstanceOf(NotFoundException.class);

    SpanData call = exporter.getFinishedSpanItems().get(1);
    assertThat(call.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(attribute(call, "error.type")).isEqualTo(NotFoundException.class.getName());
  }
}
