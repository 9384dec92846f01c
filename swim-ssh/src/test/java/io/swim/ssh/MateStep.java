package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.device.TransferProtocol;
import io.swim.fault.DriverException;
import io.swim.spi.CliSession;
import io.swim.spi.DeviceSession;
import io.swim.spi.FileSession;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.StepContext;
import io.swim.spi.Transcript;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A step with the other unit of a pair, over the session with the active one. */
record MateStep(StepContext own) implements StepContext {
  @Override
  public Device device() {
    return own.device();
  }

  @Override
  public <S extends DeviceSession> S session(Class<S> kind, Access access)
      throws DriverException, InterruptedException {
    return kind.cast(own.session(CliSession.class, access).mate());
  }

  @Override
  public FileSession files(TransferProtocol protocol) {
    throw new UnsupportedOperationException("nobody sends files to the other unit");
  }

  @Override
  public List<Access> configOrder() {
    return own.configOrder();
  }

  @Override
  public PlatformCatalog platforms() {
    return own.platforms();
  }

  @Override
  public Transcript transcript() {
    return own.transcript();
  }

  @Override
  public Clock clock() {
    return own.clock();
  }

  @Override
  public Instant deadline() {
    return own.deadline();
  }

  @Override
  public void checkpoint() throws InterruptedException {
    own.checkpoint();
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    own.pause(duration);
  }
}
