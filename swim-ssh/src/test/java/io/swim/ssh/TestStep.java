package io.swim.ssh;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.fault.DriverException;
import io.swim.spi.CliSession;
import io.swim.spi.DeviceSession;
import io.swim.spi.PlatformCatalog;
import io.swim.spi.StepContext;
import io.swim.spi.Transcript;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A step with one device, as a driver sees it. */
final class TestStep implements StepContext, AutoCloseable {
  final TestServices services;
  private final CliSessions sessions;
  private final Device device;
  private Optional<CliSession> open = Optional.empty();
  int checkpoints;

  TestStep(CliSessions sessions, Device device, TestServices services) {
    this.sessions = sessions;
    this.device = device;
    this.services = services;
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public <S extends DeviceSession> S session(Class<S> kind, Access access)
      throws DriverException, InterruptedException {
    if (open.isEmpty()) {
      open = Optional.of(sessions.open(device, access, services));
    }
    return kind.cast(open.get());
  }

  /** Ends the session, as the engine does between steps. */
  void hangUp() {
    open.ifPresent(CliSession::close);
    open = Optional.empty();
  }

  @Override
  public List<Access> configOrder() {
    return List.of(Access.SSH, Access.TELNET);
  }

  @Override
  public PlatformCatalog platforms() {
    return services.platforms();
  }

  @Override
  public Transcript transcript() {
    return services.transcript();
  }

  @Override
  public Clock clock() {
    return services.clock();
  }

  @Override
  public Instant deadline() {
    return services.deadline();
  }

  @Override
  public void checkpoint() {
    checkpoints++;
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    throw new InterruptedException("no driver here pauses");
  }

  @Override
  public void close() {
    hangUp();
  }
}
