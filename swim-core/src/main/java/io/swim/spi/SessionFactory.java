package io.swim.spi;

import io.swim.device.Access;
import io.swim.device.Device;
import io.swim.fault.DriverException;
import java.util.Set;

/**
 * Opens sessions. One factory serves all devices, so that sockets and threads can be shared; it is
 * thread-safe and closed with the engine.
 *
 * @param <S> the kind of session
 */
public interface SessionFactory<S extends DeviceSession> extends AutoCloseable {
  /** Unique among the session factories. */
  String id();

  /** The kind of session that it opens. */
  Class<S> kind();

  /** What it can speak. */
  Set<Access> accesses();

  /**
   * Whether it could open that kind of session, going by the credentials alone.
   *
   * @return false when there are no credentials for it
   */
  boolean hasCredentials(Device device, Access access, SessionServices services);

  /**
   * Opens a session.
   *
   * @throws DriverException UNREACHABLE, AUTHENTICATION, TIMEOUT or PROTOCOL, with effect NONE
   */
  S open(Device device, Access access, SessionServices services)
      throws DriverException, InterruptedException;

  @Override
  void close();
}
