package io.github.contactsv3.client.internal;

import feign.Response;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Collects a body for a thread that waits for its end, and gives the connection up where that does
 * not come in time.
 */
final class WholeBody implements Subscriber<List<ByteBuffer>> {
  private final List<ByteBuffer> parts = new ArrayList<>();
  private final CompletableFuture<Response.Body> whole = new CompletableFuture<>();
  private volatile @Nullable Subscription subscription;

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> next) {
    parts.addAll(next);
  }

  @Override
  public void onError(Throwable problem) {
    whole.completeExceptionally(problem);
  }

  @Override
  public void onComplete() {
    whole.complete(new BufferedBody(parts));
  }

  /** Waits for the end of the body. */
  Response.Body await(long nanos) throws IOException, InterruptedException, TimeoutException {
    try {
      return whole.get(nanos, TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      Subscription subscription = this.subscription;
      if (subscription != null) {
        subscription.cancel();
      }
      throw e;
    }
  }
}
