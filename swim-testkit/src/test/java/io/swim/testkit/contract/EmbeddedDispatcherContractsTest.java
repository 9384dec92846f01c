package io.swim.testkit.contract;

import io.swim.internal.EmbeddedDispatcher;
import io.swim.spi.Alarm;
import io.swim.spi.Dispatcher;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** What an engine has that is given neither dispatcher nor alarm. */
class EmbeddedDispatcherContractsTest {
  private final ExecutorService pool = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    pool.shutdownNow();
  }

  private EmbeddedDispatcher embedded() {
    return new EmbeddedDispatcher(Clock.systemUTC(), pool);
  }

  @Nested
  class AsDispatcher extends DispatcherContract {
    @Override
    protected Dispatcher newDispatcher() {
      return embedded();
    }
  }

  @Nested
  class AsAlarm extends AlarmContract {
    @Override
    protected Alarm newAlarm() {
      return embedded();
    }
  }
}
