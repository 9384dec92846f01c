package io.swim.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.swim.device.DeviceId;
import io.swim.event.EngineEvent;
import io.swim.job.AssignmentId;
import io.swim.job.RunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EventsTest {
  private static final AssignmentId ID = new AssignmentId(new RunId("run"), new DeviceId("sw-1"));
  private static final int MANY = 20_000;
  private final Events events = new Events();

  @AfterEach
  void close() {
    events.close();
  }

  private void say(int number) {
    events.commented(Instant.EPOCH, ID, "remark " + number);
  }

  @Test
  void aListenerThatThrowsKeepsNobodyFromBeingTold() {
    List<EngineEvent> told = new ArrayList<>();
    events.add(
        event -> {
          throw new IllegalStateException("a listener's defect");
        });
    events.add(told::add);

    say(1);
    say(2);

    assertThat(told).hasSize(2);
  }

  @Test
  void listenersAreToldOnTheThreadWhereItHappens() {
    List<Thread> threads = new ArrayList<>();
    events.add(event -> threads.add(Thread.currentThread()));

    say(1);

    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  void aSubscriberIsToldEverythingInOrder() {
    Subscriber subscriber = new Subscriber();
    events.publisher().subscribe(subscriber);
    for (int i = 0; i < 1000; i++) {
      say(i);
    }

    await().until(() -> subscriber.told.size() == 1000);
    assertThat(subscriber.told.get(999)).isEqualTo("remark 999");
    assertThat(subscriber.told).doesNotHaveDuplicates();
  }

  @Test
  @Timeout(30)
  void aSubscriberThatIsTooSlowHoldsNobodyAndMissesSome() {
    Subscriber slow = new Subscriber();
    slow.held = new CountDownLatch(1);
    Subscriber quick = new Subscriber();
    events.publisher().subscribe(slow);
    events.publisher().subscribe(quick);

    for (int i = 0; i < MANY; i++) {
      say(i);
    }
    slow.held.countDown();

    await().until(() -> quick.told.size() > 1000);
    await().until(() -> slow.told.size() > 1000);
    assertThat(slow.told.size()).isLessThan(MANY);
  }

  @Test
  void afterTheEndNobodyIsToldAndNothingFails() {
    Subscriber subscriber = new Subscriber();
    events.publisher().subscribe(subscriber);
    events.close();

    say(1);

    await().until(() -> subscriber.complete);
    assertThat(subscriber.told).isEmpty();
  }

  /** Asks for everything, and may be held at the first event. */
  private static final class Subscriber implements Flow.Subscriber<EngineEvent> {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile boolean complete;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(EngineEvent event) {
      try {
        held.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      told.add(((EngineEvent.Commented) event).text());
    }

    @Override
    public void onError(Throwable throwable) {}

    @Override
    public void onComplete() {
      complete = true;
    }
  }
}
